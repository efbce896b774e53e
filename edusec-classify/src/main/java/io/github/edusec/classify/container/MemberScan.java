package io.github.edusec.classify.container;

import io.github.edusec.classify.label.LabelReader;
import io.github.edusec.classify.label.LabelReading;
import io.github.edusec.classify.label.ReadObstacle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The scan of one file and, if it is an archive, of all that is in it. Not thread-safe. */
final class MemberScan {
    private final ScanLimits limits;
    private final LabelReader reader;
    private final Tally tally;
    private final EntryCount entries;
    private final Budget budget;
    /** For the passes that only look for label files, so that they cannot use up what judging needs. */
    private final Budget scouting;

    MemberScan(ScanLimits limits, LabelReader reader, Tally tally, EntryCount entries, Budget budget, Budget scouting) {
        this.limits = limits;
        this.reader = reader;
        this.tally = tally;
        this.entries = entries;
        this.budget = budget;
        this.scouting = scouting;
    }

    /** What is known of a thing before its content is looked at. */
    record Subject(
            List<String> path,
            LabelReading beside,
            boolean unsafe,
            @Nullable Unreadable problem) {
        String ownName() {
            return MemberName.last(path.get(path.size() - 1));
        }
    }

    /** Judges one thing; whatever its bytes do, this ends with a result. */
    void judge(Subject subject, Archive.Source source) throws IOException {
        if (subject.problem() != null) {
            unreadable(subject, subject.problem());
            return;
        }
        try {
            Unreadable.guarded(() -> {
                try (Content content = source.open()) {

                    look(subject, content, FileKind.of(content.head()));
                }
                return true;
            });
        } catch (Unreadable e) {
            unreadable(subject, e);
        }
    }

    /**
     * A label beside a file that cannot be read speaks for it: that is where labels of encrypted documents are put. Where the
     * archive itself is in doubt, so is the name it gives.
     */
    private void unreadable(Subject subject, Unreadable problem) {
        boolean inDoubt = problem.reason() == UnknownReason.MALFORMED || problem.reason() == UnknownReason.OVER_LIMIT;
        boolean spokenFor = subject.beside().isKnown() && !inDoubt;
        tally.file(subject.path(), subject.beside(), subject.unsafe(), spokenFor ? null : problem);
    }

    private void look(Subject subject, Content content, FileKind kind) throws IOException {
        switch (kind) {
            case PLAIN -> {
                // Only a label could make such a file known, and a label does not speak for an archive.
                if (subject.beside().isKnown() && content.isArchiveFurtherIn()) {
                    otherArchive(subject);
                } else {
                    tally.file(subject.path(), subject.beside(), subject.unsafe(), null);
                }
            }
            case OTHER_ARCHIVE -> otherArchive(subject);
            case DOCUMENT -> {
                try (SeekableByteChannel whole = content.open()) {
                    document(subject, whole);
                }
            }
            case ZIP, TAR, GZIP, SEVEN_Z -> packed(subject, content, kind);
        }
    }

    private void otherArchive(Subject subject) {
        tally.container(
                subject.path(),
                subject.beside(),
                subject.unsafe(),
                new Unreadable(UnknownReason.UNSUPPORTED, "an archive or program of a kind that is not read"));
    }

    private void document(Subject subject, SeekableByteChannel whole) throws IOException {
        LabelReading inside = reader.inDocument(whole);
        tally.file(subject.path(), inside.and(subject.beside()), subject.unsafe(), null);
    }

    /**
     * What an archive turned out to be.
     *
     * @param labels of the document that it is, or null if it is none
     * @param problem what is wrong with it, or null
     */
    private record Look(
            @Nullable LabelReading labels, @Nullable Unreadable problem) {
        boolean isDocument() {
            return labels != null && !labels.holdsMore();
        }
    }

    private void packed(Subject subject, Content content, FileKind kind) throws IOException {
        Look look;
        try {
            look = Unreadable.guarded(() -> {
                try (SeekableByteChannel whole = content.open()) {
                    return look(subject, whole, kind);
                }
            });
        } catch (Unreadable e) {
            look = new Look(null, e);
        }
        LabelReading labels =
                look.labels() == null ? subject.beside() : look.labels().and(subject.beside());
        if (look.isDocument()) {
            tally.file(subject.path(), labels, subject.unsafe(), look.problem());
        } else {
            tally.container(subject.path(), labels, subject.unsafe(), look.problem());
        }
    }

    /** A package that holds more than its document is an archive as well: somebody may have put the rest there. */
    private Look look(Subject subject, SeekableByteChannel whole, FileKind kind) throws IOException {
        Look document = kind == FileKind.ZIP && ZipArchive.isOfficePackage(whole)
                ? office(subject, whole)
                : new Look(null, null);
        if (document.isDocument()) {
            return document;
        }
        Unreadable problem = document.problem();
        try {
            Unreadable.guarded(() -> {
                container(subject, whole, kind);
                return true;
            });
        } catch (Unreadable e) {
            problem = e;
        }
        return new Look(document.labels(), problem);
    }

    private Look office(Subject subject, SeekableByteChannel whole) throws IOException {
        LabelReading inside = reader.inDocument(whole);
        LabelReading.Obstacle obstacle = inside.obstacle();
        if (obstacle != null) {
            return new Look(
                    inside, inside.holdsMore() ? new Unreadable(UnknownReason.MALFORMED, obstacle.detail()) : null);
        }
        int depth = subject.path().size();
        if (depth > limits.maxDepth()) {
            throw tooDeep();
        }
        EmbeddedLabels embedded = new EmbeddedLabels(depth);
        MemberScan scan = new MemberScan(limits, reader, tally.handingTo(embedded), entries, budget, scouting);
        try (Archive parts = new ZipArchive(whole, true, budget)) {
            for (Optional<Archive.Member> part = parts.next(); part.isPresent(); part = parts.next()) {
                if (EmbeddedLabels.mayBeDocument(part.get())) {
                    scan.member(subject, part.get(), new Sidecars());
                }
            }
            Optional<Unreadable> doubt = parts.doubt();
            if (doubt.isPresent()) {
                String detail = doubt.get().detail();
                return new Look(
                        new LabelReading(
                                inside.and(embedded.labels()).labels(),
                                new LabelReading.Obstacle(ReadObstacle.EXTRA_CONTENT, detail)),
                        doubt.get());
            }
        }
        return new Look(inside.and(embedded.labels()), embedded.problem());
    }

    private Unreadable tooDeep() {
        return new Unreadable(
                UnknownReason.OVER_LIMIT, "archives within archives (allowed: " + limits.maxDepth() + ")");
    }

    private void container(Subject subject, SeekableByteChannel whole, FileKind kind) throws IOException {
        int depth = subject.path().size();
        if (depth > limits.maxDepth()) {
            throw tooDeep();
        }
        tally.depth(depth);
        Sidecars sidecars = new Sidecars();
        sidecars.collect(() -> open(subject, whole, kind, scouting));
        try (Archive archive = open(subject, whole, kind, budget)) {
            members(subject, archive, sidecars);
            Optional<Unreadable> doubt = archive.doubt();
            if (doubt.isPresent()) {
                throw doubt.get();
            }
        }
    }

    private Archive open(Subject subject, SeekableByteChannel whole, FileKind kind, Budget pays) throws IOException {
        return switch (kind) {
            case ZIP -> new ZipArchive(whole, pays == budget, pays);
            case TAR -> TarArchive.of(whole, pays);
            case GZIP -> new GzipArchive(whole, subject.ownName(), pays);
            case SEVEN_Z -> new SevenZArchive(whole, limits, pays);
            case DOCUMENT, OTHER_ARCHIVE, PLAIN -> throw new IllegalStateException("no archive");
        };
    }

    private void members(Subject container, Archive archive, Sidecars sidecars) throws IOException {
        Optional<Archive.Member> next = archive.next();
        while (next.isPresent()) {
            Archive.Member member = next.get();
            if (member.kind() != Archive.Kind.FOLDER) {
                if (!entries.take()) {
                    tally.notVisited(1 + archive.remaining());
                    throw new Unreadable(UnknownReason.OVER_LIMIT, "entries of one scan");
                }
                member(container, member, sidecars);
            }
            if (budget.isSpent()) {
                tally.notVisited(archive.remaining());
                budget.work(0);
            }
            next = archive.next();
        }
        for (String name : sidecars.unclaimedNames()) {
            List<String> path = new ArrayList<>(container.path());
            path.add(name);
            tally.file(path, LabelReading.NONE, MemberName.isUnsafe(name), Sidecars.unclaimed());
        }
    }

    private void member(Subject container, Archive.Member member, Sidecars sidecars) throws IOException {
        List<String> path = new ArrayList<>(container.path());
        path.add(member.name());
        boolean unsafe = MemberName.isUnsafe(member.name());
        if (member.kind() == Archive.Kind.LINK) {
            tally.link(path, unsafe);
        } else if (sidecars.isOne(member.name())) {
            tally.sidecar();
        } else {
            ByteBuffer sidecar = sidecars.of(member.name());
            LabelReading beside = reader.beside(MemberName.last(member.name()), sidecar);
            judge(new Subject(path, beside, unsafe, member.problem()), member.source());
        }
    }
}
