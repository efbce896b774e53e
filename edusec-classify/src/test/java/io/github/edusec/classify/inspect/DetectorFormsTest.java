package io.github.edusec.classify.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.classify.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The written forms at the edge of what each detector accepts. */
class DetectorFormsTest {
    private static final ContentInspector INSPECTOR = ContentInspector.standard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "電話 0287 83 1111",
                "028-622-1111",
                "04992-2-1111",
                "+81-287-83-1111",
                "0120-12-3456",
                "0800 1 電話0287831111"
            })
    void otherFormsOfPhoneNumbersAreFound(String text) {
        assertThat(INSPECTOR.inspect(text).counts().keySet()).containsAnyOf("phone", "public-phone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0287 83 1111",
                "電話 0012345678",
                "0287831111",
                "10123456789",
                "03412345678",
                "+81-123",
                "+82-90-1234-5678",
                "81-90-1234-5678",
                "0120-1234-56",
                "001-123-4567",
                "090-1234-5678.9",
                "090-1234-5678x"
            })
    void otherNumbersAreNoPhoneNumbers(String text) {
        assertThat(INSPECTOR.inspect(text).counts()).doesNotContainKeys("phone", "public-phone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "生年月日 1867/1/1",
                "生年月日 2200/1/1",
                "生年月日 平成0年1月1日",
                "生年月日 平成65年1月1日",
                "生年月日 平成 1日",
                "生年月日 平安24年4月2日",
                "生年月日 2012/0/1",
                "生年月日 2012/4/32",
                "生年月日 2012/4/0",
                "生年月日 2012/4/123",
                "生年月日 20121301",
                "生年月日 20120432",
                "生年月日 18670101",
                "生年月日 平",
                "生年月日 H"
            })
    void impossibleDatesAreNoBirthDates(String text) {
        assertThat(INSPECTOR.inspect(text).counts()).doesNotContainKey("birth-date");
    }

    @ParameterizedTest
    @CsvSource({
        "'番号,氏名,評定\n1,山田,5\np. 1\n2,鈴木,4\n\n3,佐藤,3\n4,田中,2\n5,高橋,1', 5",
        "'氏名 評定\n山田 5\n鈴木 4', 2",
        "'評定,\"氏名\"\n5,\"山田\"\n4,\"鈴木・一\"\n3,9番', 2"
    })
    void rowsAreCountedThroughPageHeadsAndQuotes(String text, int rows) {
        assertThat(ContentInspectorTest.only(INSPECTOR.inspect(text), "name-list")
                        .evidence()
                        .masked())
                .endsWith("（" + rows + "行）");
    }

    @ParameterizedTest
    @ValueSource(strings = {"被害児童 Aさん いじめ", "いじめ サトウさんから", "いじめ 花子さんの話", "いじめ\n氏名\n\n山田太郎"})
    void personsAreNamedInManyWays(String text) {
        assertThat(INSPECTOR.inspect(text).suggested()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"さん いじめ", "いじめ お子さん", "いじめ PTAさん", "いじめ 氏名：A", "いじめ 氏名：生年月日", "いじめ 氏名"})
    void noPersonIsNamedHere(String text) {
        assertThat(INSPECTOR.inspect(text).suggested()).isNull();
    }

    @Test
    void evidenceAndFindingsCheckThemselves() {
        assertThat(new Evidence("あ".repeat(200)).masked()).hasSize(100).endsWith("…");
        assertThat(Evidence.ofEmail("taro@localhost").masked()).isEqualTo("t***@***");
        assertThat(Evidence.ofName("𠮷田太郎").masked()).isEqualTo("𠮷***");
        assertThat(Evidence.ofName("").masked()).isEqualTo("***");
        Text reason = new Text("理由", "reason");
        Evidence evidence = new Evidence("x");
        assertThatThrownBy(() -> new Finding(" ", Certainty.LIKELY, evidence, 1, 1, null, reason))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Finding("x", Certainty.LIKELY, evidence, 0, 1, null, reason))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Finding("x", Certainty.LIKELY, evidence, 1, 0, null, reason))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> InspectedText.of("a").originalOffset(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
