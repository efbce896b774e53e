package io.github.edusec.classify.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Problem;
import io.github.edusec.classify.register.RegisterDifference.Added;
import io.github.edusec.classify.register.RegisterDifference.ClassLowered;
import io.github.edusec.classify.register.RegisterDifference.LoweredByName;
import io.github.edusec.classify.register.RegisterDifference.Missing;
import io.github.edusec.classify.register.RegisterMatch.Found;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a school's row may lower in the standard register: what it names, and nothing beside it. */
class RegisterLoweringTest {
    private static final AssetRegister STANDARD = AssetRegister.standard();
    private static final String HEAD = "edusec-asset-register/1,our-school,2027\n情報資産名,別名,重要性分類,機密性,要区別語,出典,分類変更理由\n";

    @ParameterizedTest
    @ValueSource(strings = {"虐待", "DV", "住所", "マイナンバー", "懲戒", "不登校", "人事異動"})
    void oneGraveWordThatASchoolLowersLeavesTheOthersGrave(String document) {
        MergedRegister merged = merged("いじめ,,Ⅳ,1,,本校,いじめ防止基本方針は公開\n");
        assertThat(merged.problems()).isEmpty();
        assertThat(lookedUp(merged, document)).isEqualTo("重要性分類Ⅰ");
        assertThat(lookedUp(merged, "いじめ")).isEqualTo("重要性分類Ⅳ 機密性1");
    }

    @Test
    void aListOfWordsIsNeverTakenOverByOneOfThemNorByAnAlias() {
        for (String row : List.of("いじめ,,Ⅰ,3,,本校,\n", "学校の方針,特に慎重に扱う文書,Ⅰ,3,,本校,\n", "アレルギー,,Ⅲ,,,本校,献立\n")) {
            MergedRegister merged = merged(row);
            assertThat(merged.register().lookup("虐待"))
                    .isInstanceOfSatisfying(
                            Found.class,
                            found -> assertThat(found.entry().name()).isEqualTo("特に慎重に扱う文書"));
        }
    }

    @Test
    void aRowNamedAfterAnAliasDoesNotLowerTheOtherNamesOfThatKind() {
        MergedRegister merged = merged("休学願,,Ⅲ,2A,,本校,様式だけ\n");
        assertThat(merged.problems()).isEmpty();
        assertThat(lookedUp(merged, "休学願")).isEqualTo("重要性分類Ⅲ 機密性2A 完全性2B 可用性2B");
        assertThat(lookedUp(merged, "退学願")).startsWith("重要性分類Ⅱ 機密性2B");
        assertThat(lookedUp(merged, "休学・退学願受付簿")).startsWith("重要性分類Ⅱ 機密性2B");
        assertThat(merged.rows())
                .filteredOn(row -> row.entry().name().equals("休学・退学願受付簿"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.origin()).isEqualTo(RowOrigin.STANDARD);
                    assertThat(row.entry().aliases()).containsExactly("退学願");
                });
        assertThat(merged.differences())
                .filteredOn(difference -> !(difference instanceof Missing))
                .hasExactlyElementsOfTypes(Added.class, LoweredByName.class);
        assertMergedOnce(merged);
    }

    /** Without a reason nothing is lowered, so the row may stand for the kind. */
    @Test
    void withoutAReasonTheRowNamedAfterAnAliasIsHeldToTheKind() {
        MergedRegister merged = merged("休学願,,Ⅲ,2A,,本校,\n");
        assertThat(merged.problems()).hasSize(2);
        assertThat(merged.differences()).hasAtLeastOneElementOfType(ClassLowered.class);
        for (String name : List.of("休学願", "退学願", "休学・退学願受付簿")) {
            assertThat(lookedUp(merged, name)).startsWith("重要性分類Ⅱ 機密性2B");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "3年通知表, 令和6年度_3年通知表.docx, 重要性分類Ⅱ 機密性2B 完全性2B 可用性2B",
        "3年通_知表, 3年通知表.docx, 重要性分類Ⅱ 機密性2B 完全性2B 可用性2B",
        "児童のいじめ調査, 児童のいじめ調査.xlsx, 重要性分類Ⅰ 機密性1",
        "指導要録原本写, 指導要録原本写.pdf, 重要性分類Ⅰ 機密性3 完全性2B 可用性2B",
        "児童指導要録メモ, 児童指導要録メモ.txt, 重要性分類Ⅰ 機密性3 完全性2B 可用性2B",
    })
    void aLongerNameDoesNotLowerTheShorterOneInItWithoutAReason(String own, String document, String mark) {
        MergedRegister merged = merged(own + ",,Ⅳ,1,,本校,\n");
        assertThat(merged.problems()).isNotEmpty().extracting(Problem::where).containsOnly("line 3, column 分類変更理由");
        assertThat(lookedUp(merged, document)).isEqualTo(mark);
        assertMergedOnce(merged);
        MergedRegister withReason = merged(own + ",,Ⅳ,1,,本校,様式だけ\n");
        assertThat(withReason.problems()).isEmpty();
        assertThat(lookedUp(withReason, document)).startsWith("重要性分類Ⅳ 機密性1");
        assertMergedOnce(withReason);
    }

    @Test
    void aliasesAndStemsThatHideAGraverNameAreHeldToItToo() {
        assertThat(merged("学級の記録,学級通知表,Ⅲ,,,本校,\n").problems()).hasSize(1);
        assertThat(merged("学級の記録,,Ⅲ,,児童のいじめ,本校,\n").problems()).hasSize(1);
        assertThat(merged("学級の記録,,Ⅲ,,学校要覧の,本校,\n").problems()).isEmpty();
    }

    @Test
    void anAxisThatOnlyTheLongerNameLowersNeedsAReasonToo() {
        MergedRegister merged = merged("3年通知表,,Ⅱ,1,,本校,\n");
        assertThat(merged.problems()).hasSize(1);
        assertThat(lookedUp(merged, "3年通知表")).contains("機密性2B");
        assertThat(merged("3年通知表,,Ⅱ,,,本校,\n").problems()).isEmpty();
    }

    /** 給与 is a grave word, and 教科用図書給与児童生徒名簿 a kind of class Ⅱ of the standard register itself. */
    @Test
    void whatTheStandardRegisterItselfHidesNeedsNoReason() {
        assertThat(merged("教科用図書給与児童生徒名簿,,Ⅱ,,,本校,\n").problems()).isEmpty();
        assertThat(merged("3年教科用図書給与児童生徒名簿,,Ⅱ,,,本校,\n").problems()).isEmpty();
        assertThat(merged("3年給与一覧,,Ⅱ,,,本校,\n").problems()).hasSize(1);
    }

    @Test
    void theDifferenceNamesBothRowsAndSaysWhatHolds() {
        MergedRegister merged = merged("3年通知表,,Ⅳ,,,本校,\n");
        LoweredByName lowered =
                (LoweredByName) merged.differences().get(merged.differences().size() - 1);
        assertThat(lowered.name()).isEqualTo("通知表");
        assertThat(lowered.standard().name()).isEqualTo("通知表");
        assertThat(lowered.own().name()).isEqualTo("3年通知表");
        assertThat(lowered.explanation().ja())
                .isEqualTo("「3年通知表」（重要性分類Ⅳ）の名称には、標準台帳の「通知表」（重要性分類Ⅱ 機密性2B 完全性2B 可用性2B）の「通知表」が含まれ、"
                        + "それより低い分類になっています。分類変更理由がないため、標準台帳の行より低くは扱いません。");
        assertThat(lowered.explanation().en()).contains("\"3年通知表\"", "No reason is given");
        assertThat(merged.problems())
                .containsExactly(new Problem(
                        "line 3, column 分類変更理由",
                        "a name of the row holds a name of a more severe row of the standard register, and no reason is given",
                        "3年通知表: 重要性分類Ⅳ",
                        "通知表: 重要性分類Ⅱ 機密性2B 完全性2B 可用性2B as in the standard register, or a reason"));
        assertThat(merged("3年通知表,,Ⅳ,,,本校,様式だけ\n").differences()).last().satisfies(difference -> {
            assertThat(difference.lacksReason()).isFalse();
            assertThat(difference.explanation().ja()).endsWith("理由: 様式だけ");
            assertThat(difference.explanation().en()).endsWith("Reason: 様式だけ");
        });
    }

    private static void assertMergedOnce(MergedRegister merged) {
        MergedRegister twice = STANDARD.mergedWith(merged.register());
        assertThat(twice.register().entries()).isEqualTo(merged.register().entries());
        assertThat(twice.problems()).isEmpty();
    }

    private static MergedRegister merged(String rows) {
        return STANDARD.mergedWith(read(HEAD + rows));
    }

    private static String lookedUp(MergedRegister merged, String document) {
        return merged.register().lookup(document).classification().markText();
    }

    private static AssetRegister read(String text) {
        return RegisterSamples.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
