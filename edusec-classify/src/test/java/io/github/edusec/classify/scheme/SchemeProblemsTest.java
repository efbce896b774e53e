package io.github.edusec.classify.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.edusec.classify.Limits;
import io.github.edusec.classify.PolicyFileException;
import io.github.edusec.classify.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemeProblemsTest {
    @Test
    void everyMistakeIsAProblemWithPlaceFoundAndAllowed() throws IOException {
        String text = """
                {"format": "edusec-scheme/1", "id": "our town", "version": 3,
                 "title": {"ja": "題"}, "source": "x",
                 "axes": [
                  {"id": "g", "name": {"ja": "甲", "en": "g"}, "prefixes": ["甲"], "clause": "x", "levels": [
                   {"code": "A", "label": {"ja": "甲A", "en": "g A"}, "aliases": ["1"],
                    "criterion": {"ja": "x", "en": "x"}, "clause": "x", "core": "importance:II"},
                   {"code": "B", "label": {"ja": "甲B", "en": "g B"}, "aliases": ["（１）"],
                    "criterion": {"ja": "x", "en": "x"}, "clause": "x", "core": "importance:I"},
                   {"code": "B", "label": {"ja": "甲C", "en": "g C"},
                    "criterion": {"ja": "x", "en": "x"}, "clause": "x", "core": "importance:V"}]},
                  {"id": "g", "name": {"ja": "乙", "en": "h"}, "prefixes": ["乙"], "clause": "x", "levels": [
                   {"code": "1", "label": {"ja": "乙1", "en": "h 1"}, "criterion": {"ja": "x", "en": "x"}, "clause": "x"},
                   {"code": "0", "label": {"ja": "乙0", "en": "h 0"}, "criterion": {"ja": "x", "en": "x"}, "clause": "x"}]}],
                 "mappings": [
                  {"fromAxis": "g", "to": "t", "toAxis": "z", "toLevels": ["p", "q"], "confidence": "sure", "source": "x",
                   "rows": [{"level": "A", "to": "q"}, {"level": "B", "to": "p"}, {"level": "Z", "to": "r"}]},
                  {"fromAxis": "k", "to": "t", "toAxis": "z", "toLevels": ["p"], "confidence": "low", "source": "x",
                   "rows": []},
                  {"fromAxis": "g", "to": "u", "toAxis": "z", "toLevels": ["p"], "confidence": "low", "source": "x",
                   "rows": [{"level": "A", "to": "p", "lossy": true}]}],
                 "derivatoin": {}}
                """;
        assertThat(problems(text))
                .extracting(Problem::toString)
                .containsExactly(
                        "id (line 1, column 37): not an id (found: our town; allowed: ASCII letters, digits, '.', '_' and '-', at most 100)",
                        "version (line 1, column 60): wrong kind of value (found: 3; allowed: a text)",
                        "title (line 2, column 11): \"en\" is missing (found: nothing; allowed: a text)",
                        "axes[0].levels[1].aliases (line 7, column 65): already means another level of this axis (found: （１）; allowed: not a way to write A)",
                        "axes[0].levels[1].core (line 8, column 65): more severe than the level above it (found: importance:I; allowed: less severe than importance:II)",
                        "axes[0].levels[2].code (line 9, column 13): the code stands twice on this axis (found: B; allowed: each code once)",
                        "axes[0].levels[2].core (line 10, column 65): no such core level (found: importance:V; allowed: "
                                + CoreLevel.ids() + ")",
                        "axes[1].id (line 11, column 10): the axis stands twice (found: g; allowed: each axis once)",
                        "mappings[0].confidence (line 15, column 85): no such confidence (found: sure; allowed: high, medium, low)",
                        "mappings[0].rows[2].level (line 16, column 77): no such level on axis g (found: Z; allowed: A, B)",
                        "mappings[0].rows[2].to (line 16, column 88): no such level in toLevels (found: r; allowed: p, q)",
                        "mappings[0].rows (line 16, column 12): a less severe level maps to a more severe one (found: B to p; allowed: q or less severe)",
                        "mappings[1].fromAxis (line 17, column 16): no such axis in this scheme (found: k; allowed: g)",
                        "mappings[2].rows[0] (line 20, column 13): nothing says what is lost (found: nothing; allowed: a text in both languages)",
                        "mappings[2].rows (line 20, column 12): a level has no row (found: B; allowed: one row for each of A, B)",
                        "derivatoin (line 21, column 16): unknown key (found: derivatoin; allowed: access, axes, derivation, format, id, mappings, note, publication, source, title, version)");
    }

    @Test
    void aNewerFormatIsRefusedAndNothingElseOfItIsJudged() throws IOException {
        assertThat(problems("{\"format\": \"edusec-scheme/2\", \"whatever\": 1}"))
                .containsExactly(new Problem(
                        "format (line 1, column 12)",
                        "a format version this library does not read",
                        "edusec-scheme/2",
                        "edusec-scheme/1"));
        assertThat(problems("{\"format\": \"edusec-asset-register/1\"}"))
                .extracting(Problem::what)
                .containsExactly("not a classification scheme");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "{", "{}", "{} {}", "{\"format\": 1}", "{\"format\": \"edusec-scheme/1\"}"})
    void whatIsNoSchemeIsOneException(String text) throws IOException {
        assertThat(problems(text)).isNotEmpty();
    }

    /** One change of the golden file each, and the one problem it makes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"id\": \"golden\"|\"id\": \"gol den\"|id (|not an id",
                "\"prefixes\": [\"秘\"]|\"prefixes\": []|axes[1].prefixes|an axis without prefix",
                "\"prefixes\": [\"秘\"]|\"prefixes\": [\"等級\"]|axes[1].prefixes|the prefix stands twice",
                "\"prefixes\": [\"秘\"]|\"prefixes\": [\"（）\"]|axes[1].prefixes|a prefix without letters",
                "\"aliases\": [\"甲\"]|\"aliases\": [\"( )\"]|levels[0].aliases|a text without letters",
                "\"aliases\": [\"甲\"]|\"aliases\": [\"区分 ｙ\"]|levels[1].label|already means another level",
                "\"aliases\": [\"甲\"]|\"aliases\": \"甲\"|levels[0].aliases|wrong kind of value",
                "\"core\": \"confidentiality:1\"|\"core\": \"integrity:1\"|levels[1].core|a core level of another axis",
                "\"core\": \"confidentiality:1\"|\"core\": \"confidentiality:3\"|levels[1].core|the same core level",
                "\"ja\": \"秘密\", \"en\": \"secret\"|\"ja\": \"秘密\"|criterion|\"en\" is missing",
                "\"en\": \"secret\"|\"en\": \"secret\", \"fr\": \"secret\"|criterion.fr|unknown key",
                "\"axes\": [{ \"axis\": \"secrecy\", \"rows\"|\"axes\": [{ \"axis\": \"nothing\", \"rows\"|derivation.axes[0].axis|no such axis",
                "{ \"level\": \"0\", \"gives\": \"Y\" }|{ \"level\": \"0\", \"gives\": \"Z\" }|rows[1].gives|no such level",
                "{ \"level\": \"0\", \"gives\": \"Y\" }|{ \"level\": \"0\", \"gives\": \"Y\" }, { \"level\": \"1\", \"gives\": \"Y\" }|rows[2].level|the level has two rows",
                "{ \"level\": \"1\", \"gives\": \"X\" }, ||derivation.axes[0].rows|a level has no row",
                "\"gives\": \"X\" }, { \"level\": \"0\", \"gives\": \"Y\" }|\"gives\": \"Y\" }, { \"level\": \"0\", \"gives\": \"X\" }|derivation.axes[0].rows|a less severe level gives a more severe class",
                "\"subjects\": [\"board\", \"own-pupil\"]|\"subjects\": []|access.rows[0].subjects|nobody has access",
                "\"subjects\": [\"public\"]|\"subjects\": [\"everybody\"]|access.rows[1].subjects|no such access subject",
                "\"anyOf\": [\"own-pupil\"]|\"anyOf\": [\"public\"]|access.rows[0].anyOf|not one of the row's subjects",
                "\"ownDataOnly\": true|\"ownDataOnly\": \"yes\"|access.rows[0].ownDataOnly|wrong kind of value",
                "\"gives\": \"Y\", \"subjects\": [\"public\"]|\"gives\": \"V\", \"subjects\": [\"public\"]|access.rows[1].gives|no such level",
                "{ \"axis\": \"secrecy\", \"levels\": [\"0\"] }|{ \"axis\": \"secrecy\", \"levels\": [\"1\"] }|publication.tests[0].levels|a less severe level than these",
                "{ \"axis\": \"secrecy\", \"levels\": [\"0\"] }|{ \"axis\": \"secrecy\", \"levels\": [\"0\", \"5\"] }|publication.tests[0].levels|no such level",
                "{ \"axis\": \"secrecy\", \"levels\": [\"0\"] }|{ \"axis\": \"importance\", \"levels\": [\"Y\"] }|publication.tests[1].axis|the axis stands twice",
                "\"to\": \"elsewhere\"|\"to\": \"golden\"|mappings[0].to|a mapping to the scheme itself",
                "\"to\": \"elsewhere\"|\"to\": \"mext-2025\"|mappings[0].toAxis|no such axis in mext-2025",
                "\"confidence\": \"low\"|\"confidence\": \"LOW\"|mappings[0].confidence|no such confidence",
                "[\"1\", \"2\", \"3\"]|[\"1\", \"2\", \"2\"]|mappings[0].toLevels|the level stands twice",
                "\"to\": \"2\"|\"to\": \"5\"|mappings[0].rows[0].to|no such level in toLevels",
                "\"noCounterpart\": true|\"noCounterpart\": true, \"to\": \"3\"|rows[1].to|a counterpart although",
                "\"noCounterpart\": true, \"note\": { \"ja\": \"なし\", \"en\": \"none\" }|\"noCounterpart\": true|rows[1]|nothing says what is lost",
                "\"level\": \"Y\", \"noCounterpart\": true|\"level\": \"Y\", \"to\": \"1\"|mappings[0].rows|a less severe level maps to a more severe one"
            })
    void oneMistakeIsOneProblem(String old, String changed, String where, String what) throws IOException {
        String golden = golden();
        assertThat(golden).containsOnlyOnce(old);
        assertThat(problems(golden.replace(old, changed == null ? "" : changed)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.where()).contains(where).contains("line ");
                    assertThat(problem.what()).contains(what);
                    assertThat(problem.found()).isNotBlank();
                    assertThat(problem.allowed()).isNotBlank();
                });
    }

    @Test
    void aTargetThatIsNoImportanceIsRefused() throws IOException {
        String text = golden().replace("\"core\": \"importance:II\"", "\"core\": \"integrity:2B\"")
                .replace("\"core\": \"importance:IV\"", "\"core\": \"integrity:1\"");
        assertThat(problems(text))
                .extracting(Problem::where)
                .satisfiesExactly(
                        where -> assertThat(where).startsWith("derivation.target "),
                        where -> assertThat(where).startsWith("access.target "));
    }

    @Test
    void aRestrictionThatIsNoLineOfTextIsAProblem() throws IOException {
        assertThat(problems(golden().replace("[\"関係者限り\"]", "[\"関係者限り\", \"a\u2028b\"]")))
                .extracting(Problem::what)
                .containsExactly("no restriction");
    }

    /** Who sees only the flag must see that something is lost as well. */
    @Test
    void aCounterpartThatUnderstatesIsLossy() throws IOException {
        String text = golden().replaceFirst("\"lossy\": true", "\"understates\": true");
        assertThat(problems(text)).extracting(Problem::what).contains("a counterpart that means less loses something");
    }

    @Test
    void rowsThatAMilderOneWouldHideAreRefused() throws IOException {
        String text = golden().replace("\"gives\": \"X\",\n", "\"gives\": \"Y\",\n")
                .replace("\"gives\": \"Y\", \"subjects\"", "\"gives\": \"X\", \"subjects\"");
        assertThat(problems(text)).singleElement().satisfies(problem -> {
            assertThat(problem.where()).startsWith("access.rows[1].gives ");
            assertThat(problem.what()).contains("would hide this one");
        });
    }

    @Test
    void aTableToABuiltInSchemeMustKnowItsLevels() throws IOException {
        String text = golden().replace("\"to\": \"elsewhere\"", "\"to\": \"oda-2008\"")
                .replace("\"toAxis\": \"degree\"", "\"toAxis\": \"importance\"");
        assertThat(problems(text)).singleElement().satisfies(problem -> {
            assertThat(problem.where()).startsWith("mappings[0].toLevels ");
            assertThat(problem.found()).isEqualTo("1, 2, 3");
            assertThat(problem.allowed()).isEqualTo("1, 2, 3, 4");
        });
    }

    @Test
    void emptyListsThatWouldSwitchARuleOffAreRefused() throws IOException {
        String empty = "{\"format\": \"edusec-scheme/1\", \"id\": \"e\", \"version\": \"1\","
                + " \"title\": {\"ja\": \"題\", \"en\": \"t\"}, \"source\": \"x\", \"axes\": [],"
                + " \"derivation\": {\"target\": \"a\", \"note\": {\"ja\": \"x\", \"en\": \"x\"}, \"axes\": []},"
                + " \"access\": {\"target\": \"a\", \"note\": {\"ja\": \"x\", \"en\": \"x\"}, \"rows\": []},"
                + " \"publication\": {\"clause\": \"x\", \"note\": {\"ja\": \"x\", \"en\": \"x\"}, \"tests\": []}}";
        assertThat(problems(empty))
                .extracting(Problem::what)
                .contains(
                        "a scheme without axes",
                        "a derivation from nothing",
                        "a table without rows",
                        "a publication rule that tests nothing");
        String oneLevel = golden().replaceFirst("(?s),\\s*\\{\\s*\"code\": \"0\".*?\"confidentiality:1\"\\s*}", "");
        assertThat(problems(oneLevel)).extracting(Problem::what).contains("too few levels");
    }

    @Test
    void aListWithoutEndIsRefusedNotSearched() throws IOException {
        String many = "{ \"gives\": \"Y\", \"subjects\": [\"public\"], \"clause\": \"x\","
                + " \"reason\": { \"ja\": \"x\", \"en\": \"x\" } },\n";
        String text = golden().replace("{ \"gives\": \"Y\",", many.repeat(200) + "{ \"gives\": \"Y\",");
        assertThat(problems(text)).singleElement().satisfies(problem -> {
            assertThat(problem.where()).startsWith("access.rows ");
            assertThat(problem.found()).isEqualTo("202");
            assertThat(problem.allowed()).isEqualTo("at most 200");
        });
    }

    @Property(tries = 2_000)
    void aDamagedSchemeIsReadOrRefusedByOneException(
            @ForAll @IntRange(max = 20_000) int at,
            @ForAll("fragments") String fragment,
            @ForAll @IntRange(max = 40) int cut)
            throws IOException {
        byte[] whole = golden().getBytes(StandardCharsets.UTF_8);
        int start = at % whole.length;
        int end = Math.min(whole.length, start + cut);
        byte[] inserted = fragment.getBytes(StandardCharsets.ISO_8859_1);
        byte[] damaged = new byte[whole.length - (end - start) + inserted.length];
        System.arraycopy(whole, 0, damaged, 0, start);
        System.arraycopy(inserted, 0, damaged, start, inserted.length);
        System.arraycopy(whole, end, damaged, start + inserted.length, whole.length - end);
        readOrRefuse(damaged);
    }

    @Property(tries = 200)
    void anyBytesAreReadOrRefusedByOneException(@ForAll byte[] bytes) throws IOException {
        readOrRefuse(bytes);
    }

    @Provide
    Arbitrary<String> fragments() {
        return Arbitraries.oneOf(
                Arbitraries.of("", "null", "[]", "{}", "\"\"", "0", ",", "\"A\"", "true", "}", "]", "\"level\": "),
                Arbitraries.strings().withCharRange('\u0000', '\u00ff').ofMaxLength(4));
    }

    private static void readOrRefuse(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("scheme", ".json");
        try {
            ClassificationScheme.read(Files.write(file, bytes), Limits.DEFAULT);
        } catch (PolicyFileException e) {
            assertThat(e.problems()).isNotEmpty();
        } finally {
            Files.delete(file);
        }
    }

    private static String golden() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(SchemeProblemsTest.class.getResourceAsStream("golden-scheme-1.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<Problem> problems(String text) throws IOException {
        Path file = Files.createTempFile("scheme", ".json");
        try {
            Files.writeString(file, text);
            PolicyFileException thrown = catchThrowableOfType(
                    PolicyFileException.class, () -> ClassificationScheme.read(file, Limits.DEFAULT));
            assertThat(thrown).isNotNull();
            return thrown.problems();
        } finally {
            Files.delete(file);
        }
    }
}
