package io.github.edusec.classify.label;

import io.github.edusec.classify.LimitExceededException;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.Problem;
import io.github.edusec.classify.files.AtomicFile;
import io.github.edusec.classify.label.StampOutcome.Refused;
import io.github.edusec.classify.label.StampOutcome.Stamped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private static final StampOutcome UNMARKED = new Stamped(List.of());

    private final Limits limits;
    private final PdfMarking marking;

    PdfStamper(Limits limits) {
        this.limits = limits;
        this.marking = new PdfMarking(LabelFont.load(), limits);
    }

    @Override
    public StampOutcome stamp(Path source, Path target, Mark mark) throws IOException {
        return copyAndChange(source, target, mark);
    }

    /** Takes our labels off: the bytes before them while our update is the last one, otherwise an update without our marks. */
    @Override
    public StampOutcome remove(Path source, Path target) throws IOException {
        return copyAndChange(source, target, null);
    }

    @Override
    public Optional<Label> read(Path document) throws IOException {
        if (PdfFile.isEmpty(document)) {
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

    private StampOutcome copyAndChange(Path source, Path target, @Nullable Mark mark) throws IOException {
        if (PdfFile.isEmpty(source)) {
            return new Refused(LabelObstacle.EMPTY, "PDF: found 0 bytes");
        }
        try (AtomicFile out = FileCopy.create(source, target)) {
            FileCopy.into(out.channel(), source);
            PdfExpansion.check(out.temporary(), limits);
            StampOutcome outcome = change(out, mark);
            if (outcome instanceof Stamped) {
                out.commit();
            }
            return outcome;
        } catch (MalformedFileException | LimitExceededException e) {
            return Refused.of(e);
        }
    }

    private StampOutcome change(AtomicFile out, @Nullable Mark mark) throws IOException {
        Optional<StampOutcome> outcome = Optional.empty();
        while (outcome.isEmpty()) {
            Optional<PdfFile> opened = PdfFile.open(out.temporary());
            if (opened.isEmpty()) {
                return new Refused(LabelObstacle.ENCRYPTED, "PDF: a password is needed");
            }
            try (PdfFile file = opened.get()) {
                outcome = PdfFile.guarded(() -> attempt(file, out, mark));
            }
        }
        return outcome.get();
    }

    /** Settles the outcome, or cuts an intact update of ours off and returns empty: then what is left must be opened anew. */
    private Optional<StampOutcome> attempt(PdfFile file, AtomicFile out, @Nullable Mark mark) throws IOException {
        List<PdfPage> pages = PdfPages.of(file, limits);
        Optional<Refused> refusal = PdfGate.refusal(file, pages);
        if (refusal.isPresent()) {
            return Optional.of(refusal.get());
        }
        if (LabelProperties.isNewer(file.ownProperties())) {
            return Optional.of(new Refused(LabelObstacle.NEWER_LABEL, "PDF: found a newer label version"));
        }
        Optional<Label> present = file.label();
        Optional<Long> intact =
                PdfSection.intactStart(out.channel(), file.ownProperties().getOrDefault(PdfSection.KEY, ""));
        Mark wanted = mark;
        if (mark != null
                && present.isPresent()
                && present.get().classification().equals(mark.label().classification())) {
            wanted = new Mark(present.get(), mark.style());
            if (isStyled(file, mark)
                    && marking.shows(pages, wanted, out.channel().size())) {
                return Optional.of(new Stamped(mark.places()));
            }
        } else if (mark == null
                && file.ownProperties().isEmpty()
                && pages.stream().noneMatch(PdfPageMarker::hasAny)) {
            return Optional.of(UNMARKED);
        }
        if (intact.isPresent()) {
            out.channel().truncate(intact.get());
            return Optional.empty();
        }
        return Optional.of(append(file, out, pages, wanted));
    }

    private static boolean isStyled(PdfFile file, Mark mark) throws IOException {
        return Objects.equals(
                file.ownProperties().get(LabelProperties.STYLE), mark.pairs().get(LabelProperties.STYLE));
    }

    private StampOutcome append(PdfFile file, AtomicFile out, List<PdfPage> pages, @Nullable Mark mark)
            throws IOException {
        PdfIncrement increment = PdfIncrement.behind(out.channel(), file.objects());
        COSObject info = increment.sameOrNew(file.objects().getTrailer().getItem(COSName.INFO));
        increment.put(info.getKey(), changedInfo(file.info(), increment.start(), mark));
        marking.apply(pages, mark, increment);
        increment.finish(info, newId(file, increment.start(), mark));
        if (mark != null) {
            PdfSection.seal(out.channel(), increment.start());
        }
        verify(out.temporary(), pages.size(), mark);
        return mark == null ? UNMARKED : new Stamped(mark.places());
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
    private void verify(Path result, int pageCount, @Nullable Mark mark) throws IOException {
        try (PdfFile file = PdfFile.open(result).orElseThrow()) {
            boolean seen = PdfFile.guarded(() -> {
                List<PdfPage> pages = PdfPages.of(file, limits);
                boolean done = mark == null
                        ? file.ownProperties().isEmpty() && pages.stream().noneMatch(PdfPageMarker::hasAny)
                        : file.label().equals(Optional.of(mark.label()))
                                && isStyled(file, mark)
                                && marking.shows(pages, mark, Files.size(result));
                return done && pages.size() == pageCount;
            });
            if (!seen) {
                throw new MalformedFileException(new Problem(
                        "PDF", "the appended update is not seen", "a damaged cross-reference", "a valid one"));
            }
        }
    }
}
