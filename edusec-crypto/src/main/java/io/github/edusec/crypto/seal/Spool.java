package io.github.edusec.crypto.seal;

import io.github.edusec.classify.files.UnfinishedWork;
import io.github.edusec.crypto.CryptoLimits;
import io.github.edusec.crypto.OpenRefusal;
import io.github.edusec.crypto.zip.ArchiveRefusal;
import io.github.edusec.crypto.zip.Watch;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A temporary file for a package that comes from a stream or goes to one: only ciphertext lies in it. A killed process leaves
 * it in the system's temporary folder, where the next one of the same user deletes it.
 */
final class Spool implements Closeable {
    private static final int CHUNK = 1 << 16;

    private final UnfinishedWork work;

    private Spool(UnfinishedWork work) {
        this.work = work;
    }

    static Spool open() throws IOException {
        String user = Integer.toHexString(System.getProperty("user.name", "").hashCode());
        Path own = Path.of(System.getProperty("java.io.tmpdir", "."), "edusec-" + user);
        try {
            UnfinishedWork.makePrivate(own);
        } catch (FileAlreadyExistsException there) {
            if (!Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileSystemException(own.toString(), null, "found no folder, allowed: a folder of this user");
            }
        }
        Spool spool = new Spool(UnfinishedWork.beside(own.resolve("package")));
        spool.refuseForeign(own);
        return spool;
    }

    /** Everybody may make such a folder in the system's temporary one, and exchange what lies in his own. */
    private void refuseForeign(Path own) throws IOException {
        boolean posix = own.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix
                && !Files.getOwner(own, LinkOption.NOFOLLOW_LINKS)
                        .equals(Files.getOwner(work.folder(), LinkOption.NOFOLLOW_LINKS))) {
            close();
            throw new FileSystemException(
                    own.toString(), null, "found somebody else's folder, allowed: a folder of this user");
        }
    }

    static Spool of(InputStream sealed, CryptoLimits limits, Watch watch) throws IOException {
        Spool spool = open();
        try (OutputStream out = Files.newOutputStream(spool.file(), StandardOpenOption.CREATE_NEW)) {
            byte[] chunk = new byte[CHUNK];
            // Headers and manifest come on top of what the limit counts.
            long left = limits.maxTotalBytes() + (1L << 30);
            for (int read = sealed.read(chunk); read > 0; read = sealed.read(chunk)) {
                left -= read;
                if (left < 0) {
                    throw new ArchiveRefusal(OpenRefusal.OVER_LIMIT, "the stream does not end");
                }
                out.write(chunk, 0, read);
                watch.advance(read);
            }
            return spool;
        } catch (IOException | RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    Path file() {
        return work.folder().resolve("package");
    }

    @Override
    public void close() throws IOException {
        work.close();
    }
}
