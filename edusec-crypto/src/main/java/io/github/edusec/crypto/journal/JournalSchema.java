package io.github.edusec.crypto.journal;

import io.github.edusec.crypto.JournalException;
import io.github.edusec.crypto.jdbc.Schema;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The journal's tables ("edusec-journal" of {@code docs/formats.md}). */
final class JournalSchema {
    /** "edusecjl" in ASCII, so that it hardly collides with another program's. */
    static final long LOCK = 0x6564757365636A6CL;

    private static final List<List<String>> MIGRATIONS = List.of(List.of(
            """
            CREATE TABLE IF NOT EXISTS edusec_journal (
              id {text} NOT NULL PRIMARY KEY{istext:id},
              happened_at {text} NOT NULL{istext:happened_at},
              action {text} NOT NULL,
              actor {text},
              reference {text},
              subject {text},
              detail {text},
              salt {bytes},
              commitment {text} NOT NULL,
              claim {text},
              ledger {text},
              ledger_index {number},
              expired_at {text},
              expired_by {text})""",
            "CREATE INDEX IF NOT EXISTS edusec_journal_entry ON edusec_journal (ledger, ledger_index)",
            "CREATE INDEX IF NOT EXISTS edusec_journal_commitment ON edusec_journal (commitment)",
            "CREATE INDEX IF NOT EXISTS edusec_journal_waiting ON edusec_journal (happened_at, id)"
                    + " WHERE ledger_index IS NULL",
            "CREATE INDEX IF NOT EXISTS edusec_journal_claim ON edusec_journal (claim) WHERE claim IS NOT NULL",
            "CREATE INDEX IF NOT EXISTS edusec_journal_expiry ON edusec_journal (expired_by)"
                    + " WHERE expired_by IS NOT NULL"));

    private static final Set<String> COLUMNS = Set.of(
            "id",
            "happened_at",
            "action",
            "actor",
            "reference",
            "subject",
            "detail",
            "salt",
            "commitment",
            "claim",
            "ledger",
            "ledger_index",
            "expired_at",
            "expired_by");

    static final Schema TABLES =
            new Schema("edusec_journal", MIGRATIONS, Map.of("edusec_journal", COLUMNS), JournalException::new);

    private JournalSchema() {}
}
