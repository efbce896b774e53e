package io.github.edusec.classify.ziprecord;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** Extra field blocks: id, length, data, repeated. Blocks that do not parse to the end are kept as they are. */
public final class ExtraFields {
    static final int ZIP64 = 0x0001;
    private static final int HEADER = 4;

    private ExtraFields() {}

    /**
     * Finds the first block with an id.
     *
     * @param extra the extra fields of one header
     * @param id the block's id
     * @return the block's data without id and length, or empty
     */
    public static Optional<RawBytes> find(RawBytes extra, int id) {
        if (extra.length() == 0) {
            return Optional.empty();
        }
        byte[] bytes = extra.toByteArray();
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (in.remaining() >= HEADER) {
            int found = Short.toUnsignedInt(in.getShort());
            int length = Short.toUnsignedInt(in.getShort());
            if (length > in.remaining()) {
                return Optional.empty();
            }
            if (found == id) {
                byte[] data = new byte[length];
                in.get(data);
                return Optional.of(RawBytes.of(data));
            }
            in.position(in.position() + length);
        }
        return Optional.empty();
    }

    /**
     * Finds the block with an id where there must not be two.
     *
     * @param extra the extra fields of one header
     * @param id the block's id
     * @return the block's data without id and length, or empty if there is none or more than one
     */
    public static Optional<RawBytes> findOnly(RawBytes extra, int id) {
        return find(extra, id).filter(data -> without(extra, id).length() == extra.length() - HEADER - data.length());
    }

    /** Returns the block list without any block of that id. */
    static RawBytes without(RawBytes extra, int id) {
        if (find(extra, id).isEmpty()) {
            return extra;
        }
        byte[] bytes = extra.toByteArray();
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        while (in.remaining() >= HEADER) {
            int start = in.position();
            int found = Short.toUnsignedInt(in.getShort());
            int length = Short.toUnsignedInt(in.getShort());
            if (length > in.remaining()) {
                in.position(start);
                break;
            }
            in.position(in.position() + length);
            if (found != id) {
                out.write(bytes, start, HEADER + length);
            }
        }
        out.write(bytes, in.position(), in.remaining());
        return RawBytes.of(out.toByteArray());
    }
}
