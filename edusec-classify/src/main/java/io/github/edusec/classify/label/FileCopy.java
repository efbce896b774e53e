package io.github.edusec.classify.label;

import io.github.edusec.classify.files.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Copies to new paths. */
final class FileCopy {
    private static final int CHUNK = 1 << 16;

    private FileCopy() {}

    /** Starts a new file that nobody may read who may not read the source; its owner and lists (ACL) are not carried over. */
    static AtomicFile create(Path source, Path target) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(source, PosixFileAttributeView.class);
        if (view == null
                || !target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return AtomicFile.create(target);
        }
        return AtomicFile.create(
                target,
                PosixFilePermissions.asFileAttribute(view.readAttributes().permissions()));
    }

    /** Copies a whole document into a channel. */
    static void into(WritableByteChannel out, SeekableByteChannel source) throws IOException {
        source.position(0);
        if (source instanceof FileChannel file) {
            transfer(out, file);
            return;
        }
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
        while (source.read(buffer) >= 0) {
            buffer.flip();
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
            buffer.clear();
        }
    }

    private static void transfer(WritableByteChannel out, FileChannel file) throws IOException {
        long size = file.size();
        long done = 0;
        while (done < size) {
            long moved = file.transferTo(done, size - done, out);
            if (moved <= 0) {
                throw new IOException("copy: the source became shorter while it was read");
            }
            done += moved;
        }
    }

    /** What was copied: the hash is that of the bytes written, not of a second reading. */
    record Copied(long size, String sha256) {}

    /** Copies a file into a channel and hashes what goes through. */
    static Copied hashing(Path source, WritableByteChannel out) throws IOException {
        MessageDigest digest = sha256();
        long size = 0;
        try (FileChannel in = FileChannel.open(source, StandardOpenOption.READ)) {
            ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
            while (in.read(buffer) >= 0) {
                buffer.flip();
                size += buffer.remaining();
                digest.update(buffer.array(), 0, buffer.limit());
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
                buffer.clear();
            }
        }
        return new Copied(size, HexFormat.of().formatHex(digest.digest()));
    }

    /** Every Java platform has SHA-256. */
    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform has no SHA-256", e);
        }
    }
}
