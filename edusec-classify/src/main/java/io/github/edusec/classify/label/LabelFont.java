package io.github.edusec.classify.label;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The font of visible marks: a fixed subset of BIZ UDPGothic Regular 1.05 (SIL OFL 1.1), {@code label-font.ttf}.
 *
 * <p>Recipe: {@code io.github.edusec.testkit.FontRecipe} with {@code BIZUDPGothic-Regular.ttf} of Debian's
 * fonts-morisawa-bizud-gothic 1.05-2 (SHA-256 8d4fd9568ad662d9eb1bc8ca8663dcd76a6336373e3e3f32d634978db4c7388e), the
 * vocabulary {@code label-font-vocabulary.txt} of the test resources and the prefix {@code EdusecLabel-}; a test checks
 * that it still gives the committed bytes. Immutable and thread-safe.
 */
final class LabelFont {
    private static final String RESOURCE = "label-font.ttf";
    private static final List<String> EMBEDDED_TABLES =
            List.of("cvt ", "fpgm", "gasp", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep");
    private static final int LAST_BMP = 0xFFFF;

    private final byte[] program;
    private final Map<Integer, Double> advances;
    private final Metrics metrics;

    private LabelFont(byte[] program, Map<Integer, Double> advances, Metrics metrics) {
        this.program = program;
        this.advances = Map.copyOf(advances);
        this.metrics = metrics;
    }

    /**
     * What a font descriptor says, in thousandths of the font size.
     *
     * @param name the PostScript name
     * @param xMin left edge of the box of all glyphs
     * @param yMin bottom edge of it
     * @param xMax right edge of it
     * @param yMax top edge of it
     * @param ascent height above the base line
     * @param descent depth below it, negative
     */
    record Metrics(String name, double xMin, double yMin, double xMax, double yMax, double ascent, double descent) {}

    static LabelFont load() {
        try (InputStream in = LabelFont.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the label font is missing from the library's jar");
            }
            return parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LabelFont parse(byte[] program) throws IOException {
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(program))) {
            double scale = 1000.0 / font.getUnitsPerEm();
            CmapLookup cmap = font.getUnicodeCmapLookup();
            Map<Integer, Double> advances = new HashMap<>();
            for (int c = ' '; c <= LAST_BMP; c++) {
                int glyph = cmap.getGlyphId(c);
                if (glyph != 0) {
                    advances.put(c, font.getAdvanceWidth(glyph) * scale);
                }
            }
            Metrics metrics = new Metrics(
                    font.getName(),
                    font.getHeader().getXMin() * scale,
                    font.getHeader().getYMin() * scale,
                    font.getHeader().getXMax() * scale,
                    font.getHeader().getYMax() * scale,
                    font.getHorizontalHeader().getAscender() * scale,
                    font.getHorizontalHeader().getDescender() * scale);
            return new LabelFont(program, advances, metrics);
        }
    }

    Metrics metrics() {
        return metrics;
    }

    boolean covers(String text) {
        return text.codePoints().allMatch(advances::containsKey);
    }

    /** Returns the width in thousandths of the font size; the text must be covered. */
    double width(String text) {
        return text.codePoints().mapToDouble(this::advance).sum();
    }

    double advance(int codePoint) {
        Double advance = advances.get(codePoint);
        if (advance == null) {
            throw new IllegalArgumentException("label font: no glyph for U+" + Integer.toHexString(codePoint));
        }
        return advance;
    }

    /** Makes the font program that goes into one document: only the glyphs of its mark, numbered anew. */
    Embedded embed(String text) throws IOException {
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(program))) {
            TTFSubsetter subsetter = new TTFSubsetter(font, EMBEDDED_TABLES);
            text.codePoints().forEach(subsetter::add);
            Map<Integer, Integer> newGlyph = new HashMap<>();
            subsetter.getGIDMap().forEach((created, original) -> newGlyph.put(original, created));
            CmapLookup cmap = font.getUnicodeCmapLookup();
            SortedMap<Integer, Integer> glyphs = new TreeMap<>();
            text.codePoints().forEach(c -> glyphs.put(c, newGlyph.getOrDefault(cmap.getGlyphId(c), 0)));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            subsetter.writeToStream(out);
            return new Embedded(out.toByteArray(), glyphs);
        }
    }

    /** A font program and the glyph number of each character in it. */
    static final class Embedded {
        private final byte[] program;
        private final SortedMap<Integer, Integer> glyphs;

        private Embedded(byte[] program, SortedMap<Integer, Integer> glyphs) {
            this.program = program;
            this.glyphs = glyphs;
        }

        byte[] program() {
            return program;
        }

        SortedMap<Integer, Integer> glyphs() {
            return glyphs;
        }

        /** Returns a text as the hexadecimal string of its glyph numbers. */
        String hex(String text) {
            StringBuilder hex = new StringBuilder("<");
            text.codePoints().forEach(c -> hex.append(String.format(Locale.ROOT, "%04X", glyphs.getOrDefault(c, 0))));
            return hex.append('>').toString();
        }
    }
}
