package io.github.edusec.classify.label;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The keys between {@code BI} and {@code ID} (ISO 32000-2, 8.9.7), as far as the data's length follows from them. */
final class PdfInlineImage {
    private static final int BYTE = 8;
    private static final Map<String, Integer> COMPONENTS = Map.of(
            "G",
            1,
            "DeviceGray",
            1,
            "CalGray",
            1,
            "I",
            1,
            "Indexed",
            1,
            "RGB",
            3,
            "DeviceRGB",
            3,
            "CMYK",
            4,
            "DeviceCMYK",
            4);

    private final Map<String, String> values = new HashMap<>();
    private @Nullable String key;

    /** Takes a name, number or word; of an array only the first one counts, it names the colour space or filter. */
    void token(String text, boolean nested) {
        if (key != null) {
            values.putIfAbsent(key, text);
        }
        if (!nested) {
            key = key == null ? text : null;
        }
    }

    /** Notes that a value ended that is no token: an array, a dictionary or a string. */
    void valueEnded() {
        key = null;
    }

    /** Returns the data's length, or empty if it is encoded or the keys do not tell. */
    OptionalLong dataLength() {
        boolean stencil = "true".equals(value("IM", "ImageMask"));
        Integer components = stencil ? Integer.valueOf(1) : COMPONENTS.get(value("CS", "ColorSpace"));
        long width = number(value("W", "Width"));
        long height = number(value("H", "Height"));
        long bits = stencil ? 1 : number(value("BPC", "BitsPerComponent"));
        if (!value("F", "Filter").isEmpty() || components == null || width < 0 || height < 0 || bits < 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of((width * components * bits + BYTE - 1) / BYTE * height);
    }

    private String value(String shortKey, String longKey) {
        return values.getOrDefault(shortKey, values.getOrDefault(longKey, ""));
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,6}") ? Long.parseLong(text) : -1;
    }
}
