package io.github.edusec.examples.cli;

import io.github.edusec.classify.Text;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.keys.AppointmentEntry;
import io.github.edusec.crypto.keys.AppointmentRole;
import io.github.edusec.crypto.keys.Appointments;
import io.github.edusec.crypto.keys.KeyInfo;
import io.github.edusec.crypto.keys.KeyRing;
import io.github.edusec.crypto.keys.KeyUse;
import io.github.edusec.crypto.ledger.Ledger;
import io.github.edusec.crypto.ledger.LedgerEntry;
import io.github.edusec.crypto.ledger.LedgerReceipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Adds to the file of appointments and commits the home's ledger to it.
 *
 * <p>The ledger is open, so nobody else writes it, before the file is touched. Then the file comes first: it has the salt,
 * without which a commitment says nothing ever, while an entry that waits for its commitment loses nothing. Each run commits
 * to whatever the ledger does not have yet, so the same command again brings an interrupted one to its end.
 */
final class AppointmentRecorder {
    /** Those of {@link Appointments#ledgerEntry}. */
    private static final Set<String> KINDS = Set.of("key.appointed", "key.appointment.ended");

    private final RingOptions options;
    private final Path file;
    private final Path ledger;
    private final AppointmentStep step;

    AppointmentRecorder(RingOptions options, AppointmentStep step) throws IOException {
        this.options = options;
        this.file = options.appointments();
        this.ledger = options.ledger();
        this.step = step;
    }

    /**
     * What was written.
     *
     * @param entry what stands in the file now
     * @param resumed whether it stood there before
     * @param ledger null if the home has none
     * @param index where in the ledger; -1 if the home has none
     * @param earlier how many entries from before the ledger was committed to as well
     */
    record Recorded(
            AppointmentEntry entry,
            boolean resumed,
            @Nullable Path ledger,
            long index,
            int earlier) {}

    /** What is printed of it. */
    @FunctionalInterface
    interface Printer {
        int print(Recorded recorded);
    }

    /** A ledger that is there and not opened must not be passed over, so a link to nowhere counts. */
    static boolean hasLedger(RingOptions options) throws IOException {
        return Files.exists(options.ledger(), LinkOption.NOFOLLOW_LINKS);
    }

    int withoutLedger(Printer printer) throws IOException {
        Appointments before = load();
        boolean resumed = step.isLastOf(before);
        return printer.print(new Recorded(last(written(before, resumed)), resumed, null, -1, 0));
    }

    int inLedger(KeyRing ring, String type, Printer printer) throws IOException {
        RingKeys keys = RingKeys.of(ring);
        if (keys.prepared(KeyUse.ledger()).isPresent()) {
            return options.printer().refused(type, KeyRefusal.ROTATION_INTERRUPTED);
        }
        if (!keys.primary(KeyUse.ledger()).map(KeyInfo::hasSecret).orElse(false)) {
            return options.printer().refused(type, KeyRefusal.NO_LEDGER_KEY);
        }
        refuseWhatMayNotFollow(load());
        Recorded recorded;
        try (SigningKey key = ring.signingKey(KeyUse.ledger()).orElseThrow();
                Ledger open = Ledger.open(ledger, key)) {
            // Read once more: only now does no other run of this command add to it.
            Appointments before = load();
            Optional<Map<Integer, Long>> committed = committed(open, before);
            if (committed.isEmpty()) {
                return options.printer().refused(type, KeyRefusal.LEDGER_DIFFERS);
            }
            boolean resumed = step.isLastOf(before);
            Appointments after = written(before, resumed);
            int earlier = commit(open, after, committed.get());
            AppointmentEntry entry = last(after);
            long index = Objects.requireNonNull(committed.get().get(entry.number()));
            recorded = new Recorded(entry, resumed, ledger, index, earlier);
        }
        return printer.print(recorded);
    }

    private void refuseWhatMayNotFollow(Appointments before) {
        if (!step.isLastOf(before)) {
            step.addedTo(before);
        }
    }

    private Appointments written(Appointments before, boolean resumed) throws IOException {
        if (resumed) {
            return before;
        }
        Appointments after = step.addedTo(before);
        after.save(file);
        return after;
    }

    private static AppointmentEntry last(Appointments appointments) {
        return appointments.entries().get(appointments.entries().size() - 1);
    }

    /** An end needs the file of what it ends. */
    private Appointments load() throws IOException {
        return step instanceof AppointmentStep.End || Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                ? Appointments.load(file)
                : Appointments.of(AppointmentRole.standard());
    }

    /** Returns where the ledger commits to which number; empty if it commits to anything that is not in the file. */
    private static Optional<Map<Integer, Long>> committed(Ledger ledger, Appointments appointments) throws IOException {
        Map<Integer, Long> found = new TreeMap<>();
        List<Long> others = new ArrayList<>();
        ledger.replay((index, entry) -> {
            Long number = entry.counts().get("number");
            if (number != null && appointments.matches(entry)) {
                found.putIfAbsent(number.intValue(), index);
            } else if (KINDS.contains(entry.kind())) {
                others.add(index);
            }
        });
        return others.isEmpty() ? Optional.of(found) : Optional.empty();
    }

    /** Returns how many of the entries before the last one were missing. */
    private int commit(Ledger open, Appointments appointments, Map<Integer, Long> committed) throws IOException {
        List<Integer> missing = new ArrayList<>();
        List<LedgerEntry> entries = new ArrayList<>();
        Instant now = Instant.now();
        for (AppointmentEntry entry : appointments.entries()) {
            if (!committed.containsKey(entry.number())) {
                missing.add(entry.number());
                entries.add(appointments.ledgerEntry(entry.number(), now));
            }
        }
        if (missing.isEmpty()) {
            return 0;
        }
        long first = append(open, entries).firstIndex();
        for (int i = 0; i < missing.size(); i++) {
            committed.put(missing.get(i), first + i);
        }
        boolean own = missing.contains(last(appointments).number());
        return missing.size() - (own ? 1 : 0);
    }

    private LedgerReceipt append(Ledger open, List<LedgerEntry> entries) throws IOException {
        try {
            return open.append(entries);
        } catch (IOException e) {
            options.warn(
                    new Text(
                            "任命のファイルには書きましたが、台帳にはまだ記録していません。同じコマンドをもう一度実行すると記録します",
                            "it stands in the file of appointments, but not yet in the ledger; the same command again records it"));
            throw e;
        }
    }
}
