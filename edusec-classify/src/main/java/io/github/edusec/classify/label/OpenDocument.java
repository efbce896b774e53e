package io.github.edusec.classify.label;

import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.Problem;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An OpenDocument package: the mark stands on every master page, in its headers or as a drawing. Not thread-safe.
 *
 * <p>The parts with marks are functions of the parts without them, so a document carries a mark if taking it out and
 * putting it in gives the same bytes.
 */
final class OpenDocument implements LabelledPackage {
    private static final List<String> MARKED_PARTS = List.of(OdfNames.STYLES_PART, OdfNames.CONTENT_PART);

    private final OpcPackage parts;
    private final OpenDocumentType type;
    private final OdfMeta meta;
    /** What was made of a part last, by its name: the same bytes are asked for again and again. */
    private final Map<String, Unmarked> unmarked = new HashMap<>();

    private @Nullable OdfStyles styles;

    /**
     * A part without our marks.
     *
     * @param part the part
     * @param stored the text of the stored label that marks are known by
     * @param without the part without them
     */
    private record Unmarked(XmlPart part, String stored, XmlPart without) {}

    private OpenDocument(OpcPackage parts, OpenDocumentType type) {
        this.parts = parts;
        this.type = type;
        this.meta = new OdfMeta(parts);
    }

    static OpenDocument of(OpcPackage parts) throws IOException {
        Optional<OpenDocumentType> type = OpenDocumentType.of(parts);
        if (type.isEmpty()) {
            throw new MalformedFileException(new Problem(
                    "package",
                    "the entry mimetype names no kind that has pages",
                    "another type or none",
                    "OpenDocument text, spreadsheet, presentation or a template of one"));
        }
        return new OpenDocument(parts, type.get());
    }

    @Override
    public Optional<StampOutcome.Refused> refusal(@Nullable Mark mark) throws IOException {
        Optional<StampOutcome.Refused> refusal = meta.refusal();
        if (refusal.isPresent()) {
            return refusal;
        }
        boolean visible = mark != null && mark.isVisible();
        if (visible
                && (!parts.has(OdfNames.STYLES_PART)
                        || styles(original(OdfNames.STYLES_PART)).masterPages().isEmpty())) {
            return Optional.of(new StampOutcome.Refused(
                    LabelObstacle.FORMAT_NOT_STAMPED,
                    "styles.xml: found no master page, allowed: one or more, for they carry the mark"));
        }
        return Optional.empty();
    }

    @Override
    public Map<String, String> pairs() throws IOException {
        return meta.pairs();
    }

    @Override
    public boolean carries(@Nullable Mark mark) throws IOException {
        if (!pairs().equals(mark == null ? Map.of() : mark.pairs())) {
            return false;
        }
        Map<String, byte[]> expected = without();
        if (mark != null) {
            mark(expected, mark);
        }
        boolean equal = true;
        for (Map.Entry<String, byte[]> part : expected.entrySet()) {
            equal = equal
                    && Arrays.equals(part.getValue(), parts.part(part.getKey()).utf8());
        }
        return equal;
    }

    @Override
    public void remove() throws IOException {
        without().forEach(parts::put);
        meta.remove();
    }

    @Override
    public void apply(Mark mark) throws IOException {
        Map<String, byte[]> marked = without();
        mark(marked, mark);
        marked.forEach(parts::put);
        meta.store(mark.pairs());
    }

    @Override
    public List<MarkPlace> places(Mark mark) {
        return mark.places();
    }

    @Override
    public List<MarkRemark> remarks(Mark mark) throws IOException {
        if (!mark.onFirstPage()) {
            return List.of();
        }
        Map<String, byte[]> unmarked = without();
        boolean all;
        if (type == OpenDocumentType.PRESENTATION) {
            all = content(unmarked).firstSlides().isEmpty();
        } else {
            OdfStyles styles = styles(get(unmarked, OdfNames.STYLES_PART));
            all = OdfHeaders.onAllPages(styles, mark, type == OpenDocumentType.SPREADSHEET, firstPage(styles));
        }
        return all ? List.of(MarkRemark.ON_ALL_PAGES) : List.of();
    }

    /** Returns the parts that pages show, without our marks. */
    private Map<String, byte[]> without() throws IOException {
        Map<String, byte[]> without = new LinkedHashMap<>();
        for (String part : MARKED_PARTS) {
            // The content of texts and sheets holds none and may be large.
            boolean mayHoldOne = part.equals(OdfNames.STYLES_PART) || type == OpenDocumentType.PRESENTATION;
            if (mayHoldOne && parts.has(part)) {
                without.put(part, original(part));
            }
        }
        return without;
    }

    private byte[] original(String part) throws IOException {
        String stored = storedText();
        XmlPart now = parts.part(part);
        Unmarked known = unmarked.get(part);
        if (known == null || !known.part().equals(now) || !known.stored().equals(stored)) {
            byte[] left = OdfUndo.of(now, stored, parts.limits());
            known = new Unmarked(now, stored, XmlPart.ofUtf8(part, left));
            unmarked.put(part, known);
        }
        return known.without().utf8();
    }

    /** Returns the text that a mark may show; of a label without one whatever stands in a header is its author's. */
    private String storedText() throws IOException {
        Map<String, String> pairs = meta.pairs();
        boolean invisible = Optional.ofNullable(pairs.get(LabelProperties.STYLE))
                .flatMap(StyleCode::parse)
                .filter(style -> style.position() == MarkPosition.NONE)
                .isPresent();
        return invisible ? "" : pairs.getOrDefault(LabelProperties.TEXT, "");
    }

    private void mark(Map<String, byte[]> unmarked, Mark mark) throws IOException {
        if (!mark.isVisible()) {
            return;
        }
        OdfStyles styles = styles(get(unmarked, OdfNames.STYLES_PART));
        if (type == OpenDocumentType.PRESENTATION) {
            OdfSlides.mark(unmarked, styles, content(unmarked), mark);
        } else {
            Optional<String> first = mark.onFirstPage() ? firstPage(styles) : Optional.empty();
            boolean spreadsheet = type == OpenDocumentType.SPREADSHEET;
            unmarked.put(OdfNames.STYLES_PART, OdfHeaders.with(styles, mark, spreadsheet, first));
        }
    }

    private OdfContent content(Map<String, byte[]> shown) throws IOException {
        byte[] xml = get(shown, OdfNames.CONTENT_PART);
        return OdfContent.of(XmlPart.ofUtf8(OdfNames.CONTENT_PART, xml), parts.limits());
    }

    /** Returns the master page of the first page alone, where that can be told at a bearable price. */
    private Optional<String> firstPage(OdfStyles styles) throws IOException {
        boolean readable = type == OpenDocumentType.TEXT
                && parts.has(OdfNames.CONTENT_PART)
                && parts.size(OdfNames.CONTENT_PART) <= parts.limits().maxPartBytes() / 2;
        return readable
                ? OdfFirstPage.master(styles, parts.part(OdfNames.CONTENT_PART), parts.limits())
                : Optional.empty();
    }

    private static byte[] get(Map<String, byte[]> parts, String name) {
        return Objects.requireNonNull(parts.get(name));
    }

    private OdfStyles styles(byte[] utf8) throws IOException {
        OdfStyles known = styles;
        if (known == null || !known.isOf(utf8)) {
            known = OdfStyles.of(XmlPart.ofUtf8(OdfNames.STYLES_PART, utf8), parts.limits());
            styles = known;
        }
        return known;
    }
}
