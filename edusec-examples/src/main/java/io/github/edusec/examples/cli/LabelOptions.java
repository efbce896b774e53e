package io.github.edusec.examples.cli;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import io.github.edusec.classify.label.Label;
import io.github.edusec.classify.label.MarkPages;
import io.github.edusec.classify.label.MarkPosition;
import io.github.edusec.classify.label.MarkStyle;
import io.github.edusec.classify.label.MarkTemplate;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what a label says and how its mark looks; filled in by the command line parser. */
final class LabelOptions {
    @Option(names = "--importance", paramLabel = "X", required = true, descriptionKey = "labelImportance")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private String importance;

    @Option(names = "--confidentiality", paramLabel = "X", descriptionKey = "confidentiality")
    private @Nullable String confidentiality;

    @Option(names = "--integrity", paramLabel = "X", descriptionKey = "integrity")
    private @Nullable String integrity;

    @Option(names = "--availability", paramLabel = "X", descriptionKey = "availability")
    private @Nullable String availability;

    @Option(names = "--restriction", paramLabel = "TEXT", descriptionKey = "restriction")
    private List<String> restrictions = List.of();

    @Option(names = "--position", paramLabel = "EDGE", defaultValue = "header", descriptionKey = "position")
    private String position = "header";

    @Option(names = "--colour", paramLabel = "RRGGBB", defaultValue = "000000", descriptionKey = "colour")
    private String colour = "000000";

    @Option(names = "--pages", paramLabel = "PAGES", defaultValue = "all", descriptionKey = "pages")
    private String pages = "all";

    @Option(names = "--text", paramLabel = "TEMPLATE", defaultValue = "{class}", descriptionKey = "text")
    private String text = "{class}";

    /** Made by the command line parser. */
    LabelOptions() {}

    /**
     * Returns the label.
     *
     * @throws IllegalArgumentException if an option's value is not allowed; the message names the option
     */
    Label label(LocalDate today) {
        return named(
                "label",
                "",
                any -> new Label(
                        new Classification(
                                named("--importance", importance, Importance::parse),
                                optional("--confidentiality", confidentiality, Confidentiality::parse),
                                optional("--integrity", integrity, Integrity::parse),
                                optional("--availability", availability, Availability::parse),
                                restrictions.stream()
                                        .map(text -> named("--restriction", text, HandlingRestriction::new))
                                        .toList()),
                        today));
    }

    /**
     * Returns the style of the mark.
     *
     * @param label what the mark has to say
     * @throws IllegalArgumentException if an option's value is not allowed, or makes too long a mark; the message names the option
     */
    MarkStyle style(Label label) {
        MarkStyle style = named(
                "--colour",
                colour,
                rgb -> MarkStyle.DEFAULT
                        .withPosition(named("--position", position, word -> oneOf(MarkPosition.values(), word)))
                        .withColour(colour(rgb)));
        return style.withPages(named("--pages", pages, word -> oneOf(MarkPages.values(), word)))
                .withTemplate(named("--text", text, pattern -> template(pattern, label)));
    }

    private static MarkTemplate template(String pattern, Label label) {
        MarkTemplate template = new MarkTemplate(pattern);
        template.render(label);
        return template;
    }

    private static <E extends Enum<E>> E oneOf(E[] values, String word) {
        return Arrays.stream(values)
                .filter(value -> word(value).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("found " + word + ", allowed: "
                        + Arrays.stream(values).map(LabelOptions::word).collect(Collectors.joining(", "))));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static int colour(String text) {
        if (!text.matches("[0-9A-Fa-f]{6}")) {
            throw new IllegalArgumentException(
                    "found " + text + ", allowed: six hexadecimal digits, for example C00000");
        }
        return Integer.parseInt(text, 16);
    }

    private static <T> @Nullable T optional(String option, @Nullable String text, Function<String, T> parser) {
        return text == null ? null : named(option, text, parser);
    }

    private static <T> T named(String option, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw new IllegalArgumentException(message.startsWith("--") ? message : option + ": " + message, e);
        }
    }
}
