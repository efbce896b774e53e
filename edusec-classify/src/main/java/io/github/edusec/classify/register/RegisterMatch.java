package io.github.edusec.classify.register;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.Provenance;
import io.github.edusec.classify.Text;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a register says about a document's name.
 *
 * <p>Only the name was looked at, not the content. Values: immutable and thread-safe. The reasons never hold the
 * document's name, which may name a person.
 *
 * @since 0.1.0
 */
public sealed interface RegisterMatch {
    /**
     * Returns the class to treat the document as.
     *
     * @return the row's class; the most severe candidate's; or the most severe there is; its provenance names the register
     *     and this reason, without a date
     */
    Classification classification();

    /**
     * Returns why.
     *
     * @return one sentence that names the register, its version, the rows and their sources
     */
    Text reason();

    /**
     * Returns the register that was asked.
     *
     * @return id, version and hash
     */
    PolicyVersion register();

    private static Provenance provenance(Provenance.Source source, RegisterMatch match) {
        return new Provenance(source, match.register().toString(), null, match.reason());
    }

    /**
     * Exactly one row fits.
     *
     * @param entry the row
     * @param matched the name or alias that stands in the document's name
     * @param register the register
     * @since 0.1.0
     */
    record Found(RegisterEntry entry, String matched, PolicyVersion register) implements RegisterMatch {
        @Override
        public Classification classification() {
            return entry.classification().withProvenance(provenance(Provenance.Source.REGISTER, this));
        }

        @Override
        public Text reason() {
            String note = entry.note() == null ? "" : entry.note();
            return new Text(
                    "台帳「" + register + "」の行「" + entry.name() + "」に名称「" + matched + "」が一致したため"
                            + entry.classification().importance().label() + "とします（出典: " + entry.source() + "、版: "
                            + entry.edition() + "、確度: " + entry.confidence().mark() + "）。" + note,
                    "Row \"" + entry.name() + "\" of register " + register + " matches by \"" + matched + "\": class "
                            + entry.classification().importance().code() + " (source: " + entry.source()
                            + "; edition: " + entry.edition() + "; confidence: "
                            + entry.confidence().mark() + ")." + (note.isEmpty() ? "" : " Note: " + note));
        }
    }

    /**
     * More than one row fits, or a word that no single row owns, or beside a row of class III or IV there are words that
     * nothing explains.
     *
     * @param candidates the rows that may be meant, in the register's order; at least one
     * @param unexplained whether the name holds such words; then the most severe class there is counts
     * @param register the register
     * @since 0.1.0
     */
    record Ambiguous(List<RegisterEntry> candidates, boolean unexplained, PolicyVersion register)
            implements RegisterMatch {
        /**
         * Copies the candidates.
         *
         * @param candidates at least one
         * @param unexplained whether the name holds words that nothing explains
         * @param register not null
         * @throws IllegalArgumentException if there is no candidate
         */
        public Ambiguous {
            candidates = List.copyOf(candidates);
            if (candidates.isEmpty()) {
                throw new IllegalArgumentException("candidates: found none, allowed: one or more");
            }
        }

        @Override
        public Classification classification() {
            Provenance.Source source = unexplained ? Provenance.Source.UNKNOWN : Provenance.Source.REGISTER;
            return counted().withProvenance(provenance(source, this));
        }

        private Classification counted() {
            return unexplained
                    ? Classification.MOST_SEVERE
                    : candidates.stream()
                            .map(RegisterEntry::classification)
                            .reduce(Classification::join)
                            .orElseThrow();
        }

        @Override
        public Text reason() {
            String label = counted().importance().label();
            if (unexplained) {
                return new Text(
                        "台帳「" + register + "」の行に一致しますが、名称に日付や学年・組などのほかの言葉もあり軽い分類にはできないため、最も重い" + label + "とします（候補: "
                                + rows("、") + "）。",
                        "A row of register " + register
                                + " matches, but the name holds other words than dates, classes and"
                                + " the like, so its low class is not taken; the most severe counts: class "
                                + counted().importance().code() + " (candidates: " + rows("; ") + ").");
            }
            return new Text(
                    "名称だけでは台帳「" + register + "」の行を1つに決められないため、候補のうち最も重い" + label + "とします（候補: " + rows("、") + "）。",
                    "The name alone does not tell which row of register " + register
                            + " is meant; the most severe candidate counts: class "
                            + counted().importance().code() + " (candidates: " + rows("; ") + ").");
        }

        private String rows(String separator) {
            return candidates.stream()
                    .map(entry -> "「" + entry.name() + "」"
                            + entry.classification().importance().numeral() + " [" + entry.source() + "]")
                    .collect(Collectors.joining(separator));
        }
    }

    /**
     * No row fits; the document counts as the most severe.
     *
     * @param register the register
     * @since 0.1.0
     */
    record Unknown(PolicyVersion register) implements RegisterMatch {
        @Override
        public Classification classification() {
            return Classification.MOST_SEVERE.withProvenance(provenance(Provenance.Source.UNKNOWN, this));
        }

        @Override
        public Text reason() {
            return new Text(
                    "台帳「" + register + "」に一致する行がないため、最も重い"
                            + Classification.MOST_SEVERE.importance().label() + "とします。",
                    "No row of register " + register + " matches; unknown counts as the most severe: class "
                            + Classification.MOST_SEVERE.importance().code() + ".");
        }
    }
}
