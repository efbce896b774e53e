package io.github.edusec.retention.catalog;

import io.github.edusec.classify.Problem;
import io.github.edusec.retention.CatalogException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tells UTF-8 from the CP932 that spreadsheets on Japanese Windows write, in one pass that holds nothing of the file. */
final class FileEncoding {
    private static final byte[] UTF8_BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final String CP932 = "windows-31j";
    private static final int CHUNK = 1 << 16;
    private static final long NONE = -1;

    private FileEncoding() {}

    /** Returns how many bytes a byte order mark takes: 3 or 0. */
    static int bom(SeekableByteChannel file) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(UTF8_BOM.length);
        file.position(0);
        while (head.hasRemaining() && file.read(head) >= 0) {
            // until three bytes are there, or all
        }
        return head.flip().equals(ByteBuffer.wrap(UTF8_BOM)) ? UTF8_BOM.length : 0;
    }

    /**
     * Judges all bytes.
     *
     * @throws CatalogException if they are neither
     */
    static Charset of(String name, SeekableByteChannel file) throws IOException {
        long notUtf8 = firstWrong(file, StandardCharsets.UTF_8);
        if (notUtf8 == NONE) {
            return StandardCharsets.UTF_8;
        }
        boolean maybeCp932 = bom(file) == 0 && Charset.isSupported(CP932);
        if (maybeCp932) {
            long notCp932 = firstWrong(file, Charset.forName(CP932));
            if (notCp932 == NONE) {
                return Charset.forName(CP932);
            }
        }
        throw new CatalogException(
                name,
                List.of(new Problem(
                        "byte " + (notUtf8 + 1),
                        maybeCp932 ? "neither UTF-8 nor CP932" : "not UTF-8",
                        "bytes of another encoding",
                        "UTF-8 or CP932 throughout")));
    }

    /** Returns a decoder that refuses what the charset does not have. */
    static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static long firstWrong(SeekableByteChannel file, Charset charset) throws IOException {
        file.position(0);
        CharsetDecoder decoder = strict(charset);
        ByteBuffer in = ByteBuffer.allocate(CHUNK);
        CharBuffer out = CharBuffer.allocate(CHUNK);
        long before = 0;
        boolean ended = false;
        while (!ended) {
            ended = file.read(in) < 0;
            in.flip();
            CoderResult result = decoder.decode(in, out, ended);
            while (result.isOverflow()) {
                out.clear();
                result = decoder.decode(in, out, ended);
            }
            out.clear();
            before += in.position();
            if (result.isError()) {
                return before;
            }
            in.compact();
        }
        return NONE;
    }
}
