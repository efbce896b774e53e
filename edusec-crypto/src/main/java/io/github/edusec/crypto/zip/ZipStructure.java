package io.github.edusec.crypto.zip;

import io.github.edusec.classify.DuplicateEntryException;
import io.github.edusec.classify.LimitExceededException;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.ziprecord.ZipPackage;
import io.github.edusec.classify.ziprecord.ZipRecord;
import io.github.edusec.crypto.CryptoLimits;
import io.github.edusec.crypto.OpenRefusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Opens the structure of an archive and says in this module's words why it is refused. */
public final class ZipStructure {
    private static final byte[] LOCAL = {'P', 'K', 3, 4};
    private static final byte[] END = {'P', 'K', 5, 6};
    private static final int END_SIZE = 22;
    private static final int LONGEST_END = END_SIZE + 0xFFFF;

    private ZipStructure() {}

    static ZipPackage open(SeekableByteChannel channel, String where, CryptoLimits limits) throws IOException {
        Limits d = Limits.DEFAULT;
        Limits structure = new Limits(
                limits.maxEntries(),
                d.maxPartBytes(),
                limits.maxRatio(),
                d.maxXmlDepth(),
                d.maxPages(),
                d.maxPolicyFileBytes());
        boolean opened = false;
        try {
            ZipPackage zip = ZipPackage.over(channel, where, structure);
            opened = true;
            return zip;
        } catch (LimitExceededException e) {
            throw new ArchiveRefusal(OpenRefusal.OVER_LIMIT, String.valueOf(e.getMessage()));
        } catch (DuplicateEntryException e) {
            throw new ArchiveRefusal(OpenRefusal.DUPLICATE_NAME, String.valueOf(e.getMessage()));
        } catch (MalformedFileException e) {
            OpenRefusal reason = isCut(channel) ? OpenRefusal.TRUNCATED : OpenRefusal.MALFORMED;
            throw new ArchiveRefusal(reason, String.valueOf(e.getMessage()));
        } finally {
            if (!opened) {
                channel.close();
            }
        }
    }

    /** Begins as an archive does, as far as it goes, and has no whole end. */
    private static boolean isCut(SeekableByteChannel channel) throws IOException {
        long size = channel.size();
        byte[] start = read(channel, 0, (int) Math.min(size, LOCAL.length));
        if (!Arrays.equals(start, 0, start.length, LOCAL, 0, start.length)) {
            return false;
        }
        byte[] tail = read(channel, Math.max(0, size - LONGEST_END), (int) Math.min(size, LONGEST_END));
        for (int i = 0; i + END_SIZE <= tail.length; i++) {
            if (Arrays.equals(tail, i, i + END.length, END, 0, END.length)
                    && commentLength(tail, i) <= tail.length - i - END_SIZE) {
                return false;
            }
        }
        return true;
    }

    private static int commentLength(byte[] tail, int endAt) {
        int at = endAt + END_SIZE - 2;
        return Byte.toUnsignedInt(tail[at]) | Byte.toUnsignedInt(tail[at + 1]) << 8;
    }

    private static byte[] read(SeekableByteChannel channel, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        channel.position(position);
        while (bytes.hasRemaining() && channel.read(bytes) > 0) {
            // Until it is full or the file ends.
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /**
     * Tells what anybody can read of an archive, whatever is wrong with its entries.
     *
     * @param channel the archive, closed afterwards
     * @param where the archive's name in messages
     * @param limits what it may cost
     * @return every entry and whose mark it carries
     * @throws ArchiveRefusal if it is no archive, or one made to confuse
     * @throws IOException if reading fails
     */
    public static Look look(SeekableByteChannel channel, String where, CryptoLimits limits) throws IOException {
        List<EntryFacts> facts = new ArrayList<>();
        boolean bundle = false;
        boolean entries = false;
        try (ZipPackage zip = open(channel, where, limits)) {
            for (ZipRecord record : zip.entries()) {
                EntryFacts.Protection protection = EntryFacts.Protection.NONE;
                int method = record.method();
                if (record.isEncrypted() && (record.flags() & ZipRecord.STRONG) != 0) {
                    protection = EntryFacts.Protection.UNKNOWN;
                } else if (record.isEncrypted() && method != AesEntry.METHOD) {
                    protection = EntryFacts.Protection.WEAK;
                } else if (record.isEncrypted()) {
                    protection = EntryFacts.Protection.UNKNOWN;
                    if (AesEntry.of(record).isPresent()) {
                        AesEntry aes = AesEntry.of(record).get();
                        protection = EntryFacts.Protection.valueOf("AES_" + aes.keyLength() * 8);
                        method = aes.method();
                        byte[] salt = new AesLockedEntry(zip, aes).salt();
                        bundle |= SaltMark.of(salt)
                                .filter(SaltMark.BUNDLE::equals)
                                .isPresent();
                        entries |= SaltMark.of(salt)
                                .filter(SaltMark.ENTRIES::equals)
                                .isPresent();
                    }
                }
                facts.add(new EntryFacts(
                        record.name(), record.encoding(), protection, method, record.compressedSize(), record.size()));
            }
        }
        return new Look(facts, bundle, entries);
    }

    /**
     * What anybody can read of an archive.
     *
     * @param entries every entry in the order of the directory
     * @param bundle whether an entry is marked as our bundle
     * @param ownEntries whether an entry is marked as one of ours
     */
    public record Look(List<EntryFacts> entries, boolean bundle, boolean ownEntries) {
        /** Copies the list. */
        public Look {
            entries = List.copyOf(entries);
        }
    }
}
