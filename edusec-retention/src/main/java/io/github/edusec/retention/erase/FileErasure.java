package io.github.edusec.retention.erase;

import io.github.edusec.retention.erase.EraseResult.Failed;
import io.github.edusec.retention.erase.EraseResult.Refused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One file on its way through the steps. Once it has ended, further steps do nothing. Not thread-safe. */
final class FileErasure {
    private static final Set<OpenOption> READ_WRITE =
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private static final String SWAPPED = "found: another file when it was opened; allowed: the one examined";

    private final Folder folder;
    private final EraseRequest request;
    private final Path name;
    private final Path neutral;
    private final StepWatch watch;
    private final int block;
    private Reach reach;
    private EraseStep step = EraseStep.EXAMINE;
    private Remains remains = Remains.UNTOUCHED;
    private Path at;
    private @Nullable FileFacts facts;
    private @Nullable EraseResult end;

    FileErasure(Folder folder, Reach reach, EraseRequest request, StepWatch watch) {
        this.folder = folder;
        this.request = request;
        this.watch = watch;
        this.block = folder.blockSize();
        this.reach = reach;
        this.name = Objects.requireNonNull(request.file().getFileName()).getFileName();
        this.neutral = name.resolveSibling(
                Eraser.NEUTRAL_PREFIX + UUID.randomUUID().toString().replace("-", ""));
        this.at = request.file();
    }

    boolean isLive() {
        return end == null;
    }

    EraseResult result(List<NotCovered> notCovered) {
        return end != null
                ? end
                : new EraseResult.Erased(
                        reach.level(), request.atLeast(), reach.fileSystem(), reach.lowered(), notCovered);
    }

    /** Up to the read-back; the file keeps its name. */
    void destroyContent(StoreProbe.Store store, Set<Object> seen, Scratch scratch) {
        run(() -> {
            facts = examine(store, seen);
            if (facts != null) {
                open(facts, new Overwriter(scratch, () -> watch.before(EraseStep.OVERWRITE, at)));
            }
        });
    }

    private @Nullable FileFacts examine(StoreProbe.Store store, Set<Object> seen) throws IOException {
        enter(EraseStep.EXAMINE);
        FileFacts found = folder.look(name);
        if (found.kind() == FileFacts.Kind.LINK) {
            return refuse(Refusal.SYMLINK, "found: a link; allowed: a regular file");
        }
        if (found.kind() != FileFacts.Kind.FILE
                || store.isMountPoint(folder.path().resolve(name))) {
            return refuse(
                    Refusal.NOT_REGULAR,
                    "found: " + found.kind().name().toLowerCase(Locale.ROOT)
                            + "; allowed: a regular file that is no mount point");
        }
        if (found.links() > 1) {
            return refuse(Refusal.HARD_LINKED, "found: " + found.links() + " names; allowed: 1");
        }
        if (found.key() != null && !seen.add(found.key())) {
            return refuse(Refusal.REPEATED, "found: the file twice; allowed: once");
        }
        if (found.links() == 0) {
            reach = reach.with(Lowering.LINKS_UNKNOWN);
        }
        if (!reach.level().isAtLeast(request.atLeast())) {
            return refuseLevel();
        }
        if (!folder.isWritable()) {
            throw new FileSystemException(
                    null, null, "the folder cannot be written, so the file could not be unlinked");
        }
        return found;
    }

    private void open(FileFacts before, Overwriter overwriter) throws IOException {
        enter(EraseStep.OPEN);
        try (FileChannel channel = folder.open(name, READ_WRITE);
                FileChannel direct = folder.openDirect(name)) {
            if (!before.equals(folder.look(name)) || channel.size() != before.size()) {
                refuse(Refusal.CHANGED, SWAPPED);
                return;
            }
            if (direct == null) {
                reach = reach.with(Lowering.NO_DIRECT_READ);
            }
            if (!reach.level().isAtLeast(request.atLeast())) {
                refuseLevel();
                return;
            }
            enter(EraseStep.COMPARE);
            Optional<String> difference = overwriter.differenceTo(request, channel, before.size());
            if (difference.isPresent()) {
                refuse(Refusal.CHANGED, difference.get());
                return;
            }
            long length = Overwriter.roundUp(before.size(), block);
            if (!Overwriter.canCount(before.size()) || !folder.canHold(length)) {
                refuse(
                        Refusal.NO_SPACE,
                        "found: a file of " + before.size() + " bytes; allowed: what the store can hold");
                return;
            }
            overwrite(channel, direct, length, overwriter);
        }
    }

    private void overwrite(FileChannel channel, @Nullable FileChannel direct, long length, Overwriter overwriter)
            throws IOException {
        step = EraseStep.OVERWRITE;
        remains = Remains.CONTENT_UNCERTAIN;
        overwriter.overwrite(channel, length);
        enter(EraseStep.FORCE);
        channel.force(false); // content, length and block map; forcing the time stamps too would double the flushes
        enter(EraseStep.READ_BACK);
        long difference = readBack(channel, direct, length, overwriter);
        if (difference >= 0) {
            throw new FileSystemException(null, null, "what was read back differs at byte " + difference);
        }
        remains = Remains.OVERWRITTEN;
        facts = folder.look(name);
    }

    private long readBack(FileChannel channel, @Nullable FileChannel direct, long length, Overwriter overwriter)
            throws IOException {
        if (direct != null) {
            try {
                return overwriter.firstDifference(direct, length);
            } catch (IOException e) {
                reach = reach.with(Lowering.NO_DIRECT_READ);
            }
        }
        return overwriter.firstDifference(channel, length);
    }

    void rename() {
        run(() -> {
            enter(EraseStep.RENAME);
            requireUnchanged(name);
            folder.rename(name, neutral);
            at = folder.path().resolve(neutral);
        });
    }

    void unlink() {
        run(() -> {
            enter(EraseStep.UNLINK);
            requireUnchanged(neutral);
            folder.deleteFile(neutral);
            remains = Remains.NAME_GONE;
        });
    }

    void confirm() {
        run(() -> {
            enter(EraseStep.CONFIRM);
            if (folder.has(neutral) || folder.has(name)) {
                throw new FileSystemException(null, null, "a file of that name is there again");
            }
        });
    }

    void forcing() {
        run(() -> enter(EraseStep.FORCE_FOLDER));
    }

    /** Ends this file with a failure of something that is done for several files at once. */
    void fail(IOException problem) {
        run(() -> {
            throw problem;
        });
    }

    private void requireUnchanged(Path where) throws IOException {
        if (!folder.look(where).equals(facts)) {
            throw new FileSystemException(null, null, "the file was changed or replaced after it was read back");
        }
    }

    private void enter(EraseStep next) throws IOException {
        step = next;
        watch.before(next, at);
    }

    private @Nullable FileFacts refuse(Refusal reason, String detail) {
        end = new Refused(reason, detail);
        return null;
    }

    private @Nullable FileFacts refuseLevel() {
        return refuse(
                Refusal.LEVEL_UNREACHABLE,
                "found: " + reach.level() + " on " + reach.fileSystem() + " " + reach.lowered() + "; allowed: "
                        + request.atLeast() + " or higher");
    }

    private void run(IoStep body) {
        if (end != null) {
            return;
        }
        try {
            body.run();
        } catch (NoSuchFileException e) {
            end = remains == Remains.UNTOUCHED
                    ? new Refused(Refusal.MISSING, "found: nothing; allowed: a regular file")
                    : new Failed(step, remains, at, describe(e));
        } catch (IOException e) {
            end = wasSwapped() ? new Refused(Refusal.CHANGED, SWAPPED) : new Failed(step, remains, at, describe(e));
        }
    }

    private boolean wasSwapped() {
        if (remains != Remains.UNTOUCHED || facts == null) {
            return false;
        }
        try {
            return !facts.equals(folder.look(name));
        } catch (IOException e) {
            return false;
        }
    }

    /** What the platform said, without the path: file names of schools hold pupils' names. */
    static String describe(IOException problem) {
        String kind = problem.getClass().getSimpleName();
        String reason = problem instanceof FileSystemException system ? system.getReason() : problem.getMessage();
        return reason == null ? kind : kind + ": " + reason;
    }

    /** A step that may fail. */
    private interface IoStep {
        void run() throws IOException;
    }
}
