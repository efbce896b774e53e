package io.github.edusec.classify.label;

import io.github.edusec.classify.LimitExceededException;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.Problem;
import io.github.edusec.classify.label.StampOutcome.Refused;
import io.github.edusec.classify.label.StampOutcome.Stamped;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;

/**
 * Labels PDF: a mark at the shown right of every page, at its top, its bottom or both, and entries in the document information, appended as one
 * incremental update. The original's bytes stay as they are in front of it.
 *
 * <p>Another label takes the place of ours: our update is cut off first where it is intact and the last one, otherwise
 * the new update exchanges our marks. The mark has no background: on a page of its colour it is hard to see. Metadata
 * streams (XMP) are left as they are.
 */
final class PdfStamper implements Stamper {
    private static final int ID_BYTES = 16;
    /** We never put an update behind one of ours; each costs a parse and a digest of the whole file. */
    private static final int MAX_UPDATES = 8;

    private static final List<PartChange> CHANGES = List.of(
            new PartChange("document information", PartChange.Kind.CHANGED),
            new PartChange("pages", PartChange.Kind.CHANGED));

    private final Limits limits;
    private final PdfMarking marking;

    PdfStamper(Limits limits) {
        this.limits = limits;
        this.marking = new PdfMarking(LabelFont.load(), limits);
    }

    /** Without a mark: the bytes before ours while our update is the last one, otherwise an update without our marks. */
    @Override
    public StampOutcome write(SourceDocument source, StampTarget target, @Nullable Mark mark) throws IOException {
        return typed(source.channel(), () -> {
            SeekableByteChannel out = target.open();
            FileCopy.into(out, source.channel());
            return change(out, mark);
        });
    }

    @Override
    public StampOutcome preview(SourceDocument source, @Nullable Mark mark) throws IOException {
        return typed(source.channel(), () -> change(new TailInMemory(source.channel()), mark));
    }

    @Override
    public Optional<Label> read(SourceDocument source) throws IOException {
        SeekableByteChannel document = source.channel();
        if (document.size() == 0) {
            throw new MalformedFileException(new Problem("PDF", "empty file", "0 bytes", "a PDF"));
        }
        PdfExpansion.check(document, limits);
        Optional<PdfFile> opened = PdfFile.open(document);
        if (opened.isEmpty()) {
            throw new MalformedFileException(
                    new Problem("PDF", "encrypted", "a password is needed", "a PDF without password"));
        }
        try (PdfFile file = opened.get()) {
            return PdfFile.guarded(() -> {
                // Our update's own entry stays in: alone, it is what is left of a damaged label.
                return LabelProperties.read("PDF document information", file.ownProperties());
            });
        }
    }

    @Override
    public Limits limits() {
        return limits;
    }

    private static StampOutcome typed(SeekableByteChannel source, PdfFile.Work<StampOutcome> work) throws IOException {
        if (source.size() == 0) {
            return new Refused(LabelObstacle.EMPTY, "PDF: found 0 bytes");
        }
        try {
            return work.run();
        } catch (MalformedFileException | LimitExceededException e) {
            return Refused.of(e);
        }
    }

    private StampOutcome change(SeekableByteChannel out, @Nullable Mark mark) throws IOException {
        PdfExpansion.check(out, limits);
        Step step = new Step(null, mark, false);
        for (int round = 0; step.outcome() == null; round++) {
            if (round == MAX_UPDATES) {
                throw new LimitExceededException(
                        "PDF", "updates of ours one behind the other", round + 1L, MAX_UPDATES);
            }
            Optional<PdfFile> opened = PdfFile.open(out);
            if (opened.isEmpty()) {
                return new Refused(LabelObstacle.ENCRYPTED, "PDF: a password is needed");
            }
            Step before = step;
            try (PdfFile file = opened.get()) {
                step = PdfFile.guarded(() -> attempt(file, out, before));
            }
        }
        return step.outcome();
    }

    /**
     * How far an attempt came.
     *
     * @param outcome the outcome; null if what is left must be opened anew, since an update of ours was cut off
     * @param mark what is to be written, with the day that it shall have
     * @param changed whether anything was cut off
     */
    private record Step(
            @Nullable StampOutcome outcome, @Nullable Mark mark, boolean changed) {
        Step settled(StampOutcome end) {
            return new Step(end, mark, changed);
        }
    }

    private Step done(Step step, boolean nowChanged) {
        List<PartChange> changes = step.changed() || nowChanged ? CHANGES : List.of();
        Mark mark = step.mark();
        return step.settled(
                mark == null
                        ? new Stamped(List.of(), List.of(), changes)
                        : new Stamped(mark.places(), marking.remarks(mark), changes));
    }

    private Step attempt(PdfFile file, SeekableByteChannel out, Step before) throws IOException {
        Mark mark = before.mark();
        List<PdfPage> pages = PdfPages.of(file, limits);
        Optional<Refused> refusal = PdfGate.refusal(file, pages);
        if (refusal.isPresent()) {
            return before.settled(refusal.get());
        }
        if (LabelProperties.isNewer(file.ownProperties())) {
            return before.settled(new Refused(LabelObstacle.NEWER_LABEL, "PDF: found a newer label version"));
        }
        if (carries(file, pages, mark, out.size())) {
            return done(before, false);
        }
        Mark wanted = mark == null ? null : mark.withFirstDayOf(file.label());
        Optional<Long> intact = PdfSection.intactStart(out, file.ownProperties().getOrDefault(PdfSection.KEY, ""));
        if (intact.isPresent()) {
            out.truncate(intact.get());
            return new Step(null, wanted, true);
        }
        append(file, out, pages, wanted);
        return done(before, true);
    }

    /** Tells whether the document needs no change: it shows the mark, whatever its day, or has nothing of ours if it is null. */
    private boolean carries(PdfFile file, List<PdfPage> pages, @Nullable Mark mark, long fileBytes) throws IOException {
        if (mark == null) {
            return file.ownProperties().isEmpty() && pages.stream().noneMatch(PdfPageMarker::hasAny);
        }
        return file.label()
                        .filter(old -> old.classification().equals(mark.label().classification()))
                        .isPresent()
                && isStyled(file, mark)
                && marking.shows(pages, mark.withFirstDayOf(file.label()), fileBytes);
    }

    private static boolean isStyled(PdfFile file, Mark mark) throws IOException {
        return Objects.equals(
                file.ownProperties().get(LabelProperties.STYLE), mark.pairs().get(LabelProperties.STYLE));
    }

    private void append(PdfFile file, SeekableByteChannel out, List<PdfPage> pages, @Nullable Mark mark)
            throws IOException {
        PdfIncrement increment = PdfIncrement.behind(out, file.objects());
        COSObject info = increment.sameOrNew(file.objects().getTrailer().getItem(COSName.INFO));
        increment.put(info.getKey(), changedInfo(file.info(), increment.start(), mark));
        marking.apply(pages, mark, increment);
        increment.finish(info, newId(file, increment.start(), mark));
        if (mark != null) {
            PdfSection.seal(out, increment.start());
        }
        verify(out, pages.size(), mark);
    }

    private static COSDictionary changedInfo(COSDictionary old, long start, @Nullable Mark mark) {
        COSDictionary info = new COSDictionary();
        if (mark != null) {
            info.setString(PdfSection.KEY, PdfSection.open(start));
            mark.pairs().forEach(info::setString);
        }
        old.entrySet().stream()
                .filter(entry -> !entry.getKey().getName().startsWith(LabelProperties.PREFIX))
                .forEach(entry -> info.setItem(entry.getKey(), entry.getValue()));
        return info;
    }

    /** Returns the changing half of the file identifier; it follows from the document and the label, not from a clock. */
    private static byte[] newId(PdfFile file, long start, @Nullable Mark mark) {
        MessageDigest sha256 = FileCopy.sha256();
        COSArray id = file.objects().getTrailer().getCOSArray(COSName.ID);
        if (id != null && id.size() == 2 && id.getObject(1) instanceof COSString old) {
            sha256.update(old.getBytes());
        }
        String change = start + (mark == null ? "" : mark.pairs().toString());
        return Arrays.copyOf(sha256.digest(change.getBytes(StandardCharsets.UTF_8)), ID_BYTES);
    }

    /** Reads the result as any reader would; a document whose structure hides our update is not labelled. */
    private void verify(SeekableByteChannel result, int pageCount, @Nullable Mark mark) throws IOException {
        try (PdfFile file = PdfFile.open(result).orElseThrow()) {
            boolean seen = PdfFile.guarded(() -> {
                List<PdfPage> pages = PdfPages.of(file, limits);
                boolean sameDay = mark == null || file.label().equals(Optional.of(mark.label()));
                return sameDay && carries(file, pages, mark, result.size()) && pages.size() == pageCount;
            });
            if (!seen) {
                throw new MalformedFileException(new Problem(
                        "PDF", "the appended update is not seen", "a damaged cross-reference", "a valid one"));
            }
        }
    }
}
