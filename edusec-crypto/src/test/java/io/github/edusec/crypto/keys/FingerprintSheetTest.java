package io.github.edusec.crypto.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.VerificationKey;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintSheetTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);

    private static List<KeyInfo> keys() throws IOException {
        VerificationKey key;
        try (SigningKey known =
                SigningKey.load(KeyRingGoldenTest.resource("/io/github/edusec/crypto/ledger/test-only-key.pem"))) {
            key = known.verificationKey();
        }
        // Just after midnight of April 1 in Japan.
        Instant made = Instant.parse("2026-03-31T15:00:01Z");
        return List.of(
                new KeyInfo(KeyUse.ledger(), 2, Rings.OCTOBER, null, key, true),
                new KeyInfo(KeyUse.approval("yamada.t"), 1, made, Rings.OCTOBER, key, false),
                new KeyInfo(KeyUse.root(), 1, made, null, null, true));
    }

    @Test
    void theSheetOfVersion1() throws IOException {
        String sheet = FingerprintSheet.text(keys(), "例示市教育委員会", "教育総務課 03-0000-0000（代表）", DAY);
        assertThat(sheet).isEqualTo(Files.readString(KeyRingGoldenTest.resource("golden-fingerprint-sheet.txt")));
        assertThat(sheet).doesNotContain("root");
    }

    @Test
    void everyDigitOfTheFingerprintStandsThereInGroupsOfFour() throws IOException {
        String sheet = FingerprintSheet.text(keys().subList(0, 1), "b", "c", DAY);
        String digits = sheet.substring(sheet.indexOf("SHA-256:") + 8, sheet.indexOf("照合した日"))
                .replaceAll("\\s", "");
        assertThat("sha256:" + digits).isEqualTo(keys().get(0).fingerprint().orElseThrow());
        assertThat(sheet).containsPattern("\n    ([0-9a-f]{4} ){7}[0-9a-f]{4}\n    ([0-9a-f]{4} ){7}[0-9a-f]{4}\n");
    }

    @Test
    void noLineIsWiderThan80Columns() throws IOException {
        String holder = "h".repeat(63) + "9";
        List<KeyInfo> longNamed = new ArrayList<>(keys());
        VerificationKey key = Objects.requireNonNull(keys().get(0).key());
        longNamed.add(new KeyInfo(KeyUse.approval(holder), 9_999, Rings.APRIL, null, key, false));
        String body = "市".repeat(98) + "𠮷"; // counts two characters
        String contact = "電話".repeat(20) + " " + "1".repeat(59);
        String sheet = FingerprintSheet.text(longNamed, body, contact, DAY);
        assertThat(sheet.lines())
                .allSatisfy(line -> assertThat(line.codePoints()
                                .map(point -> point < 0x2e80 ? 1 : 2)
                                .sum())
                        .isLessThanOrEqualTo(80));
        assertThat(sheet.replace("\n    ", ""))
                .contains("Body: " + body + "\n")
                .contains("Compare with: " + contact + "\n")
                .contains("Holder: " + holder + "\n")
                .contains("edusec1:approval:" + holder + ":9999\n");
    }

    @Test
    void aSheetIsANewFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("sheet.txt");
        FingerprintSheet.save(file, keys(), "b", "c", DAY);
        assertThat(file).hasContent(FingerprintSheet.text(keys(), "b", "c", DAY));
        assertThatThrownBy(() -> FingerprintSheet.save(file, List.of(), "b", "c", DAY))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent(FingerprintSheet.text(keys(), "b", "c", DAY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a\nb",
                "\u0000",
                "a\u0085b",
                "a\u2028b",
                "a\u2029b",
                "a\u202eb",
                "a\u2066b",
                "\ufeffa",
                "a\u200bb",
                "a\u00adb",
                "a\udb40\udc41b",
                "a\ud842"
            })
    void aBodyOrContactIsOneLine(String text) {
        assertThatThrownBy(() -> FingerprintSheet.text(List.of(), text, "c", DAY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FingerprintSheet.text(List.of(), "b", text, DAY))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
