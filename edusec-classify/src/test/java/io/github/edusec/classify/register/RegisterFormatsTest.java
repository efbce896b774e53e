package io.github.edusec.classify.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.PolicyFileException;
import io.github.edusec.classify.Problem;
import io.github.edusec.classify.Text;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All columns of a register, in and out of its formats. */
class RegisterFormatsTest {
    private static final Charset CP932 = Charset.forName("windows-31j");
    private static final String START = "edusec-asset-register/1,our-school,2027\n";

    @TempDir
    private Path folder;

    /** What the golden files of format 1 with all columns hold. */
    private static final RegisterEntry FULL = new RegisterEntry(
            "児童名簿①",
            List.of("学級名簿", "㈱髙﨑名簿"),
            "学籍",
            new Classification(Importance.II, null, null, null, HandlingRestriction.listOf("複製禁止", "3年間保存")),
            "R7.3",
            "本校",
            SourceConfidence.MEDIUM,
            "名簿簿",
            " 一行目,\"引用\"\r\n二行目 ",
            AssetDetails.NONE
                    .with(RegisterColumn.NUMBER, "A-001")
                    .with(RegisterColumn.MEDIUM, "電子・紙")
                    .with(RegisterColumn.PERSONAL_DATA, "有")
                    .with(RegisterColumn.SPECIAL_CARE_DATA, "無")
                    .with(RegisterColumn.COUNT, "1,234")
                    .with(RegisterColumn.FISCAL_YEAR, "令和8年度")
                    .with(RegisterColumn.MANAGER, "校長")
                    .with(RegisterColumn.HANDLERS, "学級担任")
                    .with(RegisterColumn.ACCESS_SUBJECTS, "教職員等")
                    .with(RegisterColumn.LOCATION, "職員室～金庫")
                    .with(RegisterColumn.TAKE_OUT, "個別許可")
                    .with(RegisterColumn.RETENTION_PERIOD, "5年")
                    .with(RegisterColumn.RETENTION_START, "令和9年4月1日")
                    .with(RegisterColumn.RETENTION_END, "2032-03-31")
                    .with(RegisterColumn.ENCRYPTION, "要")
                    .with(RegisterColumn.BACKUP, "日次")
                    .with(RegisterColumn.DISPOSAL, "裁断")
                    .with(RegisterColumn.CHANGE_REASON, "=校長の判断")
                    .withOwn("教室", "3年1組")
                    .withOwn("備考2", "-"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "golden-register-1-full.csv",
                "golden-register-1-full-cp932.csv",
                "golden-register-1-full-cp932-nec.csv",
                "golden-register-1-full.json"
            })
    void theGoldenFilesWithAllColumnsAreReadAlike(String name) throws IOException, URISyntaxException {
        AssetRegister register = AssetRegister.read(golden(name), Limits.DEFAULT);
        assertThat(register.entries()).containsExactly(FULL);
        assertThat(register.ownColumns()).containsExactly("教室", "備考2");
        assertThat(register.id()).isEqualTo("golden-full");
        assertThat(register.version()).isEqualTo("2026-11");
    }

    @Test
    void theGoldenFilesAreWhatIsWritten() throws IOException, URISyntaxException {
        AssetRegister register = AssetRegister.of("golden-full", "2026-11", List.of(FULL));
        assertThat(written(register, RegisterFormat.CSV_UTF8))
                .isEqualTo(Files.readAllBytes(golden("golden-register-1-full.csv")));
        assertThat(written(register, RegisterFormat.CSV_CP932))
                .isEqualTo(Files.readAllBytes(golden("golden-register-1-full-cp932.csv")));
        assertThat(written(register, RegisterFormat.JSON))
                .isEqualTo(Files.readAllBytes(golden("golden-register-1-full.json")));
        assertThat(written(register, RegisterFormat.CSV_UTF8_WITH_MARK)).startsWith(0xEF, 0xBB, 0xBF);
    }

    @Test
    void detailsAnswerByType() {
        AssetDetails details = FULL.details();
        assertThat(details.personalData()).contains(true);
        assertThat(details.specialCareData()).contains(false);
        assertThat(details.encryptionRequired()).contains(true);
        assertThat(details.count()).hasValue(1_234);
        assertThat(details.own()).containsExactly(Map.entry("教室", "3年1組"), Map.entry("備考2", "-"));
        assertThat(AssetDetails.NONE.personalData()).isEmpty();
        assertThat(AssetDetails.NONE.count()).isEmpty();
        assertThat(details.with(RegisterColumn.COUNT, " ").count()).isEmpty();
        assertThat(RegisterColumn.LOCATION.text()).isEqualTo(new Text("保管場所", "place of storage"));
    }

    @Test
    void whatNoFileCouldHoldIsRefusedWhenTheValueIsMade() {
        assertThatThrownBy(() -> AssetDetails.NONE.with(RegisterColumn.NAME, "x"))
                .hasMessageContaining("情報資産名");
        assertThatThrownBy(() -> AssetDetails.NONE.with(RegisterColumn.COUNT, "多数"))
                .hasMessageContaining("件数", "多数", "whole number");
        assertThatThrownBy(() -> AssetDetails.NONE.with(RegisterColumn.ENCRYPTION, "たぶん"))
                .hasMessageContaining("要, 不要");
        assertThatThrownBy(() -> AssetDetails.NONE.with(RegisterColumn.MANAGER, "\u0000"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AssetDetails.NONE.withOwn(" ", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AssetDetails.NONE.withOwn("a", "\ud800")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> entry("", List.of(), "x", null)).hasMessageContaining("情報資産名");
        assertThatThrownBy(() -> entry("名簿", List.of("a;b"), "x", null)).hasMessageContaining("別名");
        assertThatThrownBy(() -> entry("名簿", List.of("  "), "x", null)).hasMessageContaining("別名");
        assertThatThrownBy(() -> entry("名簿", List.of(), " ", null)).hasMessageContaining("出典");
        assertThatThrownBy(() -> entry("名簿", List.of(), "x", "\u0007")).hasMessageContaining("備考");
        assertThatThrownBy(() -> AssetRegister.of("a", "1", List.of(entry("簿", List.of(), "x", null))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too short");
        assertThatThrownBy(() -> AssetRegister.of("", "1", List.of())).hasMessageContaining("id is missing");
    }

    /** The six kinds of mistake a school makes, in one file: all of them at once, each with its place. */
    @Test
    void sixDifferentMistakesAreSixProblems() {
        String text = START + """
                整理番号,情報資産名,別名,重要性分類,件数,暗号化要否,出典,教室
                1,児童名簿,,Ⅴ,30,要,本校,
                2,通知表,,Ⅱ,30,要,本校,
                3,通知表,,Ⅱ,約30,要,本校,
                4,成績表,簿,Ⅱ,30,一部,本校,
                """;
        assertThat(problems(text))
                .containsExactly(
                        new Problem("line 2, column 8", "unknown column", "教室", allowedColumns()),
                        new Problem("line 3, column 4 (重要性分類)", "no such level", "Ⅴ", "Ⅰ, Ⅱ, Ⅲ, Ⅳ (also I–IV, 1–4)"),
                        new Problem(
                                "line 5, column 5 (件数)",
                                "no such value",
                                "約30",
                                "a whole number of at most 15 digits, also as 1,234, or empty"),
                        new Problem("line 5, column 2 (情報資産名)", "the kind stands twice", "通知表", "each kind once"),
                        new Problem("line 6, column 6 (暗号化要否)", "no such value", "一部", "要, 不要 or empty (also 必要, 否)"),
                        new Problem(
                                "line 6, column 3 (別名)",
                                "the name is too short to be found in document names",
                                "簿",
                                "two letters or more"));
    }

    @Test
    void aProblemNamesTheLineOfItsCellAlsoBehindLineBreaks() {
        String text = START + "情報資産名,備考,出典,重要性分類,件数\n名簿,\"a\nb\r\nc\rd\",x,Ⅱ,多\n通知表,,x,Ⅴ,\n";
        assertThat(problems(text))
                .extracting(Problem::where)
                .containsExactly("line 6, column 5 (件数)", "line 7, column 4 (重要性分類)");
    }

    @Test
    void textIsKeptExactlyAndTypedCellsAreNot() throws IOException {
        AssetRegister register =
                read(START + "情報資産名,備考,保管場所,重要性分類,出典,件数,個人情報の有無\n 名簿 ,\" a\r\nb\n\", 金庫 , ２ ,x , １２ ,あり\n");
        RegisterEntry entry = register.entries().get(0);
        assertThat(entry.name()).isEqualTo("名簿");
        assertThat(entry.note()).isEqualTo(" a\r\nb\n");
        assertThat(entry.details().text(RegisterColumn.LOCATION)).isEqualTo(" 金庫 ");
        assertThat(entry.source()).isEqualTo("x ");
        assertThat(entry.classification().importance()).isEqualTo(Importance.II);
        assertThat(entry.details().count()).hasValue(12);
        assertThat(entry.details().personalData()).contains(true);
    }

    @Test
    void columnsOfTheSchoolsOwnAreKeptInOrder() throws IOException {
        AssetRegister register = read(START + "独自：教室,情報資産名,重要性分類,出典,独自: 担当 ,独自:空\n 3-1 ,名簿,Ⅱ,x,=A1,\n");
        assertThat(register.ownColumns()).containsExactly("教室", "担当", "空");
        assertThat(register.entries().get(0).details().own())
                .containsExactly(Map.entry("教室", " 3-1 "), Map.entry("担当", "=A1"));
        for (RegisterFormat format : RegisterFormat.values()) {
            AssetRegister again = read(written(register, format));
            assertThat(again.ownColumns()).isEqualTo(register.ownColumns());
            assertThat(again.entries()).isEqualTo(register.entries());
        }
        assertThat(problems(START + "独自:a,独自：a,情報資産名,重要性分類,出典\n,,名簿,Ⅱ,x\n"))
                .extracting(Problem::what)
                .containsExactly("the column stands twice");
        assertThat(problems(START + "独自:,情報資産名,重要性分類,出典\n,名簿,Ⅱ,x\n"))
                .extracting(Problem::what)
                .containsExactly("unknown column");
        assertThat(problems(START + "\"独自:a\u0007\",情報資産名,重要性分類,出典\n,名簿,Ⅱ,x\n"))
                .extracting(Problem::what)
                .contains("a control character in a column's name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+81", "-1", "@x", "＝1", "＋1", "－1", "＠x", "\tx", "\nx", "'=1", "''-", "'", "'x"})
    void noCellStartsAFormulaAndNothingIsLost(String note) throws IOException {
        AssetRegister register = AssetRegister.of("a", "1", List.of(entry("名簿", List.of(), note, note)));
        for (RegisterFormat format : RegisterFormat.values()) {
            assertThat(read(written(register, format)).entries()).isEqualTo(register.entries());
        }
        String csv = new String(written(register, RegisterFormat.CSV_UTF8), StandardCharsets.UTF_8);
        assertThat(csv).doesNotContainPattern("[,\"](?<!\"\")[-=+@＝＋－＠\t\n]");
    }

    @Test
    void whatCp932CannotHoldIsNamedWithRowColumnAndCharacterAndNothingIsWritten() throws IOException {
        AssetRegister register = AssetRegister.of(
                "a",
                "1",
                List.of(
                        entry("名簿", List.of(), "波線～と全角－は書ける", null),
                        entry("出席簿", List.of("10〜20"), "x−y 𠮷𠮷 ¥", null)
                                .withDetails(AssetDetails.NONE.withOwn("列", "café"))));
        Path target = folder.resolve("out.csv");
        PolicyFileException thrown =
                catchThrowableOfType(PolicyFileException.class, () -> register.write(target, RegisterFormat.CSV_CP932));
        assertThat(thrown.problems())
                .extracting(Problem::where, Problem::found)
                .containsExactly(
                        tuple("row 2, column 3 (別名)", "〜 (U+301C)"),
                        tuple("row 2, column 28 (出典)", "− (U+2212)"),
                        tuple("row 2, column 28 (出典)", "𠮷 (U+20BB7)"),
                        // Java would write a yen sign that reads as something else.
                        tuple("row 2, column 28 (出典)", "¥ (U+00A5)"),
                        tuple("row 2, column 32 (列)", "é (U+00E9)"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> register.write(out, RegisterFormat.CSV_CP932)).isInstanceOf(PolicyFileException.class);
        assertThat(out.size()).isZero();
    }

    @ParameterizedTest
    @EnumSource(RegisterFormat.class)
    void aNewFileIsWrittenWholeAndAnExistingOneIsRefused(RegisterFormat format) throws IOException {
        Path target = folder.resolve("register");
        AssetRegister.standard().write(target, format);
        AssetRegister again = AssetRegister.read(target, Limits.DEFAULT);
        assertThat(again.entries()).isEqualTo(AssetRegister.standard().entries());
        assertThatThrownBy(() -> AssetRegister.standard().write(target, format))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void aRegisterThatIsMadeHasTheHashOfItsUtf8File() throws IOException {
        AssetRegister made = AssetRegister.of("a", "1", List.of(FULL));
        assertThat(read(written(made, RegisterFormat.CSV_UTF8)).sha256()).isEqualTo(made.sha256());
        assertThat(read(written(made, RegisterFormat.JSON)).sha256()).isNotEqualTo(made.sha256());
    }

    @Test
    void jsonMistakesAreReportedAllAtOnceWithTheirPlaces() {
        String text = """
                {"format": "edusec-asset-register/1", "id": "a", "version": "1", "own": [" x"], "extra": 1,
                 "entries": [
                  {"name": "名簿", "importance": "V", "source": "x", "count": -1, "personalData": "有"},
                  {"name": "簿", "importance": "I", "source": "x", "restrictions": ["a\\nb"], "aliases": ["a;b"]},
                  {"name": "名簿", "importance": "II", "source": "x\\u0000", "confidence": "sure", "own": {" ": "x"}},
                  {"importance": "II", "source": 5, "misspelt": 1},
                  "row"
                 ]}
                """;
        assertThat(problems(text))
                .extracting(problem -> problem.where() + ": " + problem.what())
                .containsExactlyInAnyOrder(
                        "own (line 1, column 73): no name for a column",
                        "extra (line 1, column 90): unknown key",
                        "entries[0].importance (line 3, column 32): no such level",
                        "entries[0].count (line 3, column 61): out of range",
                        "entries[0].personalData (line 3, column 81): wrong kind of value",
                        "entries[1].name (line 4, column 12): the name is too short to be found in document names",
                        "entries[1].restrictions (line 4, column 67): a restriction of several lines",
                        "entries[1].aliases (line 4, column 88): a semicolon, which separates texts in CSV",
                        "entries[2].source (line 5, column 48): a control character or half of a character",
                        "entries[2].confidence (line 5, column 73): no such confidence",
                        "entries[2].own (line 5, column 88): no name for a column",
                        "entries[2].name (line 5, column 12): the kind stands twice",
                        "entries[3] (line 6, column 3): the cell is empty",
                        "entries[3].source (line 6, column 34): wrong kind of value",
                        "entries[3].source (line 6, column 34): the cell is empty",
                        "entries[3].misspelt (line 6, column 49): unknown key",
                        "entries[4] (line 7, column 3): wrong kind of value");
    }

    /** The restriction itself refuses a line separator; that must not come out of a file as anything but a problem. */
    @Test
    void aLineSeparatorInARestrictionIsAProblem() {
        assertThat(
                        problems(
                                "{\"format\": \"edusec-asset-register/1\", \"id\": \"a\", \"version\": \"1\", \"entries\": ["
                                        + "{\"name\": \"名簿\", \"importance\": \"I\", \"source\": \"x\", \"restrictions\": [\"a\u2028b\"]}]}"))
                .extracting(Problem::what)
                .containsExactly("a restriction of several lines");
    }

    @Test
    void aNewerJsonFormatIsNamedAsSuchAndNothingElseIsJudged() {
        assertThat(problems("{\"entries\": [5], \"format\": \"edusec-asset-register/2\", \"new\": 1}"))
                .extracting(Problem::what)
                .containsExactly("a format version this library does not read");
        assertThat(problems("{\"format\": \"something\"}"))
                .extracting(Problem::what)
                .containsExactly("not an asset register");
        assertThat(problems("edusec-asset-register/2,a,1\n新しい列\n"))
                .extracting(Problem::what)
                .containsExactly("a format version this library does not read");
        assertThat(problems("{\"format\": \"edusec-asset-register/1\", \"id\": \"a\", \"version\": \"1\"}"))
                .extracting(Problem::what)
                .containsExactly("\"entries\" is missing");
    }

    private static RegisterEntry entry(String name, List<String> aliases, String source, @Nullable String note) {
        return new RegisterEntry(
                name, aliases, "", Classification.of(Importance.II), "", source, SourceConfidence.LOW, null, note);
    }

    private static String allowedColumns() {
        List<String> required = List.of("情報資産名", "重要性分類", "出典");
        return String.join(", ", required) + ", "
                + String.join(
                        ", ",
                        Stream.of(RegisterColumn.values())
                                .map(RegisterColumn::header)
                                .filter(header -> !required.contains(header))
                                .toList())
                + ", or 独自: and a name of your own";
    }

    private static Path golden(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(RegisterFormatsTest.class.getResource(name))
                .toURI());
    }

    private static byte[] written(AssetRegister register, RegisterFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        register.write(out, format);
        return out.toByteArray();
    }

    private static AssetRegister read(String text) throws IOException {
        AssetRegister register = read(text.getBytes(StandardCharsets.UTF_8));
        assertThat(read(text.getBytes(CP932)).entries()).isEqualTo(register.entries());
        return register;
    }

    private static AssetRegister read(byte[] bytes) throws IOException {
        return AssetRegister.read("test", new ByteArrayInputStream(bytes), Limits.DEFAULT);
    }

    private static List<Problem> problems(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        PolicyFileException thrown = catchThrowableOfType(PolicyFileException.class, () -> read(bytes));
        assertThat(thrown).isNotNull();
        return thrown.problems();
    }
}
