package io.github.edusec.classify.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The marks that are known in names, and how they are taken off.
 *
 * <p>Only what can hardly be anything else is read: {@code 【2】}, {@code 機1_}, {@code C1_} or {@code C1-A1_} stand in names of
 * documents that have no class (a number, a mechanics course, a room), and taking them for one could lower it.
 */
final class NameGrammar {
    /** No usual file system has longer names; what an archive may claim beyond that has no mark. */
    private static final int MAX_UNITS = 1_024;

    private static final String NONE = "";
    private static final String LINE = "[_＿]";
    private static final String HYPHEN = "[-－]";
    private static final String PARTED = "([2２][ABabＡＢａｂ])";
    private static final String AXES = "[CcＣｃ]" + NameLevel.CONFIDENTIALITY.group() + HYPHEN + "?" + "[IiＩｉ]"
            + NameLevel.INTEGRITY.group() + HYPHEN + "?" + "[AaＡａ]" + NameLevel.AVAILABILITY.group();
    private static final String SPELLED = "機密性" + NameLevel.CONFIDENTIALITY.group();
    private static final NameLevel[] ALL = {NameLevel.CONFIDENTIALITY, NameLevel.INTEGRITY, NameLevel.AVAILABILITY};

    static final NameGrammar BUILT_IN = new NameGrammar(Stream.concat(
                    Stream.of(
                            new NamePattern(
                                    "【(?:(?:重要性分類)?" + NameLevel.IMPORTANCE.group() + "|重要性分類([1-4１-４]))】",
                                    NONE,
                                    NameLevel.IMPORTANCE,
                                    NameLevel.IMPORTANCE),
                            new NamePattern("【" + SPELLED + "(?:情報)?】", NONE, NameLevel.CONFIDENTIALITY),
                            new NamePattern("【機" + PARTED + "】", NONE, NameLevel.CONFIDENTIALITY),
                            new NamePattern("【" + AXES + "】", NONE, ALL),
                            new NamePattern("機" + PARTED, LINE, NameLevel.CONFIDENTIALITY),
                            new NamePattern(SPELLED, LINE, NameLevel.CONFIDENTIALITY),
                            new NamePattern(AXES, LINE, ALL)),
                    twoAxes())
            .toList());

    private final List<NamePattern> patterns;

    private NameGrammar(List<NamePattern> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    /** Two axes are read only if one of them is at a level with a letter. */
    private static Stream<NamePattern> twoAxes() {
        String lettered = "(?=.[2２][ABabＡＢａｂ]|.{4}[2２][ABabＡＢａｂ])";
        String c = "[CcＣｃ]([1１3３]|[2２][ABabＡＢａｂ])";
        String i = "[IiＩｉ]([1１]|[2２][ABabＡＢａｂ])";
        String a = "[AaＡａ]([1１]|[2２][ABabＡＢａｂ])";
        return Stream.of(
                new NamePattern(lettered + c + HYPHEN + i, LINE, NameLevel.CONFIDENTIALITY, NameLevel.INTEGRITY),
                new NamePattern(lettered + c + HYPHEN + a, LINE, NameLevel.CONFIDENTIALITY, NameLevel.AVAILABILITY),
                new NamePattern(lettered + i + HYPHEN + a, LINE, NameLevel.INTEGRITY, NameLevel.AVAILABILITY));
    }

    /** Returns a grammar that knows one more kind of mark. */
    NameGrammar and(NamePattern pattern) {
        return new NameGrammar(
                Stream.concat(Stream.of(pattern), patterns.stream()).toList());
    }

    /**
     * A name and the marks that were taken off it.
     *
     * @param marks what they say, those in front first
     * @param rest the name without them, never empty
     */
    record Parsed(List<NameMark> marks, String rest) {}

    /** Takes all marks off a name, as long as something of it is left. */
    Parsed parse(String name) {
        List<NameMark> marks = new ArrayList<>();
        String rest = name;
        while (rest.length() <= MAX_UNITS) {
            String before = rest;
            Optional<Parsed> less = first(before).or(() -> last(before));
            if (less.isEmpty()) {
                break;
            }
            marks.addAll(less.get().marks());
            rest = less.get().rest();
        }
        return new Parsed(List.copyOf(marks), rest);
    }

    /** Finds the mark with which a name starts. */
    Optional<Parsed> first(String name) {
        for (NamePattern pattern : patterns) {
            Optional<NamePattern.Match> match = pattern.atStart(name).filter(found -> found.end() < name.length());
            if (match.isPresent()) {
                return Optional.of(new Parsed(
                        List.of(match.get().mark()), name.substring(match.get().end())));
            }
        }
        return Optional.empty();
    }

    /** Finds the mark with which a name ends, in front of its extension. */
    Optional<Parsed> last(String name) {
        String extension = FileNames.extension(name);
        String stem = name.substring(0, name.length() - extension.length());
        for (NamePattern pattern : patterns) {
            Optional<NamePattern.Match> match = pattern.atEnd(stem).filter(found -> found.start() > 0);
            if (match.isPresent()) {
                String rest = stem.substring(0, match.get().start()) + extension;
                return Optional.of(new Parsed(List.of(match.get().mark()), rest));
            }
        }
        return Optional.empty();
    }
}
