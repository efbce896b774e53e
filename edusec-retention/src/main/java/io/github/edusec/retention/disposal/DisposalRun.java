package io.github.edusec.retention.disposal;

import io.github.edusec.classify.Text;
import io.github.edusec.classify.policyfile.Problems;
import io.github.edusec.crypto.ledger.Ledger;
import io.github.edusec.crypto.ledger.LedgerEntry;
import io.github.edusec.retention.DisposalException;
import io.github.edusec.retention.disposal.ItemOutcome.Absent;
import io.github.edusec.retention.disposal.ItemOutcome.Changed;
import io.github.edusec.retention.disposal.ItemOutcome.Failed;
import io.github.edusec.retention.disposal.ItemOutcome.Held;
import io.github.edusec.retention.disposal.RunWatch.Moment;
import io.github.edusec.retention.erase.EraseLevel;
import io.github.edusec.retention.erase.EraseRequest;
import io.github.edusec.retention.erase.EraseResult;
import io.github.edusec.retention.erase.EraseResult.Erased;
import io.github.edusec.retention.erase.EraseResult.Refused;
import io.github.edusec.retention.erase.Eraser;
import io.github.edusec.retention.erase.NotCovered;
import io.github.edusec.retention.erase.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Destroys what a manifest names, item by item: INTENT in the ledger and forced, checked again (there, unchanged, no
 * link, no hold), erased, its absence confirmed, and the outcome in the ledger with the level reached.
 *
 * <p>Executing the same manifest again resumes: the manifest and the ledger are replayed, never the query. What is done
 * stays done; an item with an INTENT but no outcome is finished if its file is there, and counts as "absent, unverified",
 * never as destroyed, if it is not; what failed is tried again; what was held, changed or absent stays so, since a release
 * must not destroy by itself: propose it anew. Two runs at once are excluded: the ledger has one writer, and a run
 * holds the ledger object's monitor until it ends, so that other threads wait for the ledger that long.
 *
 * <p><b>Not guaranteed.</b> No approvals are asked for in this version. Holds are checked just before the erasure, not
 * within it. What an erasure does not cover stands in {@link DisposalReport#notCovered}.
 *
 * @since 0.1.0
 */
public final class DisposalRun {
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private final ItemFile.Root root;
    private final RunJournal journal;
    private final HoldRegister holds;
    private final EraseLevel atLeast;
    private final LocalDate today;
    private final RunWatch watch;
    private final Eraser eraser = Eraser.create();
    private final Set<NotCovered> notCovered = new LinkedHashSet<>();

    private DisposalRun(
            ItemFile.Root root,
            RunJournal journal,
            HoldRegister holds,
            EraseLevel atLeast,
            LocalDate today,
            RunWatch watch) {
        this.root = root;
        this.journal = journal;
        this.holds = holds;
        this.atLeast = atLeast;
        this.today = today;
        this.watch = watch;
    }

    /**
     * Executes a manifest, or resumes it.
     *
     * @param manifest what to destroy
     * @param folder the folder below which its files lie
     * @param ledger the open ledger
     * @param holds tells the holds on each item at that moment
     * @param atLeast the lowest acceptable level; where the store cannot give it the item fails and is not touched
     * @param clock tells the time of the ledger entries; its day in Asia/Tokyo decides whether a hold has ended
     * @return the outcome of each item; that not all were destroyed is an outcome, not an exception
     * @throws DisposalException if the clock stands before the day the manifest was evaluated for, or nothing was started
     *     yet and none of the files is there, as in a wrong folder; nothing is logged then
     * @throws IOException if the ledger or the holds fail; nothing more is destroyed then, and executing again resumes
     */
    public static DisposalReport execute(
            DisposalManifest manifest,
            Path folder,
            Ledger ledger,
            HoldRegister holds,
            EraseLevel atLeast,
            InstantSource clock)
            throws IOException {
        return execute(manifest, folder, ledger, holds, atLeast, clock, RunWatch.NONE);
    }

    static DisposalReport execute(
            DisposalManifest manifest,
            Path folder,
            Ledger ledger,
            HoldRegister holds,
            EraseLevel atLeast,
            InstantSource clock,
            RunWatch watch)
            throws IOException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
        if (today.isBefore(manifest.evaluatedOn())) {
            throw new Problems<>("disposal manifest", DisposalException::new)
                    .fatal(
                            "clock",
                            "before the day the manifest was evaluated for",
                            today.toString(),
                            manifest.evaluatedOn() + " or later");
        }
        ItemFile.Root root = ItemFile.Root.of(folder);
        // Two runs at once over one ledger would replay the same state and contradict each other.
        synchronized (ledger) {
            RunJournal journal = RunJournal.open(ledger, clock, manifest);
            return new DisposalRun(root, journal, holds, atLeast, today, watch).all(manifest, ledger);
        }
    }

    private DisposalReport all(DisposalManifest manifest, Ledger ledger) throws IOException {
        if (!journal.isStarted()) {
            requireSomeFile(manifest.items());
        }
        journal.start(manifest);
        List<ItemOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < manifest.items().size(); i++) {
            outcomes.add(item(i, manifest.items().get(i)));
        }
        journal.complete(report(manifest, outcomes, ledger));
        return report(manifest, outcomes, ledger);
    }

    /** In the wrong folder every item would be settled as absent for good. */
    private void requireSomeFile(List<DisposalItem> items) throws IOException {
        for (DisposalItem item : items) {
            try {
                if (find(item) != null) {
                    return;
                }
            } catch (ItemFile.OutsideException e) {
                return;
            }
        }
        if (!items.isEmpty()) {
            throw new Problems<>("disposal manifest", DisposalException::new)
                    .fatal(
                            "folder",
                            "not the folder the manifest was made for, or nothing is left to destroy",
                            "none of " + items.size() + " files",
                            "one or more");
        }
    }

    private DisposalReport report(DisposalManifest manifest, List<ItemOutcome> outcomes, Ledger ledger) {
        List<NotCovered> list = notCovered.isEmpty() ? List.of(NotCovered.values()) : List.copyOf(notCovered);
        return new DisposalReport(manifest.root(), outcomes, list, ledger.checkpoint());
    }

    private ItemOutcome item(long number, DisposalItem item) throws IOException {
        String state = journal.state(number);
        ItemOutcome earlier = state == null ? null : settled(state, number, item);
        if (earlier != null) {
            return earlier;
        }
        watch.at(Moment.BEFORE_INTENT, item);
        ItemOutcome outcome;
        try {
            outcome = open(number, item, state);
        } catch (ItemFile.OutsideException e) {
            journal.append(journal.entry(RunJournal.CHANGED, number).with("reason", "outside-root"));
            outcome = new Changed(
                    item, new Text("リンクにより凍結時と別の場所を指している。", "A link leads to another place than the frozen one."));
        }
        watch.at(Moment.AFTER_OUTCOME, item);
        return outcome;
    }

    private ItemOutcome open(long number, DisposalItem item, @Nullable String state) throws IOException {
        Path file = find(item);
        if (file == null) {
            return absent(number, item, state == null ? "before-intent" : "after-intent");
        }
        if (!RunJournal.INTENT.equals(state)) {
            journal.append(journal.entry(RunJournal.INTENT, number));
        }
        watch.at(Moment.AFTER_INTENT, item);
        return destroy(number, item, file, RunJournal.INTENT.equals(state) || RunJournal.FAILED.equals(state));
    }

    /** An outcome that an earlier run logged and that this one must not touch, or null. */
    private @Nullable ItemOutcome settled(String state, long number, DisposalItem item) throws IOException {
        return switch (state) {
            case RunJournal.DONE ->
                !isBack(item)
                        ? journal.destroyedBefore(number, item, atLeast)
                        : new Changed(
                                item,
                                new Text(
                                        "廃棄済みの名前に再びファイルがある（復元の可能性）。",
                                        "It was destroyed, but a file stands under its name again; restored from a backup?"));
            case RunJournal.HELD -> new Held(item);
            case RunJournal.CHANGED ->
                new Changed(item, new Text("前回の実行時に変更を検出した。", "An earlier run found it changed."));
            case RunJournal.ABSENT -> new Absent(item);
            default -> null;
        };
    }

    private ItemOutcome destroy(long number, DisposalItem item, Path file, boolean begun) throws IOException {
        if (holds.holdsOn(item).stream().anyMatch(hold -> hold.holdsOn(today))) {
            journal.append(journal.entry(RunJournal.HELD, number));
            return new Held(item);
        }
        watch.at(Moment.AFTER_CHECKS, item);
        // The eraser compares size, hash and kind itself, on the open file, so nothing can change in between.
        EraseRequest request = EraseRequest.of(file).expecting(item.file()).atLeast(atLeast);
        EraseResult result = eraser.erase(begun ? request.resuming() : request);
        watch.at(Moment.AFTER_ERASE, item);
        if (result instanceof Erased erased) {
            return erased(number, item, file, erased);
        }
        return result instanceof Refused refused
                ? refused(number, item, refused)
                : failed(number, item, (EraseResult.Failed) result);
    }

    private ItemOutcome erased(long number, DisposalItem item, Path file, Erased erased) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            journal.append(journal.entry(RunJournal.FAILED, number).with("reason", "reappeared"));
            return new Failed(item, new Text("廃棄後に同名のファイルが現れた。", "A file of that name appeared after the erasure."));
        }
        notCovered.addAll(erased.notCovered());
        return journal.done(number, item, erased);
    }

    private ItemOutcome refused(long number, DisposalItem item, Refused refused) throws IOException {
        if (refused.reason() == Refusal.MISSING) {
            return absent(number, item, "after-intent");
        }
        boolean ofStore = refused.reason() == Refusal.LEVEL_UNREACHABLE || refused.reason() == Refusal.NO_SPACE;
        LedgerEntry entry = journal.entry(ofStore ? RunJournal.FAILED : RunJournal.CHANGED, number);
        journal.append(entry.with("reason", Codes.of(refused.reason())));
        return ofStore ? new Failed(item, refused.text()) : new Changed(item, refused.text());
    }

    private ItemOutcome failed(long number, DisposalItem item, EraseResult.Failed failed) throws IOException {
        journal.append(journal.entry(RunJournal.FAILED, number)
                .with("step", Codes.of(failed.step()))
                .with("remains", Codes.of(failed.remains())));
        return new Failed(item, failed.text());
    }

    private ItemOutcome absent(long number, DisposalItem item, String since) throws IOException {
        if (since.equals("after-intent")) {
            finishLeftovers(item);
        }
        journal.append(journal.entry(RunJournal.ABSENT, number).with("since", since));
        return new Absent(item);
    }

    /** A killed erasure may have left the overwritten file under a neutral name; removing it makes no claim. */
    private void finishLeftovers(DisposalItem item) throws IOException {
        Path folder;
        try {
            folder = root.resolveWithoutLinks(item.path()).getParent();
        } catch (NoSuchFileException | InvalidPathException | ItemFile.OutsideException e) {
            return;
        }
        if (folder != null) {
            for (Path leftover : eraser.leftovers(folder)) {
                eraser.erase(EraseRequest.of(leftover).expecting(item.file()).resuming());
            }
        }
    }

    private boolean isBack(DisposalItem item) throws IOException {
        try {
            return find(item) != null;
        } catch (ItemFile.OutsideException e) {
            return false;
        }
    }

    /** Returns the item's file, whatever it is, or null if nothing stands there. */
    private @Nullable Path find(DisposalItem item) throws IOException {
        try {
            Path file = root.resolveWithoutLinks(item.path());
            return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? file : null;
        } catch (NoSuchFileException | InvalidPathException e) {
            return null;
        }
    }
}
