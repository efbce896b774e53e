package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import java.text.Normalizer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameFormTest {
    private static final Classification ALL =
            new Classification(Importance.II, Confidentiality.C2B, Integrity.I2B, Availability.A2A, List.of());

    @ParameterizedTest
    @CsvSource({
        "bracket, 【Ⅱ】名簿.csv",
        "confidentiality, 機2B_名簿.csv",
        "axes, C2B-I2B-A2A_名簿.csv",
        "bracket-suffix, 名簿【Ⅱ】.csv",
        "confidentiality-suffix, 名簿_機2B.csv",
        "axes-suffix, 名簿_C2B-I2B-A2A.csv",
        "prefix:校外秘{importance}{confidentiality}_, 校外秘Ⅱ2B_名簿.csv",
        "suffix:（機密性{confidentiality}）, 名簿（機密性2B）.csv"
    })
    void everyFormWritesItsMark(String form, String name) {
        MarkedName marked = FileNameForm.of(form).mark(ALL, "名簿.csv");
        assertThat(marked.name()).isEqualTo(name);
        assertThat(marked.fellBack()).isEmpty();
        assertThat(marked.shortened()).isFalse();
        assertThat(FileNameForm.of(form))
                .isEqualTo(FileNameForm.of(FileNameForm.of(form).id()));
        assertThat(FileNameForm.of(form).marksIn(name)).containsExactly(marked.mark());
        assertThat(FileNameForm.of(form).withoutMarks(name)).isEqualTo("名簿.csv");
    }

    @ParameterizedTest
    @CsvSource({
        // form, importance, confidentiality, integrity, availability, name, why
        "confidentiality, I, 3, , , 機密性3_a.csv, ",
        "confidentiality, IV, 1, , , 機密性1_a.csv, ",
        "confidentiality, II, , 2B, , 【Ⅱ】a.csv, NOT_STATED",
        "confidentiality, I, 2B, , , 【Ⅰ】a.csv, UNDERSTATES",
        "confidentiality, III, 2B, , , 機2B_a.csv, ",
        "axes, II, , 2B, 1, I2B-A1_a.csv, ",
        "axes, II, 2B, , , 機2B_a.csv, NOT_CERTAIN",
        "axes, I, 3, 1, , 機密性3_a.csv, NOT_CERTAIN",
        "axes, IV, 1, , 1, 機密性1_a.csv, NOT_CERTAIN",
        "axes, IV, 1, 1, 1, C1-I1-A1_a.csv, ",
        "axes, II, , 2B, , 【Ⅱ】a.csv, NOT_CERTAIN",
        "axes, II, , , , 【Ⅱ】a.csv, NOT_STATED",
        "axes, I, 2B, 2B, 2B, 【Ⅰ】a.csv, UNDERSTATES",
        "axes-suffix, II, 2B, , , a_機2B.csv, NOT_CERTAIN",
        "axes-suffix, II, , , , a【Ⅱ】.csv, NOT_STATED",
        "suffix:-校内{integrity}, II, 2B, , , a【Ⅱ】.csv, NOT_STATED",
        "suffix:-校内{integrity}, IV, 1, 1, , a【Ⅳ】.csv, UNDERSTATES"
    })
    void whatAFormCannotSayIsSaidInAnother(
            String form,
            Importance importance,
            @Nullable String confidentiality,
            @Nullable String integrity,
            @Nullable String availability,
            String name,
            @Nullable NameFallback why) {
        Classification classification = new Classification(
                importance,
                confidentiality == null ? null : Confidentiality.parse(confidentiality),
                integrity == null ? null : Integrity.parse(integrity),
                availability == null ? null : Availability.parse(availability),
                List.of());
        MarkedName marked = FileNameForm.of(form).mark(classification, "a.csv");
        assertThat(marked.name()).isEqualTo(name);
        assertThat(marked.fallback()).isEqualTo(why);
        assertThat(FileNameForm.of(form).marksIn(name)).containsExactly(marked.mark());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "【Ⅳ】名簿.csv",
                "【ii】名簿.csv",
                "【重要性分類２】名簿.csv",
                "【機密性2】名簿.csv",
                "【機密性２情報】名簿.csv",
                "機２ｂ＿名簿.csv",
                "機密性2A_名簿.csv",
                "Ｃ２Ｂ－Ｉ２Ｂ－Ａ２Ａ＿名簿.csv",
                "C2I2A1_名簿.csv",
                "c1-i2b_名簿.csv",
                "【C3I2A2】名簿.csv",
                "名簿【Ⅱ】.csv",
                "名簿＿機2A.csv",
                "名簿_C1I1A1.csv",
                "機2B_【Ⅲ】名簿_C2B-A1【Ⅳ】.csv"
            })
    void marksOfAnyKnownFormAreExchanged(String name) {
        assertThat(FileNameForm.unmarked(name)).isEqualTo("名簿.csv");
        for (FileNameForm form : FileNameForm.builtIns()) {
            assertThat(form.mark(ALL, name)).isEqualTo(form.mark(ALL, "名簿.csv"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C2B.txt",
                "C2B_名簿.csv",
                "A2A_座席表.csv",
                "C1_教室.csv",
                "C1-A1_英語.csv",
                "C3-I1_a.csv",
                "C2-I2_a.csv",
                "C1-A1_2B名簿.csv",
                "機械_a.csv",
                "機1_名簿.csv",
                "機2_名簿.csv",
                "機3_名簿.csv",
                "名簿_機1.csv",
                "機2B名簿.csv",
                "機2B.csv",
                "機2C_名簿.csv",
                "【2】問題.csv",
                "【Ⅴ】名簿.csv",
                "【Ⅱ】",
                "【重要】名簿.csv",
                "数学Ⅱ.csv",
                "C2B-I2B-A2A_",
                "_機2B.csv",
                "名簿.機2B",
                "機密性4_a.csv",
                "C2B-I3-A1_a.csv"
            })
    void whatCouldBeSomethingElseIsLeftAlone(String name) {
        assertThat(FileNameForm.parse(name)).isEmpty();
        assertThat(FileNameForm.unmarked(name)).isEqualTo(name);
        assertThat(FileNameForm.BRACKET.mark(ALL, name).name()).isEqualTo("【Ⅱ】" + name);
    }

    @Test
    void anUndividedLevelCountsAsTheMoreSevere() {
        assertThat(FileNameForm.parse("C2I2A1_a.csv"))
                .containsExactly(new NameMark(null, Confidentiality.C2B, Integrity.I2B, Availability.A1));
        assertThat(FileNameForm.parse("【機密性２】a.csv").get(0).classification())
                .contains(new Classification(Importance.II, Confidentiality.C2B, null, null, List.of()));
    }

    @Test
    void aFormOfOnesOwnReadsWhatIsTooShortForAllOthers() {
        FileNameForm university = FileNameForm.prefix("機{confidentiality}_");
        assertThat(university.marksIn("機1_a.xlsx")).containsExactly(new NameMark(null, Confidentiality.C1, null, null));
        assertThat(university.marksIn("機2_a.xlsx"))
                .containsExactly(new NameMark(null, Confidentiality.C2B, null, null));
        assertThat(university.mark(ALL, "機3_a.xlsx").name()).isEqualTo("機2B_a.xlsx");
        assertThat(university.mark(ALL, "【Ⅰ】a.xlsx").name()).isEqualTo("機2B_a.xlsx");
    }

    @Test
    void aDecomposedTemplateIsTheSameForm() {
        String template = "がく{importance}_";
        String decomposed = Normalizer.normalize(template, Normalizer.Form.NFD);
        FileNameForm form = FileNameForm.prefix(decomposed);
        assertThat(form).isEqualTo(FileNameForm.prefix(template)).hasSameHashCodeAs(FileNameForm.prefix(template));
        String name = form.mark(ALL, "a.csv").name();
        assertThat(form.withoutMarks(Normalizer.normalize(name, Normalizer.Form.NFD)))
                .isEqualTo("a.csv");
    }

    @ParameterizedTest
    @CsvSource({
        "名簿, 名簿_機2B, 機2B_名簿",
        ".profile, .profile_機2B, 機2B_.profile",
        "a.b.csv, a.b_機2B.csv, 機2B_a.b.csv",
        "backup.tar.gz, backup_機2B.tar.gz, 機2B_backup.tar.gz",
        "BACKUP.TAR.XZ, BACKUP_機2B.TAR.XZ, 機2B_BACKUP.TAR.XZ",
        ".tar.gz, .tar_機2B.gz, 機2B_.tar.gz",
        "1. 名簿, 1. 名簿_機2B, 機2B_1. 名簿",
        "a., a_機2B., 機2B_a.",
        "..., .._機2B., 機2B_..."
    })
    void theExtensionIsWhatFollowsTheLastDot(String name, String suffixed, String prefixed) {
        assertThat(FileNameForm.CONFIDENTIALITY_SUFFIX.mark(ALL, name).name()).isEqualTo(suffixed);
        assertThat(FileNameForm.CONFIDENTIALITY.mark(ALL, name).name()).isEqualTo(prefixed);
        assertThat(FileNameForm.unmarked(suffixed)).isEqualTo(name);
        assertThat(FileNameForm.unmarked(prefixed)).isEqualTo(name);
    }

    @Test
    void aMarkThatThisNameWouldHideGivesWay() {
        // With _機2B behind it, the name would start with a mark of three axes.
        MarkedName marked = FileNameForm.CONFIDENTIALITY_SUFFIX.mark(ALL, "C1-I1-A1.csv");
        assertThat(marked.name()).isEqualTo("C1-I1-A1【Ⅱ】.csv");
        assertThat(marked.fellBack()).contains(NameFallback.NOT_CERTAIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "校外秘_",
                "{importance}_",
                "【{importance}】",
                "({confidentiality})",
                "C{confidentiality}_",
                "機{secrecy}_",
                "機{confidentiality}{confidentiality}_",
                "機{confidentiality}",
                "機{confidentiality}室",
                "機{confidentiality}_ {",
                "機:{confidentiality}_",
                "機.{confidentiality}_",
                "機~{confidentiality}_",
                "機\t{confidentiality}_",
                "機\u200B{confidentiality}_",
                "機\uD800{confidentiality}_",
                " 機{confidentiality}_",
                "【{importance}】秘_",
                "【{importance}】機{confidentiality}_",
                "秘密秘密秘密秘密秘密秘密秘密秘密{confidentiality}_"
            })
    void aTemplateThatCannotBeReadBackIsRefused(String template) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FileNameForm.prefix(template))
                .withMessageContaining("found");
    }

    @Test
    void usageErrorsNameWhatIsAllowed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FileNameForm.of("brackets"))
                .withMessageContaining("bracket-suffix");
        assertThatIllegalArgumentException().isThrownBy(() -> FileNameForm.BRACKET.mark(ALL, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> FileNameForm.suffix("機{confidentiality}_"));
        assertThatIllegalArgumentException().isThrownBy(() -> new NameMark(null, null, null, null));
    }
}
