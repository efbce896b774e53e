package io.github.edusec.classify.label;

import io.github.edusec.classify.Classification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a form puts a classification into words. */
interface NameWording {
    /** The bytes of the longest mark of the built-in wordings: so much room every name keeps, that marks can be exchanged. */
    int LONGEST = 12;

    /**
     * What is written.
     *
     * @param text the mark with its delimiter towards the name
     * @param mark what it says
     */
    record Word(String text, NameMark mark) {}

    /** Returns the mark; empty if this form cannot say the classification. */
    Optional<Word> word(Classification classification, boolean atEnd);

    /** Returns why there is no mark. */
    default NameFallback silence(Classification classification) {
        return NameFallback.NOT_STATED;
    }

    /** The wordings that come with the library. */
    enum BuiltIn implements NameWording {
        /** {@code 【Ⅱ】}. */
        BRACKET {
            @Override
            public Optional<Word> word(Classification c, boolean atEnd) {
                NameMark mark = new NameMark(c.importance(), null, null, null);
                return Optional.of(new Word("【" + c.importance().numeral() + "】", mark));
            }
        },
        /** {@code 機2B_}; spelled out where the short form would also name a course: {@code 機密性3_}. */
        CONFIDENTIALITY {
            @Override
            public Optional<Word> word(Classification c, boolean atEnd) {
                return NameLevel.CONFIDENTIALITY.code(c).map(code -> {
                    String text = (isLettered(code) ? "機" : "機密性") + code;
                    return new Word(delimited(text, atEnd), new NameMark(null, c.confidentiality(), null, null));
                });
            }
        },
        /** {@code C2B-I2B-A2A_}, without the axes that are not stated; at least two of them. */
        AXES {
            @Override
            public Optional<Word> word(Classification c, boolean atEnd) {
                List<String> axes = new ArrayList<>();
                NameLevel.CONFIDENTIALITY.code(c).ifPresent(code -> axes.add("C" + code));
                NameLevel.INTEGRITY.code(c).ifPresent(code -> axes.add("I" + code));
                NameLevel.AVAILABILITY.code(c).ifPresent(code -> axes.add("A" + code));
                if (axes.size() < 2 || (axes.size() == 2 && axes.stream().noneMatch(BuiltIn::isLettered))) {
                    return Optional.empty();
                }
                NameMark mark = new NameMark(null, c.confidentiality(), c.integrity(), c.availability());
                return Optional.of(new Word(delimited(String.join("-", axes), atEnd), mark));
            }

            @Override
            public NameFallback silence(Classification c) {
                boolean none = c.confidentiality() == null && c.integrity() == null && c.availability() == null;
                return none ? NameFallback.NOT_STATED : NameFallback.NOT_CERTAIN;
            }
        };

        private static boolean isLettered(String text) {
            return text.endsWith("A") || text.endsWith("B");
        }

        private static String delimited(String text, boolean atEnd) {
            return atEnd ? "_" + text : text + "_";
        }
    }
}
