package io.github.edusec.classify.label;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSString;

/**
 * The visible mark of one label in one document: its font, embedded once, and one Form XObject per kind of page.
 *
 * <p>Not thread-safe.
 */
final class PdfMark {
    /** Key of everything we draw; a form holds the label's full text under it. */
    static final COSName OWN = COSName.getPDFName("EdusecLabel");

    private static final COSName FONT_NAME = COSName.getPDFName("F1");
    private static final int SYMBOLIC = 4;
    private static final int STEM_V = 80;
    private static final int TAG_LETTERS = 6;
    private static final int ALPHABET = 26;

    private final PdfIncrement increment;
    private final LabelFont font;
    private final MarkStyle style;
    private final String fullText;
    private final List<String> parts;
    private final LabelFont.Embedded embedded;
    private final COSObject fontReference;
    private final Map<PdfPage.View, COSObject> forms = new HashMap<>();

    PdfMark(PdfIncrement increment, LabelFont font, Mark mark) throws IOException {
        this.increment = increment;
        this.font = font;
        this.style = mark.style();
        this.fullText = mark.text();
        this.parts = PdfWords.of(mark, font).parts();
        this.embedded = font.embed(String.join(" ", parts));
        this.fontReference = writeFont();
    }

    /** Returns what tells readers that the mark is no content of the page (ISO 32000-2, 14.8.2.2). */
    String artifact() {
        return switch (style.position()) {
            case HEADER -> "<</Type/Pagination/Subtype/Header/Attached[/Top]>>";
            case FOOTER -> "<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>";
            case BOTH -> "<</Type/Pagination/Attached[/Top/Bottom]>>";
            case NONE -> throw new IllegalStateException("no page has a mark");
        };
    }

    /** Returns the form that shows the mark on pages of this kind. */
    COSObject formFor(PdfPage.View view) throws IOException {
        COSObject form = forms.get(view);
        if (form == null) {
            form = writeForm(view);
            forms.put(view, form);
        }
        return form;
    }

    private COSObject writeForm(PdfPage.View view) throws IOException {
        MarkLayout layout = MarkLayout.of(parts, font, view.width(), view.height());
        double width = layout.width(font);
        double pageHeight = view.height() - 2 * layout.margin();
        double height = style.position() == MarkPosition.BOTH ? pageHeight : layout.height();
        double bottom = style.position().hasFooter() ? layout.margin() : view.height() - layout.margin() - height;
        double[] matrix = view.matrixAt(view.width() - layout.margin() - width, bottom);
        COSDictionary fonts = new COSDictionary();
        fonts.setItem(FONT_NAME, fontReference);
        COSDictionary resources = new COSDictionary();
        resources.setItem(COSName.FONT, fonts);
        COSDictionary form = new COSDictionary();
        form.setItem(COSName.TYPE, COSName.XOBJECT);
        form.setItem(COSName.SUBTYPE, COSName.FORM);
        form.setItem(COSName.BBOX, numbers(0, 0, width, height));
        form.setItem(COSName.MATRIX, numbers(matrix));
        form.setItem(COSName.RESOURCES, resources);
        form.setString(OWN, fullText);
        return increment.addStream(form, content(layout, width, height).getBytes(StandardCharsets.US_ASCII));
    }

    private String content(MarkLayout layout, double width, double height) {
        StringBuilder content = new StringBuilder("BT\n")
                .append(colour())
                .append("\n/F1 ")
                .append(PdfSyntax.number(layout.size()))
                .append(" Tf\n");
        addLines(content, layout, width, height);
        if (style.position() == MarkPosition.BOTH) {
            addLines(content, layout, width, layout.height());
        }
        return content.append("ET\n").toString();
    }

    private String colour() {
        return style.colour() == 0
                ? "0 g"
                : PdfSyntax.number((style.colour() >> 16) / 255.0) + " "
                        + PdfSyntax.number((style.colour() >> 8 & 0xFF) / 255.0) + " "
                        + PdfSyntax.number((style.colour() & 0xFF) / 255.0) + " rg";
    }

    private void addLines(StringBuilder content, MarkLayout layout, double width, double height) {
        double ascent = (layout.leading() - layout.size()) / 2
                + layout.size() * font.metrics().ascent() / 1000;
        double y = height - ascent;
        for (String line : layout.lines()) {
            double x = width - font.width(line) * layout.size() / 1000;
            content.append("1 0 0 1 ")
                    .append(PdfSyntax.number(x))
                    .append(' ')
                    .append(PdfSyntax.number(y))
                    .append(" Tm ")
                    .append(embedded.hex(line))
                    .append(" Tj\n");
            y -= layout.leading();
        }
    }

    private COSObject writeFont() throws IOException {
        String name = tag() + "+" + font.metrics().name();
        COSDictionary programStream = new COSDictionary();
        programStream.setInt(COSName.LENGTH1, embedded.program().length);
        COSObject program = increment.addStream(programStream, embedded.program());
        COSObject descriptor = increment.add(descriptor(name, program));
        COSObject descendant = increment.add(descendant(name, descriptor));
        COSObject toUnicode =
                increment.addStream(new COSDictionary(), toUnicode().getBytes(StandardCharsets.US_ASCII));
        COSDictionary type0 = new COSDictionary();
        type0.setItem(COSName.TYPE, COSName.FONT);
        type0.setItem(COSName.SUBTYPE, COSName.TYPE0);
        type0.setName(COSName.BASE_FONT, name);
        type0.setItem(COSName.ENCODING, COSName.IDENTITY_H);
        COSArray descendants = new COSArray();
        descendants.add(descendant);
        type0.setItem(COSName.DESCENDANT_FONTS, descendants);
        type0.setItem(COSName.TO_UNICODE, toUnicode);
        return increment.add(type0);
    }

    private COSDictionary descriptor(String name, COSObject program) {
        LabelFont.Metrics metrics = font.metrics();
        COSDictionary descriptor = new COSDictionary();
        descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
        descriptor.setName(COSName.FONT_NAME, name);
        descriptor.setInt(COSName.FLAGS, SYMBOLIC);
        descriptor.setItem(COSName.FONT_BBOX, numbers(metrics.xMin(), metrics.yMin(), metrics.xMax(), metrics.yMax()));
        descriptor.setInt(COSName.ITALIC_ANGLE, 0);
        descriptor.setItem(COSName.ASCENT, number(metrics.ascent()));
        descriptor.setItem(COSName.DESCENT, number(metrics.descent()));
        descriptor.setItem(COSName.CAP_HEIGHT, number(metrics.ascent()));
        descriptor.setInt(COSName.STEM_V, STEM_V);
        descriptor.setItem(COSName.FONT_FILE2, program);
        return descriptor;
    }

    private COSDictionary descendant(String name, COSObject descriptor) {
        COSDictionary system = new COSDictionary();
        system.setItem(COSName.REGISTRY, new COSString("Adobe"));
        system.setItem(COSName.ORDERING, new COSString("Identity"));
        system.setInt(COSName.SUPPLEMENT, 0);
        COSDictionary descendant = new COSDictionary();
        descendant.setItem(COSName.TYPE, COSName.FONT);
        descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
        descendant.setName(COSName.BASE_FONT, name);
        descendant.setItem(COSName.CIDSYSTEMINFO, system);
        descendant.setItem(COSName.FONT_DESC, descriptor);
        descendant.setItem(COSName.CID_TO_GID_MAP, COSName.IDENTITY);
        COSArray widths = new COSArray();
        embedded.glyphs().forEach((character, glyph) -> {
            widths.add(COSInteger.get(glyph));
            widths.add(numbers(font.advance(character)));
        });
        descendant.setItem(COSName.W, widths);
        return descendant;
    }

    private String toUnicode() {
        String pairs = embedded.glyphs().entrySet().stream()
                .map(e -> String.format(
                        Locale.ROOT, "1 beginbfchar\n<%04X> <%04X>\nendbfchar\n", e.getValue(), e.getKey()))
                .collect(Collectors.joining());
        return "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                + "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                + "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                + "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
                + pairs
                + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
    }

    /** Returns the six letters that ISO 32000-2, 9.9.2 wants before a subset's name; they follow from its glyphs. */
    private String tag() {
        byte[] digest = FileCopy.sha256().digest(String.join(" ", parts).getBytes(StandardCharsets.UTF_8));
        BigInteger rest = new BigInteger(1, Arrays.copyOf(digest, Long.BYTES));
        StringBuilder tag = new StringBuilder();
        for (int i = 0; i < TAG_LETTERS; i++) {
            BigInteger[] divided = rest.divideAndRemainder(BigInteger.valueOf(ALPHABET));
            tag.append((char) ('A' + divided[1].intValue()));
            rest = divided[0];
        }
        return tag.toString();
    }

    private static COSFloat number(double value) {
        try {
            return new COSFloat(PdfSyntax.number(value));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static COSArray numbers(double... values) {
        COSArray array = new COSArray();
        for (double value : values) {
            array.add(number(value));
        }
        return array;
    }
}
