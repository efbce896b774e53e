package io.github.edusec.classify.register;

import io.github.edusec.classify.Classification;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a register: a kind of document and its classification.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param name the kind (情報資産名), unique in its register
 * @param aliases other names of the same kind
 * @param category the business it belongs to (業務区分)
 * @param classification the class and the axes the source gives; an axis it doesn't give is null
 * @param edition which edition the class is taken from, for example "R7.3" or "R6以前"
 * @param source where the row comes from
 * @param confidence how well it is backed by that source
 * @param stem a word that is too short to tell this row from its neighbours (要区別語), for example "指導要録"; a document
 *     named by nothing longer is ambiguous; null if there is none
 * @param note what a reader must know, or null
 * @since 0.1.0
 */
public record RegisterEntry(
        String name,
        List<String> aliases,
        String category,
        Classification classification,
        String edition,
        String source,
        SourceConfidence confidence,
        @Nullable String stem,
        @Nullable String note) {
    /**
     * Copies the aliases.
     *
     * @param name not blank
     * @param aliases may be empty
     * @param category may be empty
     * @param classification not null
     * @param edition may be empty
     * @param source may be empty
     * @param confidence not null
     * @param stem null if there is none
     * @param note null if there is none
     */
    public RegisterEntry {
        aliases = List.copyOf(aliases);
    }
}
