package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.PolicyFileException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MsipMapTest {
    private static final String SECOND = "2a5b7c11-0000-4000-8000-00000000000b";

    @TempDir
    private Path folder;

    @Test
    void theGoldenFileOfVersion1IsRead() throws IOException, ClassNotFoundException {
        MsipMap map = golden();
        MsipMap copy = (MsipMap) copied(map);
        for (MsipMap each : List.of(map, copy)) {
            assertThat(each.version().orElseThrow().id()).isEqualTo("sample-tenant");
            assertThat(each.find("2a5b7c11-0000-4000-8000-00000000000a", null))
                    .map(Classification::confidentiality)
                    .contains(Confidentiality.C3);
            assertThat(each.find(SECOND, "公開"))
                    .contains(new Classification(
                            Importance.II,
                            Confidentiality.C2B,
                            Integrity.I2B,
                            Availability.A2A,
                            HandlingRestriction.listOf("複製禁止")));
            assertThat(each.find("00000000-0000-0000-0000-000000000000", " 公開 "))
                    .contains(Classification.of(Importance.IV));
            assertThat(each.find("00000000-0000-0000-0000-000000000000", null)).isEmpty();
        }
        assertThat(copied(MsipMap.NONE)).isSameAs(MsipMap.NONE);
    }

    @Test
    void allProblemsOfAFileAreReportedAtOnce() throws IOException {
        PolicyFileException wrong =
                refused("{\"format\":\"edusec-msip-map/1\",\"id\":\"a b\",\"version\":\"1\",\"labels\":["
                        + "{\"guid\":\"x\",\"importance\":\"II\"},"
                        + "{\"importance\":\"V\"},"
                        + "{\"name\":\"a\"},"
                        + "{\"name\":\"a\",\"importance\":\"I\",\"confidentiality\":\"2\",\"colour\":\"red\"}]}");
        assertThat(wrong.problems())
                .extracting(io.github.edusec.classify.Problem::what)
                .containsExactlyInAnyOrder(
                        "not an id",
                        "not a GUID",
                        "nothing says which label it is",
                        "no such level",
                        "\"importance\" is missing",
                        "the label stands twice",
                        "no such level",
                        "unknown key");
        assertThat(wrong.problems()).allMatch(problem -> problem.where().contains("line 1"));
    }

    @Test
    void aNewerFormatIsRefusedAndNothingElseIsJudged() throws IOException {
        PolicyFileException newer = refused("{\"format\":\"edusec-msip-map/2\",\"nonsense\":1}");
        assertThat(newer.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("version"));
        assertThat(refused("{\"format\":\"edusec-msip-map/1\",\"id\":\"a\",\"version\":\"1\",\"labels\":[]}")
                        .problems())
                .hasSize(1);
        assertThat(refused("{\"format\":\"other\"}").problems()).hasSize(1);
    }

    private MsipMap golden() throws IOException {
        Path file = folder.resolve("map.json");
        try (InputStream in = Objects.requireNonNull(MsipMapTest.class.getResourceAsStream("msip-map-v1.json"))) {
            Files.copy(in, file);
        }
        return MsipMap.read(file, Limits.DEFAULT);
    }

    private PolicyFileException refused(String json) throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.json"), json);
        return Objects.requireNonNull(
                catchThrowableOfType(PolicyFileException.class, () -> MsipMap.read(file, Limits.DEFAULT)));
    }

    private static Object copied(Object value) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
