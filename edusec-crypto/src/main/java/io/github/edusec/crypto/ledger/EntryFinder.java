package io.github.edusec.crypto.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Finds an entry's line by halving: entries stand in the order of their indices, so that some twenty reads find one in a
 * million. What it finds is not verified. Not thread-safe.
 */
final class EntryFinder {
    /** Most lines are a few hundred bytes long; where one is longer, more is read. */
    private static final int WINDOW = 1 << 11;

    private static final int LARGEST_WINDOW = 4 * LineReader.MAX_LINE;

    private final FileChannel channel;
    private final long fileEnd;

    EntryFinder(FileChannel channel, long fileEnd) {
        this.channel = channel;
        this.fileEnd = fileEnd;
    }

    /**
     * An entry line.
     *
     * @param offset where it begins
     * @param text the line without its end
     * @param index the index that it states
     */
    private record Line(long offset, String text, long index) {}

    /** Returns the JSON of the entry that states this index, or empty if halving leads to none. */
    Optional<String> json(long index) throws IOException {
        long low = 0;
        long high = fileEnd;
        while (low < high) {
            long middle = low + (high - low) / 2;
            Optional<Line> found = firstFrom(middle, high);
            if (found.isEmpty() || found.get().index() > index) {
                high = middle;
                continue;
            }
            Line line = found.get();
            if (line.index() == index) {
                String[] words = line.text().split(" ", 4);
                return words.length == 4 ? Optional.of(words[3]) : Optional.empty();
            }
            low = line.offset() + line.text().length() + 1;
        }
        return Optional.empty();
    }

    /** Returns the first whole entry line that begins at a position or behind it, and before the end. */
    private Optional<Line> firstFrom(long position, long end) throws IOException {
        // A line begins behind a line end, which may be the byte before.
        long from = Math.max(0, position - 1);
        for (int size = WINDOW; ; size *= 4) {
            String window = read(from, (int) Math.min(size, fileEnd - from));
            int at = from == 0 ? 0 : window.indexOf('\n') + 1;
            while (at > 0 || from == 0) {
                int lineEnd = window.indexOf('\n', at);
                if (lineEnd < 0) {
                    break;
                }
                if (from + at >= end) {
                    return Optional.empty();
                }
                Optional<Line> line = line(from + at, window.substring(at, lineEnd));
                if (line.isPresent()) {
                    return line;
                }
                at = lineEnd + 1;
            }
            if (size >= LARGEST_WINDOW || from + size >= fileEnd) {
                return Optional.empty();
            }
        }
    }

    private static Optional<Line> line(long offset, String text) {
        int space = text.indexOf(' ', 2);
        if (!text.startsWith("e ") || space < 0 || space > 20) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Line(offset, text, Long.parseLong(text.substring(2, space))));
        } catch (NumberFormatException damaged) {
            return Optional.empty();
        }
    }

    private String read(long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
            // Until it is full or the file ends.
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    }
}
