package io.github.edusec.classify.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.label.LabelReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;

/** What holds for every container, whatever is in it. */
class ContainerLawsTest {
    private static Path folder = Path.of("");

    @BeforeContainer
    static void create() throws IOException {
        folder = Files.createTempDirectory("laws");
    }

    @AfterContainer
    static void delete() throws IOException {
        Files.deleteIfExists(folder.resolve("archive"));
        Files.deleteIfExists(folder);
    }

    @Provide
    Arbitrary<Map<String, String>> labels() {
        return Combinators.combine(
                        Arbitraries.of("I", "II", "III", "IV"),
                        Arbitraries.of("", "3", "2B", "2A", "1"),
                        Arbitraries.of("", "2B", "2A", "1"),
                        Arbitraries.of("", "2B", "2A", "1"))
                .as((importance, c, i, a) -> Fixtures.label(importance, c, i, a));
    }

    @Provide
    Arbitrary<List<Map<String, String>>> members() {
        return labels().list().ofMinSize(1).ofMaxSize(6);
    }

    @Property(tries = 60)
    void aContainerIsTheJoinOfItsMembersInWhateverArchiveAndDepth(
            @ForAll("members") List<Map<String, String>> labels, @ForAll @IntRange(min = 0, max = 3) int kind) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int i = 0; i < labels.size(); i++) {
            entries.put(i + ".x", i % 2 == 0 ? Fixtures.ooxml(labels.get(i)) : Fixtures.openDocument(labels.get(i)));
        }
        byte[] inner = archive(entries, kind);
        for (byte[] archive : List.of(inner, Fixtures.zip(Map.of("inner", inner)), Fixtures.tar(Map.of("i", inner)))) {
            Scan scan = Scan.of(folder, "archive", archive);
            Classification expected = scan.members().stream()
                    .map(ScannedMember::labels)
                    .map(LabelReading::classification)
                    .flatMap(java.util.Optional::stream)
                    .reduce(Classification::join)
                    .orElseThrow();
            assertThat(scan.highest()).isEqualTo(expected);
            assertThat(scan.counts().labelled()).isEqualTo(labels.size());
            for (ScanAxis axis : ScanAxis.values()) {
                assertThat(scan.summary().evidence().containsKey(axis))
                        .isEqualTo(axis.code(expected).isPresent());
            }
        }
    }

    private static byte[] archive(Map<String, byte[]> entries, int kind) {
        return switch (kind) {
            case 0 -> Fixtures.zip(entries);
            case 1 -> Fixtures.tar(entries);
            case 2 -> Fixtures.gzip(Fixtures.tar(entries));
            default -> Fixtures.sevenZ(entries, SevenZMethod.LZMA2);
        };
    }

    /** No single wrong byte may end a scan, and none may make a container less severe without a trace. */
    @Property(tries = 1_500)
    void anyDamageEndsWithAResult(
            @ForAll @IntRange(min = 0, max = 4) int kind,
            @ForAll @IntRange(min = 0, max = 1 << 20) int at,
            @ForAll byte value) {
        byte[] archive = DAMAGED.get(kind).clone();
        archive[at % archive.length] = value;
        Scan scan = Scan.of(folder, "archive", archive);
        assertThat(scan.members()).isNotEmpty();
        Classification highest = scan.summary().classification().orElse(Classification.MOST_SEVERE);
        long judged = scan.counts().files()
                + scan.counts().containers()
                + scan.counts().links();
        assertThat(scan.members()).hasSize((int) judged);
        assertThat(scan.counts().hasUnknown() ? Classification.MOST_SEVERE : highest)
                .satisfies(counted -> assertThat(highest.isAtLeast(counted)).isTrue());
    }

    private static final List<byte[]> DAMAGED = damaged();

    private static List<byte[]> damaged() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("a.docx", Fixtures.ooxml(Fixtures.label("II", "2B")));
        entries.put("b.odt", Fixtures.openDocument(Fixtures.label("III")));
        List<byte[]> archives = new ArrayList<>();
        for (int kind = 0; kind < 4; kind++) {
            archives.add(archive(entries, kind));
        }
        archives.add(Fixtures.storedZip(Map.of("inner.tar", Fixtures.tar(entries))));
        return archives;
    }
}
