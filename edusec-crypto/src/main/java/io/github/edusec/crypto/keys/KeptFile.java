package io.github.edusec.crypto.keys;

import io.github.edusec.classify.Problem;
import io.github.edusec.classify.files.AtomicFile;
import io.github.edusec.classify.files.Replacement;
import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.crypto.FileChangedException;
import io.github.edusec.crypto.KeyFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * A small file of which the content is held, and which is written anew only over the very content that was read. Readable by
 * its owner only, from its first byte on, where the file system knows owners. Not thread-safe.
 */
final class KeptFile {
    static final int MAX_BYTES = 4 << 20;

    private final Path path;
    private String sha256;

    private KeptFile(Path path, String sha256) {
        this.path = path;
        this.sha256 = sha256;
    }

    static byte[] read(Path path) throws IOException {
        byte[] bytes = beginning(path);
        if (bytes.length > MAX_BYTES) {
            throw new KeyFileException(
                    new Problem(PolicyFile.nameOf(path), "the file is too large", "more than 4 MiB", "at most 4 MiB"));
        }
        return bytes;
    }

    /** Returns one byte more than allowed of a larger file, for a reader that refuses it in its own words. */
    static byte[] beginning(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(MAX_BYTES + 1);
        }
    }

    /** Behind a link the file itself is replaced, not the link. */
    static KeptFile of(Path path, byte[] content) throws IOException {
        return new KeptFile(path.toRealPath(), PolicyFile.sha256Of(content));
    }

    static KeptFile create(Path path, byte[] content) throws IOException {
        try (AtomicFile file = AtomicFile.create(path, ownerOnly(path))) {
            writeAll(file.channel(), content);
            file.force();
            file.commit();
        }
        return of(path, content);
    }

    void replace(byte[] content) throws IOException {
        try (Replacement replacement = Replacement.of(path)) {
            Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (ByteChannel channel = Files.newByteChannel(replacement.fresh(), fresh, ownerOnly(path))) {
                writeAll(channel, content);
            }
            replacement.commit(this::refuseChanged, Optional.empty());
        }
        sha256 = PolicyFile.sha256Of(content);
    }

    private void refuseChanged() throws IOException {
        String found;
        try {
            found = PolicyFile.sha256Of(read(path));
        } catch (NoSuchFileException e) {
            throw new FileChangedException(PolicyFile.nameOf(path), "no file");
        }
        if (!found.equals(sha256)) {
            throw new FileChangedException(PolicyFile.nameOf(path), "another content");
        }
    }

    /** What could not be read again is not written. */
    private static void writeAll(ByteChannel channel, byte[] content) throws IOException {
        if (content.length > MAX_BYTES) {
            throw new IllegalStateException(
                    "file of keys: found " + content.length + " bytes to write, allowed: at most " + MAX_BYTES);
        }
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path path) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
