package io.github.edusec.retention.disposal;

import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.files.AtomicFile;
import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.classify.policyfile.Problems;
import io.github.edusec.crypto.ledger.MerkleRoot;
import io.github.edusec.retention.AdoptedSchedule;
import io.github.edusec.retention.Adoption;
import io.github.edusec.retention.DisposalException;
import io.github.edusec.retention.RetentionDecision;
import io.github.edusec.retention.RetentionDecision.Due;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be destroyed, frozen: files with size and hash, the rule and the schedule that make each of them due, and a
 * Merkle root (RFC 6962) over it all that names the manifest in the ledger.
 *
 * <p>The format is "edusec-disposal-manifest/1" of {@code docs/formats.md}. Only {@link #propose} makes manifests, and it
 * decides each record itself: what is not due under an adopted schedule cannot enter. The manifest names files and may
 * therefore hold personal data; the ledger gets its root only. Immutable and thread-safe.
 *
 * <p><b>Not guaranteed.</b> This version knows no approvals: whoever can start a run can destroy what is due. A manifest
 * that was read from a file is what the file says; that its items were due is vouched for by whoever kept the file.
 *
 * @since 0.1.0
 */
public final class DisposalManifest {
    /** Most items of one manifest. */
    public static final int MAX_ITEMS = 50_000;

    private static final long MAX_FILE_BYTES = 256L << 20;

    private final PolicyVersion schedule;
    private final Adoption adoption;
    private final LocalDate evaluatedOn;
    private final Instant created;
    private final List<DisposalItem> items;
    private final String root;

    DisposalManifest(
            PolicyVersion schedule,
            Adoption adoption,
            LocalDate evaluatedOn,
            Instant created,
            List<DisposalItem> items) {
        DisposalItem.requireText("adoption", adoption.by());
        DisposalItem.requireText("decision number", adoption.decisionNumber());
        if (adoption.on().isAfter(evaluatedOn)) {
            throw new IllegalArgumentException(
                    "manifest, adoption: found " + adoption.on() + ", allowed: " + evaluatedOn + " or earlier");
        }
        for (DisposalItem item : items) {
            if (item.disposableFrom().isAfter(evaluatedOn)) {
                throw new IllegalArgumentException("manifest, item: found disposable from " + item.disposableFrom()
                        + ", allowed: " + evaluatedOn + " or earlier");
            }
        }
        this.schedule = schedule;
        this.adoption = adoption;
        this.evaluatedOn = evaluatedOn;
        this.created = created.truncatedTo(ChronoUnit.SECONDS);
        this.items = List.copyOf(items);
        MerkleRoot tree = new MerkleRoot();
        tree.add(ManifestJson.termsLeaf(this).getBytes(StandardCharsets.UTF_8));
        this.items.forEach(item -> tree.add(ManifestJson.item(item).getBytes(StandardCharsets.UTF_8)));
        this.root = tree.hex();
    }

    /**
     * Decides each candidate and freezes those that are due; looks at files but changes nothing.
     *
     * <p>A file is compared by its real path and its key in the file system: one that also holds a record which is not due,
     * or lies in a folder that is such a record, stays whatever its other records say. Of several due records in one file
     * the first becomes the item, under the file's path without links; the others are excluded.
     *
     * @param adopted the schedule the city adopted
     * @param folder the folder below which the candidates' files lie
     * @param candidates the records, those that are not due included where they may share a file
     * @param today the day to decide for
     * @param created the time to note in the manifest
     * @return the manifest, and all other candidates with the reason
     * @throws DisposalException if the schedule is adopted after today, or more is due than a manifest may hold
     * @throws IOException if the folder cannot be resolved; a file that cannot be read is excluded
     * @throws IllegalArgumentException if a text of the adoption is not one line
     */
    public static DisposalProposal propose(
            AdoptedSchedule adopted, Path folder, List<DisposalCandidate> candidates, LocalDate today, Instant created)
            throws IOException {
        requireAdopted(adopted, today);
        Selection selection = new Selection(ItemFile.Root.of(folder));
        Map<DisposalCandidate, Due> due = new HashMap<>();
        for (DisposalCandidate candidate : candidates) {
            RetentionDecision decision = adopted.schedule().decide(candidate.facts(), candidate.holds(), today);
            if (decision instanceof Due found) {
                due.put(candidate, found);
            } else {
                selection.keep(candidate, decision.explanation());
            }
        }
        for (DisposalCandidate candidate : candidates) {
            Due found = due.get(candidate);
            if (found != null) {
                selection.freeze(candidate, found);
            }
        }
        if (selection.items().size() > MAX_ITEMS) {
            throw new Problems<>("disposal manifest", DisposalException::new)
                    .fatal(
                            "items",
                            "too many items",
                            Integer.toString(selection.items().size()),
                            "at most " + MAX_ITEMS);
        }
        return new DisposalProposal(
                new DisposalManifest(
                        adopted.schedule().schedule(), adopted.adoption(), today, created, selection.items()),
                selection.excluded());
    }

    private static void requireAdopted(AdoptedSchedule adopted, LocalDate today) throws DisposalException {
        LocalDate on = adopted.adoption().on();
        if (on.isAfter(today)) {
            throw new Problems<>("disposal manifest", DisposalException::new)
                    .fatal("adoption", "the schedule is not adopted yet", on.toString(), today + " or earlier");
        }
    }

    /**
     * Reads a manifest; a single changed byte is found.
     *
     * <p>The root is a hash without a key: whoever changes the file can compute a new one. It binds approvals and the ledger
     * to one text; it does not say who wrote the file.
     *
     * @param path the file
     * @return the manifest
     * @throws DisposalException if the file is not a manifest exactly as it was written, or of a newer version, or names an
     *     item or an adoption of a day after the one it was evaluated for
     * @throws IOException if it cannot be read
     */
    public static DisposalManifest read(Path path) throws IOException {
        Problems<DisposalException> problems = new Problems<>(PolicyFile.nameOf(path), DisposalException::new);
        return ManifestJson.parse(PolicyFile.read(path, MAX_FILE_BYTES, problems), problems);
    }

    /**
     * Writes the manifest to a new file and forces it to the disk.
     *
     * @param path the file to create
     * @throws java.nio.file.FileAlreadyExistsException if it exists
     * @throws IOException if it cannot be written; then nothing is left
     */
    public void write(Path path) throws IOException {
        try (AtomicFile file = AtomicFile.create(path)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(ManifestJson.render(this));
            while (bytes.hasRemaining()) {
                file.channel().write(bytes);
            }
            file.force();
            file.commit();
        }
    }

    /**
     * Returns the schedule that decided.
     *
     * @return id, version and hash
     */
    public PolicyVersion schedule() {
        return schedule;
    }

    /**
     * Returns who adopted the schedule, when, and by which decision.
     *
     * @return the adoption
     */
    public Adoption adoption() {
        return adoption;
    }

    /**
     * Returns the day the records were decided for.
     *
     * @return the day
     */
    public LocalDate evaluatedOn() {
        return evaluatedOn;
    }

    /**
     * Returns when the manifest was frozen.
     *
     * @return the time, cut to the second
     */
    public Instant created() {
        return created;
    }

    /**
     * Returns the items; an item's place in the list is its number in the ledger.
     *
     * @return the items in the order of the candidates
     */
    public List<DisposalItem> items() {
        return items;
    }

    /**
     * Returns the Merkle root over the terms and every item.
     *
     * @return 64 lower-case hexadecimal digits
     */
    public String root() {
        return root;
    }

    /**
     * Names the manifest without its content.
     *
     * @return number of items and root
     */
    @Override
    public String toString() {
        return "DisposalManifest[" + items.size() + " items, root " + root + "]";
    }
}
