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
    /**
     * Checks that documents can hold the text.
     *
     * @throws IllegalArgumentException if the text that the style makes of the label is too long
     */
    Mark {
        style.template().render(label);
    }

    /** Returns the visible text. */
    String text() {
        return style.template().render(label);
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

    /** Tells whether the mark can be seen at all. */
    boolean isVisible() {
        return style.position() != MarkPosition.NONE;
    }

    /** Tells whether the mark is wanted on the first page only. */
    boolean onFirstPage() {
        return style.pages() == MarkPages.FIRST;
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
        pairs.put(LabelProperties.TEXT, text());
        if (!style.equals(MarkStyle.DEFAULT)) {
            pairs.put(LabelProperties.STYLE, style.code());
        }
        return pairs;
    }
}
