package io.github.edusec.classify.label;

import io.github.edusec.classify.ClassifyException;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.files.AtomicFile;
import io.github.edusec.classify.ziprecord.ZipPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stamps word-processing packages: every header that a page can show, and the custom properties.
 *
 * <p>Only parts that must change are rewritten, by splicing; all other entries are copied raw. Nothing is stamped that is
 * signed. {@code titlePg} and {@code evenAndOddHeaders} are never changed, so no header of the author's disappears. Immutable
 * and thread-safe.
 */
final class DocxStamper implements Stamper {
    private static final List<MarkPlace> PLACES = List.of(MarkPlace.HEADER, MarkPlace.PROPERTY);

    private final Limits limits;

    DocxStamper(Limits limits) {
        this.limits = limits;
    }

    @Override
    public StampOutcome stamp(Path source, Path target, Label label) throws IOException {
        if (OleFile.isOle(source)) {
            return new StampOutcome.Refused(LabelObstacle.ENCRYPTED, "the package lies in an OLE2 container");
        }
        try (ZipPackage zip = ZipPackage.open(source, limits)) {
            OpcPackage opc = new OpcPackage(zip, limits);
            DocxDocument document = DocxDocument.of(opc);
            Map<String, String> pairs = document.pairs();
            if (document.isSigned()) {
                return new StampOutcome.Refused(LabelObstacle.SIGNED, "the package holds a digital signature");
            }
            if (LabelProperties.isNewer(pairs)) {
                return new StampOutcome.Refused(LabelObstacle.NEWER_LABEL, "found a newer label version");
            }
            Optional<Label> same = LabelProperties.parse(pairs)
                    .filter(old -> old.classification().equals(label.classification()));
            if (same.isEmpty() || !document.shows(label.text())) {
                document.remove();
                document.apply(same.orElse(label));
            }
            write(source, target, opc);
            return new StampOutcome.Stamped(PLACES);
        } catch (ClassifyException e) {
            return StampOutcome.Refused.of(e);
        }
    }

    /**
     * Writes a copy without our label.
     *
     * @return stamped, with no place left, or why not
     * @throws IOException if reading or writing fails
     */
    StampOutcome unlabel(Path source, Path target) throws IOException {
        try (ZipPackage zip = ZipPackage.open(source, limits)) {
            OpcPackage opc = new OpcPackage(zip, limits);
            DocxDocument document = DocxDocument.of(opc);
            if (document.isSigned()) {
                return new StampOutcome.Refused(LabelObstacle.SIGNED, "the package holds a digital signature");
            }
            if (LabelProperties.isNewer(document.pairs())) {
                return new StampOutcome.Refused(LabelObstacle.NEWER_LABEL, "found a newer label version");
            }
            document.remove();
            write(source, target, opc);
            return new StampOutcome.Stamped(List.of());
        } catch (ClassifyException e) {
            return StampOutcome.Refused.of(e);
        }
    }

    @Override
    public Optional<Label> read(Path document) throws IOException {
        try (ZipPackage zip = ZipPackage.open(document, limits)) {
            Map<String, String> pairs =
                    DocxDocument.of(new OpcPackage(zip, limits)).pairs();
            return LabelProperties.read("custom properties", pairs);
        }
    }

    private static void write(Path source, Path target, OpcPackage opc) throws IOException {
        if (!opc.isChanged()) {
            FileCopy.exact(source, target);
            return;
        }
        try (AtomicFile file = AtomicFile.create(target)) {
            opc.write(file.channel());
            file.commit();
        }
    }
}
