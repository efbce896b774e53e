package io.github.edusec.classify.label;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A level that stands in a name: how it is written, and which spellings of it are read. */
enum NameLevel {
    IMPORTANCE("[Ⅰ-Ⅳⅰ-ⅳ]|[IiＩｉ]{1,3}|[IiＩｉ][VvＶｖ]") {
        @Override
        @Nullable
        String codeOrNull(Classification c) {
            return c.importance().numeral();
        }
    },
    CONFIDENTIALITY("[1１3３]|[2２][ABabＡＢａｂ]?") {
        @Override
        @Nullable
        String codeOrNull(Classification c) {
            return c.confidentiality() == null ? null : c.confidentiality().code();
        }
    },
    INTEGRITY("[1１]|[2２][ABabＡＢａｂ]?") {
        @Override
        @Nullable
        String codeOrNull(Classification c) {
            return c.integrity() == null ? null : c.integrity().code();
        }
    },
    AVAILABILITY("[1１]|[2２][ABabＡＢａｂ]?") {
        @Override
        @Nullable
        String codeOrNull(Classification c) {
            return c.availability() == null ? null : c.availability().code();
        }
    };

    /** The level 2 of schemes that do not part it into A and B; of the two it could be, the more severe. */
    private static final String UNDIVIDED = "[2２]";

    private static final String SEVERE = "2B";

    private final String regex;

    NameLevel(String regex) {
        this.regex = regex;
    }

    abstract @Nullable String codeOrNull(Classification c);

    /** Returns the code as it is written; empty if the level is not stated. */
    Optional<String> code(Classification c) {
        return Optional.ofNullable(codeOrNull(c));
    }

    /** Returns the level's placeholder in templates. */
    String placeholder() {
        return "{" + name().toLowerCase(Locale.ROOT) + "}";
    }

    /** Returns the regular expression of one group that finds the level. */
    String group() {
        return "(" + regex + ")";
    }

    /** Makes a mark of the levels that were found in it. */
    static NameMark mark(Found found) {
        return new NameMark(
                found.text(IMPORTANCE).map(Importance::parse).orElse(null),
                found.text(CONFIDENTIALITY)
                        .map(NameLevel::divided)
                        .map(Confidentiality::parse)
                        .orElse(null),
                found.text(INTEGRITY)
                        .map(NameLevel::divided)
                        .map(Integrity::parse)
                        .orElse(null),
                found.text(AVAILABILITY)
                        .map(NameLevel::divided)
                        .map(Availability::parse)
                        .orElse(null));
    }

    /** The texts that were found. */
    @FunctionalInterface
    interface Found {
        Optional<String> text(NameLevel level);
    }

    static Optional<NameLevel> ofPlaceholder(String text) {
        return Arrays.stream(values())
                .filter(level -> level.placeholder().equals(text))
                .findFirst();
    }

    private static String divided(String code) {
        return code.matches(UNDIVIDED) ? SEVERE : code;
    }
}
