package io.github.edusec.retention.erase;

import io.github.edusec.retention.erase.EraseResult.Erased;
import io.github.edusec.retention.erase.EraseResult.Failed;
import io.github.edusec.retention.erase.EraseResult.Refused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Deletes files so that what can be verified is verified, and says what was reached.
 *
 * <p>Steps for each file: look at it without following a link (a regular file with one name, of the expected size and
 * hash, on a store whose type and mount options are known); open it without truncating; overwrite it in place; force;
 * read every byte back past the cache; give it a neutral name; force the folder; unlink it; force the folder; confirm.
 * A file is never unlinked unless its overwritten content was read back as written. Overwriting goes on to the end of
 * the last block, so until it is unlinked the file is as long as its blocks.
 *
 * <p><b>What is not guaranteed.</b> A level is a claim about one file on one store: {@link NotCovered} lists what no
 * file-level method reaches (journals, snapshots, backups, wear levelling, file names, …), and {@link Lowering} why a
 * store gives less. No level says that nothing can be recovered from the medium. On Linux the file is identified by its
 * key before and after it is opened and again before it is renamed and unlinked; a program that swaps files twice
 * between two of these looks, or writes to the file during the call, is not excluded: give an {@link ExpectedFile}, and
 * keep other writers away.
 *
 * <p><b>If the process is killed</b>, the file stands under its own name, as it was or partly overwritten (it then starts
 * with the text {@code edusec-erase/1}), or under a neutral name, {@code .edusec-erase-} and 32 hexadecimal digits,
 * fully overwritten, or it is gone. A later call finishes: {@link EraseRequest#resuming} accepts a partly overwritten
 * file as the expected one, and {@link #leftovers} finds the neutral names. After a power failure the mark may be missing although
 * later blocks were written; the file then counts as changed, and a person has to look.
 *
 * <p>Immutable and thread-safe. An interrupt of the calling thread ends the file at hand as failed.
 *
 * @since 0.1.0
 */
public final class Eraser {
    static final String NEUTRAL_PREFIX = ".edusec-erase-";

    private static final Pattern NEUTRAL_NAME = Pattern.compile("\\.edusec-erase-[0-9a-f]{32}");

    private final StoreProbe probe;
    private final StepWatch watch;
    private final Scratch.Pool pool = new Scratch.Pool();

    private Eraser(StoreProbe probe, StepWatch watch) {
        this.probe = probe;
        this.watch = watch;
    }

    /**
     * Creates an eraser for this machine's files.
     *
     * @return the eraser
     */
    public static Eraser create() {
        return new Eraser(StoreProbe.ofThisMachine(), StepWatch.NONE);
    }

    static Eraser create(StoreProbe probe, StepWatch watch) {
        return new Eraser(probe, watch);
    }

    /**
     * Erases a file, whatever its content.
     *
     * @param file the file; a link is refused
     * @return what was reached, or why not
     */
    public EraseResult erase(Path file) {
        return erase(EraseRequest.of(file));
    }

    /**
     * Erases a file if it is the expected one.
     *
     * @param file the file; a link is refused
     * @param expected its size and hash
     * @return what was reached, or why not
     */
    public EraseResult erase(Path file, ExpectedFile expected) {
        return erase(EraseRequest.of(file).expecting(expected));
    }

    /**
     * Erases a file if it is the expected one and its store can give the level.
     *
     * @param file the file; a link is refused
     * @param expected its size and hash
     * @param atLeast the lowest acceptable level
     * @return what was reached, or why not
     */
    public EraseResult erase(Path file, ExpectedFile expected, EraseLevel atLeast) {
        return erase(EraseRequest.of(file).expecting(expected).atLeast(atLeast));
    }

    /**
     * Erases one file.
     *
     * @param request the file and the demands
     * @return what was reached, or why not
     */
    public EraseResult erase(EraseRequest request) {
        return eraseAll(List.of(request)).get(0);
    }

    /**
     * Erases many files; those of one folder share its forces, which is several times faster than one by one.
     *
     * <p>The files are independent: one that is refused or fails stops no other. Until the call returns, several files of
     * a folder may stand there overwritten, under neutral names.
     *
     * @param requests the files, each once
     * @return the outcomes in the order of the requests
     */
    public List<EraseResult> eraseAll(List<EraseRequest> requests) {
        @Nullable EraseResult[] results = new EraseResult[requests.size()];
        Map<Path, List<Integer>> byFolder = new LinkedHashMap<>();
        for (int i = 0; i < results.length; i++) {
            Path file = requests.get(i).file();
            try {
                byFolder.computeIfAbsent(realFolder(file), key -> new ArrayList<>())
                        .add(i);
            } catch (IOException e) {
                results[i] = unreachable(e, file);
            }
        }
        Scratch scratch = pool.take();
        byFolder.forEach((folder, members) -> {
            List<EraseRequest> mine = members.stream().map(requests::get).toList();
            List<EraseResult> ended = eraseIn(folder, mine, scratch);
            for (int i = 0; i < ended.size(); i++) {
                results[members.get(i)] = ended.get(i);
            }
        });
        pool.giveBack(scratch);
        return Arrays.stream(results).map(Objects::requireNonNull).toList();
    }

    private List<EraseResult> eraseIn(Path real, List<EraseRequest> requests, Scratch scratch) {
        try (Folder folder = Folder.open(real)) {
            StoreProbe.Store store = probe.probe(real);
            Set<Object> seen = new HashSet<>();
            List<FileErasure> files = new ArrayList<>();
            for (EraseRequest request : requests) {
                FileErasure file = new FileErasure(folder, store.reach(), request, watch);
                file.destroyContent(store, seen, scratch);
                files.add(file);
            }
            files.forEach(FileErasure::rename);
            boolean forced = force(folder, files);
            files.forEach(FileErasure::unlink);
            forced &= force(folder, files);
            files.forEach(FileErasure::confirm);
            List<NotCovered> notCovered = notCovered(folder, forced);
            return files.stream().map(file -> file.result(notCovered)).toList();
        } catch (IOException e) {
            return requests.stream()
                    .map(request -> unreachable(e, request.file()))
                    .toList();
        }
    }

    private static boolean force(Folder folder, List<FileErasure> files) {
        files.forEach(FileErasure::forcing);
        if (files.stream().noneMatch(FileErasure::isLive)) {
            return true;
        }
        try {
            return folder.force();
        } catch (IOException e) {
            files.forEach(file -> file.fail(e));
            return true;
        }
    }

    private static List<NotCovered> notCovered(Folder folder, boolean forced) {
        List<NotCovered> found = new ArrayList<>();
        if (!forced) {
            found.add(NotCovered.FOLDER_NOT_FORCED);
        }
        if (!folder.isPinned()) {
            found.add(NotCovered.FOLDER_NOT_PINNED);
        }
        return NotCovered.with(found);
    }

    /**
     * Tells the most that may be claimed for files of a folder, without touching anything.
     *
     * @param folder the folder
     * @return the highest level and why it is not higher
     * @throws IOException if the folder cannot be resolved
     */
    public Reach reach(Path folder) throws IOException {
        return probe.probe(folder.toRealPath()).reach();
    }

    /**
     * Finds files that a killed call left under neutral names; their content was overwritten and read back, so erasing
     * them only finishes what was begun. A file of such a name that is neither empty nor starts with the mark, or cannot be
     * read, is not listed: something else may have taken the name.
     *
     * @param folder the folder to look in, not its sub-folders
     * @return the leftovers, sorted
     * @throws IOException if the folder cannot be read
     */
    public List<Path> leftovers(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, NEUTRAL_PREFIX + "*")) {
            for (Path entry : entries) {
                if (NEUTRAL_NAME.matcher(String.valueOf(entry.getFileName())).matches() && isOverwritten(entry)) {
                    found.add(entry);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        found.sort(null);
        return List.copyOf(found);
    }

    private static boolean isOverwritten(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            return channel.size() == 0 || Overwriter.isMarked(channel);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Removes a folder that is empty; a link to a folder is refused.
     *
     * @param folder the folder
     * @return {@link EraseLevel#UNLINKED}, since a folder has no content of its own to overwrite, or why not
     */
    public EraseResult removeEmptyFolder(Path folder) {
        try (Folder parent = Folder.open(realFolder(folder))) {
            Path name = Objects.requireNonNull(folder.getFileName());
            FileFacts.Kind kind = parent.look(name).kind();
            if (kind == FileFacts.Kind.LINK) {
                return new Refused(Refusal.SYMLINK, "found: a link; allowed: an empty folder");
            }
            if (kind != FileFacts.Kind.FOLDER) {
                return new Refused(Refusal.NOT_A_FOLDER, "found: something else; allowed: an empty folder");
            }
            parent.deleteFolder(name);
            return forceRemoval(parent, folder);
        } catch (DirectoryNotEmptyException e) {
            return new Refused(Refusal.NOT_EMPTY, "found: entries in the folder; allowed: none");
        } catch (NoSuchFileException e) {
            return new Refused(Refusal.MISSING, "found: nothing; allowed: an empty folder");
        } catch (IOException e) {
            return new Failed(EraseStep.UNLINK, Remains.UNTOUCHED, folder, FileErasure.describe(e));
        }
    }

    private EraseResult forceRemoval(Folder parent, Path folder) {
        try {
            List<NotCovered> notCovered = notCovered(parent, parent.force());
            String fileSystem = probe.probe(parent.path()).reach().fileSystem();
            return new Erased(EraseLevel.UNLINKED, EraseLevel.UNLINKED, fileSystem, List.of(), notCovered);
        } catch (IOException e) {
            return new Failed(EraseStep.FORCE_FOLDER, Remains.NAME_GONE, folder, FileErasure.describe(e));
        }
    }

    private static Path realFolder(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new NoSuchFileException(null, null, "a root has no folder");
        }
        return parent.toRealPath();
    }

    private static EraseResult unreachable(IOException problem, Path file) {
        return problem instanceof NoSuchFileException
                ? new Refused(Refusal.MISSING, "found: no such folder; allowed: a regular file")
                : new Failed(EraseStep.EXAMINE, Remains.UNTOUCHED, file, FileErasure.describe(problem));
    }
}
