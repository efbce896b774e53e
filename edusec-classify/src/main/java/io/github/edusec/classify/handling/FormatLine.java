package io.github.edusec.classify.handling;

import io.github.edusec.classify.PolicyFileException;
import io.github.edusec.classify.policyfile.JsonObject;
import io.github.edusec.classify.policyfile.Problems;

/** The member that says which format a file has. */
final class FormatLine {
    private FormatLine() {}

    /** A newer format may mean anything, so nothing else of such a file is judged. */
    static void check(
            JsonObject root, String format, int version, String otherwise, Problems<PolicyFileException> problems)
            throws PolicyFileException {
        String found = root.string("format").orElse("");
        if (!found.isEmpty() && !found.equals(format + version)) {
            String what =
                    found.matches(format + "[0-9]{1,9}") ? "a format version this library does not read" : otherwise;
            root.problem("format", what, found, format + version);
        }
        problems.throwIfAny();
    }
}
