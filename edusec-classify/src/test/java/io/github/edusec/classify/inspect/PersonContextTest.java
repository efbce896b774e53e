package io.github.edusec.classify.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Importance;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose a word, a number or an address is: a person's of whom the paper tells, a school's or nobody's. */
class PersonContextTest {
    private static final ContentInspector INSPECTOR = ContentInspector.standard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "就学援助認定\n　　佐藤 一郎　様",
                "就学援助認定\n保護者　佐藤 一郎　殿",
                "就学援助認定\n久郷 ひまり　様",
                "通知表\n佐藤蓮さん（２年）",
                "通知表\n・佐藤ひまりさん",
                "通知表\n３年２組　佐藤　蓮",
                "通知表\n１ねん２くみ　さとう　れん",
                "通知表\n名前：林 蓮"
            })
    void aPaperToOrAboutAPersonIsARecord(String text) {
        assertThat(importance(text)).isEqualTo(Importance.II);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "いじめをなくそう。\n表彰　６年 佐藤 蓮さん",
                "『いじめを考える』\n『走れ、ゆうびん配達さん』",
                "通知表\n教育長　様",
                "通知表\n保護者の皆様",
                "通知表の仕様\nこの様に書く",
                "就学援助\n鈴木商店　御中\n模様",
                "著者氏名　山田太郎\n成績表",
                "通知表\n３年２組　時間割 表"
            })
    void aMentionElsewhereMakesNoRecord(String text) {
        assertThat(INSPECTOR.inspect(text).suggested()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"通知表 氏　名　山田　太郎, school-word", "生 年 月 日　平成24年4月2日, birth-date", "'あ ゆ み\n氏　　名：山田太郎', school-word"})
    void headsMayBeSpreadOut(String text, String detector) {
        assertThat(ContentInspectorTest.only(INSPECTOR.inspect(text), detector).certainty())
                .isEqualTo(Certainty.LIKELY);
    }

    @Test
    void wordsThatMerelyStandSideBySideAreNoSpreadHead() {
        assertThat(INSPECTOR.inspect("氏名 山田太郎\n生活 保護者会").counts()).doesNotContainKey("school-word");
    }

    @ParameterizedTest
    @ValueSource(strings = {"氏名：山田太郎\n学校のあゆみ", "氏名：あゆみ", "氏名：山田あゆみ"})
    void aTitleThatIsAlsoANameCountsOnlyAlone(String text) {
        assertThat(INSPECTOR.inspect(text).counts()).doesNotContainKey("school-word");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "氏名：山田太郎\n\n中央小学校　電話 0287-83-1111",
                "氏名：山田太郎\n\n中央小学校\n電話 0287-83-1111",
                "氏名：山田太郎\n\nお問い合わせ　0287-83-1111"
            })
    void aSchoolsOwnPhoneIsOnlyARemark(String text) {
        assertThat(ContentInspectorTest.only(INSPECTOR.inspect(text), "phone").certainty())
                .isEqualTo(Certainty.POSSIBLE);
    }

    @Test
    void aPersonInTheLineOutweighsTheSchool() {
        String text = "中央小学校　氏名：山田太郎　電話 0287-83-1111";
        assertThat(ContentInspectorTest.only(INSPECTOR.inspect(text), "phone").certainty())
                .isEqualTo(Certainty.LIKELY);
    }

    @ParameterizedTest
    @CsvSource({
        "ご意見は chuo@example.ed.jp まで, POSSIBLE",
        "chuo-es@example.ed.jp, POSSIBLE",
        "soumu@example.ac.jp, POSSIBLE",
        "yamada@example.ed.jp, LIKELY",
        "中央小学校 氏名：山田太郎 yamada@example.ed.jp, LIKELY"
    })
    void aSchoolsOwnMailAddressIsOnlyARemark(String text, Certainty certainty) {
        assertThat(ContentInspectorTest.only(INSPECTOR.inspect(text), "e-mail").certainty())
                .isEqualTo(certainty);
    }

    @Test
    void codesAndAuthorsInATableOfThingsAreNoPersons() {
        String goods = "品名\t品番\t数量\n" + "画用紙\t090-1234-5678\t5\n".repeat(6);
        String books = "書名\t著者氏名\tISBN\n" + "そらのいろ\t佐藤 蓮\t978\n".repeat(6);
        assertThat(INSPECTOR.inspect(goods).counts()).doesNotContainKey("phone");
        assertThat(INSPECTOR.inspect(books).counts()).isEmpty();
        assertThat(INSPECTOR.inspect(goods + "\n\n\n\n担当 090-1234-5678").counts())
                .containsEntry("phone", 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%d. 佐藤 蓮", "→ 教諭 鈴木花子さん %d", "(%d)　３年　高橋　湊　……", "%d,田中 陽菜,たなか ひな"})
    void namesLineByLineAreAListWithoutHeads(String row) {
        assertThat(ContentInspectorTest.only(INSPECTOR.inspect(rows(row, 5)), "name-list")
                        .certainty())
                .isEqualTo(Certainty.LIKELY);
        assertThat(importance(rows(row, 5))).isEqualTo(Importance.III);
        assertThat(INSPECTOR.inspect(rows(row, 4)).counts()).doesNotContainKey("name-list");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%d. 山口県", "%d 森小学校", "%d 水 泳", "%d 高橋", "%d 林業組合"})
    void otherLinesAreNoNames(String row) {
        assertThat(INSPECTOR.inspect(rows(row, 8)).counts()).doesNotContainKey("name-list");
    }

    @Test
    void inAListTheHeadReachesTheDatesBelow() {
        String list = """
                番号,氏名,生年月日,郵便番号,住所,電話番号,保護者名,続柄,備考
                1,佐藤 蓮,2015/4/12,,町,,,父
                2,鈴木 葵,2015/5/1,,町,,,母
                """;
        assertThat(INSPECTOR.inspect(list).counts()).containsEntry("birth-date", 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"個人番号 1234/5678/9018", "個人番号 12345678\n9018", "個人番号：1234567\r\n89018"})
    void aMyNumberMayBePartedBySlashesOrALineEnd(String text) {
        assertThat(ContentInspectorTest.only(INSPECTOR.inspect(text), "my-number")
                        .certainty())
                .isEqualTo(Certainty.CERTAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678\n9018", "個人番号 12345678\n9019", "個人番号 12345678\n9018\n1234"})
    void numbersBelowOneAnotherAreNoMyNumberOtherwise(String text) {
        assertThat(INSPECTOR.inspect(text).counts()).doesNotContainKey("my-number");
    }

    @Test
    void theHelpLineOfEverySchoolNewsletterIsPublic() {
        assertThat(INSPECTOR.inspect("24時間子供SOSダイヤル 0120-0-78310").counts()).containsOnlyKeys("public-phone");
    }

    private static String rows(String row, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> row.replace("%d", String.valueOf(i)))
                .collect(Collectors.joining("\n"));
    }

    private static @Nullable Importance importance(String text) {
        Classification suggested = INSPECTOR.inspect(text).suggested();
        return suggested == null ? null : suggested.importance();
    }
}
