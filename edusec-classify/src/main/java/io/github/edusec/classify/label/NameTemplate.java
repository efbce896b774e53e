package io.github.edusec.classify.label;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A form of the caller's: literal text around levels, each of which stands in it at most once.
 *
 * <p>It is checked when it is made: every mark that it can write must be found again, with the same meaning, and must not be
 * taken for one of the built-in marks. Immutable and thread-safe.
 */
final class NameTemplate implements NameWording {
    /** With this, the longest extension and the hash there is room for a name. */
    private static final int MAX_BYTES = 48;

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");
    private static final String PROBE = "x";

    private final String template;
    private final List<String> literals = new ArrayList<>();
    private final List<NameLevel> levels = new ArrayList<>();
    private final NamePattern pattern;
    private final int longest;

    private NameTemplate(String template, boolean atEnd) {
        this.template = Normalizer.normalize(template, Normalizer.Form.NFC);
        split();
        new NameLiterals(this.template, literals).check(atEnd);
        this.pattern = new NamePattern(regex(), "", levels.toArray(NameLevel[]::new));
        this.longest = checkedLength(atEnd);
    }

    /**
     * Makes a template.
     *
     * @throws IllegalArgumentException if it cannot be written everywhere, or not be read back without doubt
     */
    static NameTemplate of(String template, boolean atEnd) {
        return new NameTemplate(template, atEnd);
    }

    /** Returns the template, composed (NFC). */
    String template() {
        return template;
    }

    NamePattern pattern() {
        return pattern;
    }

    /** Returns the bytes of the longest mark. */
    int longest() {
        return longest;
    }

    @Override
    public Optional<Word> word(Classification classification, boolean atEnd) {
        StringBuilder text = new StringBuilder(literals.get(0));
        for (int i = 0; i < levels.size(); i++) {
            Optional<String> code = levels.get(i).code(classification);
            if (code.isEmpty()) {
                return Optional.empty();
            }
            text.append(code.get()).append(literals.get(i + 1));
        }
        return Optional.of(new Word(text.toString(), mark(classification)));
    }

    private NameMark mark(Classification c) {
        return new NameMark(
                levels.contains(NameLevel.IMPORTANCE) ? c.importance() : null,
                levels.contains(NameLevel.CONFIDENTIALITY) ? c.confidentiality() : null,
                levels.contains(NameLevel.INTEGRITY) ? c.integrity() : null,
                levels.contains(NameLevel.AVAILABILITY) ? c.availability() : null);
    }

    private void split() {
        Matcher matcher = PLACEHOLDER.matcher(template);
        int from = 0;
        while (matcher.find()) {
            NameLevel level = NameLevel.ofPlaceholder(matcher.group())
                    .filter(found -> !levels.contains(found))
                    .orElseThrow(() -> problem(
                            matcher.group() + " (unknown, or a second time)",
                            Arrays.stream(NameLevel.values())
                                            .map(NameLevel::placeholder)
                                            .collect(Collectors.joining(", "))
                                    + ", each once"));
            literals.add(template.substring(from, matcher.start()));
            levels.add(level);
            from = matcher.end();
        }
        literals.add(template.substring(from));
        if (levels.isEmpty()) {
            throw problem("no placeholder", "one or more, for example {confidentiality}");
        }
    }

    private String regex() {
        StringBuilder regex = new StringBuilder(NameLiterals.regex(literals.get(0)));
        for (int i = 0; i < levels.size(); i++) {
            regex.append(levels.get(i).group()).append(NameLiterals.regex(literals.get(i + 1)));
        }
        return regex.toString();
    }

    /** Tries every mark that there can be. */
    private int checkedLength(boolean atEnd) {
        NameGrammar grammar = NameGrammar.BUILT_IN.and(pattern);
        int longestSoFar = 0;
        for (Classification each : every()) {
            Word word = word(each, atEnd).orElseThrow();
            longestSoFar = Math.max(longestSoFar, FileNames.utf8Length(word.text()));
            if (longestSoFar > MAX_BYTES) {
                throw problem(longestSoFar + " bytes", MAX_BYTES + " bytes of UTF-8");
            }
            NameGrammar.Parsed alone = new NameGrammar.Parsed(List.of(word.mark()), PROBE);
            String name = atEnd ? PROBE + word.text() : word.text() + PROBE;
            Optional<NameGrammar.Parsed> builtIn =
                    atEnd ? NameGrammar.BUILT_IN.last(name) : NameGrammar.BUILT_IN.first(name);
            if (!grammar.parse(name).equals(alone)
                    || !builtIn.map(alone::equals).orElse(true)) {
                throw problem(word.text() + ", which reads as something else", "marks that can be read back");
            }
        }
        return longestSoFar;
    }

    private List<Classification> every() {
        List<Classification> all = new ArrayList<>();
        for (Importance importance : Importance.values()) {
            for (Confidentiality confidentiality : Confidentiality.values()) {
                for (Integrity integrity : Integrity.values()) {
                    for (Availability availability : Availability.values()) {
                        all.add(new Classification(importance, confidentiality, integrity, availability, List.of()));
                    }
                }
            }
        }
        return all;
    }

    private IllegalArgumentException problem(String found, String allowed) {
        return new IllegalArgumentException(
                "file-name form " + template + ": found " + found + ", allowed: " + allowed);
    }
}
