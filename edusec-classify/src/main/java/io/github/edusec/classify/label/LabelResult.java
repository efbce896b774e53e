package io.github.edusec.classify.label;

import java.nio.file.Path;
import java.util.List;

/**
 * What became of labelling one file; an expected "cannot" is a result, not an exception.
 *
 * <p>Values: immutable and thread-safe.
 *
 * @since 0.1.0
 */
public sealed interface LabelResult {
    /**
     * Returns the labelled copy.
     *
     * @return the path that was written
     */
    Path target();

    /**
     * Returns where the label stands.
     *
     * @return the places, never empty
     */
    List<MarkPlace> places();

    /**
     * Tells whether the file's name had to be shortened, with a hash in place of what was cut, to stay within 255 bytes.
     *
     * @return true if the name was shortened
     */
    boolean nameShortened();

    /**
     * The document carries the label visibly and as a property.
     *
     * @param target the labelled copy
     * @param places where the label stands
     * @param nameShortened whether the file's name was shortened
     * @since 0.1.0
     */
    record Stamped(Path target, List<MarkPlace> places, boolean nameShortened) implements LabelResult {
        /**
         * Copies the list.
         *
         * @param target not null
         * @param places at least one
         * @param nameShortened true or false
         */
        public Stamped {
            places = List.copyOf(places);
        }
    }

    /**
     * The document is an exact copy; the label stands in its name and in a sidecar.
     *
     * @param target the exact copy under its marked name
     * @param sidecar the JSON file beside it
     * @param obstacle why there is no visible mark
     * @param detail what exactly, where; no document text
     * @param nameShortened whether the file's name was shortened
     * @since 0.1.0
     */
    record Sidecar(Path target, Path sidecar, LabelObstacle obstacle, String detail, boolean nameShortened)
            implements LabelResult {
        @Override
        public List<MarkPlace> places() {
            return List.of(MarkPlace.FILE_NAME, MarkPlace.SIDECAR);
        }
    }
}
