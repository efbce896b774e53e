package io.github.edusec.classify.container;

import static io.github.edusec.classify.container.Fixtures.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Importance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Label files and the files that they belong to. */
class SidecarScanTest {
    @TempDir
    private Path folder;

    @Test
    void aLabelFileWhoseFileIsNotThereIsNotPassedOver() throws IOException {
        Path root = Files.createDirectory(folder.resolve("root"));
        Files.write(root.resolve("名簿.csv.edusec.json"), sidecar("名簿.csv"));
        assertUnclaimed(Scan.of(root), "名簿.csv.edusec.json");
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("d/名簿.csv.edusec.json", sidecar("名簿.csv"));
        entries.put("【Ⅳ】other.csv", utf8("x"));
        for (byte[] archive : new byte[][] {Fixtures.zip(entries), Fixtures.tar(entries)}) {
            assertUnclaimed(Scan.of(folder, "archive", archive), "archive!/d/名簿.csv.edusec.json");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void namesInTheOtherNormalFormAreTheSame() throws IOException {
        String name = "ガイド.csv";
        String other = Normalizer.normalize(name, Normalizer.Form.NFD);
        Path root = Files.createDirectory(folder.resolve("root"));
        Files.write(root.resolve(other), utf8("a,b"));
        Files.write(root.resolve(name + ".edusec.json"), sidecar(other));
        Scan scan = Scan.of(root);
        assertThat(scan.counts().unknown()).isEmpty();
        assertThat(scan.counts().files()).isEqualTo(1);
        assertThat(scan.highest().importance()).isEqualTo(Importance.III);
    }

    @Test
    void aLinkInPlaceOfALabelFileIsNotFollowed() throws IOException {
        Path root = Files.createDirectory(folder.resolve("root"));
        Files.write(root.resolve("a.csv"), utf8("a,b"));
        Path outside = Files.write(folder.resolve("outside.json"), sidecar("a.csv"));
        Files.createSymbolicLink(root.resolve("a.csv.edusec.json"), outside);
        assertThat(Scan.of(root).member("a.csv").unknown()).isNotNull();
    }

    private static void assertUnclaimed(Scan scan, String name) {
        assertThat(scan.member(name).unknown()).isEqualTo(UnknownReason.NOT_UNDERSTOOD);
        assertThat(scan.member(name).detail()).contains("not there");
        assertThat(scan.highest().importance()).isEqualTo(Importance.I);
    }

    private static byte[] sidecar(String file) {
        return utf8("{\"format\":\"edusec-label-sidecar/1\",\"file\":\"" + file + "\",\"size\":3,\"sha256\":\""
                + "0".repeat(64) + "\",\"label\":{\"edusec.label.version\":\"1\",\"edusec.label.importance\":\"III\","
                + "\"edusec.label.labelledOn\":\"2026-11-25\"}}");
    }
}
