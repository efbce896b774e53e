package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Limits;
import io.github.edusec.testkit.LibreOffice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see: LibreOffice renders labelled OpenDocument packages, and the mark stands on every page exactly once. */
@Tag("libreoffice")
class OpenDocumentRenderTest {
    private static final Label LABEL = new Label(
            new Classification(Importance.II, Confidentiality.C2B, null, null, HandlingRestriction.listOf("複製禁止")),
            LocalDate.of(2027, 7, 1));
    private static final String MARK = "重要性分類Ⅱ機密性2B複製禁止";

    private static final Map<String, String> EXTENSIONS = Map.of("text", "odt", "sheets", "ods");

    private final PackageStamper stamper = new PackageStamper(Limits.DEFAULT, OpenDocument::of);

    @TempDir
    Path folder;

    @Test
    void theMarkStandsOnEveryPageOfHandMadeDocumentsExactlyOnce() throws IOException {
        Path plain = Files.createDirectory(folder.resolve("plain"));
        Path labelled = Files.createDirectory(folder.resolve("labelled"));
        Map<String, String> names = new TreeMap<>();
        for (Map.Entry<String, OdfFixture> sample : OdfSamples.all().entrySet()) {
            String kind = sample.getKey().replaceFirst(" .*", "");
            // Its author shows our property too.
            if (!sample.getKey().contains("its author's")) {
                String name = "d" + names.size() + "." + EXTENSIONS.getOrDefault(kind, "odp");
                names.put(name, sample.getKey());
                stamp(sample.getValue().write(plain.resolve(name)), labelled.resolve(name));
            }
        }
        check(names, plain, labelled);
    }

    @Test
    void theMarkStandsOnEveryPageOfDocumentsMadeByLibreOfficeExactlyOnce() throws IOException {
        Path inputs = Files.createDirectory(folder.resolve("inputs"));
        Path plain = Files.createDirectory(folder.resolve("plain"));
        Path labelled = Files.createDirectory(folder.resolve("labelled"));
        make(
                inputs,
                plain,
                "odt",
                "--writer",
                Map.of(
                        "text.txt",
                        "学級通信\n".repeat(120),
                        "web.html",
                        "<html><body><h1>名簿</h1>" + "<p>組</p>".repeat(90) + "</body></html>"));
        make(inputs, plain, "ods", "--calc", Map.of("table.csv", "1,組\n".repeat(130)));
        for (String sample : List.of("text with left and first headers", "sheets with regions", "slides")) {
            String extension = EXTENSIONS.getOrDefault(sample.replaceFirst(" .*", ""), "odp");
            Path folderOfOne = Files.createDirectory(folder.resolve("made-" + extension));
            OdfSamples.named(sample).write(folderOfOne.resolve("resaved." + extension));
            office().convert(folderOfOne, plain, extension);
        }
        Map<String, String> names = new TreeMap<>();
        for (String name : List.of("text.odt", "web.odt", "table.ods", "resaved.odt", "resaved.ods", "resaved.odp")) {
            names.put(name, "LibreOffice " + name);
            stamp(plain.resolve(name), labelled.resolve(name));
            Path back = folder.resolve("back-" + name);
            stamper.remove(labelled.resolve(name), back);
            DocxLawsTest.assertSameParts(DocxFixture.partsOf(back), DocxFixture.partsOf(plain.resolve(name)));
        }
        check(names, plain, labelled);
    }

    private void make(Path inputs, Path plain, String format, String option, Map<String, String> files)
            throws IOException {
        Path of = Files.createDirectory(inputs.resolve(format));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(of.resolve(file.getKey()), file.getValue());
        }
        office().convert(of, plain, format, option);
    }

    private void stamp(Path source, Path target) throws IOException {
        assertThat(stamper.stamp(source, target, LABEL)).isInstanceOf(StampOutcome.Stamped.class);
    }

    private void check(Map<String, String> names, Path plain, Path labelled) throws IOException {
        Path plainPdf = Files.createDirectory(folder.resolve("plain-pdf"));
        Path labelledPdf = Files.createDirectory(folder.resolve("labelled-pdf"));
        for (String kind : List.of("odt", "ods", "odp")) {
            office().convert(only(plain, kind), Files.createDirectory(plainPdf.resolve(kind)), "pdf");
            office().convert(only(labelled, kind), Files.createDirectory(labelledPdf.resolve(kind)), "pdf");
        }
        for (Map.Entry<String, String> name : names.entrySet()) {
            String pdf = name.getKey().replaceFirst("[.].*", ".pdf");
            String kind = name.getKey().replaceFirst(".*[.]", "");
            List<String> before = LibreOffice.pages(plainPdf.resolve(kind).resolve(pdf));
            List<String> after = LibreOffice.pages(labelledPdf.resolve(kind).resolve(pdf));
            assertThat(after).as(name.getValue()).hasSameSizeAs(before).isNotEmpty();
            assertThat(before).as(name.getValue()).noneMatch(page -> page.contains(MARK));
            assertThat(after)
                    .as(name.getValue())
                    .allSatisfy(page -> assertThat(page).containsOnlyOnce(MARK));
            // Nothing else is new, such as a field's code; a line may have moved to the next page.
            List<String> rest =
                    after.stream().map(page -> page.replace(MARK, "")).toList();
            assertThat(letters(rest)).as(name.getValue()).isEqualTo(letters(before));
        }
    }

    private static Path only(Path all, String kind) throws IOException {
        Path some = Files.createDirectory(all.resolveSibling(all.getFileName() + "-" + kind));
        try (Stream<Path> files = Files.list(all)) {
            for (Path file : files.filter(f -> f.toString().endsWith(kind)).toList()) {
                Files.copy(file, some.resolve(file.getFileName()));
            }
        }
        return some;
    }

    private static String letters(List<String> pages) {
        char[] all = String.join("", pages).toCharArray();
        Arrays.sort(all);
        return new String(all);
    }

    private LibreOffice office() {
        return new LibreOffice(folder.resolve("profile"));
    }
}
