package io.github.edusec.classify.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import io.github.edusec.classify.Provenance;
import io.github.edusec.classify.register.RegisterMatch.Ambiguous;
import io.github.edusec.classify.register.RegisterMatch.Found;
import io.github.edusec.classify.register.RegisterMatch.Unknown;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandardRegisterTest {
    private static final AssetRegister REGISTER = AssetRegister.standard();

    @ParameterizedTest
    @CsvSource({
        "令和6年度_3年1組_通知表.docx, 通知表, II",
        "R6通知表 .docx, 通知表, II",
        "通　知　表.pdf, 通知表, II",
        "通・知・表, 通知表, II",
        "2年学校要覧ｖ2.PDF, 学校要覧, IV",
        "指導要録（学籍）.xlsx, 指導要録（学籍）, I",
        "指導要録_学籍_令和5年度卒業生.xlsx, 指導要録（学籍）, I",
        "指導要録(指導に関する記録).pdf, 指導要録（指導）, I",
        "指導要録原本 平成20年度.pdf, 指導要録原本, I",
        "転出者指導要録(学籍)2015.pdf, 転出者指導要録（学籍）, I",
        "指導要録（写し）.pdf, 指導要録抄本, I",
        "児童・生徒事故報告.docx, 児童・生徒事故報告, II",
        "児童生徒事故報告書2.docx, 児童・生徒事故報告, II",
        "生徒事故報告書.docx, 児童・生徒事故報告, II",
        "事故報告.docx, 事故報告, II",
        "事故報告書.docx, 事故報告書・記録簿, II",
        "児童･生徒出席簿.csv, 出席簿, III",
        "出席簿_4月.xlsx, 出席簿, III",
        "委員会名簿.xlsx, 委員会名簿, III",
        "歯の検査票.pdf, 児童・生徒健康診断票（歯・口腔）, I",
        "学習用端末ＩＤ／ＰＷ管理台帳.xlsx, 学習用端末ID・PW管理台帳, II",
        "卒業証書授与台帳.xlsx, 卒業証書授与台帳, II",
        "入学者選抜問題(数学).docx, 入学者選抜問題, I",
        "学校だより 4月号.docx, 学校だより, IV",
        "算数_児童生徒の学習記録.pptx, 児童生徒の学習記録, III",
        "算数_6年_ワークシート.docx, 児童生徒の学習記録, III",
        "理科確認テスト_第2回.docx, 児童生徒の学習記録, III",
        "学校要覧_令和7年度.pdf, 学校要覧, IV",
        "学校だより_令和7年度_10月号.pdf, 学校だより, IV",
        "学校評価報告_令和6年度.pdf, 学校評価報告, IV",
        "出席簿_令和元年度_2年1組.xlsx, 出席簿, III",
        "職員会議資料_令和7年度_第5回(案).docx, 職員会議資料, III",
        "授業用教材_理科_6年_第2回.pptx, 授業用教材, III",
        "教育課程説明会_令和7年度.pptx, 教育課程・計画, III",
        "R7.10.1_3年B組座席表_最新版 Ver.2.xlsx, 名列表・座席表, III",
        "令和5年度指導要録（学籍）.xlsx, 指導要録（学籍）, I",
        "学校だより_20261001.pdf, 学校だより, IV",
        "出席簿_2025-04-01_2025-04-30.xlsx, 出席簿, III",
        "座席表_2026.4.1_3年1組.xlsx, 名列表・座席表, III",
    })
    void findsTheKindInADocumentsName(String document, String kind, Importance importance) {
        RegisterMatch match = REGISTER.lookup(document);
        assertThat(match)
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.entry().name()).isEqualTo(kind));
        assertThat(match.classification().importance()).isEqualTo(importance);
    }

    @Test
    void aNameFromMacOsInDecomposedFormIsTheSameName() {
        String decomposed = Normalizer.normalize("進路指導記録_ガイダンス.docx", Normalizer.Form.NFD);
        assertThat(decomposed).isNotEqualTo("進路指導記録_ガイダンス.docx");
        assertThat(REGISTER.lookup(Normalizer.normalize("アレルギー情報.xlsx", Normalizer.Form.NFD)))
                .isInstanceOf(Found.class);
        assertThat(REGISTER.lookup(decomposed)).isInstanceOf(Found.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"指導要録.docx", "令和5年度指導要録", "指導要録_3年1組.xlsx", "児童指導要録一覧.pdf", "指導要録作成の手引き.docx", "指導要録と通知表.docx"})
    void theBareWordShidoYorokuIsNeverMatchedToOneRow(String document) {
        RegisterMatch match = REGISTER.lookup(document);
        assertThat(match)
                .isInstanceOfSatisfying(
                        Ambiguous.class,
                        ambiguous -> assertThat(ambiguous.candidates())
                                .extracting(RegisterEntry::name)
                                .contains("指導要録原本", "指導要録（学籍）", "指導要録（指導）", "指導要録抄本"));
        assertThat(match.classification().importance()).isEqualTo(Importance.I);
        assertThat(match.reason().ja()).contains("指導要録（学籍）").contains("standard 1");
    }

    @ParameterizedTest
    @CsvSource({"通知表・出席簿.xlsx, II", "学校だより原稿_人事情報.docx, I", "学校案内送付先名簿.xlsx, II"})
    void aGraverKindBesideALongerNameMakesTheAnswerAmbiguous(String document, Importance importance) {
        RegisterMatch match = REGISTER.lookup(document);
        assertThat(match).isInstanceOf(Ambiguous.class);
        assertThat(match.classification().importance()).isEqualTo(importance);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "虐待対応レポート.docx",
                "いじめ調査レポート.docx",
                "不登校児童レポート",
                "アレルギー児童名簿.xlsx",
                "食物アレルギー対象者名簿",
                "健康診断未受診者名簿",
                "心臓病検診対象者名簿",
                "いじめ事案_職員会議.docx",
                "職員会議録_懲戒処分",
                "別室登校生徒の時間割",
                "給食アレルギー献立時間割",
                "精神疾患休職者_校務分掌",
                "DV避難児童_名列表",
                "要配慮児童座席表",
                "学校評価結果_教員別評価",
                "学校評価報告書_個人アンケート回答",
                "教員評価_学校だより原稿",
                "学校案内の発送先住所",
                "学校案内の発送記録",
                "授業用教材_理科_てこのはたらき",
                "保護者同意_授業写真一覧",
                "スクールカウンセラー相談記録_ワークシート",
                "特別支援学級入級判定_確認テスト",
                "ケース会議レポート",
                "学年通信_簿冊一覧",
                "学年通信 簿冊一覧",
                "名簿_人・事",
                "学校要覧.DV",
                "学校案内.DV",
                "学校案内.dv",
                "学校だより_123456789018.pdf",
                "学校だより_1234-5678-9018.pdf",
                "座席表_09012345678",
                "座席表_090-1234-5678",
                "座席表_090 1234 5678.xlsx",
            })
    void aLowClassNeverRestsOnHalfOfAGraveName(String document) {
        assertThat(REGISTER.lookup(document).classification().importance()).isEqualTo(Importance.I);
    }

    @Test
    void theReasonSaysThatOtherWordsStandBesideAKindOfLowClass() {
        RegisterMatch match = REGISTER.lookup("学校要覧_山田太郎.pdf");
        assertThat(match).isInstanceOfSatisfying(Ambiguous.class, ambiguous -> {
            assertThat(ambiguous.unexplained()).isTrue();
            assertThat(ambiguous.candidates()).extracting(RegisterEntry::name).containsExactly("学校要覧");
        });
        assertThat(match.classification().withProvenance(null)).isEqualTo(Classification.MOST_SEVERE);
        assertThat(match.reason().ja()).contains("ほかの言葉", "学校要覧").doesNotContain("山田");
        assertThat(match.reason().en()).contains("other words", "class I ").doesNotContain("山田");
        assertThat(REGISTER.lookup("出席簿_座席表").classification().importance()).isEqualTo(Importance.III);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".docx", "議事録.docx", "新しいフォルダー", "report final (2).pdf", "\u0000", "・・・"})
    void whatTheRegisterDoesNotKnowCountsAsTheMostSevere(String document) {
        RegisterMatch match = REGISTER.lookup(document);
        assertThat(match).isInstanceOf(Unknown.class);
        assertThat(match.classification().withProvenance(null)).isEqualTo(Classification.MOST_SEVERE);
        assertThat(match.reason().en()).contains("standard 1").contains("unknown counts as the most severe");
        assertThat(match.reason().ja()).contains("重要性分類Ⅰ");
    }

    @Test
    void aTextThatIsTooLongForANameIsUnknownAndNeverCutToSomethingHarmless() {
        assertThat(REGISTER.lookup("人事情報" + "x".repeat(1_000) + "学校要覧")).isInstanceOf(Unknown.class);
        assertThat(REGISTER.lookup("名簿".repeat(2_000_000))).isInstanceOf(Unknown.class);
    }

    @Test
    void theReasonNamesRegisterRowSourceEditionAndNote() {
        RegisterMatch match = REGISTER.lookup("健康診断票.pdf");
        assertThat(match.reason().in(Locale.JAPANESE))
                .contains("standard 1", "健康診断票", "重要性分類Ⅰ", "出典", "R6以前", "確度: 中", "ⅠまたはⅡ");
        assertThat(match.reason().in(Locale.ENGLISH))
                .contains("standard 1", "健康診断票", "class I ", "edition: R6以前", "Note: ");
        assertThat(match.register().sha256()).isEqualTo(REGISTER.sha256());
        assertThat(REGISTER.lookup("通知表").reason().en()).endsWith("confidence: 高).");
    }

    @Test
    void noReasonHoldsTheDocumentsName() {
        for (String document : List.of("山田太郎_通知表", "山田太郎_指導要録", "山田太郎")) {
            RegisterMatch match = REGISTER.lookup(document);
            assertThat(match.reason().ja() + match.reason().en()).doesNotContain("山田");
        }
    }

    @Test
    void axesStandOnlyWhereTheSourceGivesThem() {
        assertThat(REGISTER.lookup("通知表").classification().withProvenance(null))
                .isEqualTo(new Classification(
                        Importance.II, Confidentiality.C2B, Integrity.I2B, Availability.A2B, List.of()));
        assertThat(REGISTER.lookup("学齢簿").classification().withProvenance(null))
                .isEqualTo(Classification.of(Importance.II));
    }

    @Test
    void theClassificationSaysThatTheRegisterDecidedAndWhy() {
        RegisterMatch found = REGISTER.lookup("通知表.docx");
        assertThat(found.classification().provenance())
                .isEqualTo(new Provenance(Provenance.Source.REGISTER, "standard 1", null, found.reason()));
        RegisterMatch several = REGISTER.lookup("指導要録.docx");
        assertThat(several.classification().provenance())
                .isEqualTo(new Provenance(Provenance.Source.REGISTER, "standard 1", null, several.reason()));
        for (String unknown : List.of("議事録.docx", "学校要覧_山田太郎.pdf")) {
            RegisterMatch match = REGISTER.lookup(unknown);
            assertThat(match.classification().provenance())
                    .isEqualTo(new Provenance(Provenance.Source.UNKNOWN, "standard 1", null, match.reason()));
        }
    }

    @Test
    void everyRowHasASourceAndAnEditionAndIsFoundByItsOwnNameAndAliases() {
        assertThat(REGISTER.id()).isEqualTo("standard");
        assertThat(REGISTER.version()).isEqualTo("1");
        assertThat(REGISTER.entries()).hasSizeGreaterThan(60).allSatisfy(entry -> {
            assertThat(entry.source()).isNotBlank();
            assertThat(entry.edition()).isIn("R7.3", "R6以前", "図表9", "当台帳");
            assertThat(REGISTER.lookup(entry.name()))
                    .isInstanceOf(Found.class)
                    .satisfies(match -> assertThat(((Found) match).entry()).isEqualTo(entry));
            assertThat(entry.aliases())
                    .allSatisfy(alias -> assertThat(REGISTER.lookup(alias))
                            .isInstanceOfSatisfying(
                                    Found.class,
                                    found -> assertThat(found.entry()).isEqualTo(entry)));
        });
    }

    @Test
    void rowsOfEarlierEditionsSayThatTheyMustBeCompared() {
        assertThat(REGISTER.entries())
                .filteredOn(entry -> entry.edition().equals("R6以前"))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.note()).contains("令和6年以前"));
        assertThat(REGISTER.entries())
                .filteredOn(entry -> entry.edition().equals("図表9"))
                .isNotEmpty()
                .allMatch(entry -> entry.confidence() == SourceConfidence.LOW);
    }

    @Property
    void anyNameGetsAnAnswerAndTheSameOneEachTime(@ForAll String name) {
        assertThat(REGISTER.lookup(name)).isEqualTo(REGISTER.lookup(name));
    }

    @Property
    void textAroundAKindNeverMakesItLessSevere(@ForAll String before, @ForAll String after) {
        RegisterMatch match = REGISTER.lookup(before + "人事情報" + after + ".docx");
        assertThat(match.classification().importance()).isEqualTo(Importance.I);
    }
}
