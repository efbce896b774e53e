package io.github.edusec.classify.label;

import io.github.edusec.classify.LimitExceededException;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.Problem;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Measures the streams that a parser decodes whole before any limit of ours could act: object and cross-reference
 * streams.
 *
 * <p>They are found by their type in the raw bytes and inflated into nothing. A stream gets past this if its
 * type is written with escapes or is a reference, or if its dictionary goes on for more than {@value #LONGEST_HEAD} bytes
 * behind the type; the catch of the memory error in {@link PdfFile} is the net below.
 */
final class PdfExpansion {
    private static final byte[] OBJECTS = "/ObjStm".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CROSS_REFERENCE = "/XRef".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern HEAD = Pattern.compile("(?s)\\A.*?>>\\s*stream\\r?\\n");
    private static final Pattern UNUSUAL =
            Pattern.compile("(?s)/(?:LZW|LZWDecode|A85|ASCII85Decode|AHx|ASCIIHexDecode|RL|"
                    + "RunLengthDecode)\\b|/(?:Fl|FlateDecode)\\b.*?/(?:Fl|FlateDecode)\\b");
    private static final int WINDOW = 1 << 16;
    private static final int SINK = 1 << 13;
    private static final int OVERLAP = 16;
    private static final int LONGEST_HEAD = 4096;

    private final SeekableByteChannel channel;
    private final Limits limits;
    private long expanded;
    private int found;

    private PdfExpansion(SeekableByteChannel channel, Limits limits) {
        this.channel = channel;
        this.limits = limits;
    }

    /**
     * Measures a document in a channel, which stays open.
     *
     * @throws LimitExceededException if these streams hold more than one part may, all together
     * @throws MalformedFileException if one of them is under a filter that no writer uses for them
     */
    static void check(SeekableByteChannel channel, Limits limits) throws IOException {
        new PdfExpansion(channel, limits).scan();
    }

    private void scan() throws IOException {
        long size = channel.size();
        for (long at = 0; at < size; at += WINDOW - OVERLAP) {
            byte[] window = bytes(at, WINDOW);
            int last = Math.min(window.length, WINDOW - OVERLAP);
            for (int i = 0; i < last; i++) {
                if (window[i] == '/' && (startsAt(window, i, OBJECTS) || startsAt(window, i, CROSS_REFERENCE))) {
                    measure(at + i);
                }
            }
        }
    }

    private static boolean startsAt(byte[] window, int at, byte[] name) {
        return at + name.length <= window.length && Arrays.equals(window, at, at + name.length, name, 0, name.length);
    }

    private void measure(long type) throws IOException {
        if (++found > limits.maxEntries()) {
            throw new LimitExceededException("PDF", "object and cross-reference streams", found, limits.maxEntries());
        }
        Matcher head = HEAD.matcher(text(type, LONGEST_HEAD));
        if (!head.find()) {
            return;
        }
        long before = Math.max(0, type - LONGEST_HEAD);
        String dictionary = text(before, (int) (type - before));
        dictionary = dictionary.substring(dictionary.lastIndexOf("obj") + 1) + head.group();
        if (UNUSUAL.matcher(dictionary).find()) {
            throw new MalformedFileException(
                    new Problem("PDF", "object stream under an unusual filter", "another filter", "FlateDecode"));
        }
        inflate(type + head.end());
    }

    private void inflate(long start) throws IOException {
        Inflater inflater = new Inflater();
        try {
            byte[] sink = new byte[SINK];
            long at = start;
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    byte[] in = ChannelBytes.arrayAt(channel, at, WINDOW);
                    if (in.length == 0) {
                        return;
                    }
                    at += in.length;
                    inflater.setInput(in);
                }
                expanded += inflater.inflate(sink);
                if (expanded > limits.maxPartBytes()) {
                    throw new LimitExceededException(
                            "PDF", "bytes of object and cross-reference streams", expanded, limits.maxPartBytes());
                }
                if (inflater.needsDictionary()) {
                    return;
                }
            }
        } catch (DataFormatException notDeflated) {
            // Plain, or damaged: then it expands no further than this.
        } finally {
            inflater.end();
        }
    }

    private String text(long from, int length) throws IOException {
        return new String(bytes(from, length), StandardCharsets.ISO_8859_1);
    }

    private byte[] bytes(long from, int length) throws IOException {
        return ChannelBytes.arrayAt(channel, from, length);
    }
}
