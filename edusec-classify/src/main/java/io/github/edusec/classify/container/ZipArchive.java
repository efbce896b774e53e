package io.github.edusec.classify.container;

import io.github.edusec.classify.ClassifyException;
import io.github.edusec.classify.LimitExceededException;
import io.github.edusec.classify.ziprecord.ZipListing;
import io.github.edusec.classify.ziprecord.ZipRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** A ZIP archive in the order of its directory; every entry is held against its local header. */
final class ZipArchive implements Archive {
    private static final int AES = 99;
    private static final int UNIX = 3;
    private static final int FILE_TYPE = 0xF000;
    private static final int LINK = 0xA000;
    /** What is longer is no path: a program that does not know of links would take it for a file. */
    private static final int MAX_LINK = 4_096;

    private final SeekableByteChannel channel;
    private final Budget budget;
    private final ZipListing listing;
    private final boolean lookingForHidden;
    private long listed;
    private boolean hiding;

    /** Opens an archive; looking for hidden entries reads more of it than its headers. */
    ZipArchive(SeekableByteChannel channel, boolean lookingForHidden, Budget budget) throws IOException {
        this.channel = channel;
        this.lookingForHidden = lookingForHidden;
        this.budget = budget;
        this.listing = ZipListing.open(channel, "archive");
    }

    /** Tells whether an archive is an office package, whose label stands for all that is in it. */
    static boolean isOfficePackage(SeekableByteChannel channel) throws IOException {
        ZipListing listing = ZipListing.open(channel, "archive");
        for (Optional<ZipListing.Entry> entry = listing.next(); entry.isPresent(); entry = listing.next()) {
            String name = entry.get().record().name();
            if (name.equalsIgnoreCase("[Content_Types].xml")) {
                return true;
            }
            if (name.equals("mimetype")) {
                return isOpenDocument(channel, listing, entry.get());
            }
        }
        return false;
    }

    private static boolean isOpenDocument(SeekableByteChannel channel, ZipListing listing, ZipListing.Entry entry)
            throws IOException {
        ZipRecord record = entry.record();
        if (record.method() != ZipRecord.STORED || record.isEncrypted()) {
            return false;
        }
        SeekableByteChannel type = ReadOnlyChannel.range(channel, listing.locate(entry), record.compressedSize());
        return new String(new ChannelStream(type).readNBytes(64), java.nio.charset.StandardCharsets.US_ASCII)
                .startsWith("application/vnd.oasis.opendocument.");
    }

    @Override
    public Optional<Member> next() throws IOException {
        Optional<ZipListing.Entry> entry = listing.next();
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        listed++;
        return Optional.of(member(entry.get()));
    }

    private Member member(ZipListing.Entry entry) throws IOException {
        ZipRecord record = entry.record();
        long dataAt;
        try {
            dataAt = listing.locate(entry);
        } catch (LimitExceededException e) {
            // Every entry from here on would say the same.
            throw e;
        } catch (ClassifyException e) {
            return Member.unreadable(record.name(), UnknownReason.MALFORMED, String.valueOf(e.getMessage()));
        }
        if (lookingForHidden) {
            SeekableByteChannel range = ReadOnlyChannel.range(channel, dataAt, record.compressedSize());
            hiding |= new EntryRange(range, record, budget).mayEndEarly();
        }
        if (record.isDirectory() && record.size() == 0) {
            return Member.folder(record.name());
        }
        if (isLink(record)) {
            return Member.link(record.name());
        }
        if (record.isEncrypted() || record.method() == AES) {
            return Member.unreadable(record.name(), UnknownReason.ENCRYPTED, "an encrypted ZIP entry");
        }
        if (record.method() != ZipRecord.STORED && record.method() != ZipRecord.DEFLATED) {
            return Member.unreadable(
                    record.name(), UnknownReason.UNSUPPORTED, "ZIP compression method " + record.method());
        }
        return new Member(record.name(), Kind.FILE, null, () -> content(record, dataAt));
    }

    /** Programs of Unix put the mode into the upper half of the attributes; such a link's content is where it leads. */
    private static boolean isLink(ZipRecord record) {
        boolean unix = record.attributes().versionMadeBy() >> 8 == UNIX;
        return unix
                && (record.attributes().externalAttributes() >> 16 & FILE_TYPE) == LINK
                && record.size() <= MAX_LINK;
    }

    private Content content(ZipRecord record, long dataAt) throws IOException {
        SeekableByteChannel raw = ReadOnlyChannel.range(channel, dataAt, record.compressedSize());
        if (record.method() == ZipRecord.STORED) {
            return Content.in(raw);
        }
        return Content.from(new PaidStream(new Inflated(new ChannelStream(raw)), budget), budget);
    }

    @Override
    public Optional<Unreadable> doubt() {
        if (listing.isOverlapping()) {
            return Optional.of(new Unreadable(UnknownReason.MALFORMED, "entries of the archive lie on each other"));
        }
        if (hiding) {
            return Optional.of(
                    new Unreadable(UnknownReason.MALFORMED, "bytes of an entry of the archive that are not its data"));
        }
        OptionalLong unlisted = listing.unlisted();
        return unlisted.isEmpty()
                ? Optional.empty()
                : Optional.of(new Unreadable(
                        UnknownReason.MALFORMED,
                        unlisted.getAsLong() + " bytes of the archive that its directory does not list"));
    }

    @Override
    public long remaining() {
        return listing.announced() - listed;
    }

    /** Raw deflate data; the native memory of the inflater is given back on closing. */
    private static final class Inflated extends InflaterInputStream {
        Inflated(InputStream in) {
            super(in, new Inflater(true), 1 << 12);
        }

        @Override
        public void close() throws IOException {
            inf.end();
            super.close();
        }
    }
}
