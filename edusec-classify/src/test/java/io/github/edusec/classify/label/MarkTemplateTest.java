package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mark says by its template. */
class MarkTemplateTest {
    private static final LocalDate DAY = LocalDate.of(2027, 7, 1);
    private static final Label FULL = new Label(
            new Classification(
                    Importance.II,
                    Confidentiality.C2B,
                    Integrity.I2A,
                    Availability.A1,
                    HandlingRestriction.listOf("複製禁止", "持出禁止")),
            DAY);
    private static final Label BARE = new Label(Classification.of(Importance.III), DAY);

    @ParameterizedTest
    @CsvSource({
        "{class}, 重要性分類Ⅱ 機密性2B 完全性2A 可用性1 複製禁止 持出禁止, 重要性分類Ⅲ",
        "{importance}, 重要性分類Ⅱ, 重要性分類Ⅲ",
        "{importance}({level}), 重要性分類Ⅱ(Ⅱ), 重要性分類Ⅲ(Ⅲ)",
        "{importance} {axes} {restrictions}, 重要性分類Ⅱ 機密性2B 完全性2A 可用性1 複製禁止 持出禁止, 重要性分類Ⅲ",
        "{axes} {importance}, 機密性2B 完全性2A 可用性1 重要性分類Ⅱ, 重要性分類Ⅲ",
        "{confidentiality}/{integrity}/{availability} {importance}, 機密性2B/完全性2A/可用性1 重要性分類Ⅱ, // 重要性分類Ⅲ",
        "{importance} {axes} 校外秘, 重要性分類Ⅱ 機密性2B 完全性2A 可用性1 校外秘, 重要性分類Ⅲ 校外秘",
        "{importance}　{axes}　{restrictions}, 重要性分類Ⅱ　機密性2B 完全性2A 可用性1　複製禁止 持出禁止, 重要性分類Ⅲ",
        "【{importance}】 {date}, 【重要性分類Ⅱ】 2027-07-01, 【重要性分類Ⅲ】 2027-07-01",
        "{{{importance}}} }}{{, {重要性分類Ⅱ} }{, {重要性分類Ⅲ} }{",
        "中学校  {importance}, 中学校  重要性分類Ⅱ, 中学校  重要性分類Ⅲ"
    })
    void placeholdersStandForWhatTheLabelSays(String pattern, String full, String bare) {
        MarkTemplate template = new MarkTemplate(pattern);
        assertThat(template.render(FULL)).isEqualTo(full);
        assertThat(template.render(BARE)).isEqualTo(bare);
    }

    @Test
    void theDefaultIsTheTextOfTheLabel() {
        assertThat(MarkTemplate.DEFAULT.render(FULL)).isEqualTo(FULL.text());
        assertThat(MarkTemplate.DEFAULT.render(BARE)).isEqualTo(BARE.text());
        Label spaced = new Label(BARE.classification().withRestrictions(HandlingRestriction.listOf(" 校外  秘 ")), DAY);
        assertThat(MarkTemplate.DEFAULT.render(spaced)).isEqualTo(spaced.text());
    }

    @Test
    void aLabelWithoutADaySaysNone() {
        assertThat(new MarkTemplate("{importance} {date}").render(new Label(BARE.classification(), null)))
                .isEqualTo("重要性分類Ⅲ");
    }

    @Test
    void anUnknownPlaceholderIsNamedWithThoseThatAreAllowed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MarkTemplate("{class} {school}"))
                .withMessageContaining("{school}")
                .withMessageContaining(
                        "{class}, {importance}, {level}, {axes}, {confidentiality}, {integrity}, {availability}, {restrictions}, {date}");
        assertThatIllegalArgumentException().isThrownBy(() -> new MarkTemplate("{CLASS}"));
        assertThatIllegalArgumentException().isThrownBy(() -> new MarkTemplate("{class}{}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{class} {",
                "{class} }",
                "{class",
                "class}",
                "{class}\n{date}",
                "{class}\t",
                "{class}\u2028",
                "{class}\uD842",
                "{class}\uFFFE",
                "",
                "校外秘",
                "{{class}}",
                "{level} {axes} {restrictions} {date}"
            })
    void whatIsNoLineWithTheClassIsRefused(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> new MarkTemplate(pattern));
    }

    @Test
    void patternAndTextAreNoLongerThanDocumentsTake() {
        String longest = "{class}" + "x".repeat(MarkTemplate.MAX_PATTERN - 7);
        assertThat(new MarkTemplate(longest).render(BARE)).hasSize(199);
        assertThatIllegalArgumentException().isThrownBy(() -> new MarkTemplate(longest + "x"));
        Label wordy =
                new Label(BARE.classification().withRestrictions(HandlingRestriction.listOf("y".repeat(56))), DAY);
        assertThat(new MarkTemplate("{class}" + "x".repeat(192)).render(wordy)).hasSize(255);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MarkTemplate(longest).render(wordy))
                .withMessageContaining("256")
                .withMessageContaining("255");
    }

    /** Whatever is missing, the words stand one space apart and none at the ends. */
    @Property
    void emptyPlaceholdersLeaveNoSecondSpace(@ForAll("labels") Label label, @ForAll("patterns") String pattern) {
        String text = new MarkTemplate(pattern).render(label);
        assertThat(text)
                .contains(label.classification().importance().label())
                .doesNotContain("  ")
                .isEqualTo(text.strip());
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of(
                        "{axes}",
                        "{confidentiality}",
                        "{integrity}",
                        "{availability}",
                        "{restrictions}",
                        "{importance}",
                        "秘")
                .list()
                .ofMaxSize(6)
                .flatMap(
                        words -> Arbitraries.integers().between(0, words.size()).map(at -> {
                            List<String> all = new ArrayList<>(words);
                            all.add(at, "{importance}");
                            return String.join(" ", all);
                        }));
    }

    @Provide
    Arbitrary<Label> labels() {
        return Combinators.combine(
                        Arbitraries.of(Importance.class),
                        Arbitraries.of(Confidentiality.class).injectNull(0.5),
                        Arbitraries.of(Integrity.class).injectNull(0.5),
                        Arbitraries.of(Availability.class).injectNull(0.5),
                        Arbitraries.of("複製禁止", "校外秘").list().ofMaxSize(2))
                .as((importance, c, i, a, restrictions) -> new Label(
                        new Classification(
                                importance, c, i, a, HandlingRestriction.listOf(restrictions.toArray(String[]::new))),
                        DAY));
    }
}
