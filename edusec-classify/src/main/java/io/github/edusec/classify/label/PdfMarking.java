package io.github.edusec.classify.label;

import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which pages of a PDF carry a mark: all, the first or none. Immutable and thread-safe. */
final class PdfMarking {
    private final LabelFont font;
    private final Limits limits;

    PdfMarking(LabelFont font, Limits limits) {
        this.font = font;
        this.limits = limits;
    }

    /** Writes the pages that have to change: those that get the mark, and those that lose one of ours; all if there is no mark any more. */
    void apply(List<PdfPage> pages, @Nullable Mark mark, PdfIncrement increment) throws IOException {
        PdfPageMarker cleaner = new PdfPageMarker(increment, null, limits);
        PdfPageMarker marker = mark != null && mark.isVisible()
                ? new PdfPageMarker(increment, new PdfMark(increment, font, mark), limits)
                : cleaner;
        for (int i = 0; i < pages.size(); i++) {
            if (mark == null || isWanted(mark, i)) {
                marker.apply(pages.get(i), i + 1);
            } else if (PdfPageMarker.hasAny(pages.get(i))) {
                cleaner.apply(pages.get(i), i + 1);
            }
        }
    }

    /** Tells whether each page shows exactly this mark, or none of ours if it should not. */
    boolean shows(List<PdfPage> pages, Mark mark, long fileBytes) throws IOException {
        PdfContentReader reader = new PdfContentReader(limits, fileBytes);
        for (int i = 0; i < pages.size(); i++) {
            boolean right = isWanted(mark, i)
                    ? PdfPageMarker.shows(pages.get(i), mark.text(), reader)
                    : !PdfPageMarker.hasAny(pages.get(i));
            if (!right) {
                return false;
            }
        }
        return true;
    }

    /** Returns what a mark does other than asked for. */
    List<MarkRemark> remarks(Mark mark) {
        return mark.isVisible() ? PdfWords.of(mark, font).remarks() : List.of();
    }

    private static boolean isWanted(Mark mark, int index) {
        return mark.isVisible() && (index == 0 || !mark.onFirstPage());
    }
}
