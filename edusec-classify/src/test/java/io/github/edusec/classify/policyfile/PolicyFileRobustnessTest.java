package io.github.edusec.classify.policyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.edusec.classify.PolicyFileException;
import io.github.edusec.classify.Problem;
import io.github.edusec.classify.register.AssetRegister;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFileRobustnessTest {
    private static final String JSON = """
            {"format": "x/1", "id": "a", "n": [1, 2.5, -3e9, true, false, null, "表\\u3042"],
             "o": {"deep": [[[{"k": ["v"]}]]]}, "years": 20}
            """;

    @Property
    void anyBytesAsJsonAreReadOrRefusedByOneException(@ForAll byte[] bytes) {
        tryJson(bytes);
    }

    @Property
    void anyBytesAsCsvAreReadOrRefusedByOneException(@ForAll byte[] bytes) {
        tryCsv(bytes);
    }

    @Property(tries = 2_000)
    void aDamagedJsonFileIsReadOrRefusedByOneException(@ForAll("damages") List<Damage> damages) {
        tryJson(damaged(JSON.getBytes(StandardCharsets.UTF_8), damages));
    }

    @Property(tries = 2_000)
    void aDamagedRegisterIsReadOrRefusedByOneException(@ForAll("damages") List<Damage> damages) throws IOException {
        tryCsv(damaged(standard(), damages));
    }

    @Property
    void jsonLikeTextIsReadOrRefusedByOneException(@ForAll("jsonLike") String text) {
        tryJson(text.getBytes(StandardCharsets.UTF_8));
    }

    @Property
    void csvLikeTextIsReadOrRefusedByOneException(@ForAll("csvLike") String text) {
        tryCsv(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(ints = {33, 1_000, 5_000_000})
    void deepNestingIsRefused(int depth) {
        List<Problem> problems = jsonProblems("{\"a\":" + "[".repeat(depth));
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).what()).isEqualTo("not well-formed JSON");
    }

    @Test
    void millionsOfValuesAreRefusedNotHeld() {
        assertThat(jsonProblems("{\"a\":[0" + ",0".repeat(1_000_001) + "]}"))
                .extracting(Problem::what)
                .containsExactly("too many values");
    }

    @Test
    void aKeyThatIsTooLongIsRefused() {
        assertThat(jsonProblems("{\"" + "k".repeat(40_000) + "\":[0" + ",0".repeat(99_999) + "]}"))
                .containsExactly(
                        new Problem("line 1, column 2", "a key that is too long", "40000 characters", "at most 200"));
    }

    /** Half a million places of 5,000 characters each would take gigabytes if every value had its own as a text. */
    @Test
    void aPathIsPutTogetherOnlyWhereAProblemIs() throws IOException {
        String open = ("{\"" + "k".repeat(200) + "\":").repeat(25);
        String close = "}".repeat(25);
        Problems<PolicyFileException> problems = problems();
        JsonObject root = JsonReader.read(file(open + "[0" + ",0".repeat(500_000) + "]" + close), problems);
        assertThat(root.string("k".repeat(200))).isEmpty();
        PolicyFileException thrown = catchThrowableOfType(PolicyFileException.class, problems::throwIfAny);
        assertThat(thrown.problems())
                .extracting(Problem::where)
                .containsExactly("k".repeat(200) + " (line 1, column 205)");
    }

    @Test
    void aHugeNumberOrTextIsNotShownInFull() throws IOException {
        Problems<PolicyFileException> problems = problems();
        JsonObject root = JsonReader.read(
                file("{\"n\": " + "9".repeat(900) + ", \"s\": \"" + "x".repeat(9_000) + "\"}"), problems);
        assertThat(root.integer("n", 1, 5)).isEmpty();
        assertThat(root.integer("s", 1, 5)).isEmpty();
        PolicyFileException thrown = catchThrowableOfType(PolicyFileException.class, problems::throwIfAny);
        assertThat(thrown.problems())
                .hasSize(2)
                .allSatisfy(problem ->
                        assertThat(problem.found()).hasSizeLessThan(100).endsWith("…"));
    }

    @Test
    void aWrongByteInJsonNamesItsPlace() {
        byte[] bytes = {'{', '\n', '"', (byte) 0x82, (byte) 0xA0, '"'};
        PolicyFileException thrown =
                catchThrowableOfType(PolicyFileException.class, () -> JsonReader.read(file(bytes), problems()));
        assertThat(thrown.problems())
                .containsExactly(new Problem("line 2, byte 4 of the file", "not UTF-8", "bytes 82A0", "UTF-8"));
    }

    @Test
    void membersOfEveryKindAreAskedForByName() throws IOException {
        Problems<PolicyFileException> problems = problems();
        JsonObject root = JsonReader.read(
                file(
                        "{\"s\":\"t\",\"i\":5,\"y\":true,\"n\":false,\"o\":{\"k\":\"v\"},\"l\":[{\"k\":\"w\"}],\"t\":[\"a\",\"b\"]}"),
                problems);
        assertThat(root.string("s")).contains("t");
        assertThat(root.optionalString("missing")).isEmpty();
        assertThat(root.integer("i", 1, 5)).hasValue(5);
        assertThat(root.flag("y")).isTrue();
        assertThat(root.flag("n")).isFalse();
        assertThat(root.flag("absent")).isFalse();
        assertThat(root.object("o").flatMap(object -> object.string("k"))).contains("v");
        assertThat(root.optionalObject("none")).isEmpty();
        assertThat(root.objects("l")).extracting(object -> object.string("k")).containsExactly(Optional.of("w"));
        assertThat(root.strings("t")).containsExactly("a", "b");
        root.refuseUnknown();
        problems.throwIfAny();
    }

    @Test
    void whatIsMissingOrOfAnotherKindIsAProblemEach() throws IOException {
        Problems<PolicyFileException> problems = problems();
        JsonObject root = JsonReader.read(
                file("{\"s\":1,\"i\":\"5\",\"y\":0,\"o\":[],\"l\":[1],\"t\":{},\"x\":1,\"x\":2}"), problems);
        assertThat(root.string("s")).isEmpty();
        assertThat(root.integer("i", 1, 5)).isEmpty();
        assertThat(root.flag("y")).isFalse();
        assertThat(root.object("o")).isEmpty();
        assertThat(root.objects("l")).isEmpty();
        assertThat(root.strings("t")).isEmpty();
        assertThat(root.string("none")).isEmpty();
        root.refuseUnknown();
        PolicyFileException thrown = catchThrowableOfType(PolicyFileException.class, problems::throwIfAny);
        assertThat(thrown.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "x (line 1, column 50): the key stands twice (found: x; allowed: each key once)",
                        "s (line 1, column 6): wrong kind of value (found: 1; allowed: a text)",
                        "i (line 1, column 12): wrong kind of value (found: \"5\"; allowed: a whole number)",
                        "y (line 1, column 20): wrong kind of value (found: 0; allowed: true or false)",
                        "o (line 1, column 26): wrong kind of value (found: an array; allowed: an object)",
                        "l[0] (line 1, column 34): wrong kind of value (found: 1; allowed: an object)",
                        "t (line 1, column 41): wrong kind of value (found: an object; allowed: an array)",
                        "line 1, column 1: \"none\" is missing (found: nothing; allowed: a text)",
                        "x (line 1, column 54): unknown key (found: x; allowed: i, l, none, o, s, t, y)");
    }

    @Test
    void namesAreComparedWithoutWidthSpacesAndBrackets() {
        assertThat(KindName.normalize("児童・生徒 健康診断票（歯・口腔）")).isEqualTo("児童生徒健康診断票歯口腔");
        assertThat(KindName.normalize("ＩＤ／ＰＷ")).isEqualTo("idpw");
        assertThat(KindName.normalize("データ")).isEqualTo("データ");
        assertThat(KindName.normalize("\u200B・ （）\u0007")).isEmpty();
    }

    @Property
    void comparableNamesStayTheSame(@ForAll String name) {
        String once = KindName.normalize(name);
        assertThat(KindName.normalize(once)).isEqualTo(KindName.normalize(KindName.normalize(once)));
    }

    @Test
    void anEmptyCsvAndAPlainOneAreToldApart() throws IOException {
        CsvSheet sheet = CsvSheet.read(file("a,b,\nx,y\n\n,,\nz\n"), List.of("a"), List.of("b"), problems());
        assertThat(sheet.preamble()).isEmpty();
        assertThat(sheet.rows()).hasSize(2);
        assertThat(sheet.rows().get(1).text("a")).isEqualTo("z");
        assertThat(sheet.rows().get(1).text("b")).isEmpty();
        assertThatThrownBy(() -> CsvSheet.read(file(""), List.of("a"), List.of(), problems()))
                .hasMessageContaining("a line of column names");
    }

    @Provide
    Arbitrary<List<Damage>> damages() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 20_000),
                        Arbitraries.bytes(),
                        Arbitraries.of(Damage.Kind.class))
                .as(Damage::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<String> jsonLike() {
        return Arbitraries.strings().withChars("{}[]:,\"\\ue+-.0123 tfn\n").ofMaxLength(60);
    }

    @Provide
    Arbitrary<String> csvLike() {
        return Arbitraries.strings()
                .withChars("\",\n\r;情a\uFEFF\u0000 ")
                .ofMaxLength(60)
                .map(text -> "edusec-asset-register/1,a,1\n情報資産名,重要性分類,出典\n" + text);
    }

    private record Damage(int at, byte value, Kind kind) {
        enum Kind {
            FLIP,
            INSERT,
            DELETE,
            TRUNCATE
        }
    }

    private static byte[] damaged(byte[] whole, List<Damage> damages) {
        byte[] now = whole;
        for (Damage damage : damages) {
            int at = damage.at % Math.max(1, now.length);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(now, 0, Math.min(at, now.length));
            if (damage.kind == Damage.Kind.FLIP || damage.kind == Damage.Kind.INSERT) {
                out.write(damage.value);
            }
            int next = damage.kind == Damage.Kind.INSERT ? at : at + 1;
            if (damage.kind != Damage.Kind.TRUNCATE && next < now.length) {
                out.write(now, next, now.length - next);
            }
            now = out.toByteArray();
        }
        return now;
    }

    private static void tryJson(byte[] bytes) {
        try {
            Problems<PolicyFileException> problems = problems();
            JsonReader.read(file(bytes), problems);
            problems.throwIfAny();
        } catch (PolicyFileException e) {
            assertThat(e.problems()).isNotEmpty();
        } catch (IOException e) {
            throw new AssertionError("bytes in memory cannot fail", e);
        }
    }

    private static void tryCsv(byte[] bytes) {
        try {
            Problems<PolicyFileException> problems = problems();
            CsvSheet.readVersioned(file(bytes), List.of("情報資産名"), List.of("重要性分類", "出典"), problems);
            problems.throwIfAny();
        } catch (PolicyFileException e) {
            assertThat(e.problems()).isNotEmpty();
        } catch (IOException e) {
            throw new AssertionError("bytes in memory cannot fail", e);
        }
    }

    private static List<Problem> jsonProblems(String text) {
        PolicyFileException thrown =
                catchThrowableOfType(PolicyFileException.class, () -> JsonReader.read(file(text), problems()));
        assertThat(thrown).isNotNull();
        return thrown.problems();
    }

    private static byte[] standard() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(AssetRegister.class.getResourceAsStream("standard-register.csv"))) {
            return in.readAllBytes();
        }
    }

    private static PolicyFile file(String text) throws IOException {
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    private static PolicyFile file(byte[] bytes) throws IOException {
        return PolicyFile.read("test", new ByteArrayInputStream(bytes), 32L << 20, problems());
    }

    private static Problems<PolicyFileException> problems() {
        return new Problems<>("test", PolicyFileException::new);
    }
}
