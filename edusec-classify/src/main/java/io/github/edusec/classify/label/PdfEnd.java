package io.github.edusec.classify.label;

import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.Problem;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of a PDF, where its last revision is found (ISO 32000-1, 7.5.5).
 *
 * <p>Parsers repair a file that was cut off, each in its own way: one shows an older revision where another shows the last.
 * A label read from either would speak for a document that somebody else does not see.
 */
final class PdfEnd {
    private static final int TAIL = 1 << 12;
    private static final int HEAD = 64;
    private static final String SPACE = "[\\x00\\t\\n\\f\\r ]";
    private static final Pattern END =
            Pattern.compile("startxref" + SPACE + "+([0-9]{1,18})" + SPACE + "+%%EOF" + SPACE + "*\\z");
    private static final Pattern TABLE =
            Pattern.compile(SPACE + "*(?:xref" + SPACE + "|[0-9]+" + SPACE + "+[0-9]+" + SPACE + "+obj\\b)");

    private PdfEnd() {}

    /**
     * Refuses a file that does not end with its last revision, white space behind it left aside.
     *
     * @throws MalformedFileException if the last thing in the file is not a pointer to a cross-reference table or stream
     */
    static void check(SeekableByteChannel channel) throws IOException {
        Matcher end = END.matcher(text(channel, Math.max(0, channel.size() - TAIL), TAIL));
        if (!end.find()) {
            throw malformed("the file does not end with a revision", "other bytes", "startxref, %%EOF");
        }
        long at = Long.parseLong(end.group(1));
        if (at >= channel.size() || !TABLE.matcher(text(channel, at, HEAD)).lookingAt()) {
            throw malformed("no cross-reference where the end of the file points", "other bytes", "xref or a stream");
        }
    }

    private static String text(SeekableByteChannel channel, long from, int length) throws IOException {
        return new String(ChannelBytes.arrayAt(channel, from, length), StandardCharsets.ISO_8859_1);
    }

    private static MalformedFileException malformed(String what, String found, String allowed) {
        return new MalformedFileException(new Problem("PDF", what, found, allowed));
    }
}
