package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
