package io.github.edusec.retention.catalog;

import io.github.edusec.classify.Problem;
import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.retention.CatalogException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of a file: CSV (RFC 4180, UTF-8 with or without byte order mark, or CP932) or JSON lines (UTF-8), told apart by
 * the first character, which is an opening brace for JSON lines.
 *
 * <p>The formats stand in docs/formats.md, "File of records". A wrong cell or member makes its row {@link RecordFeed.Row.Bad};
 * the others are read. However long the file, one row of it is held, of at most 1,048,576 characters (CSV) or 4,194,304 bytes
 * (JSON). Whether an id stands twice is not looked at: whoever takes the records knows. A CSV file is read twice, first for
 * its encoding. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class RecordRows implements RecordFeed {
    private final String name;
    private final RecordFeed rows;

    private RecordRows(String name, RecordFeed rows) {
        this.name = name;
        this.rows = rows;
    }

    /**
     * Opens a file and, if it is CSV, reads its header.
     *
     * @param file a regular file that nobody changes meanwhile
     * @return its rows, to be closed
     * @throws CatalogException if it is CSV in no encoding that is read, or its header is missing or wrong
     * @throws IOException if it cannot be read
     */
    public static RecordRows open(Path file) throws IOException {
        String name = PolicyFile.nameOf(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new RecordRows(name, rows(name, channel));
        } catch (IOException | RuntimeException e) {
            try (channel) {
                throw e;
            }
        }
    }

    /**
     * Reads the next row that is not blank.
     *
     * @return the record or what is wrong with it; null after the last row
     * @throws CatalogException if what follows is no CSV, or of another encoding than the file was at first
     * @throws IOException if it cannot be read
     */
    @Override
    public @Nullable Row next() throws IOException {
        try {
            return rows.next();
        } catch (CharacterCodingException e) {
            throw new CatalogException(
                    name,
                    List.of(new Problem(
                            name, "the file was changed while it was read", "another encoding", "the same bytes")));
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    private static RecordFeed rows(String name, FileChannel channel) throws IOException {
        int bom = FileEncoding.bom(channel);
        if (first(channel, bom) == '{') {
            channel.position(bom);
            return new JsonRecordRows(Channels.newInputStream(channel));
        }
        Charset charset = FileEncoding.of(name, channel);
        channel.position(bom);
        InputStream in = Channels.newInputStream(channel);
        return CsvRecordRows.open(name, new InputStreamReader(in, FileEncoding.strict(charset)));
    }

    /** Returns the first byte that is no space; none of the encodings uses these bytes for anything else at the start. */
    private static int first(SeekableByteChannel channel, int from) throws IOException {
        channel.position(from);
        ByteBuffer some = ByteBuffer.allocate(8_192);
        while (channel.read(some.clear()) >= 0) {
            some.flip();
            while (some.hasRemaining()) {
                byte b = some.get();
                if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                    return b & 0xFF;
                }
            }
        }
        return -1;
    }
}
