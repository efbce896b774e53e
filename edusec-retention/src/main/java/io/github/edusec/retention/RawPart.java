package io.github.edusec.retention;

import java.util.List;
import java.util.Optional;

/**
 * What a file says of a rule, or of a part of one, by the names of the JSON format. What is missing although it must be there,
 * or is of the wrong kind, becomes a problem and an empty answer, so that reading goes on. Texts come without the spaces around
 * them.
 */
interface RawPart {
    /** Tells whether anything is stated, right or wrong. */
    boolean has(String key);

    /** Returns a text that must be there. */
    Optional<String> string(String key);

    /** Returns texts of which there must be a list. */
    List<String> strings(String key);

    /** Tells whether a list is stated with nothing in it, which is hardly what its author meant. */
    boolean isEmptyList(String key);

    /** Returns a truth value; what is not stated is false. */
    boolean flag(String key);

    /** Returns a part that must be there. */
    Optional<RawPart> object(String key);

    /** Returns parts of which there must be a list. */
    List<RawPart> objects(String key);

    /** Returns a number of years that must be there, as the code of a period. */
    Optional<String> years();

    /** Adds a problem at a member, or at this part where it is missing. */
    void problem(String key, String what, String found, String allowed);

    /** Adds a problem for each member nobody asked for. */
    void refuseUnknown();

    default Optional<String> optionalString(String key) {
        return has(key) ? string(key) : Optional.empty();
    }

    default Optional<RawPart> optionalObject(String key) {
        return has(key) ? object(key) : Optional.empty();
    }
}
