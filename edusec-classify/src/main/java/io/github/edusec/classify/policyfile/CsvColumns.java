package io.github.edusec.classify.policyfile;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns a CSV policy file may have. A value: immutable and thread-safe.
 *
 * @param required names of the columns that must be there
 * @param optional names of the columns that may be there
 * @param ownPrefix how the name of any further column starts, in whatever width it is written; empty if no other column is
 *     allowed, so that a misspelt name is noticed
 */
public record CsvColumns(List<String> required, List<String> optional, String ownPrefix) {
    /**
     * Copies the names.
     *
     * @param required may be empty
     * @param optional may be empty
     * @param ownPrefix in Unicode form NFKC; may be empty
     */
    public CsvColumns {
        required = List.copyOf(required);
        optional = List.copyOf(optional);
    }

    boolean isKnown(String name) {
        return required.contains(name) || optional.contains(name);
    }

    /** Tells whether a name is one of the file's author's own columns. */
    boolean isOwn(String name) {
        return !ownPrefix.isEmpty() && !ownName(name).isEmpty();
    }

    /** Returns what stands behind the prefix, exactly as written; empty if the name has no such prefix. */
    String ownName(String name) {
        for (int end = 1; end <= name.length(); end++) {
            if (Normalizer.normalize(name.substring(0, end), Normalizer.Form.NFKC)
                    .equals(ownPrefix)) {
                return name.substring(end).strip();
            }
            if (end > ownPrefix.length()) {
                break;
            }
        }
        return "";
    }

    String allowed() {
        List<String> all = new ArrayList<>(required);
        all.addAll(optional);
        String names = String.join(", ", all);
        return ownPrefix.isEmpty() ? names : names + ", or " + ownPrefix + " and a name of your own";
    }
}
