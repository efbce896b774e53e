package io.github.edusec.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassificationTest {
    @Test
    void theMarkShowsImportanceThenGivenAxesThenRestrictions() {
        Classification full = new Classification(
                Importance.II,
                Confidentiality.C2B,
                Integrity.I2A,
                Availability.A1,
                HandlingRestriction.listOf("転送禁止", "複製禁止"));
        assertThat(full.markText()).isEqualTo("重要性分類Ⅱ 機密性2B 完全性2A 可用性1 複製禁止 転送禁止");
        assertThat(Classification.of(Importance.IV).markText()).isEqualTo("重要性分類Ⅳ");
        assertThat(new Classification(Importance.III, null, Integrity.I1, null, List.of()).markText())
                .isEqualTo("重要性分類Ⅲ 完全性1");
    }

    @Test
    void theMostSevereIsAtLeastAsSevereAsAnything() {
        for (Importance importance : Importance.values()) {
            assertThat(Classification.MOST_SEVERE.importance().isAtLeast(importance))
                    .isTrue();
        }
        assertThat(Classification.MOST_SEVERE.markText()).isEqualTo("重要性分類Ⅰ 機密性3 完全性2B 可用性2B");
    }

    @Test
    void restrictionsAreCopiedAndReplaced() {
        List<HandlingRestriction> mutable = new ArrayList<>(HandlingRestriction.listOf("複製禁止"));
        Classification given = new Classification(Importance.I, null, null, null, mutable);
        mutable.add(HandlingRestriction.of(RestrictionKind.NO_FORWARDING));
        assertThat(given.restrictions()).containsExactly(HandlingRestriction.of(RestrictionKind.NO_COPY));
        assertThat(given.withRestrictions(List.of()).restrictions()).isEmpty();
        assertThat(given.withRestrictions(HandlingRestriction.listOf("配付禁止")).importance())
                .isEqualTo(Importance.I);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "　", "a\nb", "a\u0000", "\t"})
    void aRestrictionIsOneLineOfText(String restriction) {
        assertThatThrownBy(() -> new HandlingRestriction(restriction))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("allowed: one line of text");
    }

    @Test
    void limitsBelowOneAreRefused() {
        Limits good = Limits.DEFAULT;
        assertThat(good.maxPolicyFileBytes()).isEqualTo(16L << 20);
        assertThatThrownBy(() -> new Limits(0, 1, 1, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limits(1, 0, 1, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limits(1, 1, 0, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limits(1, 1, 1, 0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limits(1, 1, 1, 1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limits(1, 1, 1, 1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void exceptionsSayWhatWhereFoundAndAllowedAlsoAfterSerialization() throws IOException, ClassNotFoundException {
        Problem problem = new Problem("line 7", "no such level", "9", "1 to 4");
        assertThat(new MalformedFileException(problem)).hasMessage("line 7: no such level (found: 9; allowed: 1 to 4)");
        assertThat(new LimitExceededException("a.zip", "entries", 5, 4))
                .hasMessage("a.zip: limit exceeded: entries (found: 5; allowed: 4)");
        PolicyFileException thrown = new PolicyFileException("x.csv", List.of(problem, problem));
        assertThat(thrown)
                .hasMessageStartingWith("x.csv: 2 problem(s)\nline 7: ")
                .isInstanceOf(ClassifyException.class);
        assertThat(thrown.problems()).containsExactly(problem, problem);
        PolicyFileException copy = (PolicyFileException) copy(thrown);
        assertThat(copy).hasMessage(thrown.getMessage());
        assertThat(copy.problems()).isEmpty();
    }

    private static Object copy(Object value) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
