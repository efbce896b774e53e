package io.github.edusec.retention.disposal;

import io.github.edusec.classify.Text;
import io.github.edusec.retention.RetentionDecision.Due;
import io.github.edusec.retention.disposal.DisposalProposal.Excluded;
import io.github.edusec.retention.erase.ExpectedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sorts candidates by the file they really name, since one file may hold several records and have several paths. All that
 * is kept must be known before the first item is frozen. Not thread-safe.
 */
final class Selection {
    private static final ExpectedFile NOTHING = new ExpectedFile(0, "0".repeat(64));

    private final ItemFile.Root root;
    private final Set<Object> kept = new HashSet<>();
    private final Set<Object> taken = new HashSet<>();
    private final List<DisposalItem> items = new ArrayList<>();
    private final List<Excluded> excluded = new ArrayList<>();

    Selection(ItemFile.Root root) {
        this.root = root;
    }

    List<DisposalItem> items() {
        return items;
    }

    List<Excluded> excluded() {
        return excluded;
    }

    /** Protects the candidate's file, and whatever lies in it if it is a folder, from every other candidate. */
    void keep(DisposalCandidate candidate, Text reason) {
        excluded.add(new Excluded(candidate, reason));
        try {
            Path named = root.real().resolve(candidate.path());
            kept.add(named.normalize());
            Path real = named.toRealPath();
            kept.add(real);
            addKey(kept, real);
        } catch (IOException | InvalidPathException e) {
            // There is no such file, or none that this process could reach under another name.
        }
    }

    private static void addKey(Set<Object> keys, Path real) throws IOException {
        Object key = keyOf(real);
        if (key != null) {
            keys.add(key);
        }
    }

    void freeze(DisposalCandidate candidate, Due due) {
        try {
            Path file =
                    root.resolve(item(candidate, candidate.path(), due, NOTHING).path());
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                exclude(candidate, "通常のファイルではない。", "Not a regular file.");
                return;
            }
            Path real = file.toRealPath();
            Object key = keyOf(real);
            if (isKept(real, key)) {
                exclude(candidate, "同じファイルに、廃棄できない別の記録がある。", "The file also holds a record that is not due.");
            } else if (taken.contains(real) || (key != null && taken.contains(key))) {
                exclude(candidate, "同じファイルが既にある。", "The same file stands twice.");
            } else {
                items.add(item(candidate, root.pathOf(real), due, ExpectedFile.of(real)));
                taken.add(real);
                addKey(taken, real);
            }
        } catch (IOException e) {
            exclude(candidate, "ファイルを読めない。", "The file cannot be read.");
        } catch (InvalidPathException e) {
            exclude(candidate, "ファイル名を表せない。", "The file's name cannot be expressed.");
        } catch (IllegalArgumentException e) {
            exclude(candidate, "識別子又はパスの形式が違う。", "Its id or path is not of its form.");
        }
    }

    private boolean isKept(Path real, @Nullable Object key) {
        boolean found = key != null && kept.contains(key);
        for (Path at = real; at != null && !found; at = at.getParent()) {
            found = kept.contains(at);
        }
        return found;
    }

    private static @Nullable Object keyOf(Path real) throws IOException {
        return Files.readAttributes(real, BasicFileAttributes.class).fileKey();
    }

    private void exclude(DisposalCandidate candidate, String ja, String en) {
        excluded.add(new Excluded(candidate, new Text(ja, en)));
    }

    private static DisposalItem item(DisposalCandidate candidate, String path, Due due, ExpectedFile file) {
        return new DisposalItem(candidate.id(), path, file, due.rule().id(), due.since(), candidate.classification());
    }
}
