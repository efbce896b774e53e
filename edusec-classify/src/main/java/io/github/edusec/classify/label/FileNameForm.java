package io.github.edusec.classify.label;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.label.NameWording.BuiltIn;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a class stands in a file's name, in front of it or behind its stem.
 *
 * <p>A mark takes the place of every mark that the name has in a form that this one knows (the built-in ones, and itself), the rest of
 * the name stays as it is, NFC or NFD, and whatever is written can be read back. Where a form cannot say a classification without doubt
 * or would say less than it, the next that can stands in for it, at last the bracket form, and the result tells so.
 *
 * <p>The extension is what follows the last dot, unless that is the first character, there is a space in it, or it is longer than 64 bytes
 * of UTF-8; {@code .tar.gz} and its like are one. So {@code .profile} has no extension, and a suffix stands at its end. A name that would,
 * with the suffix of a sidecar, exceed 255 bytes of UTF-8 is cut in front of its extension, at a whole character, and gets
 * {@code ~} and 8 hexadecimal digits of the SHA-256 of the whole name.
 *
 * <p>Read are, besides what is written: full-width and lower-case letters and digits, {@code II} for {@code Ⅱ}, and the marks of
 * schemes whose level 2 is not parted ({@code 【機密性2】}, {@code C2I2A1_}), where 2 counts as 2B. Not read, since names without any
 * class have them too: {@code 【2】}, {@code 機1_}, {@code C1_}, {@code C1-A1_}. Who knows that these are marks says so with a form
 * such as {@code prefix("機{confidentiality}_")}. What a name says proves nothing. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class FileNameForm {
    /** The importance in front: {@code 【Ⅱ】名簿.csv}. */
    public static final FileNameForm BRACKET = builtIn("bracket", false, BuiltIn.BRACKET);

    /** The confidentiality in front: {@code 機2B_名簿.csv}, {@code 機密性3_名簿.csv}. */
    public static final FileNameForm CONFIDENTIALITY =
            builtIn("confidentiality", false, BuiltIn.CONFIDENTIALITY, BuiltIn.BRACKET);

    /** The stated axes, two or three, in front: {@code C2B-I2B-A2A_名簿.csv}. */
    public static final FileNameForm AXES =
            builtIn("axes", false, BuiltIn.AXES, BuiltIn.CONFIDENTIALITY, BuiltIn.BRACKET);

    /** The importance behind: {@code 名簿【Ⅱ】.csv}. */
    public static final FileNameForm BRACKET_SUFFIX = builtIn("bracket-suffix", true, BuiltIn.BRACKET);

    /** The confidentiality behind: {@code 名簿_機2B.csv}, {@code 名簿_機密性3.csv}. */
    public static final FileNameForm CONFIDENTIALITY_SUFFIX =
            builtIn("confidentiality-suffix", true, BuiltIn.CONFIDENTIALITY, BuiltIn.BRACKET);

    /** The stated axes, two or three, behind: {@code 名簿_C2B-I2B-A2A.csv}. */
    public static final FileNameForm AXES_SUFFIX =
            builtIn("axes-suffix", true, BuiltIn.AXES, BuiltIn.CONFIDENTIALITY, BuiltIn.BRACKET);

    private static final String PREFIX = "prefix:";
    private static final String SUFFIX = "suffix:";

    private final String id;
    private final boolean atEnd;
    private final List<NameWording> wordings;
    private final NameGrammar grammar;
    private final int reserve;

    private FileNameForm(String id, boolean atEnd, List<NameWording> wordings, NameGrammar grammar, int reserve) {
        this.id = id;
        this.atEnd = atEnd;
        this.wordings = wordings;
        this.grammar = grammar;
        this.reserve = reserve;
    }

    private static FileNameForm builtIn(String id, boolean atEnd, NameWording... wordings) {
        return new FileNameForm(id, atEnd, List.of(wordings), NameGrammar.BUILT_IN, NameWording.LONGEST);
    }

    private static FileNameForm custom(String template, boolean atEnd) {
        NameTemplate wording = NameTemplate.of(template, atEnd);
        return new FileNameForm(
                (atEnd ? SUFFIX : PREFIX) + wording.template(),
                atEnd,
                List.of(wording, BuiltIn.BRACKET),
                NameGrammar.BUILT_IN.and(wording.pattern()),
                Math.max(NameWording.LONGEST, wording.longest()));
    }

    /**
     * Returns the forms that come with the library; every one of them reads all of them.
     *
     * @return the forms, the default first
     */
    public static List<FileNameForm> builtIns() {
        return List.of(BRACKET, CONFIDENTIALITY, AXES, BRACKET_SUFFIX, CONFIDENTIALITY_SUFFIX, AXES_SUFFIX);
    }

    /**
     * Makes a form of one's own that stands in front of the name.
     *
     * @param template text with one or more of {@code {importance}} (Ⅱ), {@code {confidentiality}}, {@code {integrity}} and
     *     {@code {availability}} (2B), each at most once; it ends in a delimiter, has a Japanese letter or three Latin ones, nothing that Windows
     *     forbids in names, no dot and no {@code ~}, and its marks have at most 48 bytes of UTF-8
     * @return the form
     * @throws IllegalArgumentException if the template is none, or if not every mark of it can be read back without doubt
     */
    public static FileNameForm prefix(String template) {
        return custom(template, false);
    }

    /**
     * Makes a form of one's own that stands in front of the extension.
     *
     * @param template as for {@link #prefix}, but it starts with a delimiter
     * @return the form
     * @throws IllegalArgumentException if the template is none, or if not every mark of it can be read back without doubt
     */
    public static FileNameForm suffix(String template) {
        return custom(template, true);
    }

    /**
     * Returns the form with an id.
     *
     * @param id the id of a built-in form, or {@code prefix:} or {@code suffix:} and a template
     * @return the form
     * @throws IllegalArgumentException if there is none; the message names those there are
     */
    public static FileNameForm of(String id) {
        if (id.startsWith(PREFIX) || id.startsWith(SUFFIX)) {
            return custom(id.substring(PREFIX.length()), id.startsWith(SUFFIX));
        }
        return builtIns().stream()
                .filter(form -> form.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("file-name form: found \"" + id + "\", allowed: "
                        + builtIns().stream().map(FileNameForm::id).collect(Collectors.joining(", "))
                        + ", prefix:TEMPLATE, suffix:TEMPLATE"));
    }

    /**
     * Finds the marks of built-in forms in a name.
     *
     * @param name a file's name, without folders
     * @return what they say, those in front first; of several the most severe counts
     */
    public static List<NameMark> parse(String name) {
        return BRACKET.marksIn(name);
    }

    /**
     * Takes the marks of built-in forms off a name.
     *
     * @param name a file's name, without folders
     * @return the name without them; a name that is nothing but a mark stays
     */
    public static String unmarked(String name) {
        return BRACKET.withoutMarks(name);
    }

    /**
     * Returns what this form is called on the command line.
     *
     * @return for example "axes-suffix" or "prefix:校外秘{importance}_"
     */
    public String id() {
        return id;
    }

    /**
     * Finds the marks of this form and of the built-in ones in a name.
     *
     * @param name a file's name, without folders
     * @return what they say, those in front first; of several the most severe counts
     */
    public List<NameMark> marksIn(String name) {
        return grammar.parse(name).marks();
    }

    /**
     * Takes the marks of this form and of the built-in ones off a name.
     *
     * @param name a file's name, without folders
     * @return the name without them; a name that is nothing but a mark stays
     */
    public String withoutMarks(String name) {
        return grammar.parse(name).rest();
    }

    /**
     * Marks a name, in place of all marks of this form and of the built-in ones that it has.
     *
     * @param classification what to say; restrictions are never said in names
     * @param name a file's name, without folders, not empty
     * @return the marked name
     * @throws IllegalArgumentException if the name is empty
     */
    public MarkedName mark(Classification classification, String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("file name: found an empty one, allowed: one or more characters");
        }
        String whole = withoutMarks(name);
        boolean cut = !FileNames.fits(whole, reserve);
        String rest = cut ? withoutMarks(FileNames.shortened(whole, reserve)) : whole;
        NameFallback why = null;
        for (NameWording wording : wordings) {
            Optional<NameWording.Word> word = wording.word(classification, atEnd);
            NameFallback doubt = word.map(said -> doubt(said, rest, classification))
                    .orElseGet(() -> Optional.of(wording.silence(classification)))
                    .orElse(null);
            if (doubt == null) {
                NameWording.Word said = word.orElseThrow();
                return new MarkedName(joined(said.text(), rest), said.mark(), cut, why);
            }
            why = why == null ? doubt : why;
        }
        // In front of a name without marks the bracket is always found again.
        NameWording.Word bracket = BuiltIn.BRACKET.word(classification, false).orElseThrow();
        return new MarkedName(bracket.text() + rest, bracket.mark(), cut, why);
    }

    private Optional<NameFallback> doubt(NameWording.Word word, String rest, Classification classification) {
        boolean saysIt = word.mark()
                .classification()
                .filter(read -> read.importance().isAtLeast(classification.importance()))
                .isPresent();
        if (!saysIt) {
            return Optional.of(NameFallback.UNDERSTATES);
        }
        boolean isFound =
                grammar.parse(joined(word.text(), rest)).equals(new NameGrammar.Parsed(List.of(word.mark()), rest));
        return isFound ? Optional.empty() : Optional.of(NameFallback.NOT_CERTAIN);
    }

    private String joined(String mark, String rest) {
        if (!atEnd) {
            return mark + rest;
        }
        int stem = rest.length() - FileNames.extension(rest).length();
        return rest.substring(0, stem) + mark + rest.substring(stem);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FileNameForm form && form.id.equals(id);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(id);
    }

    /** Returns the id. */
    @Override
    public String toString() {
        return id;
    }
}
