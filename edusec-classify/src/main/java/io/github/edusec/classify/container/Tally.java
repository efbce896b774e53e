package io.github.edusec.classify.container;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.container.ScanSummary.Evidence;
import io.github.edusec.classify.label.FoundLabel;
import io.github.edusec.classify.label.LabelReading;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Adds members up in constant memory, and hands each to the caller. Not thread-safe. */
final class Tally {
    /** Far more than any mark can show; a hostile archive could bring another text with every member. */
    private static final int MAX_RESTRICTIONS = 256;

    private final ScanPolicy policy;
    private final Consumer<? super ScannedMember> visitor;
    private final Map<ScanAxis, Evidence> evidence = new EnumMap<>(ScanAxis.class);
    private final Map<ScanAxis, Long> notStated = new EnumMap<>(ScanAxis.class);
    private final Map<UnknownReason, Long> unknown = new EnumMap<>(UnknownReason.class);
    private @Nullable Classification highest;
    private boolean restrictionsComplete = true;
    private long files;
    private long labelled;
    private long conflicting;
    private long containers;
    private long sidecars;
    private long links;
    private long unsafeNames;
    private long notVisited;
    private int deepest;
    private @Nullable UnknownReason lastReason;

    Tally(ScanPolicy policy, Consumer<? super ScannedMember> visitor) {
        this.policy = policy;
        this.visitor = visitor;
    }

    /** Returns a tally of its own under the same policy, for what does not count by itself. */
    Tally handingTo(Consumer<? super ScannedMember> other) {
        return new Tally(policy, other);
    }

    /** Adds a file that is no archive. */
    void file(List<String> path, LabelReading labels, boolean unsafe, @Nullable Unreadable problem) {
        UnknownReason reason = problem == null ? null : problem.reason();
        String detail = problem == null ? "" : problem.detail();
        if (reason == null && !labels.isKnown()) {
            LabelReading.Obstacle obstacle = labels.obstacle();
            reason = !labels.labels().isEmpty() && !labels.holdsMore()
                    ? UnknownReason.NOT_UNDERSTOOD
                    : obstacle == null ? UnknownReason.UNLABELLED : reason(obstacle);
            detail = obstacle == null ? "" : obstacle.detail();
        }
        files++;
        if (reason == null) {
            labelled++;
            conflicting += labels.isConflicting() ? 1 : 0;
        }
        Optional<Classification> stated = labels.classification();
        Classification counted = reason == null
                ? stated.orElseThrow()
                : stated.map(policy.of(reason)::join).orElse(policy.of(reason));
        emit(new ScannedMember(path, ScannedMember.Kind.FILE, labels, reason, detail, unsafe, counted));
    }

    /** Adds an archive, behind its members: what stands on it cannot lower them, nor stand in for those that are unseen. */
    void container(List<String> path, LabelReading labels, boolean unsafe, @Nullable Unreadable problem) {
        UnknownReason reason = problem == null ? null : problem.reason();
        if (reason == null && !labels.labels().isEmpty() && !labels.isKnown()) {
            reason = UnknownReason.NOT_UNDERSTOOD;
        }
        containers++;
        Classification counted = labels.classification().orElse(null);
        if (reason != null) {
            counted = counted == null ? policy.of(reason) : counted.join(policy.of(reason));
        }
        emit(new ScannedMember(
                path,
                ScannedMember.Kind.CONTAINER,
                labels,
                reason,
                problem == null ? "" : problem.detail(),
                unsafe,
                counted));
    }

    /** Adds a link or a special file. */
    void link(List<String> path, boolean unsafe) {
        links++;
        emit(new ScannedMember(path, ScannedMember.Kind.LINK, LabelReading.NONE, null, "", unsafe, null));
    }

    void sidecar() {
        sidecars++;
    }

    void notVisited(long count) {
        notVisited += count;
    }

    void depth(int depth) {
        deepest = Math.max(deepest, depth);
    }

    /** Returns why the last file or archive that was added is unknown. */
    @Nullable
    UnknownReason lastReason() {
        return lastReason;
    }

    private static UnknownReason reason(LabelReading.Obstacle obstacle) {
        return switch (obstacle.kind()) {
            case ENCRYPTED -> UnknownReason.ENCRYPTED;
            case MALFORMED, EXTRA_CONTENT -> UnknownReason.MALFORMED;
            case OVER_LIMIT -> UnknownReason.OVER_LIMIT;
            case UNSUPPORTED -> UnknownReason.UNSUPPORTED;
        };
    }

    private void emit(ScannedMember member) {
        lastReason = member.unknown();
        unsafeNames += member.unsafeName() ? 1 : 0;
        if (member.unknown() != null) {
            unknown.merge(member.unknown(), 1L, Long::sum);
        }
        if (member.counted() != null) {
            count(member, member.counted());
        }
        try {
            visitor.accept(member);
        } catch (RuntimeException e) {
            throw new VisitorFailure(e);
        }
    }

    /** The caller's own failure on its way out, so that it is not taken for one of the bytes. */
    static final class VisitorFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final RuntimeException failure;

        VisitorFailure(RuntimeException failure) {
            super(failure);
            this.failure = failure;
        }

        RuntimeException failure() {
            return failure;
        }
    }

    private void count(ScannedMember member, Classification counted) {
        Classification before = highest;
        Classification joined = before == null ? counted : before.join(counted);
        if (joined.restrictions().size() > MAX_RESTRICTIONS) {
            joined = joined.withRestrictions(before == null ? List.of() : before.restrictions());
            restrictionsComplete = false;
        }
        for (ScanAxis axis : ScanAxis.values()) {
            Optional<String> level = axis.code(joined);
            if (axis.code(counted).isEmpty()) {
                notStated.merge(axis, 1L, Long::sum);
            }
            if (level.isPresent() && !level.equals(before == null ? Optional.empty() : axis.code(before))) {
                evidence.put(axis, evidence(member, axis, level));
            }
        }
        highest = joined;
    }

    private static Evidence evidence(ScannedMember member, ScanAxis axis, Optional<String> level) {
        for (FoundLabel label : member.labels().labels()) {
            if (label instanceof FoundLabel.Understood understood
                    && axis.code(understood.classification()).equals(level)) {
                return new Evidence(member.path(), label, null);
            }
        }
        return new Evidence(member.path(), null, member.unknown());
    }

    ScanSummary summary(@Nullable UnknownReason problem) {
        ScanCounts counts = new ScanCounts(
                files, labelled, conflicting, containers, sidecars, links, unsafeNames, notVisited, deepest, unknown);
        return new ScanSummary(highest, evidence, notStated, restrictionsComplete, counts, problem);
    }
}
