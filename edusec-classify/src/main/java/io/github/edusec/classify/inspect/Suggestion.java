package io.github.edusec.classify.inspect;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.Provenance;
import io.github.edusec.classify.Text;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a document's content suggests, and why: a recommendation that people confirm.
 *
 * <p>A value: immutable and thread-safe. No suggestion does not mean that a document is public, not even at full coverage:
 * the detectors know few things.
 *
 * @param suggested the suggested class with provenance {@code SUGGESTED}; null if nothing suggests one
 * @param findings findings with masked evidence, by place; at most 100 or so for each detector
 * @param counts all findings of each detector that found something, by its id
 * @param coverage how much of the document was inspected
 * @param rules which rules said it
 * @since 0.1.0
 */
public record Suggestion(
        @Nullable Classification suggested,
        List<Finding> findings,
        Map<String, Integer> counts,
        Coverage coverage,
        PolicyVersion rules)
        implements Serializable {
    /**
     * Copies the findings and the counts.
     *
     * @param suggested null for none
     * @param findings by place
     * @param counts by detector
     * @param coverage not null
     * @param rules not null
     */
    public Suggestion {
        findings = List.copyOf(findings);
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
        Objects.requireNonNull(coverage, "coverage");
        Objects.requireNonNull(rules, "rules");
    }

    /**
     * Raises a class to what the content suggests, never lowers it.
     *
     * @param existing the class so far
     * @return the join with the suggested class, with its provenance where it changed something; else the existing one
     */
    public Classification raise(Classification existing) {
        if (suggested == null || existing.isAtLeast(suggested)) {
            return existing;
        }
        return existing.join(suggested).withProvenance(suggested.provenance());
    }

    /**
     * Explains the suggestion in one paragraph without any document text.
     *
     * @return what is suggested and why, and what was inspected
     */
    public Text explain() {
        Text coverageText = coverage.text();
        if (suggested == null) {
            return new Text(
                    "内容からの提案はありません（公開してよいという意味ではありません）。" + coverageText.ja(),
                    "The content suggests no class, which does not mean it is public. " + coverageText.en());
        }
        Provenance provenance = suggested.provenance();
        Text reason = provenance == null ? new Text("", "") : provenance.reason();
        return new Text(
                "内容から" + suggested.importance().label() + "を提案します。" + reason.ja() + coverageText.ja(),
                "The content suggests class " + suggested.importance().code() + ". " + reason.en() + " "
                        + coverageText.en());
    }
}
