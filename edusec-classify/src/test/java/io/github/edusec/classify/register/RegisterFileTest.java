package io.github.edusec.classify.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.PolicyFileException;
import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.Problem;
import io.github.edusec.classify.register.RegisterMatch.Ambiguous;
import io.github.edusec.classify.register.RegisterMatch.Found;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterFileTest {
    private static final String HEAD = "edusec-asset-register/1,our-city,2026-04,,\n情報資産名,重要性分類,出典\n";
    private static final Charset CP932 = Charset.forName("windows-31j");

    @TempDir
    private Path folder;

    /** A file of format 1 as it was published; every later build must read it alike. */
    @Test
    void theGoldenFileOfFormat1IsReadAlike() throws IOException, URISyntaxException {
        Path golden = Path.of(Objects.requireNonNull(RegisterFileTest.class.getResource("golden-register-1.csv"))
                .toURI());
        assertThat(AssetRegister.read(golden, Limits.DEFAULT).entries())
                .containsExactly(
                        new RegisterEntry(
                                "要録原本",
                                List.of("要録(原本)", "要録様式"),
                                "学籍",
                                new Classification(
                                        Importance.I, Confidentiality.C3, Integrity.I2B, Availability.A2B, List.of()),
                                "R7.3",
                                "例",
                                SourceConfidence.HIGH,
                                "要録",
                                "一行目\n二行目"),
                        new RegisterEntry(
                                "学級だより",
                                List.of(),
                                "公開",
                                new Classification(Importance.IV, Confidentiality.C1, Integrity.I1, null, List.of()),
                                "",
                                "例",
                                SourceConfidence.LOW,
                                null,
                                null));
    }

    @Test
    void theSameRegisterReadsTheSameInUtf8WithAndWithoutMarkAndInCp932() throws IOException {
        String text = HEAD + "①㈱髙﨑ノート,Ⅱ,\"自校,\n二行\"\n";
        List<RegisterEntry> plain = read(text.getBytes(StandardCharsets.UTF_8)).entries();
        assertThat(plain).hasSize(1);
        assertThat(plain.get(0).name()).isEqualTo("①㈱髙﨑ノート");
        assertThat(plain.get(0).source()).isEqualTo("自校,\n二行");
        assertThat(read(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)).entries())
                .isEqualTo(plain);
        assertThat(read(text.getBytes(CP932)).entries()).isEqualTo(plain);
        assertThat(read(text.replace("\n", "\r\n").getBytes(CP932)).entries())
                .extracting(RegisterEntry::name)
                .containsExactly("①㈱髙﨑ノート");
    }

    @Test
    void idVersionAndTheHashOfTheExactBytesAreKept() throws IOException {
        AssetRegister register = read((HEAD + "a帳,1,b\n").getBytes(StandardCharsets.UTF_8));
        assertThat(register.id()).isEqualTo("our-city");
        assertThat(register.version()).isEqualTo("2026-04");
        assertThat(register.sha256()).hasSize(64);
        AssetRegister withMark = read(("\uFEFF" + HEAD + "a帳,1,b\n").getBytes(StandardCharsets.UTF_8));
        assertThat(withMark.sha256()).isNotEqualTo(register.sha256());
    }

    @Test
    void sixMistakesAreSixProblemsWithLineColumnFoundAndAllowed() {
        String text = """
                edusec-asset-register/1,our-city,1
                情報資産名,別名,重要性分類,機密性,出典,確度
                台帳ア,,Ⅴ,2B,本校,高
                ,,Ⅱ,2B,本校,高
                台帳ウ,,Ⅱ,2C,本校,高
                台帳エ,簿,Ⅱ,2B,本校,高
                台帳ア,,Ⅱ,2B,,絶対
                """;
        List<Problem> problems = problems(text);
        assertThat(problems)
                .containsExactly(
                        new Problem("line 3, column 3 (重要性分類)", "no such level", "Ⅴ", "Ⅰ, Ⅱ, Ⅲ, Ⅳ (also I–IV, 1–4)"),
                        new Problem("line 4, column 1 (情報資産名)", "the cell is empty", "nothing", "a text"),
                        new Problem("line 5, column 4 (機密性)", "no such level", "2C", "3, 2B, 2A, 1 or empty"),
                        new Problem(
                                "line 6, column 2 (別名)",
                                "the name is too short to be found in document names",
                                "簿",
                                "two letters or more"),
                        new Problem("line 7, column 5 (出典)", "the cell is empty", "nothing", "a text"),
                        new Problem("line 7, column 6 (確度)", "no such confidence", "絶対", "高, 中, 低 or empty"),
                        new Problem("line 7, column 1 (情報資産名)", "the kind stands twice", "台帳ア", "each kind once"));
    }

    @Test
    void aMultiLineCellDoesNotShiftTheLinesOfLaterProblems() {
        assertThat(problems(HEAD + "一覧,Ⅱ,\"a\nb\nc\"\n二覧,Ⅴ,x\n"))
                .extracting(Problem::where)
                .containsExactly("line 6, column 2 (重要性分類)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "edusec-asset-register/1,a,1\n",
                "edusec-asset-register/2,a,1\n情報資産名,重要性分類,出典\n",
                "something else,a,1\n情報資産名,重要性分類,出典\n",
                "edusec-asset-register/1,,1\n情報資産名,重要性分類,出典\n",
                "edusec-asset-register/1,a\n情報資産名,重要性分類,出典\n",
                "edusec-asset-register/1,a,1\n情報資産名,重要性分類\n",
                "edusec-asset-register/1,a,1\n情報資産名,重要性分類,出典,出典\n",
                "edusec-asset-register/1,a,1\n情報資産名,重要性分類,出典,あて名\n",
                "edusec-asset-register/1,a,1\n情報資産名,重要性分類,出典\n名簿,Ⅱ,\"開いたまま\n",
                "edusec-asset-register/1,a,1\n情報資産名,重要性分類,出典\n名簿,Ⅱ,\"閉じた\"後\n",
                "edusec-asset-register/1,a,1\n情報資産名,重要性分類,出典\n名簿,Ⅱ,x,余り\n",
                "edusec-asset-register/1,a,1\n情報資産名,重要性分類,出典\n名\u0001簿,Ⅱ,x\n",
                "edusec-asset-register/1,a,1\n情報資産名,重要性分類,出典,完全性\n名簿,Ⅱ,x,3\n",
            })
    void aWrongFileIsOneExceptionWithProblems(String text) {
        assertThat(problems(text)).isNotEmpty();
    }

    @Test
    void aNewerFormatIsNamedAsSuch() {
        assertThat(problems("edusec-asset-register/2,a,1\n情報資産名,重要性分類,出典\n"))
                .containsExactly(new Problem(
                        "line 1, column 1",
                        "a format version this library does not read",
                        "edusec-asset-register/2",
                        "edusec-asset-register/1"));
    }

    @Test
    void anUnquotedEndNamesItsLine() {
        assertThat(problems(HEAD + "名簿,Ⅱ,ok\n通知,Ⅱ,\"開いたまま\n"))
                .extracting(Problem::where)
                .containsExactly("line 4");
    }

    @Test
    void bytesThatAreNeitherEncodingNameTheirPlace() {
        byte[] bytes = (HEAD + "名簿,Ⅱ,x\n").getBytes(StandardCharsets.UTF_16LE);
        assertThat(problemsOf(bytes)).hasSize(1);
        assertThat(problemsOf(new byte[] {'a', '\n', (byte) 0xFF, (byte) 0xFF}))
                .containsExactly(new Problem(
                        "line 2, byte 3 of the file",
                        "neither UTF-8 nor CP932 (Shift_JIS)",
                        "bytes FFFF",
                        "UTF-8 or CP932"));
        byte[] marked = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, (byte) 0x82, (byte) 0xA0};
        assertThat(problemsOf(marked)).hasSize(1);
    }

    /** CP932 fails on the first line of healthy UTF-8, which says nothing about the byte that is wrong. */
    @Test
    void theEncodingThatHoldsForLongerNamesThePlace() {
        byte[] whole = (HEAD + "名簿").getBytes(StandardCharsets.UTF_8);
        Problem cut = problemsOf(Arrays.copyOf(whole, whole.length - 1)).get(0);
        assertThat(cut.where()).isEqualTo("line 3, byte " + (whole.length - 2) + " of the file");
        assertThat(cut.found()).startsWith("bytes E7B0 after UTF-8; not CP932 from line 2, byte ");
        byte[] cp932 = (HEAD + "名簿,Ⅱ,x\n").getBytes(CP932);
        cp932[cp932.length - 2] = (byte) 0xFF;
        Problem wrong = problemsOf(cp932).get(0);
        assertThat(wrong.where()).isEqualTo("line 3, byte " + (cp932.length - 1) + " of the file");
        assertThat(wrong.found()).startsWith("bytes FF0A after CP932; not UTF-8 from line 2, byte ");
    }

    @Test
    void linesThatEndInCarriageReturnsAreCountedToo() {
        assertThat(problemsOf(new byte[] {'a', '\r', 'b', '\r', '\n', (byte) 0xFF, (byte) 0xFF}))
                .extracting(Problem::where)
                .containsExactly("line 3, byte 6 of the file");
    }

    @Test
    void aFileOverTheLimitIsRefusedBeforeItIsParsed() throws IOException {
        Path file = Files.writeString(folder.resolve("big.csv"), HEAD);
        Limits small = new Limits(1, 1, 1, 1, 1, 20);
        assertThatThrownBy(() -> AssetRegister.read(file, small))
                .isInstanceOf(PolicyFileException.class)
                .hasMessageContaining("big.csv")
                .hasMessageContaining("20 bytes");
    }

    @Test
    void millionsOfEmptyCellsAreRefusedNotHeld() {
        assertThat(problems(HEAD + ",".repeat(2_000_001)))
                .extracting(Problem::what)
                .containsExactly("too many cells in one row");
    }

    @Test
    void aThousandProblemsAreListedAndTheRestCounted() {
        List<Problem> problems = problems(HEAD + "x,Ⅴ,y\n".repeat(3_000));
        assertThat(problems).hasSize(1_001);
        assertThat(problems.get(1_000).what()).isEqualTo("more problems than are listed");
    }

    @Test
    void aFileThatIsWrongAllThroughIsNotReadToItsEnd() {
        String json = "{\"format\":\"edusec-asset-register/1\",\"id\":\"a\",\"version\":\"1\",\"entries\":[{}"
                + ",{}".repeat(200_000) + "]}";
        for (String file : List.of(HEAD + "x,Ⅴ,y\n".repeat(200_000), json)) {
            List<Problem> problems = problems(file);
            assertThat(problems).hasSize(1_001);
            assertThat(problems.get(1_000).found()).matches("10000[0-9] more; the rest was not read");
        }
    }

    @Test
    void aMissingFileIsAPlainIoError() {
        assertThatThrownBy(() -> AssetRegister.read(folder.resolve("none.csv"), Limits.DEFAULT))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void anAliasSharedByTwoRowsIsAmbiguousAndTheMoreSevereCounts() throws IOException {
        String text = """
                edusec-asset-register/1,a,1
                情報資産名,別名,重要性分類,機密性,可用性,出典
                甲台帳,共用簿,Ⅲ,2B,1,x
                乙台帳,共用簿；別の簿,Ⅱ,2A,,x
                """;
        AssetRegister register = read(text.getBytes(StandardCharsets.UTF_8));
        RegisterMatch match = register.lookup("共用簿");
        assertThat(match).isInstanceOf(Ambiguous.class);
        assertThat(match.classification().markText()).isEqualTo("重要性分類Ⅱ 機密性2B 可用性1");
        assertThat(register.lookup("別の簿").classification().importance()).isEqualTo(Importance.II);
        assertThat(register.entries().get(0).confidence()).isEqualTo(SourceConfidence.LOW);
    }

    @Test
    void aStemOfASingleRowIsStillAmbiguous() throws IOException {
        String text = """
                edusec-asset-register/1,a,1
                情報資産名,要区別語,重要性分類,出典
                要録原本,要録,Ⅰ,x
                """;
        AssetRegister register = read(text.getBytes(StandardCharsets.UTF_8));
        assertThat(register.lookup("要録")).isInstanceOf(Ambiguous.class);
        assertThat(register.lookup("要録原本")).isInstanceOf(Found.class);
    }

    @Test
    void aStemWithoutLettersIsAProblemAndNotAnEndlessSearch() {
        assertThat(problems("edusec-asset-register/1,a,1\n情報資産名,要区別語,重要性分類,出典\n要録原本,（・）,Ⅰ,x\n学校だより,簿,Ⅳ,x\n"))
                .extracting(Problem::where)
                .containsExactly("line 3, column 2 (要区別語)", "line 4, column 2 (要区別語)");
    }

    @Test
    void anAmbiguousMatchNeedsACandidate() throws IOException {
        PolicyVersion version = new PolicyVersion("a", "1", "");
        assertThatThrownBy(() -> new Ambiguous(List.of(), false, version)).isInstanceOf(IllegalArgumentException.class);
    }

    private AssetRegister read(byte[] bytes) throws IOException {
        Path file = Files.createTempFile(folder, "register", ".csv");
        Files.write(file, bytes);
        return AssetRegister.read(file, Limits.DEFAULT);
    }

    private List<Problem> problems(String text) {
        return problemsOf(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Problem> problemsOf(byte[] bytes) {
        PolicyFileException thrown = catchThrowableOfType(PolicyFileException.class, () -> read(bytes));
        assertThat(thrown).isNotNull();
        return thrown.problems();
    }
}
