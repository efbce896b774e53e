package io.github.edusec.crypto.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.crypto.MalformedPackageException;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.VerificationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InclusionProofTest {
    @TempDir
    Path folder;

    @Test
    void every_entry_of_ledgers_of_many_sizes_is_proved_as_the_definition_says() throws IOException {
        Path file = folder.resolve("ledger.log");
        try (SigningKey key = Sample.key();
                Ledger ledger = Ledger.create(file, Sample.ORIGIN, key, Sample.CLOCK)) {
            VerificationKey pub = key.verificationKey();
            for (int size = 1; size <= 18; size++) {
                List<byte[]> entries = Files.readAllLines(file, ISO_8859_1).stream()
                        .filter(line -> line.startsWith("e "))
                        .map(line -> line.split(" ", 4)[3].getBytes(ISO_8859_1))
                        .toList();
                for (int index = 0; index < size; index++) {
                    InclusionProof proof = LedgerProver.of(file, pub).inclusion(index);
                    assertThat(proof.path())
                            .isEqualTo(NaiveTree.path(index, entries).stream()
                                    .map(Sha256::hex)
                                    .toList());
                    assertThat(proof.verify(pub)).isTrue();
                    assertThat(InclusionProof.parse(proof.text())).isEqualTo(proof);
                }
                ledger.append(Sample.entry("takeout.packed", size));
            }
        }
    }

    @Test
    void a_changed_proof_is_refused_or_does_not_verify() throws IOException {
        Path file = folder.resolve("ledger.log");
        try (SigningKey key = Sample.key();
                SigningKey other = SigningKey.generate()) {
            Sample.write(file, key);
            VerificationKey pub = key.verificationKey();
            InclusionProof proof = LedgerProver.of(file, pub).inclusion(3);
            assertThat(proof.verify(other.verificationKey())).isFalse();
            String text = proof.text();
            for (int i = 0; i < text.length(); i++) {
                StringBuilder changed = new StringBuilder(text);
                changed.setCharAt(i, (char) (text.charAt(i) ^ 1));
                try {
                    assertThat(InclusionProof.parse(changed.toString()).verify(pub))
                            .describedAs("character %d", i)
                            .isFalse();
                } catch (MalformedPackageException e) {
                    assertThat(e).hasMessageContaining("allowed");
                }
            }
            assertThatThrownBy(() -> LedgerProver.of(file, pub).inclusion(5))
                    .isInstanceOf(IllegalArgumentException.class);
            Files.writeString(file, "x");
            assertThatThrownBy(() -> LedgerProver.of(file, pub).inclusion(1))
                    .isInstanceOf(MalformedPackageException.class);
        }
    }
}
