package io.github.edusec.classify.label;

import io.github.edusec.classify.Classification;

/**
 * One label that stands in a document, beside it or in its name.
 *
 * <p>Values: immutable and thread-safe.
 *
 * @since 0.1.0
 */
public sealed interface FoundLabel {
    /**
     * Returns whose kind of label it is.
     *
     * @return the origin
     */
    LabelOrigin origin();

    /**
     * Returns the kind of place where it stands.
     *
     * @return the place
     */
    MarkPlace place();

    /**
     * Returns where exactly it stands.
     *
     * @return for example "custom properties" or "LabelInfo.xml"
     */
    String where();

    /**
     * Returns what the label calls itself; for foreign labels this is foreign text, never ours.
     *
     * @return a mark text, a label's name or its GUID
     */
    String name();

    /**
     * A label whose meaning is known.
     *
     * @param origin whose kind of label it is
     * @param place the kind of place where it stands
     * @param where where exactly it stands
     * @param name what the label calls itself
     * @param classification what it says, without provenance
     * @param importanceDerived whether the label states axes only and its importance was derived from them: it then gives way
     *     to the importance of a label that states the same axes, or more, and an importance
     * @since 0.1.0
     */
    record Understood(
            LabelOrigin origin,
            MarkPlace place,
            String where,
            String name,
            Classification classification,
            boolean importanceDerived)
            implements FoundLabel {
        /**
         * Leaves the provenance out, so that equal labels are equal.
         *
         * @param origin not null
         * @param place not null
         * @param where not null
         * @param name not null
         * @param classification its provenance is dropped
         * @param importanceDerived true or false
         */
        public Understood {
            classification = classification.withProvenance(null);
        }

        /**
         * Makes a label whose importance counts as stated.
         *
         * @param origin not null
         * @param place not null
         * @param where not null
         * @param name not null
         * @param classification its provenance is dropped
         */
        public Understood(
                LabelOrigin origin, MarkPlace place, String where, String name, Classification classification) {
            this(origin, place, where, name, classification, false);
        }
    }

    /**
     * A label that is there and says nothing that counts: it may be more severe than any that is understood.
     *
     * @param origin whose kind of label it is
     * @param place the kind of place where it stands
     * @param where where exactly it stands
     * @param name what the label calls itself
     * @param doubt why it says nothing
     * @since 0.1.0
     */
    record NotUnderstood(LabelOrigin origin, MarkPlace place, String where, String name, LabelDoubt doubt)
            implements FoundLabel {}
}
