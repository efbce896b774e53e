package io.github.edusec.classify.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A label and how it is shown: all that a document format has to know.
 *
 * @param label the label
 * @param style how it is shown
 */
record Mark(Label label, MarkStyle style) {
    /** Returns the visible text. */
    String text() {
        return label.text();
    }

    /** Returns this mark with the day of an equal label that is there already: a label's first day stays. */
    Mark withFirstDayOf(Optional<Label> old) {
        return old.filter(there -> there.classification().equals(label.classification()))
                .map(there -> new Mark(there, style))
                .orElse(this);
    }

    boolean inHeader() {
        return style.position().hasHeader();
    }

    boolean inFooter() {
        return style.position().hasFooter();
    }

    /** Returns the places of a mark that stands wherever its style wants it. */
    List<MarkPlace> places() {
        List<MarkPlace> places = new ArrayList<>();
        if (inHeader()) {
            places.add(MarkPlace.HEADER);
        }
        if (inFooter()) {
            places.add(MarkPlace.FOOTER);
        }
        places.add(MarkPlace.PROPERTY);
        return places;
    }

    /** Returns what the document stores; two marks with equal pairs look the same. */
    Map<String, String> pairs() {
        Map<String, String> pairs = LabelProperties.of(label);
        if (!style.equals(MarkStyle.DEFAULT)) {
            pairs.put(LabelProperties.STYLE, style.code());
        }
        return pairs;
    }
}
