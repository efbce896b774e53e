package io.github.edusec.classify.label;

import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.Problem;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A presentation package: the mark stands on every master, and on each slide and layout that hides its master.
 *
 * <p>Not thread-safe.
 */
final class PptxPresentation implements LabelledPackage {
    static final Set<String> MAIN_TYPES = Set.of(
            "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
            "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
            "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
            "application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
            "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
            "application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml");

    private final OpcPackage opc;
    private final OoxmlProperties properties;
    private final String main;
    /** Marking changes no page's place, so they are read once, but not before they are needed: a label can be read without. */
    private @Nullable PptxPages known;

    private PptxPresentation(OpcPackage opc, String main) {
        this.opc = opc;
        this.properties = new OoxmlProperties(opc);
        this.main = main;
    }

    static PptxPresentation of(OpcPackage opc) throws IOException {
        Optional<String> type = OoxmlProperties.mainType(opc);
        if (type.isEmpty() || !MAIN_TYPES.contains(type.get())) {
            throw new MalformedFileException(
                    new Problem("package", "the main part is no presentation", "another type", "PPTX or its variants"));
        }
        return new PptxPresentation(opc, OoxmlProperties.mainPart(opc).orElseThrow());
    }

    @Override
    public Optional<StampOutcome.Refused> refusal(@Nullable Mark mark) throws IOException {
        return properties.refusal();
    }

    @Override
    public Map<String, String> pairs() throws IOException {
        return properties.pairs();
    }

    @Override
    public List<MarkPlace> places(Mark mark) {
        return mark.places();
    }

    @Override
    public List<MarkRemark> remarks(Mark mark) throws IOException {
        return mark.onFirstPage() && !pages().tellFirstSlide() ? List.of(MarkRemark.ON_ALL_PAGES) : List.of();
    }

    @Override
    public boolean carries(@Nullable Mark mark) throws IOException {
        if (!pairs().equals(mark == null ? Map.of() : mark.pairs())) {
            return false;
        }
        PptxMark shown = mark == null ? null : new PptxMark(pages().dialect(), mark);
        for (PptxPages.Page page : mark == null ? pages().all() : pages().all(mark)) {
            XmlPart part = opc.part(page.part());
            PptxMark wanted = page.carrier() ? shown : null;
            if (wanted == null ? isMarked(part) : !isAsWritten(part, page.size(), wanted)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void remove() throws IOException {
        for (PptxPages.Page page : pages().all()) {
            XmlPart part = opc.part(page.part());
            if (isMarked(part)) {
                opc.put(page.part(), tree(part).without());
            }
        }
        Set<String> gone = new HashSet<>();
        properties.remove(gone);
        if (!gone.isEmpty()) {
            opc.put(PartNames.CONTENT_TYPES, ContentTypes.of(opc).without(gone));
        }
    }

    @Override
    public void apply(Mark mark) throws IOException {
        PptxMark shown = new PptxMark(pages().dialect(), mark);
        for (PptxPages.Page page : pages().all(mark)) {
            if (page.carrier()) {
                opc.put(page.part(), tree(opc.part(page.part())).with(shown, page.size()));
            }
        }
        Map<String, String> types = new LinkedHashMap<>();
        properties.store(pages().dialect(), mark.pairs(), types);
        if (!types.isEmpty()) {
            opc.put(PartNames.CONTENT_TYPES, ContentTypes.of(opc).with(types));
        }
    }

    private boolean isMarked(XmlPart part) throws IOException {
        return PptxMark.mayStandIn(part) && tree(part).isMarked();
    }

    /** Taking the mark out and putting it in again changes nothing: it is on top, in its place, in its words and alone. */
    private boolean isAsWritten(XmlPart part, PptxSize size, PptxMark mark) throws IOException {
        XmlPart left = XmlPart.ofUtf8(part.name(), tree(part).without());
        return Arrays.equals(part.utf8(), tree(left).with(mark, size));
    }

    private ShapeTree tree(XmlPart part) throws IOException {
        return ShapeTree.of(part, pages().dialect(), opc.limits());
    }

    private PptxPages pages() throws IOException {
        PptxPages pages = known;
        if (pages == null) {
            pages = PptxPages.of(opc, main);
            known = pages;
        }
        return pages;
    }
}
