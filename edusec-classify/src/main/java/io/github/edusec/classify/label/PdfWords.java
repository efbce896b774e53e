package io.github.edusec.classify.label;

import io.github.edusec.classify.HandlingRestriction;
import java.util.ArrayList;
import java.util.List;

/**
 * What a mark says in PDF, where the label font has to have every character.
 *
 * <p>A restriction with a character that the font lacks is not shown in part: the mark says {@value #HIDDEN} in its place ("other
 * handling restrictions apply"). A template with such a character gives way to the default one. The properties keep the full text.
 *
 * @param text what is shown
 * @param remarks what of it was not asked for
 */
record PdfWords(String text, List<MarkRemark> remarks) {
    static final String HIDDEN = "他の取扱制限あり";

    PdfWords {
        remarks = List.copyOf(remarks);
    }

    static PdfWords of(Mark mark, LabelFont font) {
        Label label = mark.label();
        MarkTemplate template = mark.style().template();
        List<String> restrictions = new ArrayList<>();
        boolean hidden = false;
        for (HandlingRestriction restriction : label.classification().restrictions()) {
            if (font.covers(restriction.text())) {
                restrictions.add(restriction.text());
            } else {
                hidden = true;
            }
        }
        if (hidden) {
            restrictions.add(HIDDEN);
        }
        List<MarkRemark> remarks = new ArrayList<>();
        if (!font.covers(template.shown(label, restrictions))) {
            template = MarkTemplate.DEFAULT;
            remarks.add(MarkRemark.DEFAULT_TEXT);
        }
        if (hidden && template.showsRestrictions()) {
            remarks.add(MarkRemark.RESTRICTION_HIDDEN);
        }
        return new PdfWords(template.shown(label, restrictions), remarks);
    }

    /** Returns the parts between which a line is broken best. */
    List<String> parts() {
        return List.of(text.split(" ", -1));
    }
}
