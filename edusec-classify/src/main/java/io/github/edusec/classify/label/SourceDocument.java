package io.github.edusec.classify.label;

import io.github.edusec.classify.ClassifyException;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.ziprecord.ZipPackage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A document that is looked at by several: who tells what it is, who reads its labels, who marks it. It is opened as a package
 * once, and a part that one of them read is there for the next. Its channel stays the caller's. Not thread-safe.
 */
final class SourceDocument {
    private static final int HEAD = 1_024;

    private static final byte[] ENTRY = {'P', 'K', 3, 4};
    private static final byte[] EMPTY_ARCHIVE = {'P', 'K', 5, 6};
    private static final byte[] SPANNED = {'P', 'K', 7, 8};

    private final SeekableByteChannel channel;
    private final Limits limits;
    private @Nullable ByteBuffer head;
    private @Nullable OpcPackage parts;

    SourceDocument(SeekableByteChannel channel, Limits limits) {
        this.channel = channel;
        this.limits = limits;
    }

    /**
     * Opens a file for reading; links are followed.
     *
     * @throws FileSystemException if it is no regular file: whoever opens a pipe waits for its writer
     */
    static FileChannel open(Path file) throws IOException {
        if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
            throw new FileSystemException(
                    file.toString(), null, "found a folder or special file, allowed: a regular file");
        }
        return FileChannel.open(file, StandardOpenOption.READ);
    }

    SeekableByteChannel channel() {
        return channel;
    }

    /** Returns its first bytes, up to 1,024. */
    ByteBuffer head() throws IOException {
        ByteBuffer read = head;
        if (read == null) {
            read = ChannelBytes.at(channel, 0, HEAD);
            head = read;
        }
        return read.duplicate();
    }

    private boolean startsWith(byte[] magic) throws IOException {
        ByteBuffer start = head();
        return start.limit() >= magic.length && start.slice(0, magic.length).equals(ByteBuffer.wrap(magic));
    }

    /**
     * Tells whether it is taken for a ZIP: it starts with an entry, with the end of an empty archive, or with the mark of one that
     * was spread over several disks. Whoever reads labels and whoever writes them ask this one question.
     */
    boolean isZip() throws IOException {
        return startsWith(ENTRY) || startsWith(EMPTY_ARCHIVE) || startsWith(SPANNED);
    }

    /** Tells whether it is taken for an OLE2 file (MS-CFB 2.2). */
    boolean isOle() throws IOException {
        return OleFile.isOle(channel);
    }

    /**
     * Returns its parts; those that somebody edits are edited for all.
     *
     * @throws ClassifyException if it is no package that can be trusted
     */
    OpcPackage parts() throws IOException {
        OpcPackage opened = parts;
        if (opened == null) {
            opened = new OpcPackage(ZipPackage.over(channel, PackageStamper.WHERE, limits), limits);
            parts = opened;
        }
        return opened;
    }
}
