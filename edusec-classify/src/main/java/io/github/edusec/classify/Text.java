package io.github.edusec.classify;

import java.io.Serializable;
import java.util.Locale;

/**
 * A sentence in Japanese and English, as every decision and refusal carries it.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param ja the Japanese sentence
 * @param en the English sentence
 * @since 0.1.0
 */
public record Text(String ja, String en) implements Serializable {
    /**
     * Returns the sentence for a reader.
     *
     * @param locale the reader's locale
     * @return the Japanese sentence for Japanese readers, the English one for all others
     */
    public String in(Locale locale) {
        return locale.getLanguage().equals(Locale.JAPANESE.getLanguage()) ? ja : en;
    }
}
