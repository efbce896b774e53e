package io.github.edusec.classify.label;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts the mark on the master pages of presentations, those of notes and handouts included, and on slides that hide what
 * their master page draws; or on the first slide alone. Immutable.
 */
final class OdfSlides {
    private final OdfStyles styles;
    private final Mark mark;
    /** Master pages by name, and their notes. */
    private final Map<String, OdfDrawnPage> masters = new HashMap<>();

    private final Map<String, OdfDrawnPage> notes = new HashMap<>();

    private OdfSlides(OdfStyles styles, Mark mark) {
        this.styles = styles;
        this.mark = mark;
        for (OdfDrawnPage page : styles.drawnPages()) {
            (page.notes() ? notes : masters).putIfAbsent(page.master(), page);
        }
    }

    /** Changes the parts to those with the mark, to be called on parts that hold none of ours. */
    static void mark(Map<String, byte[]> parts, OdfStyles styles, OdfContent content, Mark mark) {
        OdfSlides slides = new OdfSlides(styles, mark);
        if (mark.onFirstPage() && !content.firstSlides().isEmpty()) {
            parts.put(OdfNames.CONTENT_PART, slides.pages(content, content.firstSlides()));
            return;
        }
        parts.put(OdfNames.STYLES_PART, slides.masters());
        if (!content.hidingPages().isEmpty()) {
            parts.put(OdfNames.CONTENT_PART, slides.pages(content, content.hidingPages()));
        }
    }

    private byte[] masters() {
        OdfText text = new OdfText(mark, styles.names());
        Splices splices = new Splices(styles.xml());
        styles.drawnPages().forEach(page -> page.insert(splices, frames(text, page.layout())));
        styles.addAutomatic(splices, text.styles() + text.frameStyle());
        return splices.apply();
    }

    private byte[] pages(OdfContent content, List<OdfDrawnPage> pages) {
        OdfText text = new OdfText(mark, content.names());
        Splices splices = new Splices(content.xml());
        pages.forEach(page -> page.insert(splices, frames(text, layoutOfMaster(page))));
        content.addAutomatic(splices, text.styles() + text.frameStyle());
        return splices.apply();
    }

    private @Nullable XmlValue layoutOfMaster(OdfDrawnPage page) {
        OdfDrawnPage master = (page.notes() ? notes : masters).get(page.master());
        return master == null ? null : master.layout();
    }

    private String frames(OdfText text, @Nullable XmlValue layout) {
        Optional<OdfLayout> found = styles.layout(layout);
        double width = found.map(OdfLayout::pageWidth).orElse(OdfLayout.SLIDE_WIDTH);
        double height = found.map(OdfLayout::pageHeight).orElse(OdfLayout.SLIDE_HEIGHT);
        return (mark.inHeader() ? text.frame(true, width, height) : "")
                + (mark.inFooter() ? text.frame(false, width, height) : "");
    }
}
