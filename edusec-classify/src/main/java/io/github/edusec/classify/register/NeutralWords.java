package io.github.edusec.classify.register;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words that say nothing about how grave a document is: dates, school years, classes, subjects. Immutable. */
final class NeutralWords {
    private static final String RESOURCE = "neutral-words.txt";
    /** A number, with the letter of an era or version before it, or a class such as 1a. */
    private static final Pattern NUMBER = Pattern.compile("(?:[rhs]|v|ver|no)?[0-9]+|[a-f](?=組)");

    /** A day, whose parts may be separated. */
    private static final Pattern DATE = Pattern.compile(
            "(?<![0-9])(?:19|20)[0-9]{2}(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])|-(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12][0-9]|3[01]))"
                    + "(?![0-9])");
    /** More digits than a day has may be those of a person or a telephone, also in groups. */
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9](?:-?[0-9]){8}");

    private final Set<String> words;
    private final int longest;

    private NeutralWords(Set<String> words) {
        this.words = Set.copyOf(words);
        this.longest = words.stream().mapToInt(String::length).max().orElse(0);
    }

    /** Returns the built-in list. */
    static NeutralWords standard() {
        return BuiltIn.WORDS;
    }

    private static NeutralWords read() {
        try (InputStream in = NeutralWords.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from this library");
            }
            return new NeutralWords(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(Pattern.compile(" ")::splitAsStream)
                    .map(word -> SeparatedName.of(word).text())
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.toSet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells whether a comparable text consists of such words and numbers only; the empty one does. */
    boolean make(String text) {
        boolean[] reached = new boolean[text.length() + 1];
        reached[0] = true;
        Matcher number = NUMBER.matcher(text);
        for (int from = 0; from < text.length(); from++) {
            if (!reached[from]) {
                continue;
            }
            if (number.region(from, text.length()).lookingAt()) {
                reached[number.end()] = true;
            }
            for (int to = from + 1; to <= Math.min(text.length(), from + longest); to++) {
                reached[to] |= words.contains(text.substring(from, to));
            }
        }
        return reached[text.length()];
    }

    /** Tells whether a number other than a day has more than eight digits, separators between them or not. */
    static boolean hasLongNumber(SeparatedName name) {
        return LONG_NUMBER
                .matcher(DATE.matcher(name.separated('-')).replaceAll("/"))
                .find();
    }

    /** Read once, when it is first needed: a register is made for every merge. */
    private static final class BuiltIn {
        static final NeutralWords WORDS = read();
    }
}
