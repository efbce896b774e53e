package io.github.edusec.classify.label;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;

/**
 * Writes PDF objects; references stay references, so that only the object at hand is written.
 *
 * <p>PDFBox's own writer parses every object of a document before an incremental save; a label touches its pages only.
 */
final class PdfSyntax {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int DECIMALS = 4;

    private PdfSyntax() {}

    static void write(OutputStream out, @Nullable COSBase value) throws IOException {
        if (value instanceof COSObject reference) {
            writeReference(out, reference.getKey());
        } else if (value instanceof COSDictionary dictionary) {
            writeDictionary(out, dictionary);
        } else if (value instanceof COSArray array) {
            writeArray(out, array);
        } else if (value instanceof COSName name) {
            name.writePDF(out);
        } else if (value instanceof COSString string) {
            writeString(out, string.getBytes());
        } else if (value instanceof COSInteger integer) {
            ascii(out, Long.toString(integer.longValue()));
        } else if (value instanceof COSFloat real) {
            real.writePDF(out);
        } else if (value instanceof COSBoolean flag) {
            ascii(out, Boolean.toString(flag.getValue()));
        } else {
            ascii(out, "null");
        }
    }

    static void ascii(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Returns a number without exponent, rounded to a ten-thousandth of a unit. */
    static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private static void writeReference(OutputStream out, @Nullable COSObjectKey key) throws IOException {
        ascii(out, key == null ? "null" : key.getNumber() + " " + key.getGeneration() + " R");
    }

    private static void writeDictionary(OutputStream out, COSDictionary dictionary) throws IOException {
        ascii(out, "<<");
        for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
            entry.getKey().writePDF(out);
            out.write(' ');
            write(out, entry.getValue());
            out.write('\n');
        }
        ascii(out, ">>");
    }

    private static void writeArray(OutputStream out, COSArray array) throws IOException {
        out.write('[');
        String separator = "";
        for (int i = 0; i < array.size(); i++) {
            ascii(out, separator);
            write(out, array.get(i));
            separator = " ";
        }
        out.write(']');
    }

    private static void writeString(OutputStream out, byte[] bytes) throws IOException {
        if (isPlain(bytes)) {
            out.write('(');
            out.write(bytes);
            out.write(')');
        } else {
            out.write('<');
            ascii(out, HEX.formatHex(bytes));
            out.write('>');
        }
    }

    private static boolean isPlain(byte[] bytes) {
        for (byte b : bytes) {
            if (b < ' ' || b > '~' || b == '(' || b == ')' || b == '\\') {
                return false;
            }
        }
        return true;
    }
}
