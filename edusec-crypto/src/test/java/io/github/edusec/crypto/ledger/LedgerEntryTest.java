package io.github.edusec.crypto.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerEntryTest {
    private static final Instant TIME = Instant.parse("2026-11-23T01:02:03.987Z");

    @Test
    void its_json_has_one_form() {
        LedgerEntry entry = LedgerEntry.of("takeout.packed", TIME)
                .with("b", 2)
                .with("a", 1)
                .with("class", "ii")
                .with("package", new Commitment("ab".repeat(32)));
        assertThat(new EntryLine(entry, null).json())
                .isEqualTo("{\"v\":1,\"kind\":\"takeout.packed\",\"time\":\"2026-11-23T01:02:03Z\","
                        + "\"commitments\":{\"package\":\"sha256:" + "ab".repeat(32) + "\"},"
                        + "\"counts\":{\"a\":1,\"b\":2},\"codes\":{\"class\":\"ii\"}}");
        assertThat(new EntryLine(LedgerEntry.of("a", TIME), new Commitment("00".repeat(32))).json())
                .isEqualTo("{\"v\":1,\"kind\":\"a\",\"time\":\"2026-11-23T01:02:03Z\",\"after\":\"sha256:"
                        + "00".repeat(32) + "\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "山田太郎",
                "Yamada",
                "yamada taro",
                "s20260401",
                "090-1234-5678",
                "2026-04-01",
                "taro@example.jp",
                "a--b",
                "-a",
                "",
                "\""
            })
    void what_looks_like_personal_data_is_no_code_and_is_not_repeated(String value) {
        assertThatThrownBy(() -> LedgerEntry.of("a", TIME).with("x", value))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .satisfies(message -> assertThat(value.length() > 3 && message.contains(value))
                        .isFalse());
        assertThatThrownBy(() -> LedgerEntry.of("a", TIME).with(value, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LedgerEntry.of(value, TIME)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void numbers_times_salts_and_the_number_of_fields_are_bounded() {
        LedgerEntry entry = LedgerEntry.of("a", TIME);
        assertThatThrownBy(() -> entry.with("x", -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> entry.with("x", "a".repeat(41))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LedgerEntry.of("a".repeat(65), TIME)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> entry.with("x", 1L << 53)).isInstanceOf(IllegalArgumentException.class);
        assertThat(entry.with("x", (1L << 53) - 1).counts()).containsValue((1L << 53) - 1);
        assertThatThrownBy(() -> LedgerEntry.of("a", Instant.MAX)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LedgerEntry.of("a", Instant.MIN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Commitment.salted(new byte[31], new byte[1]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Commitment("AB".repeat(32))).isInstanceOf(IllegalArgumentException.class);
        LedgerEntry full = entry;
        for (char c = 'a'; c < 'a' + 16; c++) {
            full = full.with("n" + c, 1);
        }
        LedgerEntry sixteen = full;
        assertThatThrownBy(() -> sixteen.with("one-more", 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_salted_commitment_is_the_sha_256_of_salt_and_value() {
        byte[] salt = new byte[32];
        byte[] both = new byte[33];
        both[32] = 5;
        assertThat(Commitment.salted(salt, new byte[] {5})).isEqualTo(Commitment.plain(both));
        assertThat(Commitment.plain(new byte[0]))
                .hasToString("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Property(tries = 500)
    void what_is_written_is_read_back(@ForAll("lines") EntryLine line) {
        assertThat(EntryLine.parse(line.json())).isEqualTo(line);
    }

    @Property(tries = 1000)
    void a_changed_character_is_never_read_as_the_same_entry_and_never_throws(
            @ForAll("lines") EntryLine line, @ForAll int where, @ForAll char character) {
        StringBuilder json = new StringBuilder(line.json());
        json.setCharAt(Math.floorMod(where, json.length()), character);
        EntryLine read = EntryLine.parse(json.toString());
        assertThat(read == null || Objects.equals(read.json(), json.toString())).isTrue();
        assertThat(EntryLine.parse(line.json().substring(0, Math.floorMod(where, json.length()))))
                .isNull();
    }

    @Provide
    Arbitrary<EntryLine> lines() {
        Arbitrary<String> names =
                Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(6);
        Arbitrary<Commitment> digests = Arbitraries.bytes().array(byte[].class).map(Commitment::plain);
        Arbitrary<Map<String, Long>> counts = Arbitraries.maps(
                        names, Arbitraries.longs().between(0, 1L << 52))
                .ofMaxSize(4);
        return Combinators.combine(
                        names,
                        Arbitraries.maps(names, digests).ofMaxSize(3),
                        counts,
                        Arbitraries.maps(names, names).ofMaxSize(3),
                        digests.injectNull(0.5),
                        Arbitraries.longs().between(0, 250_000_000_000L))
                .as((kind, commitments, numbers, codes, after, second) -> new EntryLine(
                        new LedgerEntry(
                                kind,
                                Instant.ofEpochSecond(second),
                                new TreeMap<>(commitments),
                                new TreeMap<>(numbers),
                                new TreeMap<>(codes)),
                        after));
    }
}
