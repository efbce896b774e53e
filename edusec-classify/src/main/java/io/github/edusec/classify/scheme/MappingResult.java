package io.github.edusec.classify.scheme;

import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.Text;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What corresponds to a level in another scheme.
 *
 * <p>Values: immutable and thread-safe. A mapping is an aid for people who re-classify: it never replaces their decision.
 *
 * @since 0.1.0
 */
public sealed interface MappingResult extends Serializable {
    /**
     * Returns the level that was asked about.
     *
     * @return the level
     */
    SchemeLevel level();

    /**
     * Returns the id of the scheme that was asked for.
     *
     * @return the id
     */
    String toScheme();

    /**
     * Returns the scheme whose table answered.
     *
     * @return id, version and hash
     */
    PolicyVersion scheme();

    /**
     * Returns the answer for people.
     *
     * @return one or two sentences that name the scheme and its version
     */
    Text reason();

    /**
     * There is a counterpart.
     *
     * @param level the level asked about
     * @param toScheme the other scheme
     * @param toAxis the axis of the other scheme
     * @param toCode the code on that axis
     * @param lossy whether it means less or something else
     * @param understates whether it may be less severe than the level means, so that somebody must judge anew
     * @param confidence how well the table is backed
     * @param note what is lost, or null
     * @param scheme the scheme whose table answered
     * @since 0.1.0
     */
    record Mapped(
            SchemeLevel level,
            String toScheme,
            String toAxis,
            String toCode,
            boolean lossy,
            boolean understates,
            MappingConfidence confidence,
            @Nullable Text note,
            PolicyVersion scheme)
            implements MappingResult {
        /**
         * Returns the counterpart itself.
         *
         * @param target the other scheme
         * @return the level
         * @throws IllegalArgumentException if this is another scheme, or its version has no such level
         */
        public SchemeLevel in(ClassificationScheme target) {
            if (!target.version().id().equals(toScheme)) {
                throw new IllegalArgumentException(
                        "scheme: found " + target.version().id() + ", allowed: " + toScheme);
            }
            return target.axis(toAxis)
                    .flatMap(axis -> axis.level(toCode))
                    .orElseThrow(() -> new IllegalArgumentException("scheme: found " + target.version() + " without "
                            + toAxis + ":" + toCode + ", allowed: a version that has it"));
        }

        @Override
        public Text reason() {
            Text loss = lossy ? new Text("意味は完全には一致しません。", " The meaning is not quite the same.") : new Text("", "");
            Text less = understates
                    ? new Text(
                            "元の区分より軽くなることがあるため、分類し直してください。",
                            " It may be less severe than what it stands for: classify anew.")
                    : new Text("", "");
            Text more = note == null ? new Text("", "") : new Text(note.ja(), " " + note.en());
            return new Text(
                    level.label().ja() + "は" + toScheme + "の" + toAxis + ":" + toCode + "に当たります（対応表: " + scheme
                            + "、確度: " + confidence.text().ja() + "）。" + loss.ja() + less.ja() + more.ja(),
                    level.label().en() + " corresponds to " + toAxis + ":" + toCode + " of " + toScheme + " (table: "
                            + scheme + "; confidence: " + confidence.text().en() + ")." + loss.en() + less.en()
                            + more.en());
        }
    }

    /**
     * The table says that nothing corresponds.
     *
     * @param level the level asked about
     * @param toScheme the other scheme
     * @param note why
     * @param scheme the scheme whose table answered
     * @since 0.1.0
     */
    record NoCounterpart(SchemeLevel level, String toScheme, Text note, PolicyVersion scheme) implements MappingResult {
        @Override
        public Text reason() {
            return new Text(
                    level.label().ja() + "に当たる区分は" + toScheme + "にありません（対応表: " + scheme + "）。" + note.ja(),
                    "Nothing in " + toScheme + " corresponds to "
                            + level.label().en() + " (table: " + scheme + "). " + note.en());
        }
    }

    /**
     * The scheme has no table for this axis and that scheme.
     *
     * @param level the level asked about
     * @param toScheme the other scheme
     * @param scheme the scheme that was asked
     * @since 0.1.0
     */
    record NoTable(SchemeLevel level, String toScheme, PolicyVersion scheme) implements MappingResult {
        @Override
        public Text reason() {
            return new Text(
                    scheme + "には" + level.label().ja() + "から" + toScheme + "への対応表がありません。",
                    scheme + " has no table from " + level.label().en() + " to " + toScheme + ".");
        }
    }
}
