package io.github.edusec.retention.disposal;

import io.github.edusec.crypto.ledger.Commitment;
import io.github.edusec.crypto.ledger.Ledger;
import io.github.edusec.crypto.ledger.LedgerEntry;
import io.github.edusec.retention.disposal.ItemOutcome.Destroyed;
import io.github.edusec.retention.erase.EraseLevel;
import io.github.edusec.retention.erase.EraseResult.Erased;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the ledger knows of one manifest's items, and how it is told more. Not thread-safe. */
final class RunJournal {
    static final String INTENT = "disposal.intent";
    static final String DONE = "disposal.done";
    static final String FAILED = "disposal.failed";
    static final String HELD = "disposal.held";
    static final String CHANGED = "disposal.changed";
    static final String ABSENT = "disposal.absent";
    private static final Set<String> SETTLED = Set.of(DONE, HELD, CHANGED, ABSENT);
    private static final Set<String> OF_ITEM = Set.of(INTENT, DONE, FAILED, HELD, CHANGED, ABSENT);
    private static final String STARTED = "disposal.started";
    private static final String COMPLETED = "disposal.completed";

    private static final String SHORT_OF = "short-of";

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

    /** Replays the ledger. */
    static RunJournal open(Ledger ledger, InstantSource clock, DisposalManifest manifest) throws IOException {
        RunJournal journal = new RunJournal(ledger, clock, new Commitment(manifest.root()));
        ledger.replay((index, entry) -> journal.note(entry));
        return journal;
    }

    boolean isStarted() {
        return started || !lastOfItem.isEmpty();
    }

    /** Logs the manifest's root if it is not there yet. */
    void start(DisposalManifest of) throws IOException {
        if (!started) {
            append(entry(STARTED)
                    .with("schedule", new Commitment(of.schedule().sha256()))
                    .with("items", of.items().size()));
        }
    }

    private void note(LedgerEntry entry) {
        if (!manifest.equals(entry.commitments().get("manifest"))) {
            return;
        }
        Long item = entry.counts().get("item");
        if (item != null && OF_ITEM.contains(entry.kind()) && !isSettled(item)) {
            lastOfItem.put(item, entry);
            completed = false;
        }
        started |= entry.kind().equals(STARTED);
        completed |= entry.kind().equals(COMPLETED);
    }

    /** The first final outcome stays: whatever is logged later, by this library or by others, must not reopen the item. */
    private boolean isSettled(long item) {
        String state = state(item);
        return state != null && SETTLED.contains(state);
    }

    /** The kind of the item's last entry, or null if there is none. */
    @Nullable
    String state(long item) {
        LedgerEntry last = lastOfItem.get(item);
        return last == null ? null : last.kind();
    }

    /** An item's entry "done" as an outcome; what falls short of that run's demand or of this one's says so. */
    Destroyed destroyedBefore(long number, DisposalItem item, EraseLevel atLeast) {
        EraseLevel logged = level(number, "level");
        EraseLevel level = logged == null ? EraseLevel.UNLINKED : logged;
        EraseLevel shortOf = level.isAtLeast(atLeast) ? level(number, SHORT_OF) : atLeast;
        return new Destroyed(item, level, false, shortOf);
    }

    private @Nullable EraseLevel level(long item, String name) {
        LedgerEntry last = lastOfItem.get(item);
        String code = last == null ? null : last.codes().get(name);
        for (EraseLevel level : EraseLevel.values()) {
            if (Codes.of(level).equals(code)) {
                return level;
            }
        }
        return null;
    }

    Destroyed done(long number, DisposalItem item, Erased erased) throws IOException {
        LedgerEntry entry = entry(DONE, number).with("level", Codes.of(erased.level()));
        boolean fallsShort = erased.fallsShort();
        append(fallsShort ? entry.with(SHORT_OF, Codes.of(erased.required())) : entry);
        return new Destroyed(item, erased.level(), true, fallsShort ? erased.required() : null);
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
