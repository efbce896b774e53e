package io.github.edusec.examples.demo;

import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Text;
import io.github.edusec.classify.label.LabelResult;
import io.github.edusec.classify.register.RegisterMatch;
import io.github.edusec.retention.RecordFacts;
import io.github.edusec.retention.RetentionDecision;
import io.github.edusec.retention.disposal.ItemOutcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One member of the input and what each step made of it. Filled step by step by one thread, then only read. */
public final class DemoFile {
    private final String name;
    private final @Nullable Path copy;
    private final @Nullable Text notCopied;
    private @Nullable RegisterMatch match;
    private @Nullable LabelResult label;
    private @Nullable Text labelFailure;
    private List<String> packageNames = List.of();
    private @Nullable RetentionDecision decision;
    private @Nullable RecordFacts facts;
    private @Nullable Disposal disposal;

    DemoFile(String name, @Nullable Path copy, @Nullable Text notCopied) {
        this.name = name;
        this.copy = copy;
        this.notCopied = notCopied;
    }

    static DemoFile of(Intake.Member member) {
        return member.copy()
                .map(copy -> new DemoFile(member.name(), copy, null))
                .orElseGet(() ->
                        new DemoFile(member.name(), null, member.obstacle().orElseThrow()));
    }

    /**
     * Returns the path within the input folder.
     *
     * @return the path, with "/" between names
     */
    public String name() {
        return name;
    }

    Path copy() {
        if (copy == null) {
            throw new IllegalStateException(name + ": there is no copy");
        }
        return copy;
    }

    /**
     * Returns why the file was not processed.
     *
     * @return the reason, or empty if it was processed
     */
    public Optional<Text> notCopied() {
        return Optional.ofNullable(notCopied);
    }

    /**
     * Returns what the asset register says of the file.
     *
     * @return the match, or empty if the file was not processed
     */
    public Optional<RegisterMatch> match() {
        return Optional.ofNullable(match);
    }

    /**
     * Returns the class under which the file is handled; unknown counts as most severe.
     *
     * @return the class, or empty if the file was not processed
     */
    public Optional<Importance> importance() {
        return match().map(found -> found.classification().importance());
    }

    /**
     * Returns what became of the labelled copy.
     *
     * @return the result, or empty if there is none
     */
    public Optional<LabelResult> label() {
        return Optional.ofNullable(label);
    }

    /**
     * Returns why there is no labelled copy.
     *
     * @return the reason, or empty
     */
    public Optional<Text> labelFailure() {
        return Optional.ofNullable(labelFailure);
    }

    /**
     * Tells whether the file is in the take-out package.
     *
     * @return true if it is
     */
    public boolean takenOut() {
        return !packageNames.isEmpty();
    }

    /**
     * Returns under which names the file and its sidecar stand in the package.
     *
     * @return the names, empty if the file is not taken out
     */
    public List<String> packageNames() {
        return packageNames;
    }

    /**
     * Returns whether the record must be kept, and why.
     *
     * @return the decision, or empty if the file was not processed
     */
    public Optional<RetentionDecision> decision() {
        return Optional.ofNullable(decision);
    }

    RecordFacts facts() {
        return Objects.requireNonNull(facts, "decided before");
    }

    /**
     * Returns what became of the record's disposal, its labelled copy included.
     *
     * @return the outcome, or empty if it was not due
     */
    public Optional<Disposal> disposal() {
        return Optional.ofNullable(disposal);
    }

    /**
     * What became of a record that was due.
     *
     * @param id "destroyed", "held", "changed", "failed", "absent-unverified" or "not-proposed"
     * @param text the outcome as a sentence
     */
    public record Disposal(String id, Text text) {
        static Disposal of(ItemOutcome outcome) {
            return new Disposal(outcome.id(), outcome.text());
        }

        static Disposal notProposed(Text reason) {
            return new Disposal("not-proposed", reason);
        }

        /**
         * Tells whether the record is gone and its absence confirmed.
         *
         * @return true only for "destroyed"
         */
        public boolean isDestroyed() {
            return id.equals("destroyed");
        }
    }

    /** The files that leave: the labelled copy with its sidecar, or the plain copy where there is none. */
    List<Path> outgoing() {
        return label == null ? List.of(copy()) : labelledFiles();
    }

    /** The labelled copy with its sidecar, or nothing. */
    List<Path> labelledFiles() {
        List<Path> files = new ArrayList<>();
        if (label != null) {
            files.add(label.target());
            label.sidecar().ifPresent(files::add);
        }
        return files;
    }

    void matched(RegisterMatch found) {
        match = found;
    }

    void labelled(LabelResult result) {
        label = result;
    }

    void notLabelled(Text reason) {
        labelFailure = reason;
    }

    void packedAs(List<String> names) {
        packageNames = List.copyOf(names);
    }

    void decided(RecordFacts from, RetentionDecision made) {
        facts = from;
        decision = made;
    }

    /** Several files stand for one record: it counts as destroyed only if all of them were. */
    void disposed(Disposal became) {
        if (disposal == null || disposal.isDestroyed()) {
            disposal = became;
        }
    }
}
