package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labelling to exactly one path, over it and in place: what is written, what is not, and what lowering needs. */
class LabelToTest {
    private static final FileTime OLD = FileTime.from(Instant.parse("2020-04-01T00:00:00Z"));
    private static final LocalDate DAY = LocalDate.of(2027, 7, 1);

    @TempDir
    private Path folder;

    private final Labeller labeller = Labeller.standard();
    private Path document;

    @BeforeEach
    void setUp() throws IOException {
        document = DocxFixture.transitional().body(DocxFixture.paragraph("一")).write(folder.resolve("a.docx"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void aReasonThatIsNoneLeavesNothingBehind(String reason) throws IOException {
        Path high = labelled(Importance.I, "high.docx");
        Path out = folder.resolve("out.docx");
        assertThatThrownBy(() -> labeller.labelTo(high, out, label(Importance.IV), reason))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> labeller.labelTo(high, out, label(Importance.IV), "x".repeat(1_001)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> labeller.removeTo(high, out, reason)).isInstanceOf(IllegalArgumentException.class);
        assertThat(names()).containsExactly("a.docx", "high.docx");
    }

    @Test
    void aLoweredLabelCarriesWhatWasBeforeAndWhy() throws IOException {
        Path high = labelled(Importance.I, "high.docx");
        Path out = folder.resolve("out.docx");
        LabelOutcome written = labeller.labelTo(high, out, label(Importance.III), "公表済み");
        assertThat(written.lowering())
                .isEqualTo(new Lowering(Classification.of(Importance.I), Classification.of(Importance.III), "公表済み"));
        LabelOutcome removed = labeller.removeTo(out, folder.resolve("back.docx"), "誤り");
        assertThat(removed.lowering()).isEqualTo(new Lowering(Classification.of(Importance.III), null, "誤り"));
        assertThat(removed.places()).isEmpty();
    }

    @Test
    void aDocumentTooDamagedToBeReadIsNotLoweredUnnoticedBySidecar() throws IOException {
        Path high = labelled(Importance.I, "high.docx");
        byte[] whole = Files.readAllBytes(high);
        Files.write(high, Arrays.copyOf(whole, whole.length - 60));
        Path out = folder.resolve("out.docx");
        assertThat(labeller.copyWithSidecar(high, out, label(Importance.IV), null))
                .isInstanceOfSatisfying(LabelOutcome.Refused.class, refused -> {
                    assertThat(refused.obstacle()).isEqualTo(LabelObstacle.LOWERED_WITHOUT_REASON);
                    assertThat(refused.detail()).contains("assumed, for the document cannot be read: ");
                });
        assertThat(names()).containsExactly("a.docx", "high.docx");
        LabelOutcome written = labeller.copyWithSidecar(high, out, label(Importance.IV), "確認済み");
        assertThat(written.lowering()).isNotNull();
        assertThat(written.places()).containsExactly(MarkPlace.SIDECAR);
        assertThat(labeller.copyWithSidecar(high, folder.resolve("most.docx"), label(Importance.I), null))
                .as("nothing is lowered below the most severe class of which no axis is known")
                .isInstanceOf(LabelOutcome.Refused.class);
    }

    /** Some readers go by the usual name of the properties: a second label would contradict this one. */
    @Test
    void aLabelToWhichNoRelationshipLeadsAnyMoreIsNotDoubled() throws IOException {
        Map<String, byte[]> parts = DocxFixture.partsOf(labelled(Importance.II, "high.docx"));
        String relationships = new String(Objects.requireNonNull(parts.get("_rels/.rels")), StandardCharsets.UTF_8);
        parts.put("_rels/.rels", DocxFixture.utf8(relationships.replace("/custom-properties", "/lost")));
        Path lost = DocxFixture.write(folder.resolve("lost.docx"), parts);
        assertThat(labeller.labelTo(lost, folder.resolve("out.docx"), label(Importance.I), null))
                .isInstanceOfSatisfying(LabelOutcome.Refused.class, refused -> {
                    assertThat(refused.obstacle()).isEqualTo(LabelObstacle.MALFORMED);
                    assertThat(refused.detail()).contains("/docProps/custom.xml", "no relationship");
                });
        assertThat(names()).containsExactly("a.docx", "high.docx", "lost.docx");
    }

    @Test
    void aSidecarOfTheReplacedFileGoesWithIt() throws IOException {
        Path target = folder.resolve("b.docx");
        labeller.copyWithSidecar(document, target, label(Importance.I), null);
        assertThat(names()).contains("b.docx.edusec.json");
        assertThatThrownBy(() -> labeller.labelInPlace(target, label(Importance.IV), ""))
                .isInstanceOf(IllegalArgumentException.class);
        labeller.labelInPlace(target, label(Importance.IV), "確認済み");
        assertThat(names()).containsExactly("a.docx", "b.docx");
        LabelReading reading = LabelReader.standard().read(target);
        assertThat(reading.isConflicting()).isFalse();
        assertThat(reading.classification()).contains(Classification.of(Importance.IV));
    }

    @Test
    void aFileBesideThatIsNoSidecarStays() throws IOException {
        Path other = Files.writeString(folder.resolve("a.docx.edusec.json"), "{}");
        labeller.labelInPlace(document, label(Importance.I), "確認済み");
        assertThat(other).hasContent("{}");
    }

    @Test
    void aNewFileIsNotPutBesideAnOldSidecar() throws IOException {
        Files.writeString(folder.resolve("out.docx.edusec.json"), "{}");
        assertThatThrownBy(() -> labeller.labelTo(document, folder.resolve("out.docx"), label(Importance.I), null))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(folder.resolve("out.docx")).doesNotExist();
    }

    @Test
    void aReplacedFileGetsNoWiderPermissions() throws IOException {
        Path target = Files.writeString(folder.resolve("b.docx"), "mine");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(document, PosixFilePermissions.fromString("r--r--r--"));
        assertThat(labeller.labelOver(document, target, label(Importance.I), null))
                .isInstanceOf(LabelOutcome.Labelled.class);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("r--------");
    }

    @Test
    void aRefusalLeavesTheTargetAsItWas() throws IOException {
        Path target = Files.writeString(folder.resolve("b.txt"), "mine");
        Path text = Files.writeString(folder.resolve("c.txt"), "text");
        assertThat(labeller.labelOver(text, target, label(Importance.I), null))
                .isInstanceOf(LabelOutcome.Refused.class);
        assertThat(target).hasContent("mine");
        assertThat(names()).containsExactly("a.docx", "b.txt", "c.txt");
    }

    @Test
    void aFileThatNeedsNoChangeIsNotTouched() throws IOException {
        Path high = labelled(Importance.I, "high.docx");
        Files.setLastModifiedTime(high, OLD);
        Path otherName = Files.createLink(folder.resolve("other.docx"), high);
        assertThat(labeller.labelInPlace(high, label(Importance.I), null)).isInstanceOf(LabelOutcome.Labelled.class);
        assertThat(Files.getLastModifiedTime(high)).isEqualTo(OLD);
        assertThat(Files.isSameFile(high, otherName)).isTrue();
        labeller.labelInPlace(high, label(Importance.II), "確認済み");
        assertThat(Files.getLastModifiedTime(high)).isNotEqualTo(OLD);
        assertThat(Files.isSameFile(high, otherName)).isFalse();
    }

    @Test
    void timesAreKeptOnRequest() throws IOException {
        Files.setLastModifiedTime(document, OLD);
        Labeller keeping = labeller.keepingTimes();
        keeping.labelTo(document, folder.resolve("b.docx"), label(Importance.I), null);
        labeller.labelTo(document, folder.resolve("c.docx"), label(Importance.I), null);
        keeping.copyWithSidecar(document, folder.resolve("d.docx"), label(Importance.I), null);
        keeping.removeTo(folder.resolve("b.docx"), folder.resolve("e.docx"), "誤り");
        keeping.labelInto(document, Files.createDirectory(folder.resolve("in")), label(Importance.I));
        keeping.labelInPlace(document, label(Importance.I), null);
        for (String name : List.of("a.docx", "b.docx", "d.docx", "e.docx", "in/a.docx")) {
            assertThat(Files.getLastModifiedTime(folder.resolve(name))).as(name).isEqualTo(OLD);
        }
        assertThat(Files.getLastModifiedTime(folder.resolve("c.docx"))).isNotEqualTo(OLD);
        assertThat(labeller.read(document)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docx behind PK 7 8",
                "docx behind PK 5 6",
                "odt with a space",
                "odt in capitals",
                "pdf behind four bytes"
            })
    void whatTheStampersReadIsHeldAgainstLoweringToo(String odd) throws IOException {
        Path plain = folder.resolve("plain");
        Path high = folder.resolve("high");
        switch (odd.substring(0, 3)) {
            case "doc" -> Files.copy(document, plain);
            case "odt" -> OdfSamples.named("text without header").write(plain);
            default -> PdfSamples.pages(plain, 1, page -> {});
        }
        labeller.labelTo(plain, high, label(Importance.I), null);
        Path file = odd(odd, high);
        Path out = folder.resolve("out");
        assertThat(labeller.labelTo(file, out, label(Importance.IV), null)).isInstanceOf(LabelOutcome.Refused.class);
        assertThat(labeller.labelInPlace(file, label(Importance.IV), null)).isInstanceOf(LabelOutcome.Refused.class);
        assertThat(labeller.removeTo(file, out, null)).isInstanceOf(LabelOutcome.Refused.class);
        assertThat(out).doesNotExist();
    }

    private Path odd(String odd, Path high) throws IOException {
        byte[] whole = Files.readAllBytes(high);
        Map<String, byte[]> parts = odd.startsWith("odt") ? DocxFixture.partsOf(high) : Map.of();
        Path file = folder.resolve("odd");
        return switch (odd) {
            case "docx behind PK 7 8" -> Files.write(file, joined(new byte[] {'P', 'K', 7, 8}, whole));
            case "docx behind PK 5 6" ->
                Files.write(file, joined(Arrays.copyOf(new byte[] {'P', 'K', 5, 6}, 22), whole));
            case "odt with a space" -> {
                Map<String, byte[]> changed = new LinkedHashMap<>(parts);
                changed.compute("mimetype", (name, type) -> joined(new byte[] {' '}, type));
                yield DocxFixture.write(file, changed);
            }
            case "odt in capitals" -> {
                Map<String, byte[]> changed = new LinkedHashMap<>();
                parts.forEach((name, bytes) -> changed.put(name.equals("mimetype") ? "MimeType" : name, bytes));
                yield DocxFixture.write(file, changed);
            }
            default -> Files.write(file, joined(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, '\n'}, whole));
        };
    }

    private static byte[] joined(byte[] front, byte[] back) {
        byte[] both = Arrays.copyOf(front, front.length + back.length);
        System.arraycopy(back, 0, both, front.length, back.length);
        return both;
    }

    @Test
    void aRefusalSaysThatTheClassIsAssumedWhereALabelIsNotUnderstood() throws IOException {
        Files.writeString(folder.resolve("a.docx.edusec.json"), "{broken");
        assertThat(labeller.labelTo(document, folder.resolve("out.docx"), label(Importance.IV), null))
                .isInstanceOfSatisfying(
                        LabelOutcome.Refused.class,
                        refused -> assertThat(refused.detail()).contains("assumed, for a label is not understood"));
    }

    @Test
    void aClassInTheNameDoesNotSpeakForADocumentThatCannotBeRead() throws IOException {
        Path high = labelled(Importance.I, "high.docx");
        byte[] whole = Files.readAllBytes(high);
        Path named = Files.write(folder.resolve("【Ⅳ】報告.docx"), Arrays.copyOf(whole, whole.length - 60));
        assertThat(labeller.copyWithSidecar(named, folder.resolve("out.docx"), label(Importance.IV), null))
                .isInstanceOfSatisfying(
                        LabelOutcome.Refused.class,
                        refused -> assertThat(refused.obstacle()).isEqualTo(LabelObstacle.LOWERED_WITHOUT_REASON));
    }

    @Test
    void whatSomebodyElseSavedMeanwhileIsNotReplaced() throws IOException {
        byte[] theirs = {'n', 'e', 'w'};
        DocumentStamps stamps = new DocumentStamps(Limits.DEFAULT);
        Stamper whileTheySave = new Stamper() {
            @Override
            public StampOutcome write(SourceDocument source, StampTarget target, @Nullable Mark mark)
                    throws IOException {
                Path saved = Files.write(folder.resolve("saved.docx"), theirs);
                Files.move(saved, document, StandardCopyOption.REPLACE_EXISTING);
                return stamps.write(source, target, mark);
            }

            @Override
            public StampOutcome preview(SourceDocument source, @Nullable Mark mark) throws IOException {
                return stamps.preview(source, mark);
            }

            @Override
            public Optional<Label> read(SourceDocument source) throws IOException {
                return stamps.read(source);
            }

            @Override
            public Limits limits() {
                return stamps.limits();
            }
        };
        LabelledFiles files = new LabelledFiles(whileTheySave, LabelReader.standard(), FileNameForm.BRACKET, false);
        Mark mark = new Mark(label(Importance.I), MarkStyle.DEFAULT);
        assertThatThrownBy(() -> files.over(document, document, mark, null))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("nobody else changes");
        assertThat(document).hasBinaryContent(theirs);
        assertThat(names()).containsExactly("a.docx");
    }

    @Test
    void aFileLabelledInItsPlaceKeepsItsPermissionsWhateverTheMaskIs() throws IOException {
        Files.setPosixFilePermissions(document, PosixFilePermissions.fromString("rw-rw-rw-"));
        labeller.labelInPlace(document, label(Importance.I), null);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(document)))
                .isEqualTo("rw-rw-rw-");
    }

    private Path labelled(Importance importance, String name) throws IOException {
        Path target = folder.resolve(name);
        assertThat(labeller.labelTo(document, target, label(importance), null))
                .isInstanceOf(LabelOutcome.Labelled.class);
        return target;
    }

    private static Label label(Importance importance) {
        return new Label(Classification.of(importance), DAY);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
