package io.github.edusec.classify.inspect;

import io.github.edusec.classify.Text;
import java.io.Serializable;

/**
 * How much of a document was inspected: a suggestion says nothing about the rest.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @since 0.1.0
 */
public sealed interface Coverage extends Serializable {
    /**
     * Returns the coverage for people.
     *
     * @return a sentence in both languages
     */
    Text text();

    /**
     * Tells whether all text was inspected.
     *
     * @return true only for {@link Full}
     */
    default boolean isFull() {
        return false;
    }

    /**
     * All text was inspected.
     *
     * @param characters UTF-16 units inspected
     * @since 0.1.0
     */
    record Full(long characters) implements Coverage {
        @Override
        public Text text() {
            return new Text(
                    "全文（" + characters + "文字）を調べました。", "The whole text (" + characters + " characters) was inspected.");
        }

        @Override
        public boolean isFull() {
            return true;
        }
    }

    /**
     * Some text was inspected, some was not.
     *
     * @param characters UTF-16 units inspected
     * @param why why the rest was not; the first reason met
     * @since 0.1.0
     */
    record Partial(long characters, CoverageGap why) implements Coverage {
        @Override
        public Text text() {
            return new Text(
                    "一部（" + characters + "文字）だけを調べました：" + why.text().ja() + "。",
                    "Only a part (" + characters + " characters) was inspected: "
                            + why.text().en() + ".");
        }
    }

    /**
     * Nothing was inspected.
     *
     * @param why why not
     * @since 0.1.0
     */
    record NotInspected(CoverageGap why) implements Coverage {
        @Override
        public Text text() {
            return new Text(
                    "調べていません：" + why.text().ja() + "。",
                    "Not inspected: " + why.text().en() + ".");
        }
    }
}
