package io.github.edusec.crypto.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.crypto.JournalException;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalRecordTest {
    private static final Instant TIME = JournalSample.TIME;

    @Test
    void what_fits_is_kept_as_it_is_with_the_time_cut_to_the_second() throws JournalException {
        JournalRecord record =
                JournalRecord.of(TIME.plusNanos(999_999_999), "takeout.packed", " 山田 ", "", "\uFEFF", "a\n\tb");
        assertThat(record.time()).isEqualTo(TIME);
        assertThat(record.actor()).isEqualTo(" 山田 ");
        assertThat(record.detail()).isEqualTo("a\n\tb");
        assertThat(record).isEqualTo(new JournalRecord(TIME, "takeout.packed", " 山田 ", "", "\uFEFF", "a\n\tb"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\uD800", "x\uDC00y", "\u0007", "\u001B[31m", "\r", "\u0085", "\u2028", "\u2029"})
    void what_not_every_database_holds_or_what_breaks_a_line_is_refused_in_every_field(String text) {
        String secret = "秘密" + text;
        List<Refused> all = List.of(
                () -> JournalRecord.of(TIME, "a", secret, "", "", ""),
                () -> JournalRecord.of(TIME, "a", "x", secret, "", ""),
                () -> JournalRecord.of(TIME, "a", "x", "", secret, ""),
                () -> JournalRecord.of(TIME, "a", "x", "", "", secret));
        for (Refused refused : all) {
            assertThatThrownBy(refused::make)
                    .isInstanceOf(JournalException.class)
                    .message()
                    .doesNotContain("秘密");
        }
        assertThatThrownBy(() -> new JournalRecord(TIME, "a", secret, "", "", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("秘密");
    }

    @FunctionalInterface
    private interface Refused {
        JournalRecord make() throws JournalException;
    }

    @Test
    void only_a_detail_has_lines() throws JournalException {
        assertThat(JournalRecord.of(TIME, "a", "x", "", "", "\n\t").detail()).isEqualTo("\n\t");
        assertThatThrownBy(() -> JournalRecord.of(TIME, "a", "x\n", "", "", "")).isInstanceOf(JournalException.class);
        assertThatThrownBy(() -> JournalRecord.of(TIME, "a", "x", "\t", "", "")).isInstanceOf(JournalException.class);
    }

    @Test
    void sizes_are_bounded() throws JournalException {
        JournalRecord largest = JournalRecord.of(
                TIME,
                "a",
                "学".repeat(JournalRecord.MAX_ACTOR),
                "学".repeat(JournalRecord.MAX_REFERENCE),
                "学".repeat(JournalRecord.MAX_SUBJECT),
                "学".repeat(JournalRecord.MAX_DETAIL));
        List<Refused> all = List.of(
                () -> JournalRecord.of(TIME, "a", largest.actor() + "x", "", "", ""),
                () -> JournalRecord.of(TIME, "a", "x", largest.reference() + "x", "", ""),
                () -> JournalRecord.of(TIME, "a", "x", "", largest.subject() + "x", ""),
                () -> JournalRecord.of(TIME, "a", "x", "", "", largest.detail() + "x"),
                () -> JournalRecord.of(TIME, "a", "", "", "", ""),
                () -> JournalRecord.of(TIME, "a", " \u3000", "", "", ""));
        for (Refused refused : all) {
            assertThatThrownBy(refused::make).isInstanceOf(JournalException.class);
        }
    }

    @Test
    void actions_are_the_kinds_that_a_caller_may_append_to_a_ledger() {
        for (String action :
                List.of("", "Takeout", "takeout packed", "持出し", "ledger.created", "ledger", "a".repeat(65))) {
            assertThatThrownBy(() -> JournalRecord.of(TIME, action, "x", "", "", ""))
                    .isInstanceOf(JournalException.class);
        }
        assertThatThrownBy(() -> JournalRecord.of(Instant.MAX, "a", "x", "", "", ""))
                .isInstanceOf(JournalException.class);
    }

    @Test
    void its_text_shows_nobody() {
        assertThat(JournalSample.record(1)).hasToString("JournalRecord[2026-11-23T01:02:04Z, takeout.packed]");
    }

    @Property(tries = 500)
    void any_text_is_kept_as_it_is_or_refused_by_type(@ForAll String text) {
        try {
            assertThat(JournalRecord.of(TIME, "a", "x", text, text, text).subject())
                    .isEqualTo(text);
        } catch (JournalException e) {
            assertThat(text).isNotEmpty();
        }
    }
}
