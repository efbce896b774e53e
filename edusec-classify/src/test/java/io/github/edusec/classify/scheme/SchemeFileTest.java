package io.github.edusec.classify.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.PolicyFileException;
import io.github.edusec.classify.Text;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemeFileTest {
    @TempDir
    private Path folder;

    /** A file of format 1 as it was published; every later build must read it alike. */
    @Test
    void theGoldenFileOfFormat1IsReadAlike() throws IOException, URISyntaxException {
        ClassificationScheme scheme = golden();
        assertThat(scheme.version().toString()).isEqualTo("golden 7");
        assertThat(scheme.title()).isEqualTo(new Text("題", "title"));
        assertThat(scheme.source()).isEqualTo("出典");
        assertThat(scheme.note()).contains(new Text("注", "note"));
        assertThat(scheme.axes()).hasSize(2);
        SchemeLevel x = new SchemeLevel(
                "golden",
                "importance",
                0,
                "X",
                new Text("区分X", "Class X"),
                List.of("甲"),
                new Text("重い", "severe"),
                List.of(new Text("例", "example")),
                "第1条1",
                new CoreLevel.OfImportance(Importance.II));
        SchemeLevel y = new SchemeLevel(
                "golden",
                "importance",
                1,
                "Y",
                new Text("区分Y", "Class Y"),
                List.of(),
                new Text("軽い", "light"),
                List.of(),
                "第1条2",
                new CoreLevel.OfImportance(Importance.IV));
        assertThat(scheme.axes().get(0))
                .isEqualTo(new SchemeAxis(
                        "importance", new Text("区分", "class"), List.of("区分", "等級"), "第1条", List.of(x, y)));
        assertThat(scheme.mappings())
                .containsExactly(new SchemeMapping(
                        "importance",
                        "elsewhere",
                        "degree",
                        List.of("1", "2", "3"),
                        MappingConfidence.LOW,
                        "比較",
                        List.of(
                                new SchemeMapping.Row("X", "2", true, false, new Text("損失", "loss")),
                                new SchemeMapping.Row("Y", null, false, false, new Text("なし", "none")))));
        assertThat(scheme.map(x, "elsewhere")).isInstanceOf(MappingResult.Mapped.class);
        assertThat(scheme.map(y, "elsewhere"))
                .isEqualTo(new MappingResult.NoCounterpart(y, "elsewhere", new Text("なし", "none"), scheme.version()));
        assertThat(scheme.map(y, "elsewhere").reason().ja()).contains("区分Y", "elsewhere", "golden 7", "なし");
    }

    @Test
    void theGoldenFileOfFormat1DecidesAlike() throws IOException, URISyntaxException {
        ClassificationScheme scheme = golden();
        assertThat(scheme.propose(Confidentiality.C3, null, null).map(Classification::importance))
                .contains(Importance.II);
        assertThat(scheme.propose(Confidentiality.C2B, null, null))
                .as("a level the scheme does not have")
                .isEmpty();
        AccessProposal own = scheme.proposeByAccess(
                new AccessFacts(Set.of(AccessSubject.OWN_PUPIL, AccessSubject.BOARD), FactAnswer.YES, FactAnswer.NO));
        assertThat(own.classification().importance()).isEqualTo(Importance.II);
        assertThat(own.reason().ja()).endsWith("理由。表。");
        AccessProposal all = scheme.proposeByAccess(
                new AccessFacts(Set.of(AccessSubject.PUBLIC), FactAnswer.UNKNOWN, FactAnswer.UNKNOWN));
        assertThat(all.classification().importance()).isEqualTo(Importance.IV);
        AccessProposal board =
                scheme.proposeByAccess(new AccessFacts(Set.of(AccessSubject.BOARD), FactAnswer.YES, FactAnswer.NO));
        assertThat(board).isInstanceOf(AccessProposal.Undetermined.class);
        Classification open = new Classification(Importance.IV, Confidentiality.C1, null, null, List.of());
        assertThat(scheme.mayBePublished(open).isAllowed()).isTrue();
        assertThat(scheme.mayBePublished(open.withRestrictions(HandlingRestriction.listOf("関係者限り")))
                        .isAllowed())
                .isFalse();
        assertThat(scheme.mayBePublished(new Classification(Importance.III, Confidentiality.C1, null, null, List.of()))
                        .isAllowed())
                .as("an importance the scheme does not have")
                .isFalse();
    }

    @Test
    void whereNoRuleExplainsASevereImportanceItBarsPublication() throws IOException, URISyntaxException {
        String text = Files.readString(goldenFile()).replaceFirst("(?s)\"derivation\": .*?\"access\"", "\"access\"");
        ClassificationScheme scheme = read(text);
        assertThat(scheme.propose(Confidentiality.C3, null, null)).isEmpty();
        for (Importance importance : Importance.values()) {
            assertThat(scheme.mayBePublished(new Classification(importance, Confidentiality.C1, null, null, List.of()))
                            .isAllowed())
                    .isEqualTo(importance == Importance.IV);
        }
    }

    /** Exactly the text that the documentation shows. */
    @Test
    void theExampleOfTheDocumentationIsAScheme() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("edusec.root", ".."), "docs", "formats.md"));
        String start = "<!-- scheme-example -->\n```json\n";
        assertThat(page).containsOnlyOnce(start);
        int from = page.indexOf(start) + start.length();
        ClassificationScheme scheme = read(page.substring(from, page.indexOf("```", from)));
        assertThat(scheme.version().id()).isEqualTo("our-town");
        SchemeLevel level = scheme.find("（甲）").orElseThrow();
        assertThat(level).isEqualTo(scheme.find("Grade a").orElseThrow());
        MappingResult.Mapped mapped = (MappingResult.Mapped) scheme.map(level, "mext-2025");
        assertThat(mapped.in(ClassificationScheme.builtIn("mext-2025")).code()).isEqualTo("I");
        assertThat(scheme.mayBePublished(Classification.of(Importance.IV)).isAllowed())
                .isTrue();
        assertThat(scheme.mayBePublished(Classification.of(Importance.II)).isAllowed())
                .isFalse();
    }

    @Test
    void theHashIsThatOfTheExactBytes() throws IOException, URISyntaxException {
        String text = Files.readString(goldenFile());
        assertThat(read(text).version().sha256())
                .hasSize(64)
                .isNotEqualTo(read(text + " ").version().sha256());
        assertThat(read("\uFEFF" + text).axes()).isEqualTo(read(text).axes());
    }

    @Test
    void aFileOverTheLimitIsRefused() throws IOException, URISyntaxException {
        int size = Files.readString(goldenFile()).getBytes(StandardCharsets.UTF_8).length;
        assertThatThrownBy(() -> ClassificationScheme.read(goldenFile(), new Limits(1, 1, 1, 1, 1, size - 1L)))
                .isInstanceOf(PolicyFileException.class)
                .hasMessageContaining("too large");
        assertThat(ClassificationScheme.read(goldenFile(), new Limits(1, 1, 1, 1, 1, size))
                        .axes())
                .hasSize(2);
    }

    @Test
    void aMissingFileIsAPlainIoError() {
        assertThatThrownBy(() -> ClassificationScheme.read(folder.resolve("none.json"), Limits.DEFAULT))
                .isInstanceOf(NoSuchFileException.class);
    }

    private static Path goldenFile() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(SchemeFileTest.class.getResource("golden-scheme-1.json"))
                .toURI());
    }

    private static ClassificationScheme golden() throws IOException, URISyntaxException {
        return ClassificationScheme.read(goldenFile(), Limits.DEFAULT);
    }

    private ClassificationScheme read(String text) throws IOException {
        return ClassificationScheme.read(
                Files.writeString(Files.createTempFile(folder, "scheme", ".json"), text), Limits.DEFAULT);
    }
}
