package io.github.edusec.classify.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Provenance;
import io.github.edusec.classify.Text;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each detector sees and what it leaves alone, and which class follows. */
class ContentInspectorTest {
    private static final ContentInspector INSPECTOR = ContentInspector.standard();

    /** Valid by the check digit of the ordinance; made up. */
    private static final String VALID = "123456789018";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "個人番号123456789018です",
                "マイナンバー：１２３４　５６７８　９０１８",
                "マイナンバー 1234-5678-9018",
                "マイナンバー 1234ー5678ー9018",
                "個人番号\n1234\n5678\n9018",
                "個人番号 1 2 3 4 5 6 7 8 9 0 1 8 氏名",
                "個人番号│1│2│3│4│5│6│7│8│9│0│1│8│",
                "番号 123456789018 は個人番号カードの裏にあります"
            })
    void aValidNumberNearItsWordIsACertainMyNumberOfClassOne(String text) {
        Suggestion suggestion = INSPECTOR.inspect(text);
        assertThat(only(suggestion, "my-number").certainty()).isEqualTo(Certainty.CERTAIN);
        assertThat(importance(suggestion)).isEqualTo(Importance.I);
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456789018", "部品 123456789018 を発注", "マイナンバー 123456789019", "マイナンバー。注文番号 123456789018"})
    void withoutContextOrWithAWrongCheckDigitNothingIsCertain(String text) {
        Suggestion suggestion = INSPECTOR.inspect(text);
        assertThat(suggestion.findings())
                .allSatisfy(finding -> assertThat(finding.certainty()).isEqualTo(Certainty.POSSIBLE));
        assertThat(suggestion.suggested()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "マイナンバー 1234567890182",
                "マイナンバー A123456789018",
                "マイナンバー 123456789018-99",
                "マイナンバー 1234-5678-9018-1234",
                "マイナンバー 1234 5678 9018 1234",
                "マイナンバー 0.123456789018",
                "マイナンバー 000000000000",
                "マイナンバー 12345678901"
            })
    void partsOfLongerNumbersAreNoMyNumbers(String text) {
        assertThat(INSPECTOR.inspect(text).counts()).doesNotContainKey("my-number");
    }

    @Test
    void contextReachesThreeHundredCharactersAndNoFurther() {
        assertThat(only(INSPECTOR.inspect("個人番号" + "あ".repeat(300) + VALID), "my-number")
                        .certainty())
                .isEqualTo(Certainty.CERTAIN);
        assertThat(only(INSPECTOR.inspect("個人番号" + "あ".repeat(301) + VALID), "my-number")
                        .certainty())
                .isEqualTo(Certainty.POSSIBLE);
        assertThat(only(INSPECTOR.inspect(VALID + "あ".repeat(300) + "個人番号"), "my-number")
                        .certainty())
                .isEqualTo(Certainty.CERTAIN);
        assertThat(only(INSPECTOR.inspect(VALID + "あ".repeat(301) + "個人番号"), "my-number")
                        .certainty())
                .isEqualTo(Certainty.POSSIBLE);
    }

    @Test
    void inAColumnTheHeadSpeaksForValidNumbersBelow() {
        StringBuilder text = new StringBuilder("職員番号,個人番号\n");
        for (int i = 0; i < 60; i++) {
            text.append(i)
                    .append(',')
                    .append(MyNumbers.valid(10_000_000_000L + i * 7919L))
                    .append('\n');
        }
        assertThat(INSPECTOR.inspect(text).findings())
                .hasSize(60)
                .allSatisfy(finding -> assertThat(finding.certainty()).isEqualTo(Certainty.CERTAIN));
    }

    @Test
    void aCorporateNumberIsHarmless() {
        Suggestion suggestion = INSPECTOR.inspect("法人番号 7000012050002");
        Finding finding = only(suggestion, "corporate-number");
        assertThat(finding.certainty()).isEqualTo(Certainty.CERTAIN);
        assertThat(finding.suggests()).isNull();
        assertThat(suggestion.suggested()).isNull();
        assertThat(INSPECTOR.inspect("法人番号 7-0000-1205-0002").counts()).containsOnlyKeys("corporate-number");
        assertThat(INSPECTOR.inspect("法人番号 8000012050002").counts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "090-1234-5678",
                "０８０−１２３４−５６７８",
                "07012345678",
                "060 1234 5678",
                "+81-90-1234-5678",
                "090(1234)5678"
            })
    void mobileNumbersAreLikely(String number) {
        Suggestion suggestion = INSPECTOR.inspect("連絡は" + number + "まで");
        assertThat(only(suggestion, "phone").certainty()).isEqualTo(Certainty.LIKELY);
        assertThat(importance(suggestion)).isEqualTo(Importance.III);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0287-83-1111",
                "03-1234-5678",
                "03(1234)5678",
                "(0287)83-1111",
                "TEL 0287831111",
                "+81-3-1234-5678"
            })
    void aLandlineIsLikelyOnlyNearAPerson(String number) {
        assertThat(only(INSPECTOR.inspect("問合せ " + number), "phone").certainty())
                .isEqualTo(Certainty.POSSIBLE);
        assertThat(only(INSPECTOR.inspect("氏名：山田太郎 電話 " + number), "phone").certainty())
                .isEqualTo(Certainty.LIKELY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AB-090-1234-5678",
                "注文番号 090-1234-5678",
                "2012-04-02",
                "090-1234-56789",
                "1090-1234-5678",
                "00-1234-5678",
                "0120-1"
            })
    void lookAlikesAreNoPhoneNumbers(String text) {
        assertThat(INSPECTOR.inspect(text).counts()).doesNotContainKeys("phone", "public-phone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0120-123-456", "0120123456", "0570-12-3456", "0800-123-4567"})
    void publicNumbersAreHarmless(String number) {
        Suggestion suggestion = INSPECTOR.inspect("氏名：山田太郎 " + number);
        assertThat(only(suggestion, "public-phone").suggests()).isNull();
        assertThat(suggestion.suggested()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "taro.yamada@example.jp, LIKELY",
        "(taro@mail.example.co.jp), LIKELY",
        "info@example.jp, POSSIBLE",
        "yamada@city.example.lg.jp, POSSIBLE"
    })
    void anOfficesEmailAddressIsOnlyARemark(String text, Certainty certainty) {
        assertThat(only(INSPECTOR.inspect(text), "e-mail").certainty()).isEqualTo(certainty);
    }

    @ParameterizedTest
    @ValueSource(strings = {"@example.jp", "taro@", "taro@localhost", "taro@example.1", "a @ b.jp", "@@@"})
    void otherUsesOfTheAtSignAreNoAddresses(String text) {
        assertThat(INSPECTOR.inspect(text).counts()).doesNotContainKey("e-mail");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"住所：栃木県那須烏山市中央1-1-1", "住所　〒321-0621　栃木県那須烏山市中央１丁目１番", "現住所: 那須烏山市中央1丁目", "栃木県塩谷郡高根沢町宝積寺2053番地"})
    void anAddressIsLikelyOnlyNearAPerson(String address) {
        assertThat(only(INSPECTOR.inspect("所在 " + address), "address").certainty())
                .isEqualTo(Certainty.POSSIBLE);
        assertThat(only(INSPECTOR.inspect("氏名 山田太郎\n" + address), "address").certainty())
                .isEqualTo(Certainty.LIKELY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"栃木県那須烏山市教育委員会", "栃木県那須烏山市立烏山小学校 令和6年", "東京都の人口は1400万人", "住所を書いてください", "321-0621"})
    void namesOfOfficesAreNoAddresses(String text) {
        assertThat(INSPECTOR.inspect(text).counts()).doesNotContainKeys("address", "postal-code");
    }

    @Test
    void aPostalCodeNeedsItsMarkOrALabel() {
        assertThat(INSPECTOR.inspect("〒321-0621").counts()).containsOnlyKeys("postal-code");
        assertThat(INSPECTOR.inspect("〒 ３２１－０６２１").counts()).containsOnlyKeys("postal-code");
        assertThat(INSPECTOR.inspect("郵便番号：321-0621").counts()).containsOnlyKeys("postal-code");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "生年月日 平成24年4月2日",
                "生年月日：H24.4.2",
                "生年月日（西暦）２０１２／４／２",
                "誕生日 2012-04-02",
                "生年月日 20120402",
                "生年月日 令和元年12月 1日",
                "平成24年4月2日生まれ",
                "2012年4月2日生"
            })
    void aDateBesideAWordForItIsABirthDate(String text) {
        Finding finding = only(INSPECTOR.inspect(text), "birth-date");
        assertThat(finding.certainty()).isEqualTo(Certainty.LIKELY);
        assertThat(finding.evidence().masked()).doesNotContainPattern("[0-9]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "令和6年5月1日 運動会",
                "生年月日を書いてください",
                "生年月日 平成24年13月2日",
                "生年月日 2012年4月",
                "生年月日 123456789",
                "2012年4月2日は生徒総会"
            })
    void otherDatesAreNoBirthDates(String text) {
        assertThat(INSPECTOR.inspect(text).counts()).doesNotContainKey("birth-date");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "健康診断票 氏名：山田太郎|I",
                "被害児童 山田太郎 いじめの聞き取り|I",
                "個別の指導計画　児童氏名　山田　花子|II",
                "通知表 山田花子さん 国語 よくできました|II",
                "就学援助認定 保護者氏名：山田一郎|II"
            })
    void aSchoolWordNearAPersonSuggestsItsClass(String text, Importance importance) {
        assertThat(importance(INSPECTOR.inspect(text))).isEqualTo(importance);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "健康診断のお知らせ。保護者の皆さんへ",
                "いじめ防止基本方針",
                "指導要録 様式 氏名＿＿＿＿ 生年月日＿＿＿＿",
                "指導要録の書き方について 氏名を記入すること",
                "通知表は業者さんとお母さんに毎日さんかしてもらう"
            })
    void noticesAndEmptyFormsSuggestNothing(String text) {
        assertThat(INSPECTOR.inspect(text).suggested()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"評定, II", "アレルギー, I", "電話番号, II", "係, III"})
    void aListOfNamesGetsTheClassOfItsGravestColumn(String column, Importance importance) {
        for (String separator : List.of("\t", ",", "|", "│", " ", "　　")) {
            String row = String.join(separator, "1", "山田", "5") + "\n";
            String text = String.join(separator, "番号", "氏名", column) + "\n" + row.repeat(5);
            Suggestion suggestion = INSPECTOR.inspect(text);
            assertThat(only(suggestion, "name-list").certainty()).as(separator).isEqualTo(Certainty.LIKELY);
            assertThat(importance(suggestion)).as(separator).isEqualTo(importance);
        }
    }

    @Test
    void aShortListIsARemarkAndAHeadAloneNothing() {
        String head = "番号,氏名,評定\n";
        assertThat(only(INSPECTOR.inspect(head + "1,山田,5\n".repeat(4)), "name-list")
                        .suggests())
                .isNull();
        assertThat(INSPECTOR.inspect(head).counts()).doesNotContainKey("name-list");
        assertThat(INSPECTOR.inspect(head + "1,,\n".repeat(30)).counts()).doesNotContainKey("name-list");
        assertThat(INSPECTOR.inspect("商品,単価\n" + "鉛筆,50\n".repeat(30)).counts()).isEmpty();
    }

    @Test
    void manyWeakFindingsTogetherSuggestMoreThanOne() {
        assertThat(importance(INSPECTOR.inspect("090-1234-5678\n".repeat(9)))).isEqualTo(Importance.III);
        assertThat(importance(INSPECTOR.inspect("090-1234-5678\n".repeat(10)))).isEqualTo(Importance.II);
    }

    @Test
    void aSuggestionRaisesAndNeverLowers() {
        Suggestion one = INSPECTOR.inspect("個人番号 " + VALID);
        Suggestion three = INSPECTOR.inspect("090-1234-5678");
        Suggestion none = INSPECTOR.inspect("運動会のお知らせ");
        Classification two = Classification.of(Importance.II);
        Classification raised = one.raise(two);
        assertThat(raised.importance()).isEqualTo(Importance.I);
        assertThat(raised.provenance()).extracting(Provenance::source).isEqualTo(Provenance.Source.SUGGESTED);
        assertThat(three.raise(two)).isSameAs(two);
        assertThat(none.raise(two)).isSameAs(two);
        assertThat(none.suggested()).isNull();
        assertThat(none.coverage()).isEqualTo(new Coverage.Full(8));
        assertThat(none.explain().en()).contains("does not mean it is public");
        assertThat(one.explain().in(Locale.JAPANESE)).contains("重要性分類Ⅰ");
    }

    @Test
    void findingsSayTheLineAndColumnOfTheOriginal() {
        Finding finding = only(INSPECTOR.inspect("①②\r\n㍿ ﾏｲﾅﾝﾊﾞｰ １２３４５６７８９０１８"), "my-number");
        assertThat(finding.line()).isEqualTo(2);
        assertThat(finding.column()).isEqualTo(11);
        assertThat(finding.evidence().masked()).isEqualTo("1234********");
    }

    @Test
    void listedFindingsAreBoundedAndCountsAreNot() {
        Suggestion suggestion = INSPECTOR.inspect("090-1234-5678\n".repeat(5000));
        assertThat(suggestion.findings()).hasSize(100);
        assertThat(suggestion.counts()).containsEntry("phone", 5000);
    }

    @Test
    void usersAddTheirOwnDetectors() {
        Detector secret = new Detector() {
            @Override
            public String id() {
                return "secret-word";
            }

            @Override
            public Text name() {
                return new Text("秘密", "secret");
            }

            @Override
            public void detect(InspectedText text, Consumer<Finding> findings) {
                int at = text.slice(0, text.length()).indexOf("SECRET");
                if (at >= 0) {
                    findings.accept(new Finding(
                            id(),
                            Certainty.LIKELY,
                            new Evidence("S***"),
                            text.line(at),
                            text.column(at),
                            Importance.II,
                            name()));
                }
            }
        };
        ContentInspector own = INSPECTOR.withDetector(secret);
        assertThat(importance(own.inspect("a\nＳＥＣＲＥＴ"))).isEqualTo(Importance.II);
        assertThat(own.rules()).isEqualTo(INSPECTOR.rules());
        assertThatThrownBy(() -> own.withDetector(secret)).isInstanceOf(IllegalArgumentException.class);
    }

    static Finding only(Suggestion suggestion, String detector) {
        List<Finding> found = suggestion.findings().stream()
                .filter(finding -> finding.detector().equals(detector))
                .toList();
        assertThat(found).as(detector + " in " + suggestion).hasSize(1);
        return found.get(0);
    }

    private static @Nullable Importance importance(Suggestion suggestion) {
        Classification suggested = suggestion.suggested();
        return suggested == null ? null : suggested.importance();
    }
}
