package io.github.edusec.classify.container;

import io.github.edusec.classify.label.FileNameForm;
import io.github.edusec.classify.label.LabelReader;
import io.github.edusec.classify.label.LabelReading;
import io.github.edusec.classify.label.MsipMap;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the highest class of a folder or archive, per axis, with the evidence that set it.
 *
 * <p>Folders, ZIP, TAR, gzip (also around TAR) and 7z, in each other; LZMA in 7z needs {@code org.tukaani:xz} on the class
 * path, without it such an archive is unknown and says so. Other archives (RAR, LZH, CAB, bzip2, xz) and programs that may unpack
 * themselves are unknown. What a file is decide its first bytes, not its name. Only what labels need is read. Nothing is
 * written or unpacked to disk, links are not followed, and on any bytes a scan ends within its limits with a result.
 *
 * <p>A member whose class is unknown counts as the policy says, by default as the most severe, and is always counted. A label
 * beside a document that cannot be read speaks for it; a label on an archive joins those of its members and never replaces
 * them. A ZIP archive in which another program could see other members than its directory lists (local and central headers
 * differ, entries lie on each other, bytes no entry covers) is unknown as a whole, besides what its members say.
 *
 * <p>Results come in a fixed order: names sorted by code unit within a folder, members as the archive has them, an archive
 * behind its members. Not guaranteed: that a label is true. Source: 那須烏山市教育情報セキュリティポリシー 第4-2(5)ウ. Immutable and
 * thread-safe.
 *
 * @since 0.1.0
 */
public final class ContainerScanner {
    private final ScanLimits limits;
    private final ScanPolicy policy;
    private final LabelReader reader;

    private ContainerScanner(ScanLimits limits, ScanPolicy policy, LabelReader reader) {
        this.limits = limits;
        this.policy = policy;
        this.reader = reader;
    }

    /**
     * Returns a scanner with the default limits, for which everything unknown is the most severe.
     *
     * @return the scanner
     */
    public static ContainerScanner standard() {
        return with(ScanLimits.DEFAULT, ScanPolicy.MOST_SEVERE, MsipMap.NONE);
    }

    /**
     * Returns a scanner.
     *
     * @param limits what a scan may cost
     * @param policy what unknown members count as
     * @param map what MSIP labels stand for
     * @return the scanner
     */
    public static ContainerScanner with(ScanLimits limits, ScanPolicy policy, MsipMap map) {
        return new ContainerScanner(limits, policy, LabelReader.with(limits.document(), map));
    }

    /**
     * Returns a scanner that also knows marks of one more form in names; the built-in ones are always known.
     *
     * @param form a form of the caller's
     * @return the scanner
     */
    public ContainerScanner withNameForm(FileNameForm form) {
        return new ContainerScanner(limits, policy, reader.withNameForm(form));
    }

    /**
     * Scans a folder, an archive or a single file.
     *
     * @param root the folder or file; if it is a link, what it leads to
     * @return the highest class, the evidence and the counts
     * @throws IOException if the root does not exist, is neither a file nor a folder or cannot be opened, or if the thread was interrupted
     */
    public ScanSummary scan(Path root) throws IOException {
        return scan(root, member -> {});
    }

    /**
     * Scans a folder, an archive or a single file, and hands over each result as it comes; memory does not grow with their
     * number, except for the names in one folder.
     *
     * @param root the folder or file; if it is a link, what it leads to
     * @param visitor takes each result, in a fixed order, on the calling thread
     * @return the highest class, the evidence and the counts
     * @throws IOException if the root does not exist, is neither a file nor a folder or cannot be opened, or if the thread was interrupted
     */
    public ScanSummary scan(Path root, Consumer<? super ScannedMember> visitor) throws IOException {
        try {
            return scanReal(root, visitor);
        } catch (Tally.VisitorFailure e) {
            throw e.failure();
        }
    }

    private ScanSummary scanReal(Path root, Consumer<? super ScannedMember> visitor) throws IOException {
        Path real = root.toRealPath();
        Tally tally = new Tally(policy, visitor);
        EntryCount entries = new EntryCount(limits.maxEntries());
        BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            new FolderWalk(this, tally, entries).walk(real);
            return tally.summary(null);
        }
        if (!attributes.isRegularFile()) {
            // Opening a pipe would wait for a writer, and reading a device need not end.
            throw new FileSystemException(real.toString(), null, "neither a file nor a folder");
        }
        // Opened before anything is judged: the named file that cannot be opened is the caller's mistake, not a result.
        FileChannel.open(real).close();
        Path sidecar = real.resolveSibling(LabelReader.sidecarName(String.valueOf(real.getFileName())));
        file(
                List.of(String.valueOf(real.getFileName())),
                real,
                Files.isRegularFile(sidecar, LinkOption.NOFOLLOW_LINKS) ? sidecar : null,
                attributes,
                tally,
                entries);
        return tally.summary(tally.lastReason());
    }

    /** Judges one file on disk. */
    void file(
            List<String> path,
            Path file,
            @Nullable Path sidecar,
            BasicFileAttributes attributes,
            Tally tally,
            EntryCount entries)
            throws IOException {
        if (!entries.take()) {
            tally.notVisited(1);
            return;
        }
        if (!attributes.isRegularFile()) {
            tally.link(path, false);
            return;
        }
        Unreadable problem = null;
        LabelReading beside = LabelReading.NONE;
        try {
            beside = Unreadable.guarded(() ->
                    reader.beside(String.valueOf(file.getFileName()), sidecar == null ? null : Sidecars.read(sidecar)));
        } catch (Unreadable e) {
            problem = e;
        }
        Budget budget = new Budget(limits, attributes.size());
        Budget scouting = new Budget(limits, attributes.size());
        MemberScan scan = new MemberScan(limits, reader, tally, entries, budget, scouting);
        scan.judge(
                new MemberScan.Subject(path, beside, false, problem),
                () -> new FileContent(FileChannel.open(file, LinkOption.NOFOLLOW_LINKS), budget));
    }

    /** Tells whether a file on disk is a label file and nothing else. */
    boolean isSidecar(Path file, BasicFileAttributes attributes) {
        String name = String.valueOf(file.getFileName());
        if (!attributes.isRegularFile()
                || !name.endsWith(LabelReader.sidecarName(""))
                || attributes.size() >= Sidecars.MAX_BYTES) {
            return false;
        }
        try {
            return LabelReader.isSidecar(Sidecars.read(file));
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** A file on disk; closing it closes the channel. */
    private static final class FileContent implements Content {
        private final FileChannel channel;
        private final Content content;

        FileContent(FileChannel channel, Budget budget) throws IOException {
            this.channel = channel;
            this.content = Content.in(ReadOnlyChannel.counted(channel, budget));
        }

        @Override
        public byte[] head() throws IOException {
            return content.head();
        }

        @Override
        public java.nio.channels.SeekableByteChannel open() throws IOException {
            return content.open();
        }

        @Override
        public boolean isArchiveFurtherIn() throws IOException {
            return content.isArchiveFurtherIn();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
