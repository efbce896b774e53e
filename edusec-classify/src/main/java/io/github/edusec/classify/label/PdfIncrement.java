package io.github.edusec.classify.label;

import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.Problem;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;

/**
 * One incremental update (ISO 32000-2, 7.5.6), written object by object behind the document's last byte.
 *
 * <p>The cross-reference is of the kind that the document's last one has, table or stream, as readers demand. Streams are
 * not compressed: they are small, and compressors differ between machines while equal labels must give equal bytes. Not
 * thread-safe.
 */
final class PdfIncrement {
    private static final long LAST_TABLE_OFFSET = 9_999_999_999L;
    private static final int MAX_GENERATION = 65_535;
    /** What common readers take (ISO 32000-1, annex C). */
    private static final long LAST_NUMBER = 8_388_607;

    private static final int TAIL = 2048;
    private static final Pattern START_XREF = Pattern.compile("(?s).*startxref\\s+(\\d{1,18})\\s.*");

    private final OutputStream out;
    private final long start;
    private final COSDocument document;
    private final SortedMap<Long, Place> places = new TreeMap<>();
    private long written;
    private long nextNumber;

    private record Place(int generation, long offset) {}

    private PdfIncrement(SeekableByteChannel channel, COSDocument document) throws IOException {
        this.document = document;
        this.start = channel.size();
        this.out = new BufferedOutputStream(ChannelBytes.from(channel, start), 1 << 16);
        long size = document.getTrailer().getLong(COSName.SIZE, 0);
        this.nextNumber = Math.max(document.getHighestXRefObjectNumber() + 1, size);
        emit(new byte[] {'\n'});
    }

    /**
     * Starts an update at the end of a document.
     *
     * @throws MalformedFileException if the document's end does not lead to its cross-reference: an update would be lost
     */
    static PdfIncrement behind(SeekableByteChannel channel, COSDocument document) throws IOException {
        byte[] tail = ChannelBytes.arrayAt(channel, Math.max(0, channel.size() - TAIL), TAIL);
        Matcher matcher = START_XREF.matcher(new String(tail, StandardCharsets.ISO_8859_1));
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) != document.getStartXref()) {
            throw new MalformedFileException(new Problem(
                    "startxref",
                    "the end of the file does not lead to its cross-reference",
                    "another place",
                    "its place"));
        }
        if (document.getHighestXRefObjectNumber() > LAST_NUMBER
                || document.getTrailer().getLong(COSName.SIZE, 0) > LAST_NUMBER) {
            throw new MalformedFileException(new Problem(
                    "cross-reference", "object number out of range", "a larger one", "up to " + LAST_NUMBER));
        }
        return new PdfIncrement(channel, document);
    }

    long start() {
        return start;
    }

    /** Reserves an object number, for objects that are referred to before they are written. */
    COSObject reserve() {
        return new COSObject(COSNull.NULL, new COSObjectKey(nextNumber++, 0));
    }

    /** Returns the reference if it is one, so that the object keeps its number; otherwise a new one. */
    COSObject sameOrNew(@Nullable COSBase item) {
        return item instanceof COSObject reference && reference.getObject() instanceof COSDictionary
                ? reference
                : reserve();
    }

    COSObject add(COSDictionary dictionary) throws IOException {
        COSObject reference = reserve();
        put(reference.getKey(), dictionary);
        return reference;
    }

    COSObject addStream(COSDictionary dictionary, byte[] data) throws IOException {
        COSObject reference = reserve();
        dictionary.setInt(COSName.LENGTH, data.length);
        begin(reference.getKey());
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        PdfSyntax.write(head, dictionary);
        PdfSyntax.ascii(head, "\nstream\n");
        emit(head.toByteArray());
        emit(data);
        emitAscii("\nendstream\nendobj\n");
        return reference;
    }

    /** Writes a new or changed dictionary under its number. */
    void put(COSObjectKey key, COSDictionary dictionary) throws IOException {
        begin(key);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        PdfSyntax.write(body, dictionary);
        PdfSyntax.ascii(body, "\nendobj\n");
        emit(body.toByteArray());
    }

    /** Writes the cross-reference and the trailer; nothing can be added afterwards. */
    void finish(COSObject info, byte[] newId) throws IOException {
        COSDictionary trailer = trailer(info, newId);
        if (document.isXRefStream()) {
            finishWithStream(trailer);
        } else {
            finishWithTable(trailer);
        }
        out.flush();
    }

    private COSDictionary trailer(COSObject info, byte[] newId) {
        COSDictionary old = document.getTrailer();
        COSDictionary trailer = new COSDictionary();
        trailer.setLong(COSName.SIZE, nextNumber);
        trailer.setLong(COSName.PREV, document.getStartXref());
        trailer.setItem(COSName.ROOT, old.getItem(COSName.ROOT));
        trailer.setItem(COSName.INFO, info);
        COSArray id = old.getCOSArray(COSName.ID);
        if (id != null && id.size() == 2) {
            COSArray changed = new COSArray();
            changed.add(id.getObject(0));
            changed.add(new COSString(newId));
            trailer.setItem(COSName.ID, changed);
        }
        return trailer;
    }

    private void finishWithTable(COSDictionary trailer) throws IOException {
        long xref = position();
        if (xref > LAST_TABLE_OFFSET) {
            throw new IOException("PDF: the file is too long for a cross-reference table");
        }
        emitAscii("xref\n");
        for (Map.Entry<Long, List<Place>> run : runs().entrySet()) {
            emitAscii(run.getKey() + " " + run.getValue().size() + "\n");
            for (Place place : run.getValue()) {
                emitAscii(String.format(Locale.ROOT, "%010d %05d n\r\n", place.offset(), place.generation()));
            }
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        PdfSyntax.ascii(body, "trailer\n");
        PdfSyntax.write(body, trailer);
        emit(body.toByteArray());
        emitAscii("\nstartxref\n" + xref + "\n%%EOF\n");
    }

    private void finishWithStream(COSDictionary trailer) throws IOException {
        long xref = position();
        COSObjectKey key = reserve().getKey();
        places.put(key.getNumber(), new Place(0, xref));
        trailer.setLong(COSName.SIZE, nextNumber);
        trailer.setItem(COSName.TYPE, COSName.XREF);
        COSArray widths = new COSArray();
        widths.add(COSInteger.get(1));
        widths.add(COSInteger.get(Long.BYTES));
        widths.add(COSInteger.get(Short.BYTES));
        trailer.setItem(COSName.W, widths);
        COSArray index = new COSArray();
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        runs().forEach((first, run) -> {
            index.add(COSInteger.get(first));
            index.add(COSInteger.get(run.size()));
            run.forEach(place -> data.writeBytes(ByteBuffer.allocate(1 + Long.BYTES + Short.BYTES)
                    .put((byte) 1)
                    .putLong(place.offset())
                    .putShort((short) place.generation())
                    .array()));
        });
        trailer.setItem(COSName.INDEX, index);
        trailer.setInt(COSName.LENGTH, data.size());
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        PdfSyntax.ascii(body, key.getNumber() + " 0 obj\n");
        PdfSyntax.write(body, trailer);
        PdfSyntax.ascii(body, "\nstream\n");
        emit(body.toByteArray());
        emit(data.toByteArray());
        emitAscii("\nendstream\nendobj\nstartxref\n" + xref + "\n%%EOF\n");
    }

    /** Groups the written objects into runs of consecutive numbers, by first number. */
    private SortedMap<Long, List<Place>> runs() {
        SortedMap<Long, List<Place>> runs = new TreeMap<>();
        List<Place> run = new ArrayList<>();
        long expected = -1;
        for (Map.Entry<Long, Place> entry : places.entrySet()) {
            if (entry.getKey() != expected) {
                run = new ArrayList<>();
                runs.put(entry.getKey(), run);
            }
            run.add(entry.getValue());
            expected = entry.getKey() + 1;
        }
        return runs;
    }

    private void begin(COSObjectKey key) throws IOException {
        if (key.getGeneration() > MAX_GENERATION) {
            throw new IOException("PDF: generation number out of range");
        }
        places.put(key.getNumber(), new Place(key.getGeneration(), position()));
        emitAscii(key.getNumber() + " " + key.getGeneration() + " obj\n");
    }

    private long position() {
        return start + written;
    }

    private void emitAscii(String text) throws IOException {
        emit(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void emit(byte[] bytes) throws IOException {
        out.write(bytes);
        written += bytes.length;
    }
}
