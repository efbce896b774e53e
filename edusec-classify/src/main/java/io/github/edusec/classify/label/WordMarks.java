package io.github.edusec.classify.label;

import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The marks of ours in a header or footer part, and what others have written into them. Immutable.
 *
 * <p>A control is ours by its tag; LibreOffice drops that on saving but keeps the control's title and the field, which is as
 * good. The lock keeps people from deleting the control, not from writing in it, and their words must not go with the mark: ours is
 * the field alone, and what it shows.
 */
final class WordMarks {
    /** What a paragraph may hold besides text without saying anything. */
    private static final Set<String> SILENT = Set.of(
            "pPr",
            "rPr",
            "r",
            "fldChar",
            "instrText",
            "t",
            "proofErr",
            "bookmarkStart",
            "bookmarkEnd",
            "noBreakHyphen");

    private final XmlScanner scanner;
    private final String word;
    private final List<Control> controls = new ArrayList<>();
    private final XmlElement root;

    /** A control of ours: where it stands, where its content stands, its blocks and the text that its field shows. */
    private record Control(XmlElement element, XmlElement content, List<Block> blocks, String text) {
        /** Tells whether there is nothing in it but our one paragraph. */
        boolean isPlain() {
            return blocks.size() == 1 && blocks.get(0).isOurs();
        }
    }

    /** A block of the content; the field's runs are null if it has none of ours. */
    private record Block(XmlElement element, int fieldStart, int fieldEnd, boolean foreign) {
        boolean hasField() {
            return fieldEnd > 0;
        }

        boolean isOurs() {
            return hasField() && !foreign;
        }
    }

    private WordMarks(XmlPart part, OoxmlDialect dialect, Limits limits) throws IOException {
        this.scanner = new XmlScanner(part, limits);
        this.word = dialect.word();
        XmlScanner.Event event = scanner.next();
        for (; event != XmlScanner.Event.END_OF_DOCUMENT; event = scanner.next()) {
            if (event == XmlScanner.Event.START && scanner.is(word, "sdt")) {
                control();
            }
        }
        root = scanner.ended();
    }

    static WordMarks of(XmlPart part, OoxmlDialect dialect, Limits limits) throws IOException {
        return new WordMarks(part, dialect, limits);
    }

    boolean isEmpty() {
        return controls.isEmpty();
    }

    /** Returns the text of the only mark, or null if there is none, another one, or anything else in it. */
    @Nullable
    String onlyText() {
        return controls.size() == 1 && controls.get(0).isPlain()
                ? controls.get(0).text()
                : null;
    }

    /** Takes the marks out; what others wrote into them stays, without the control around it. */
    void remove(Splices splices) {
        if (controls.stream().allMatch(Control::isPlain)) {
            splices.remove(root, controls.stream().map(Control::element).toList());
            return;
        }
        for (Control control : controls) {
            if (control.isPlain()) {
                splices.replace(control.element().start(), control.element().end(), "");
                continue;
            }
            XmlElement content = control.content();
            splices.replace(control.element().start(), content.startTagEnd(), "");
            for (Block block : control.blocks()) {
                if (block.isOurs()) {
                    splices.replace(block.element().start(), block.element().end(), "");
                } else if (block.hasField()) {
                    splices.replace(block.fieldStart(), block.fieldEnd(), "");
                }
            }
            splices.replace(content.endTagStart(), control.element().end(), "");
        }
    }

    /** Reads the control that starts here to its end; one that is not ours is looked through for ours inside it. */
    private void control() throws IOException {
        int depth = scanner.depth();
        boolean tagged = false;
        boolean titled = false;
        List<Block> blocks = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        XmlElement content = null;
        while (scanner.next() != XmlScanner.Event.END || scanner.depth() != depth) {
            if (scanner.is(word, "tag") && scanner.parentIs(word, "sdtPr") && scanner.depth() == depth + 2) {
                tagged |= WordMark.TAG.equals(scanner.attribute(word, "val"));
                scanner.skipElement();
            } else if (scanner.is(word, "alias") && scanner.parentIs(word, "sdtPr") && scanner.depth() == depth + 2) {
                titled |= WordMark.TITLE.equals(scanner.attribute(word, "val"));
                scanner.skipElement();
            } else if (scanner.is(word, "sdtContent") && scanner.depth() == depth + 1) {
                content = tagged || titled ? content(blocks, text) : null;
            } else if (scanner.is(word, "sdt") && !tagged && !titled) {
                control();
            }
        }
        boolean ours = tagged || (titled && blocks.stream().anyMatch(Block::hasField));
        if (ours && content != null) {
            controls.add(new Control(scanner.ended(), content, List.copyOf(blocks), text.toString()));
        }
    }

    private XmlElement content(List<Block> blocks, StringBuilder text) throws IOException {
        int depth = scanner.depth();
        while (scanner.next() != XmlScanner.Event.END || scanner.depth() != depth) {
            if (scanner.is(word, "p")) {
                blocks.add(paragraph(text));
            } else {
                blocks.add(new Block(scanner.skipElement(), 0, 0, true));
            }
        }
        return scanner.ended();
    }

    /** Reads one paragraph; what stands between the two ends of our field is what it shows. */
    private Block paragraph(StringBuilder text) throws IOException {
        int depth = scanner.depth();
        int runStart = 0;
        int fieldStart = 0;
        int fieldEnd = 0;
        boolean inField = false;
        boolean ours = false;
        boolean ends = false;
        boolean foreign = false;
        for (XmlScanner.Event event = scanner.next(); ; event = scanner.next()) {
            if (event == XmlScanner.Event.END) {
                if (scanner.depth() == depth) {
                    break;
                }
                if (ends && scanner.is(word, "r")) {
                    fieldEnd = ours ? scanner.end() : fieldEnd;
                    ends = false;
                }
            } else if (scanner.is(word, "pPr") || scanner.is(word, "rPr")) {
                scanner.skipElement();
            } else if (scanner.is(word, "r")) {
                runStart = scanner.start();
            } else if (scanner.is(word, "fldChar")) {
                String type = scanner.attribute(word, "fldCharType");
                foreign |= "begin".equals(type) && (inField || fieldEnd > 0);
                fieldStart = "begin".equals(type) && !inField ? runStart : fieldStart;
                inField = !"end".equals(type);
                ends = "end".equals(type);
            } else if (scanner.is(word, "instrText")) {
                ours |= scanner.elementText().contains(LabelProperties.TEXT) && inField;
            } else if (scanner.is(word, "t")) {
                String said = scanner.elementText();
                text.append(inField ? said : "");
                foreign |= !inField && !said.isEmpty();
            } else {
                foreign |= SILENT.stream().noneMatch(name -> scanner.is(word, name));
            }
        }
        return new Block(scanner.ended(), fieldStart, fieldEnd, foreign);
    }
}
