package io.github.edusec.classify.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import io.github.edusec.classify.Problem;
import io.github.edusec.classify.Text;
import io.github.edusec.classify.register.RegisterDifference.Added;
import io.github.edusec.classify.register.RegisterDifference.AxisChanged;
import io.github.edusec.classify.register.RegisterDifference.ClassLowered;
import io.github.edusec.classify.register.RegisterDifference.ClassRaised;
import io.github.edusec.classify.register.RegisterDifference.FieldChanged;
import io.github.edusec.classify.register.RegisterDifference.Missing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A school's register laid over the standard one. */
class RegisterMergeTest {
    private static final AssetRegister STANDARD = read("""
            edusec-asset-register/1,board,3
            情報資産名,別名,業務区分,重要性分類,機密性,完全性,可用性,取扱制限,保管場所,出典,要区別語,備考
            指導要録（学籍）,,学籍,Ⅰ,3,2B,2B,,金庫,例示,指導要録,
            通知表,通信簿;通知簿,成績,Ⅱ,2B,2B,2B,複製禁止,,例示,,
            名列表・座席表,名列表;座席表,運営,Ⅲ,2A,2A,2A,,,例示,,
            出席簿,,運営,Ⅲ,2A,2A,2A,,,例示,,
            学校だより,,公開,Ⅳ,1,1,1,,,例示,,
            """);

    @Test
    void eachRowSaysWhereItComesFrom() {
        MergedRegister merged = STANDARD.mergedWith(read("""
                edusec-asset-register/1,our-school,2027
                情報資産名,重要性分類,保管場所,出典
                出席簿,Ⅲ,職員室,本校
                飼育日誌,Ⅲ,理科室,本校
                """));
        assertThat(merged.rows())
                .extracting(row -> row.entry().name() + " "
                        + row.origin().text().ja() + " " + row.origin().text().en())
                .containsExactly(
                        "指導要録（学籍） 標準 standard",
                        "通知表 標準 standard",
                        "名列表・座席表 標準 standard",
                        "出席簿 変更 changed",
                        "学校だより 標準 standard",
                        "飼育日誌 自校 own");
        assertThat(merged.register().id()).isEqualTo("our-school");
        assertThat(merged.register().version()).isEqualTo("2027+board-3");
        assertThat(merged.problems()).isEmpty();
        assertThat(merged.register().lookup("出席簿.xlsx").reason().ja()).contains("our-school 2027+board-3", "本校");
    }

    @Test
    void whatTheSchoolDoesNotStateIsTakenFromTheStandardRow() {
        MergedRegister merged = STANDARD.mergedWith(read("""
                edusec-asset-register/1,our-school,2027
                情報資産名,重要性分類,出典,件数
                通信簿,Ⅱ,本校,300
                指導要録(学籍),Ⅰ,本校,
                """));
        RegisterEntry report = entry(merged, "通信簿");
        assertThat(report.aliases()).containsExactly("通知表", "通知簿");
        assertThat(report.category()).isEqualTo("成績");
        assertThat(report.source()).isEqualTo("本校");
        assertThat(report.classification())
                .isEqualTo(new Classification(
                        Importance.II,
                        Confidentiality.C2B,
                        Integrity.I2B,
                        Availability.A2B,
                        HandlingRestriction.listOf("複製禁止")));
        assertThat(report.details().count()).hasValue(300);
        RegisterEntry record = entry(merged, "指導要録(学籍)");
        assertThat(record.stem()).isEqualTo("指導要録");
        assertThat(record.details().text(RegisterColumn.LOCATION)).isEqualTo("金庫");
        assertThat(merged.register().lookup("通知表.docx")).isInstanceOf(RegisterMatch.Found.class);
        assertThat(merged.register().lookup("指導要録.docx")).isInstanceOf(RegisterMatch.Ambiguous.class);
    }

    @Test
    void aRowThatTheSchoolSplitIsComparedWithEachPart() {
        MergedRegister merged = STANDARD.mergedWith(read("""
                edusec-asset-register/1,our-school,2027
                情報資産名,重要性分類,出典
                座席表,Ⅱ,本校
                名列表,Ⅲ,本校
                """));
        assertThat(merged.rows())
                .extracting(row -> row.entry().name())
                .containsExactly("指導要録（学籍）", "通知表", "座席表", "名列表", "出席簿", "学校だより");
        assertThat(merged.differences())
                .filteredOn(ClassRaised.class::isInstance)
                .hasSize(1);
        assertThat(merged.register().lookup("名列表.xlsx").classification().importance())
                .isEqualTo(Importance.III);
        assertThat(merged.register().lookup("座席表.xlsx").classification().importance())
                .isEqualTo(Importance.II);
    }

    @Test
    void aRowThatJoinsSeveralStandardRowsKeepsTheMostSevere() {
        MergedRegister merged = STANDARD.mergedWith(read("""
                edusec-asset-register/1,our-school,2027
                情報資産名,別名,重要性分類,出典
                学級の記録,通知表;出席簿,Ⅱ,本校
                """));
        assertThat(merged.rows())
                .filteredOn(row -> row.origin() == RowOrigin.CHANGED)
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.standard()).extracting(RegisterEntry::name).containsExactly("通知表", "出席簿");
                    assertThat(row.entry().classification().markText()).isEqualTo("重要性分類Ⅱ 機密性2B 完全性2B 可用性2B 複製禁止");
                });
    }

    /** Otherwise a row would take over a kind that nobody said it stands for. */
    @Test
    void aNameOfAnotherStandardRowIsNotTakenAlong() {
        AssetRegister standard = read("""
                edusec-asset-register/1,board,3
                情報資産名,別名,重要性分類,出典
                成績一覧,評定一覧;素点一覧,Ⅱ,例示
                素点一覧,点数表,Ⅱ,例示
                """);
        AssetRegister own = read("""
                edusec-asset-register/1,our-school,2027
                情報資産名,別名,重要性分類,出典
                評定一覧,,Ⅱ,本校
                点数表,,Ⅱ,本校
                """);
        MergedRegister merged = standard.mergedWith(own);
        assertThat(entry(merged, "評定一覧").aliases()).containsExactly("成績一覧");
        assertThat(entry(merged, "点数表").aliases()).containsExactly("素点一覧");
        assertThat(standard.mergedWith(merged.register()).register().entries())
                .isEqualTo(merged.register().entries());
    }

    /** After a merge every standard row that stands is in the school's register by name, and that must change nothing. */
    @Test
    void aRowNamedAfterTwoKindsThatIsLowerThanOneStandsBesideBothHoweverOftenItIsMerged() {
        AssetRegister standard = read("""
                edusec-asset-register/1,board,3
                情報資産名,別名,重要性分類,出典
                成績一覧,評定,Ⅲ,例示
                素点一覧,評定,Ⅱ,例示
                """);
        MergedRegister once = standard.mergedWith(read("""
                edusec-asset-register/1,our-school,2027
                情報資産名,別名,重要性分類,出典,分類変更理由
                成績の一覧,成績一覧,Ⅲ,本校,
                評定,,Ⅲ,本校,様式だけを保管するため
                """));
        assertThat(once.register().entries()).extracting(RegisterEntry::name).containsExactly("成績の一覧", "素点一覧", "評定");
        MergedRegister twice = standard.mergedWith(once.register());
        assertThat(twice.register().entries()).isEqualTo(once.register().entries());
        assertThat(twice.register().sha256()).isEqualTo(once.register().sha256());
    }

    /** A restriction that is not stated is no dropped one, but the merged row states what it took from the other kind. */
    @Test
    void whatARowTakesFromOneKindMayLowerAnotherOneAndIsJudgedBeforehand() {
        AssetRegister standard = read("""
                edusec-asset-register/1,board,3
                情報資産名,別名,重要性分類,取扱制限,出典
                成績一覧,評定,Ⅱ,暗号化必須,例示
                素点一覧,評定,Ⅱ,複製禁止,例示
                """);
        AssetRegister own = read("""
                edusec-asset-register/1,our-school,2027
                情報資産名,別名,重要性分類,出典,分類変更理由
                成績一覧,素点一覧,Ⅱ,本校,
                評定,,Ⅱ,本校,様式だけを保管するため
                """);
        AssetRegister once = standard.mergedWith(own).register();
        assertThat(once.entries()).extracting(RegisterEntry::name).containsExactly("成績一覧", "素点一覧", "評定");
        assertThat(standard.mergedWith(once).register().entries()).isEqualTo(once.entries());
    }

    /** A row of that name speaks for itself, whatever aliases other rows have. */
    @Test
    void aRowOfTheSameNameGoesBeforeAnAlias() {
        MergedRegister merged = STANDARD.mergedWith(read("""
                edusec-asset-register/1,our-school,2027
                情報資産名,別名,重要性分類,出典
                通信簿,通知表,Ⅰ,本校
                通知表,,Ⅱ,本校
                """));
        assertThat(merged.differences())
                .filteredOn(ClassRaised.class::isInstance)
                .isEmpty();
        assertThat(merged.rows())
                .filteredOn(row -> row.origin() == RowOrigin.OWN)
                .extracting(row -> row.entry().name())
                .containsExactly("通信簿");
        assertThat(entry(merged, "通知表").aliases()).containsExactly("通知簿");
    }

    @Test
    void differencesAreTypedAndExplainedInBothLanguages() {
        List<RegisterDifference> differences = STANDARD.differencesOf(read("""
                edusec-asset-register/1,our-school,2027
                情報資産名,重要性分類,機密性,保管場所,出典,分類変更理由
                指導要録（学籍）,Ⅰ,,校長室,例示,
                通知表,Ⅲ,2A,,例示,様式だけを保管するため
                名列表・座席表,Ⅱ,2B,,例示,
                飼育日誌,Ⅲ,,,例示,
                出席簿,Ⅲ,,,例示,
                """));
        assertThat(differences)
                .extracting(difference -> difference.getClass().getSimpleName())
                .containsExactly(
                        "FieldChanged",
                        "ClassLowered",
                        "AxisChanged",
                        "ClassRaised",
                        "AxisChanged",
                        "Missing",
                        "Added");
        assertThat(differences).noneMatch(RegisterDifference::lacksReason);
        assertThat(differences)
                .extracting(RegisterDifference::explanation)
                .containsExactly(
                        new Text(
                                "「指導要録（学籍）」の保管場所を、標準台帳の「金庫」から「校長室」に変えています。",
                                "The place of storage of \"指導要録（学籍）\" is changed from 「金庫」 in the standard register to"
                                        + " 「校長室」."),
                        new Text(
                                "「通知表」の重要性分類を、標準台帳の「Ⅱ」から「Ⅲ」に下げています。理由: 様式だけを保管するため",
                                "The importance of \"通知表\" is lowered from 「Ⅱ」 in the standard register to 「Ⅲ」."
                                        + " Reason: 様式だけを保管するため"),
                        new Text(
                                "「通知表」の機密性を、標準台帳の「2B」から「2A」に下げています。理由: 様式だけを保管するため",
                                "The confidentiality of \"通知表\" is lowered from 「2B」 in the standard register to 「2A」."
                                        + " Reason: 様式だけを保管するため"),
                        new Text(
                                "「名列表・座席表」の重要性分類を、標準台帳の「Ⅲ」から「Ⅱ」に上げています。",
                                "The importance of \"名列表・座席表\" is raised from 「Ⅲ」 in the standard register to 「Ⅱ」."),
                        new Text(
                                "「名列表・座席表」の機密性を、標準台帳の「2A」から「2B」に上げています。",
                                "The confidentiality of \"名列表・座席表\" is raised from 「2A」 in the standard register to"
                                        + " 「2B」."),
                        new Text(
                                "「学校だより」が自校の台帳にないため、標準台帳の行（重要性分類Ⅳ）を使います。",
                                "\"学校だより\" is missing in the school's register; the standard register's row (class IV) holds."),
                        new Text(
                                "「飼育日誌」（重要性分類Ⅲ）は自校の台帳だけにあります。",
                                "\"飼育日誌\" (class III) stands only in the school's register."));
        assertThat(differences.get(5)).isInstanceOf(Missing.class);
        assertThat(differences.get(6)).isInstanceOf(Added.class);
        assertThat(((AxisChanged) differences.get(2)).lowered()).isTrue();
        assertThat(((FieldChanged) differences.get(0)).column()).isEqualTo(RegisterColumn.LOCATION);
    }

    @Test
    void aLoweringWithoutAReasonIsAProblemWithItsRowAndDoesNotHold() {
        MergedRegister merged = STANDARD.mergedWith(read("""
                edusec-asset-register/1,our-school,2027
                情報資産名,重要性分類,完全性,取扱制限,出典
                飼育日誌,Ⅲ,,,本校
                通知表,Ⅲ,2A,印刷禁止,本校
                """));
        assertThat(merged.problems())
                .containsExactly(
                        new Problem(
                                "line 4, column 分類変更理由",
                                "重要性分類 is lower than in the standard register, and no reason is given",
                                "重要性分類 Ⅲ",
                                "Ⅱ as in the standard register, or a reason"),
                        new Problem(
                                "line 4, column 分類変更理由",
                                "完全性 is lower than in the standard register, and no reason is given",
                                "完全性 2A",
                                "2B as in the standard register, or a reason"),
                        new Problem(
                                "line 4, column 分類変更理由",
                                "取扱制限 is lower than in the standard register, and no reason is given",
                                "取扱制限 印刷禁止",
                                "複製禁止 as in the standard register, or a reason"));
        assertThat(merged.differences())
                .filteredOn(ClassLowered.class::isInstance)
                .singleElement()
                .satisfies(lowered -> {
                    assertThat(lowered.lacksReason()).isTrue();
                    assertThat(lowered.explanation().ja()).endsWith("分類変更理由がないため、標準台帳のとおりに扱います。");
                    assertThat(lowered.explanation().en()).endsWith("the standard register's value holds.");
                });
        assertThat(entry(merged, "通知表").classification().markText()).isEqualTo("重要性分類Ⅱ 機密性2B 完全性2B 可用性2B 複製禁止 印刷禁止");
    }

    @Test
    void aReasonLetsTheLowerLevelHold() {
        MergedRegister merged = STANDARD.mergedWith(read("""
                {"format": "edusec-asset-register/1", "id": "our-school", "version": "2027", "entries": [
                  {"name": "通知表", "importance": "III", "source": "本校", "availability": "1",
                   "restrictions": ["印刷禁止"], "changeReason": "様式だけ"}]}
                """));
        assertThat(merged.problems()).isEmpty();
        assertThat(entry(merged, "通知表").classification().markText()).isEqualTo("重要性分類Ⅲ 機密性2B 完全性2B 可用性1 印刷禁止");
    }

    private static RegisterEntry entry(MergedRegister merged, String name) {
        return merged.register().entries().stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static AssetRegister read(String text) {
        return RegisterSamples.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
