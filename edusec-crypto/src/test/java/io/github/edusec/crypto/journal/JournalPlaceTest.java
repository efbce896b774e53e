package io.github.edusec.crypto.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.journal.JournalCheck.Compared;
import io.github.edusec.crypto.journal.JournalFinding.EntryWithoutRow;
import io.github.edusec.crypto.journal.JournalFinding.HalfAnchored;
import io.github.edusec.crypto.ledger.Ledger;
import io.github.edusec.testkit.DatabaseKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever claim, ledger and index say: a changed, removed or added row does not pass. Two rows, with the entries 1 and 2. */
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class JournalPlaceTest {
    private static final String OTHER = "test.example/other";
    private static final String COLUMNS = "happened_at, action, actor, reference, subject, detail, salt, commitment";

    private final DatabaseKind kind;

    @TempDir
    Path folder;

    private final SigningKey key = SigningKey.generate();
    private DataSource source;
    private Path file;
    private Journal journal;
    private String id;

    JournalPlaceTest(DatabaseKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void twoRows() throws Exception {
        source = kind.empty(folder);
        file = folder.resolve("ledger.log");
        journal = Journal.in(source);
        id = JournalSample.record(journal, source, 0, 2).get(0).toString();
        try (Ledger ledger = JournalSample.create(file, key)) {
            journal.anchor(ledger);
        }
        update("CREATE TABLE host AS SELECT * FROM edusec_journal");
    }

    @AfterEach
    void close() {
        key.close();
    }

    private void update(String sql, Object... values) throws Exception {
        JournalSample.update(source, sql, values);
    }

    private void startAnew() throws Exception {
        update("DELETE FROM edusec_journal");
        update("INSERT INTO edusec_journal SELECT * FROM host");
    }

    private Compared check() throws Exception {
        return (Compared) journal.check(file, key.verificationKey());
    }

    /** NULL, right and wrong values of claim, ledger and index; the claim that is right is NULL once a row is anchored. */
    private record Place(
            @Nullable String claim,
            @Nullable String ledger,
            @Nullable Long index) {
        static List<Place> all() {
            return Arrays.asList(null, "x").stream()
                    .flatMap(claim -> Arrays.asList(null, JournalSample.ORIGIN, OTHER).stream()
                            .flatMap(ledger ->
                                    Arrays.asList(null, 1L, 3L).stream().map(index -> new Place(claim, ledger, index))))
                    .toList();
        }

        boolean isRight() {
            return claim == null && JournalSample.ORIGIN.equals(ledger) && index != null && index == 1;
        }

        boolean isElsewhere() {
            return OTHER.equals(ledger) && index != null;
        }

        String sql() {
            return "claim = " + quoted(claim) + ", ledger = " + quoted(ledger) + ", ledger_index = " + index;
        }

        String values() {
            return quoted(claim) + ", " + quoted(ledger) + ", " + index;
        }

        private static String quoted(@Nullable String text) {
            return text == null ? "NULL" : "'" + text + "'";
        }
    }

    @Test
    void a_row_is_sound_only_in_its_place_and_a_changed_one_nowhere() throws Exception {
        for (Place place : Place.all()) {
            startAnew();
            update("UPDATE edusec_journal SET " + place.sql() + " WHERE id = ?", id);
            assertThat(check().isSound()).as(place.toString()).isEqualTo(place.isRight());
            update("UPDATE edusec_journal SET actor = 'x' WHERE id = ?", id);
            assertThat(check().isSound()).as(place.toString()).isFalse();
        }
    }

    @Test
    void a_removed_row_is_missed_whatever_decoy_has_its_commitment() throws Exception {
        for (Place place : Place.all()) {
            for (String decoy : List.of(UUID.randomUUID().toString(), "0", "z")) {
                startAnew();
                update("UPDATE edusec_journal SET id = ?, actor = 'x', " + place.sql() + " WHERE id = ?", decoy, id);
                assertThat(check().isSound()).as(place.toString()).isFalse();
            }
        }
    }

    @Test
    void an_added_row_is_a_finding_or_counted_as_one_of_another_ledger() throws Exception {
        for (Place place : Place.all()) {
            for (String commitment : List.of("commitment", "'" + "0".repeat(64) + "'")) {
                startAnew();
                update("INSERT INTO edusec_journal (id, " + COLUMNS + ", claim, ledger, ledger_index) SELECT 'z', "
                        + COLUMNS.replace("commitment", commitment) + ", " + place.values()
                        + " FROM edusec_journal WHERE id = '" + id + "'");
                Compared check = check();
                assertThat(check.isSound()).as(place.toString()).isEqualTo(place.isElsewhere());
                assertThat(check.elsewhere()).as(place.toString()).isEqualTo(place.isElsewhere() ? 1 : 0);
            }
        }
    }

    @Test
    void a_decoy_that_comes_first_does_not_hide_a_removed_row() throws Exception {
        update("UPDATE edusec_journal SET id = '0', ledger = ?, ledger_index = NULL WHERE id = ?", OTHER, id);
        assertThat(check().findings()).containsExactly(new EntryWithoutRow(1), new HalfAnchored("0"));
    }
}
