package io.github.edusec.classify.label;

import io.github.edusec.classify.ClassifyException;
import io.github.edusec.classify.LimitExceededException;
import io.github.edusec.classify.Limits;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads page contents through a small buffer, so that a bomb costs time up to a limit and no memory.
 *
 * <p>Plain and deflated streams are read. Content under other filters (LZW and ASCII of old programs) is not, and so
 * nothing can be said of a mark behind it. Not thread-safe.
 */
final class PdfContentReader {
    private final Limits limits;
    private long budget;

    /**
     * Starts reading one document.
     *
     * @param limits the largest decoded stream and the largest ratio of all decoded content to the file
     * @param fileBytes the file's length
     */
    PdfContentReader(Limits limits, long fileBytes) {
        this.limits = limits;
        this.budget =
                limits.maxPartBytes() + Math.min(Long.MAX_VALUE / 4 / limits.maxRatio(), fileBytes) * limits.maxRatio();
    }

    PdfContentState read(List<COSBase> streams) throws IOException {
        PdfContentState state = new PdfContentState();
        for (COSBase item : streams) {
            COSBase value = item instanceof COSObject reference ? reference.getObject() : item;
            if (value instanceof COSStream stream) {
                read(stream, state);
            }
        }
        return state;
    }

    /** Tells whether all streams are plain or deflated; nothing can be said of a mark behind others. */
    static boolean canRead(List<COSBase> streams) {
        return streams.stream()
                .map(item -> item instanceof COSObject reference ? reference.getObject() : item)
                .allMatch(value -> !(value instanceof COSStream stream)
                        || stream.getFilters() == null
                        || onlyFilter(stream) != null);
    }

    private void read(COSStream stream, PdfContentState state) throws IOException {
        COSName filter = onlyFilter(stream);
        if (filter == null && stream.getFilters() != null) {
            throw new IllegalStateException("the gate lets only readable content through");
        }
        try (InputStream raw = stream.createRawInputStream();
                InputStream decoded = filter == null ? raw : new InflaterInputStream(raw);
                InputStream limited = new Limited(decoded)) {
            state.read(limited);
        } catch (ClassifyException e) {
            throw e;
        } catch (IOException damagedEnd) {
            // Readers show what they could decode before the damage; so far the state is known.
            state.endOfStream();
        }
    }

    /** Returns the filter if it is the only one and is a plain deflate. */
    private static @Nullable COSName onlyFilter(COSStream stream) {
        COSBase filters = stream.getFilters();
        if (filters instanceof COSArray array && array.size() == 1) {
            filters = array.getObject(0);
        }
        boolean predicted = stream.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP) instanceof COSDictionary parms
                && parms.getInt(COSName.PREDICTOR, 1) > 1;
        boolean deflated = COSName.FLATE_DECODE.equals(filters) || COSName.FLATE_DECODE_ABBREVIATION.equals(filters);
        return deflated && !predicted ? (COSName) filters : null;
    }

    /** Counts what is decoded against the limits. */
    private final class Limited extends FilterInputStream {
        private long count;

        Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            count += Math.max(0, n);
            budget -= Math.max(0, n);
            if (count > limits.maxPartBytes() || budget < 0) {
                throw new LimitExceededException(
                        "page content", "bytes of decoded page content", count, limits.maxPartBytes());
            }
            return n;
        }
    }
}
