package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import io.github.edusec.classify.LimitExceededException;
import io.github.edusec.classify.UnrepresentableNameException;
import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Copies in a folder: how their names say the class, and that they never say less than before without a reason. */
class LabelledNameTest {
    private static final Label LABEL = new Label(
            new Classification(Importance.II, Confidentiality.C2B, null, null, List.of()), LocalDate.of(2027, 7, 1));

    private final Labeller labeller = Labeller.standard();

    @TempDir
    Path folder;

    private Path in = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void makeFolders() throws IOException {
        in = Files.createDirectory(folder.resolve("in"));
        out = Files.createDirectory(folder.resolve("out"));
    }

    @Test
    void theClassStandsInNamesAsTheCallerWantsIt() throws IOException {
        Label twoAxes = new Label(
                new Classification(Importance.II, Confidentiality.C2B, Integrity.I2A, null, List.of()),
                LABEL.labelledOn());
        Path source = Files.writeString(in.resolve("【Ⅲ】名簿.csv"), "x");
        Labeller axes = labeller.withNameForm(FileNameForm.AXES);
        LabelResult result = axes.labelInto(source, out, twoAxes);
        assertThat(result.target()).hasFileName("C2B-I2A_名簿.csv");
        assertThat(labeller.read(result.target())).contains(twoAxes);
        Label importanceOnly = new Label(Classification.of(Importance.II), LABEL.labelledOn());
        LabelResult fallen = axes.labelInto(source, out, importanceOnly);
        assertThat(fallen.target()).hasFileName("【Ⅱ】名簿.csv");
        assertThat(fallen.marked()).extracting(MarkedName::fallback).isEqualTo(NameFallback.NOT_STATED);
        FileNameForm own = FileNameForm.prefix("校外秘{importance}_");
        LabelResult named = labeller.withNameForm(own).labelInto(source, out, LABEL);
        assertThat(named.target()).hasFileName("校外秘Ⅱ_名簿.csv");
        Files.delete(named.sidecar().orElseThrow());
        assertThat(labeller.withNameForm(own).read(named.target()))
                .contains(new Label(Classification.of(Importance.II), null));
        assertThat(labeller.read(named.target())).isEmpty();
    }

    /** A sidecar speaks for whatever lies beside it, and it may say less. */
    @Test
    void noCopyIsPutBesideAStaleSidecar() throws IOException {
        Path source = DocxSamples.named("one section without header").write(in.resolve("名簿.docx"));
        Path stale = Files.writeString(out.resolve(LabelReader.sidecarName("名簿.docx")), "{}");
        assertThatThrownBy(() -> labeller.labelInto(source, out, LABEL))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessage(stale.toString());
        try (Stream<Path> left = Files.list(out)) {
            assertThat(left).containsExactly(stale);
        }
    }

    /** Both texts are allowed, so it is no mistake of the caller's that would stop a whole batch. */
    @Test
    void whatTheDocumentAndTheNewLabelSayTogetherMayBeTooLong() throws IOException {
        Path source = DocxSamples.named("one section without header").write(in.resolve("名簿.docx"));
        Path first = labeller.labelInto(source, out, restricted("あ", 140)).target();
        Path again = Files.createDirectory(folder.resolve("again"));
        assertThatThrownBy(() -> labeller.labelInto(first, again, restricted("い", 140)))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("together (found: ")
                .hasMessageContaining("allowed: 255");
        assertThat(again).isEmptyDirectory();
    }

    @Test
    void theWordsOfAStyleMayMakeThemTooLong() throws IOException {
        Labeller wordy =
                labeller.withStyle(MarkStyle.DEFAULT.withTemplate(new MarkTemplate("あ".repeat(60) + "{class}")));
        Path source = DocxSamples.named("one section without header").write(in.resolve("名簿.docx"));
        Path first = wordy.labelInto(source, out, restricted("い", 100)).target();
        Path again = Files.createDirectory(folder.resolve("again"));
        assertThatThrownBy(() -> wordy.labelInto(first, again, restricted("う", 90)))
                .isInstanceOf(LimitExceededException.class);
        assertThat(again).isEmptyDirectory();
    }

    /** Its copy has another name, so the sidecar of the source is none of the copy's. */
    @Test
    void aFileThatCannotBeStampedMayBeCopiedBesideItself() throws IOException {
        Path plain = Files.writeString(in.resolve("名簿.csv"), "x");
        Path source = out.resolve("名簿.csv");
        labeller.copyWithSidecar(plain, source, LABEL, null);
        LabelResult result = labeller.labelInto(source, out, LABEL);
        assertThat(result.target()).hasFileName("【Ⅱ】名簿.csv").hasSameBinaryContentAs(plain);
        assertThat(result.sidecar()).isPresent();
    }

    @Test
    void theFolderMayLieOnAnotherFileSystem() throws IOException {
        Path source = DocxSamples.named("one section without header").write(in.resolve("名簿.docx"));
        try (FileSystem archive = FileSystems.newFileSystem(folder.resolve("out.zip"), Map.of("create", "true"))) {
            Path there = archive.getPath("/");
            LabelResult result = labeller.labelInto(source, there, LABEL);
            assertThat(result.target()).isEqualTo(there.resolve("名簿.docx"));
            assertThat(labeller.read(result.target())).contains(LABEL);
        }
    }

    /** As text both names are one, and so would be those of their sidecars. */
    @Test
    @DisabledOnOs({OS.WINDOWS, OS.MAC})
    void aNameThatIsNoTextGetsNoSidecarAndHasNone() throws IOException {
        Path plain = Files.writeString(in.resolve("名簿.csv"), "x");
        Tool.require("sh").run("-c", "cd \"$1\" && touch $(printf 'bad\\376.csv bad\\377.csv')", "sh", out);
        List<Path> bad;
        try (Stream<Path> made = Files.list(out)) {
            bad = made.toList();
        }
        assertThat(bad)
                .hasSize(2)
                .extracting(Path::toString)
                .containsOnly(bad.get(0).toString());
        Files.delete(bad.get(0));
        assertThatThrownBy(() -> labeller.copyWithSidecar(plain, bad.get(0), LABEL, null))
                .isInstanceOf(UnrepresentableNameException.class);
        Path lossy = out.resolve(bad.get(1).getFileName().toString());
        labeller.copyWithSidecar(plain, lossy, LABEL, null);
        assertThat(labeller.read(bad.get(1))).isEmpty();
        assertThat(LabelReader.standard().read(bad.get(1)).labels()).isEmpty();
        assertThat(labeller.read(lossy)).contains(LABEL);
    }

    private static Label restricted(String letter, int length) {
        List<HandlingRestriction> restrictions = List.of(new HandlingRestriction(letter.repeat(length)));
        return new Label(new Classification(Importance.II, null, null, null, restrictions), LABEL.labelledOn());
    }

    @Test
    void withoutAReasonTheCopySaysWhatBothLabelsSayTogether() throws IOException {
        Label high = new Label(
                new Classification(Importance.I, Confidentiality.C3, null, null, List.of()), LABEL.labelledOn());
        Label low =
                new Label(new Classification(Importance.IV, null, Integrity.I2B, null, List.of()), LABEL.labelledOn());
        Path source = DocxFixture.transitional().body("").write(in.resolve("名簿.docx"));
        Path labelled = labeller.labelInto(source, out, high).target();
        Path second = Files.createDirectory(folder.resolve("second"));
        LabelResult kept = labeller.labelInto(labelled, second, low);
        Classification both = new Classification(Importance.I, Confidentiality.C3, Integrity.I2B, null, List.of());
        assertThat(kept.label().classification()).isEqualTo(both);
        assertThat(labeller.read(kept.target())).map(Label::classification).contains(both);
        assertThat(kept.outcome().lowering()).isNull();
        Path third = Files.createDirectory(folder.resolve("third"));
        LabelResult lowered = labeller.labelInto(labelled, third, low, "公表済み");
        assertThat(labeller.read(lowered.target())).contains(low);
        assertThat(lowered.outcome().lowering())
                .isEqualTo(new Lowering(high.classification(), low.classification(), "公表済み"));
        Path text = Files.writeString(in.resolve("【Ⅰ】名簿.csv"), "x");
        assertThat(labeller.labelInto(text, third, low).target()).hasFileName("【Ⅰ】名簿.csv");
    }

    @Test
    void aStampedDocumentKeepsAMarkInItsNameThatAgrees() throws IOException {
        Label level = new Label(
                new Classification(Importance.II, Confidentiality.C2B, null, null, List.of()), LABEL.labelledOn());
        Path agreeing = DocxFixture.transitional().body("").write(in.resolve("機2B_名簿.docx"));
        Path other = DocxFixture.transitional().body("").write(in.resolve("機2A_名簿.docx"));
        assertThat(labeller.labelInto(agreeing, out, level).target()).hasFileName("機2B_名簿.docx");
        assertThat(labeller.labelInto(other, out, level).target()).hasFileName("【Ⅱ】名簿.docx");
    }
}
