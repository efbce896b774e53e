package io.github.edusec.crypto.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.crypto.MalformedPackageException;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.VerificationKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsistencyProofTest {
    @TempDir
    Path folder;

    @Test
    void a_changed_proof_or_another_checkpoint_does_not_verify() throws IOException {
        Path file = folder.resolve("ledger.log");
        try (SigningKey key = Sample.key();
                SigningKey other = SigningKey.generate();
                Ledger ledger = Ledger.create(file, Sample.ORIGIN, key, Sample.CLOCK)) {
            VerificationKey pub = key.verificationKey();
            Checkpoint first = ledger.checkpoint();
            Checkpoint kept = ledger.append(List.of(
                            Sample.entry("a", 1), Sample.entry("b", 2), Sample.entry("c", 3), Sample.entry("d", 4)))
                    .checkpoint();
            ledger.append(List.of(Sample.entry("e", 5), Sample.entry("f", 6)));
            ConsistencyProof proof = LedgerProver.of(file, pub).consistency(kept);
            assertThat(proof.verify(kept, pub)).isTrue();
            assertThat(proof.verify(first, pub)).isFalse();
            assertThat(proof.verify(kept, other.verificationKey())).isFalse();
            Checkpoint elsewhere = Checkpoint.sign("test.example/other", 5, new byte[32], List.of(key));
            assertThat(proof.verify(elsewhere, pub)).isFalse();
            String text = proof.text();
            assertThat(ConsistencyProof.parse(text)).isEqualTo(proof);
            for (int i = 0; i < text.length(); i++) {
                StringBuilder changed = new StringBuilder(text);
                changed.setCharAt(i, (char) (text.charAt(i) ^ 1));
                try {
                    assertThat(ConsistencyProof.parse(changed.toString()).verify(kept, pub))
                            .describedAs("character %d", i)
                            .isFalse();
                } catch (MalformedPackageException e) {
                    assertThat(e).hasMessageContaining("allowed");
                }
            }
        }
    }

    @Property(tries = 500)
    void any_text_is_a_proof_or_a_typed_refusal(@ForAll String text) {
        assertThatThrownBy(() -> ConsistencyProof.parse("old 3\n" + text))
                .isInstanceOf(MalformedPackageException.class);
    }
}
