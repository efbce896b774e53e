package io.github.edusec.crypto.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.crypto.MalformedPackageException;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.VerificationKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CheckpointTest {
    /** A note and its verifier key as the documentation of Go's golang.org/x/mod/sumdb/note gives them. */
    private static final String GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    @Test
    void the_key_id_is_the_one_that_go_computes() {
        byte[] typed = Base64.getDecoder().decode(GO_KEY.split("\\+", 3)[2]);
        StringBuilder hex = new StringBuilder();
        for (int i = 1; i < typed.length; i++) {
            hex.append(String.format(java.util.Locale.ROOT, "%02x", typed[i]));
        }
        VerificationKey key = new VerificationKey(hex.toString());
        assertThat(key.noteKeyId("PeterNeumann")).isEqualTo("c74f20a3");
        assertThat(key.noteVerifierKey("PeterNeumann")).isEqualTo(GO_KEY);
    }

    @Test
    void foreign_signature_lines_are_kept_and_ignored_but_a_wrong_one_under_our_name_and_key_is_not()
            throws IOException {
        try (SigningKey key = Sample.key();
                SigningKey witness = SigningKey.generate()) {
            VerificationKey pub = key.verificationKey();
            Checkpoint own = Checkpoint.sign(Sample.ORIGIN, 3, new byte[32], List.of(key));
            Checkpoint other = Checkpoint.sign(Sample.ORIGIN, 3, new byte[32], List.of(witness));
            Checkpoint wrong = Checkpoint.sign(Sample.ORIGIN, 4, new byte[32], List.of(key));
            assertThat(with(own, other).isSignedBy(pub)).isTrue();
            assertThat(with(own, other).isSignedBy(witness.verificationKey())).isTrue();
            assertThat(Checkpoint.parse(with(own, other).note())).isEqualTo(with(own, other));
            assertThat(with(own, wrong).isSignedBy(pub)).isFalse();
            assertThat(other.isSignedBy(pub)).isFalse();
        }
    }

    private static Checkpoint with(Checkpoint checkpoint, Checkpoint more) {
        List<Checkpoint.Signature> signatures = new ArrayList<>(checkpoint.signatures());
        signatures.addAll(more.signatures());
        return new Checkpoint(checkpoint.origin(), checkpoint.size(), checkpoint.root(), signatures);
    }

    @Property(tries = 300)
    void a_changed_note_is_refused_or_not_signed(@ForAll int where, @ForAll char character) throws IOException {
        try (SigningKey key = Sample.key()) {
            StringBuilder note = new StringBuilder(Checkpoint.sign(Sample.ORIGIN, 12, new byte[32], List.of(key))
                    .note());
            int at = Math.floorMod(where, note.length());
            boolean same = note.charAt(at) == character;
            note.setCharAt(at, character);
            try {
                Checkpoint read = Checkpoint.parse(note.toString());
                assertThat(read.note()).isEqualTo(note.toString());
                assertThat(read.isSignedBy(key.verificationKey())).isEqualTo(same);
            } catch (MalformedPackageException e) {
                assertThat(same).isFalse();
            }
        }
    }

    @Property(tries = 500)
    void any_text_is_a_checkpoint_or_a_typed_refusal(@ForAll String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(MalformedPackageException.class);
    }
}
