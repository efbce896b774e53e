package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Importance;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which styles there are, and how they are stored. */
class MarkStyleTest {
    private static final Label LABEL = new Label(Classification.of(Importance.II), LocalDate.of(2027, 7, 1));
    private static final MarkTemplate TEMPLATE = new MarkTemplate("first {importance} {date}");

    /** The contrast as WCAG's own examples have it: 949494 is the lightest grey with 3 to 1, 767676 the one with 4.5. */
    @ParameterizedTest
    @CsvSource({
        "949494, true",
        "959595, false",
        "FF0000, true",
        "FF6600, false",
        "FFFF00, false",
        "FFFFFF, false",
        "767676, true"
    })
    void aColourThatCannotBeReadOnWhiteIsRefused(String colour, boolean allowed) {
        int rgb = Integer.parseInt(colour, 16);
        if (allowed) {
            assertThat(MarkStyle.DEFAULT.withColour(rgb).colour()).isEqualTo(rgb);
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new MarkStyle(MarkPosition.FOOTER, rgb))
                    .withMessageContaining(colour)
                    .withMessageContaining("3.0");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0x1000000})
    void whatIsNoColourIsRefused(int colour) {
        assertThatIllegalArgumentException().isThrownBy(() -> new MarkStyle(MarkPosition.HEADER, colour));
    }

    @ParameterizedTest
    @CsvSource({"HEADER, 000000, header 000000", "FOOTER, C00000, footer C00000", "BOTH, 0000C0, both 0000C0"})
    void theFormOfTheFirstVersionIsWrittenAndReadAsEver(MarkPosition position, String colour, String code) {
        MarkStyle style = new MarkStyle(position, Integer.parseInt(colour, 16));
        assertThat(style.code()).isEqualTo(code);
        assertThat(StyleCode.parse(code)).contains(style.stored());
    }

    @Test
    void aStoredColourThatWouldBeRefusedNowIsStillRead() {
        assertThat(StyleCode.parse("both FFFF00"))
                .contains(new StyleCode(MarkPosition.BOTH, 0xFFFF00, MarkPages.ALL, MarkTemplate.DEFAULT));
    }

    @Test
    void everyStyleIsReadBackFromItsStoredForm() {
        for (MarkPosition position : MarkPosition.values()) {
            for (MarkPages pages : MarkPages.values()) {
                for (MarkTemplate template : Arrays.asList(MarkTemplate.DEFAULT, TEMPLATE)) {
                    MarkStyle style = new MarkStyle(position, 0xC00000, pages, template);
                    assertThat(StyleCode.parse(style.code())).as(style.code()).contains(style.stored());
                }
            }
        }
        assertThat(MarkStyle.DEFAULT.withPages(MarkPages.FIRST).code()).isEqualTo("header 000000 first");
        assertThat(MarkStyle.DEFAULT.withTemplate(TEMPLATE).code())
                .isEqualTo("header 000000 all first {importance} {date}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "header",
                "top 000000",
                "header 00000",
                "header 00000g",
                "Header 000000",
                "header 000000 ",
                "header 000000 all",
                "header 000000 all {class}",
                "header 000000 first {x}",
                "header 000000 first x",
                "none 000000 second"
            })
    void anotherFormIsNoStyle(String code) {
        assertThat(StyleCode.parse(code)).isEmpty();
    }

    @Test
    void aStoredFormFitsIntoOneProperty() {
        MarkTemplate longest = new MarkTemplate("{class}" + "x".repeat(MarkTemplate.MAX_PATTERN - 7));
        assertThat(new MarkStyle(MarkPosition.HEADER, 0, MarkPages.FIRST, longest).code())
                .hasSizeLessThanOrEqualTo(255);
    }

    @Test
    void aMarkThatStandsNowhereStandsOnNoPageInParticular() {
        MarkStyle none = MarkStyle.DEFAULT.withPosition(MarkPosition.NONE);
        assertThat(none.withPages(MarkPages.FIRST)).isEqualTo(none);
        assertThat(MarkStyle.DEFAULT.withPages(MarkPages.FIRST).withPosition(MarkPosition.NONE))
                .isEqualTo(none);
        assertThat(new Mark(LABEL, none).places()).containsExactly(MarkPlace.PROPERTY);
    }

    @Test
    void theStoredTextIsWhatTheMarkSaysAndTheUsualStyleStoresNothing() {
        Map<String, String> pairs = new Mark(LABEL, MarkStyle.DEFAULT.withTemplate(TEMPLATE)).pairs();
        assertThat(pairs)
                .containsEntry("edusec.label.text", "first 重要性分類Ⅱ 2027-07-01")
                .containsEntry("edusec.label.style", "header 000000 all first {importance} {date}");
        assertThat(LabelProperties.parse(pairs)).contains(LABEL);
        assertThat(new Mark(LABEL, MarkStyle.DEFAULT).pairs())
                .doesNotContainKey("edusec.label.style")
                .containsEntry("edusec.label.text", LABEL.text());
    }

    @Test
    void aTextThatIsTooLongIsRefusedBeforeAnythingIsWritten() {
        Label wordy = new Label(
                LABEL.classification().withRestrictions(HandlingRestriction.listOf("x".repeat(200))),
                LABEL.labelledOn());
        MarkStyle style = MarkStyle.DEFAULT.withTemplate(new MarkTemplate("{class} {class}"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Mark(wordy, style));
    }

    @Test
    void aDayThatDoesNotFitIntoAnIsoDateIsRefused() {
        Classification any = LABEL.classification();
        assertThatIllegalArgumentException().isThrownBy(() -> new Label(any, LocalDate.of(10_000, 1, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Label(any, LocalDate.of(-1, 1, 1)));
        Map<String, String> pairs = LabelProperties.of(LABEL);
        pairs.put("edusec.label.labelledOn", "+999999999-12-31");
        assertThat(LabelProperties.parse(pairs)).isEmpty();
    }
}
