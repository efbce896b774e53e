package io.github.edusec.retention.disposal;

import io.github.edusec.crypto.ledger.Commitment;
import io.github.edusec.crypto.ledger.Ledger;
import io.github.edusec.crypto.ledger.LedgerEntry;
import io.github.edusec.retention.erase.EraseLevel;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the ledger knows of one manifest's items, and how it is told more. Not thread-safe. */
final class RunJournal {
    static final String INTENT = "disposal.intent";
    static final String DONE = "disposal.done";
    static final String FAILED = "disposal.failed";
    static final String HELD = "disposal.held";
    static final String CHANGED = "disposal.changed";
    static final String ABSENT = "disposal.absent";
    private static final String STARTED = "disposal.started";
    private static final String COMPLETED = "disposal.completed";

    private final Ledger ledger;
    private final InstantSource clock;
    private final Commitment manifest;
    private final Map<Long, LedgerEntry> lastOfItem = new HashMap<>();
    private boolean started;
    private boolean completed;

    private RunJournal(Ledger ledger, InstantSource clock, Commitment manifest) {
        this.ledger = ledger;
        this.clock = clock;
        this.manifest = manifest;
    }

    /** Replays the ledger, and logs the manifest's root if it is not there yet. */
    static RunJournal open(Ledger ledger, InstantSource clock, DisposalManifest manifest) throws IOException {
        RunJournal journal = new RunJournal(ledger, clock, new Commitment(manifest.root()));
        ledger.replay((index, entry) -> journal.note(entry));
        if (!journal.started) {
            journal.append(journal.entry(STARTED)
                    .with("schedule", new Commitment(manifest.schedule().sha256()))
                    .with("items", manifest.items().size()));
        }
        return journal;
    }

    private void note(LedgerEntry entry) {
        if (!manifest.equals(entry.commitments().get("manifest"))) {
            return;
        }
        Long item = entry.counts().get("item");
        if (item != null) {
            lastOfItem.put(item, entry);
        }
        started |= entry.kind().equals(STARTED);
        completed = entry.kind().equals(COMPLETED) || (completed && item == null);
    }

    /** The kind of the item's last entry, or null if there is none. */
    @Nullable
    String state(long item) {
        LedgerEntry last = lastOfItem.get(item);
        return last == null ? null : last.kind();
    }

    EraseLevel levelOf(long item) {
        LedgerEntry last = lastOfItem.get(item);
        String code = last == null ? null : last.codes().get("level");
        for (EraseLevel level : EraseLevel.values()) {
            if (Codes.of(level).equals(code)) {
                return level;
            }
        }
        return EraseLevel.UNLINKED;
    }

    LedgerEntry entry(String kind, long item) {
        return entry(kind).with("item", item);
    }

    private LedgerEntry entry(String kind) {
        return LedgerEntry.of(kind, clock.instant()).with("manifest", manifest);
    }

    void append(LedgerEntry entry) throws IOException {
        ledger.append(entry);
        note(entry);
    }

    void complete(DisposalReport report) throws IOException {
        if (!completed) {
            append(entry(COMPLETED)
                    .with("destroyed", report.count(ItemOutcome.Destroyed.class))
                    .with("held", report.count(ItemOutcome.Held.class))
                    .with("changed", report.count(ItemOutcome.Changed.class))
                    .with("failed", report.count(ItemOutcome.Failed.class))
                    .with("absent", report.count(ItemOutcome.Absent.class)));
        }
    }
}
