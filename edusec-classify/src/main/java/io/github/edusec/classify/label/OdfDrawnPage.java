package io.github.edusec.classify.label;

import io.github.edusec.classify.LimitExceededException;
import io.github.edusec.classify.Limits;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A page on which one draws: a slide, its notes, or a master page of either.
 *
 * @param element the page
 * @param master the name of the master page that it is or uses; empty for the handout
 * @param notes whether it holds notes
 * @param layout the reference to its layout, or null
 * @param behind the child before which its drawings end, or null if they are the last
 */
record OdfDrawnPage(
        XmlElement element,
        String master,
        boolean notes,
        @Nullable XmlValue layout,
        @Nullable XmlElement behind) {
    private static final String ANIMATION = "urn:oasis:names:tc:opendocument:xmlns:animation:1.0";

    /** Inserts a drawing on top of all others. */
    void insert(Splices splices, String fragment) {
        if (behind == null) {
            splices.insertLast(element, fragment);
        } else {
            splices.replace(behind.start(), behind.start(), fragment);
        }
    }

    /** Refuses a document with more pages than a limit allows. */
    static void refuseTooMany(String part, String what, int found, Limits limits) throws LimitExceededException {
        if (found > limits.maxPages()) {
            throw new LimitExceededException(part, what, found, limits.maxPages());
        }
    }

    /** Tells whether drawings end before the element at which a scanner stands: an animation, or notes. */
    static boolean endsDrawings(XmlScanner scanner) throws IOException {
        return scanner.is(OdfNames.PRESENTATION, "notes") || ANIMATION.equals(scanner.namespace());
    }
}
