package io.github.edusec.classify.label;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How our own update is recognised before it is cut off.
 *
 * <p>Its first object is the document information, and that one's first entry holds the length of the document before
 * us and the SHA-256 of the whole file with the 64 digits of that digest as zeros. A file that any program changed
 * afterwards, in whatever place, does not match and is never cut. The digest finds accidents, it is no signature: whoever
 * makes a file can make it match.
 */
final class PdfSection {
    /** The entry's key. */
    static final String KEY = LabelProperties.PREFIX + "pdfSection";

    private static final String ZEROS = "0".repeat(64);
    private static final Pattern VALUE = Pattern.compile("(\\d{1,18}) ([0-9a-f]{64})");
    private static final Pattern HEAD =
            Pattern.compile("\\A\\n\\d+ \\d+ obj\\n<</" + Pattern.quote(KEY) + " \\((\\d{1,18}) ([0-9a-f]{64})\\)\\n");
    private static final int HEAD_BYTES = 256;
    private static final int DIGEST_GROUP = 2;
    private static final int BUFFER = 1 << 16;

    private PdfSection() {}

    /** Returns the entry's value before the digest is known. */
    static String open(long start) {
        return start + " " + ZEROS;
    }

    /** Puts the digest into a finished file. */
    static void seal(SeekableByteChannel channel, long start) throws IOException {
        long place = start + head(channel, start).orElseThrow().start(DIGEST_GROUP);
        String digest = digest(channel, place);
        ChannelBytes.write(channel, place, ByteBuffer.wrap(digest.getBytes(StandardCharsets.US_ASCII)));
    }

    /**
     * Finds our update at the end of a file.
     *
     * @param channel the file
     * @param value the entry's value as the parsed document holds it
     * @return the length of the document before us, or empty if the file is not as we left it
     */
    static Optional<Long> intactStart(SeekableByteChannel channel, String value) throws IOException {
        Matcher wanted = VALUE.matcher(value);
        if (!wanted.matches()) {
            return Optional.empty();
        }
        long start = Long.parseLong(wanted.group(1));
        if (start >= channel.size()) {
            return Optional.empty();
        }
        Optional<Matcher> head = head(channel, start);
        boolean intact = head.isPresent()
                && head.get().group(1).equals(wanted.group(1))
                && digest(channel, start + head.get().start(DIGEST_GROUP)).equals(wanted.group(DIGEST_GROUP));
        return intact ? Optional.of(start) : Optional.empty();
    }

    private static Optional<Matcher> head(SeekableByteChannel channel, long start) throws IOException {
        String text = new String(ChannelBytes.arrayAt(channel, start, HEAD_BYTES), StandardCharsets.ISO_8859_1);
        Matcher matcher = HEAD.matcher(text);
        return matcher.find() ? Optional.of(matcher) : Optional.empty();
    }

    private static String digest(SeekableByteChannel channel, long zeros) throws IOException {
        MessageDigest sha256 = FileCopy.sha256();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        long position = 0;
        channel.position(0);
        int n = channel.read(buffer);
        while (n > 0) {
            int from = (int) Math.max(0, Math.min(n, zeros - position));
            int to = (int) Math.max(0, Math.min(n, zeros + ZEROS.length() - position));
            Arrays.fill(buffer.array(), from, to, (byte) '0');
            sha256.update(buffer.array(), 0, n);
            position += n;
            buffer.clear();
            n = channel.read(buffer);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }
}
