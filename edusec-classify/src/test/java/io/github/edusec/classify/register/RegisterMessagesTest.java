package io.github.edusec.classify.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.edusec.classify.Limits;
import io.github.edusec.classify.PolicyFileException;
import io.github.edusec.classify.Problem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What problems of a register file say, and what they never repeat. */
class RegisterMessagesTest {
    private static final String START = "edusec-asset-register/1,a,1\n";
    private static final String PERSON = "山田太郎 090-1234-5678";

    @Test
    void aSurplusCellIsCountedAndNotShownAndItsRowIsNotJudged() {
        assertThat(problems(START + "情報資産名,件数,重要性分類,出典\n名簿,一組," + PERSON + ",Ⅱ,x," + PERSON + "\n通知表,,Ⅴ,x\n"))
                .containsExactly(
                        new Problem("line 3, column 5", "more cells than the header has columns", "6 cells", "4 cells"),
                        new Problem("line 4, column 3 (重要性分類)", "no such level", "Ⅴ", "Ⅰ, Ⅱ, Ⅲ, Ⅳ (also I–IV, 1–4)"));
    }

    @Test
    void aRowOfManySurplusCellsIsOneProblem() {
        assertThat(problems(START + "情報資産名,重要性分類,出典\n" + "x,".repeat(9_000) + "x\n"))
                .extracting(Problem::found)
                .containsExactly("9001 cells");
    }

    @Test
    void textBesideAControlCharacterIsNotShown() {
        assertThat(problems(START + "情報資産名,重要性分類,出典,備考,管理責任者\n名簿,Ⅱ,x," + PERSON + "\u0001," + PERSON + "\u0002\n"))
                .extracting(Problem::found)
                .containsExactly("U+0001", "U+0002");
        assertThat(problems("""
                {"format": "edusec-asset-register/1", "id": "a", "version": "1", "entries": [
                 {"name": "名簿", "importance": "II", "source": "x", "note": "%s\\u0001", "manager": 9012345678,
                  "aliases": "%s", "own": {"列": "%s\\ud800"}}]}""".formatted(PERSON, PERSON, PERSON)))
                .extracting(Problem::found)
                .containsExactlyInAnyOrder("U+0001", "a number", "a text", "U+D800");
    }

    /** A header of a megabyte in each of a thousand problems would take gigabytes. */
    @Test
    void aColumnsNameIsBoundedAndCutInPlaces() {
        String text = START + "情報資産名,重要性分類,出典,独自:" + "k".repeat(1_000_000) + "\n" + "名簿,Ⅱ,x,\u0001\n".repeat(1_000);
        List<Problem> problems = problems(text);
        assertThat(problems.get(0).what()).isEqualTo("a column's name is too long");
        assertThat(problems)
                .hasSizeGreaterThan(1_000)
                .allMatch(problem -> problem.toString().length() < 600);
    }

    @Test
    void noNameOfTheFileForgesALineOfALog() {
        String text = START + "情報資産名,重要性分類,出典,\"独自:a\nFAKE LINE\u001b[31m\u2028\u202E\"\n名簿,Ⅱ,x,\u0001\n";
        PolicyFileException thrown = thrown(text);
        assertThat(thrown.problems()).extracting(Problem::where).contains("line 4, column 4 (独自:a FAKE LINE [31m  )");
        assertThat(String.valueOf(thrown.getMessage()).lines())
                .hasSize(1 + thrown.problems().size());
        assertThat(thrown.getMessage()).doesNotContain("\u001b", "\u2028", "\u202E");
    }

    @Test
    void aSeparatorOtherThanACommaIsNamed() {
        assertThat(problems("edusec-asset-register/1;a;1\n情報資産名;重要性分類;出典\n"))
                .containsExactly(new Problem("line 1", "the cells are not separated by commas", "; as separator", ","));
        assertThat(problems("edusec-asset-register/1\ta\t1\n"))
                .containsExactly(
                        new Problem("line 1", "the cells are not separated by commas", "a tab as separator", ","));
    }

    @Test
    void anOwnColumnThatStandsTwiceInJsonIsAProblem() {
        assertThat(problems("{\"format\":\"edusec-asset-register/1\",\"id\":\"a\",\"version\":\"1\","
                        + "\"own\":[\"a\",\"b\",\"a\"],\"entries\":[]}"))
                .extracting(Problem::what, Problem::found)
                .containsExactly(tuple("the column stands twice", "a"));
    }

    private static List<Problem> problems(String text) {
        return thrown(text).problems();
    }

    private static PolicyFileException thrown(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        PolicyFileException thrown = catchThrowableOfType(
                PolicyFileException.class,
                () -> AssetRegister.read("test", new ByteArrayInputStream(bytes), Limits.DEFAULT));
        assertThat(thrown).isNotNull();
        return thrown;
    }
}
