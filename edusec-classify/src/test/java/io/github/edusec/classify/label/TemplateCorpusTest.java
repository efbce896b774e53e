package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.testkit.LibreOffice;
import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Documents that nobody here made: the templates that LibreOffice ships (of OpenOffice.org's time and later, with frames,
 * tables, mirrored pages, envelopes and slides), and what LibreOffice makes of them in Microsoft's formats.
 */
@Tag("libreoffice")
class TemplateCorpusTest {
    private static final Label LABEL = new Label(
            new Classification(Importance.II, Confidentiality.C2B, null, null, List.of()), LocalDate.of(2027, 7, 1));
    private static final String MARK = "重要性分類Ⅱ機密性2B";
    /** A frame of the author's lies across the margin, and the mark flows around it in two pieces. */
    private static final Set<String> PARTED = Set.of("wizard_fax_bus-classic_f.ott");

    private final Labeller labeller = Labeller.standard();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"ott, docx, 70", "ots, xlsx, 15", "otp, pptx, 20"})
    void everyTemplateKeepsItsPagesAndObeysTheLaws(String template, String office, int least) throws IOException {
        LibreOffice program = new LibreOffice(folder.resolve("profile"));
        Path templates = templates("." + template);
        Path converted = Files.createDirectory(folder.resolve("converted"));
        program.convert(templates, converted, office);
        for (Path plain : List.of(templates, converted)) {
            assertThat(names(plain)).hasSizeGreaterThanOrEqualTo(least);
            Path labelled = Files.createDirectory(folder.resolve(plain.getFileName() + "-labelled"));
            for (String name : names(plain)) {
                assertLaws(plain.resolve(name), labelled.resolve(name));
            }
            Path before = Files.createDirectory(folder.resolve(plain.getFileName() + "-before"));
            Path after = Files.createDirectory(folder.resolve(plain.getFileName() + "-after"));
            program.convertBoth(plain, before, labelled, after, "pdf");
            for (String name : names(plain)) {
                String pdf = name.substring(0, name.lastIndexOf('.')) + ".pdf";
                assertPages(name, LibreOffice.pages(before.resolve(pdf)), LibreOffice.pages(after.resolve(pdf)));
            }
        }
    }

    private void assertLaws(Path source, Path labelled) throws IOException {
        byte[] original = Files.readAllBytes(source);
        assertThat(labeller.labelTo(source, labelled, LABEL, null))
                .as(source.toString())
                .isEqualTo(new LabelOutcome.Labelled(List.of(MarkPlace.HEADER, MarkPlace.PROPERTY), List.of(), null));
        assertThat(labeller.read(labelled)).contains(LABEL);
        Path again = folder.resolve("again");
        labeller.labelOver(labelled, again, new Label(LABEL.classification(), LocalDate.of(2030, 1, 1)), null);
        assertThat(again).as(source.toString()).hasSameBinaryContentAs(labelled);
        Path back = folder.resolve("back");
        labeller.removeOver(labelled, back, "test");
        Map<String, byte[]> parts = DocxFixture.partsOf(source);
        assertThat(new ArrayList<>(DocxFixture.partsOf(back).keySet()))
                .as(source.toString())
                .isEqualTo(new ArrayList<>(parts.keySet()));
        DocxLawsTest.assertSameParts(DocxFixture.partsOf(back), parts);
        assertThat(source).hasBinaryContent(original);
    }

    private static void assertPages(String name, List<String> before, List<String> after) {
        assertThat(after).as(name).hasSameSizeAs(before).isNotEmpty();
        if (PARTED.contains(name)) {
            assertThat(after).as(name).allSatisfy(page -> assertThat(page).contains("重要性分類Ⅱ"));
            return;
        }
        assertThat(after)
                .as(name)
                .allSatisfy(page -> assertThat(page.split(MARK, -1)).as(page).hasSize(2));
        assertThat(letters(after)).as(name).isEqualTo(letters(before));
    }

    /** Lines may be found in another order; what is written must be the same. */
    private static String letters(List<String> pages) {
        char[] all = String.join("", pages).replace(MARK, "").toCharArray();
        Arrays.sort(all);
        return new String(all);
    }

    /** Copies the templates into one folder under names that tell their place. */
    private Path templates(String extension) throws IOException {
        Tool.require("soffice");
        Path share = Path.of("/usr/lib/libreoffice/share/template/common");
        Assumptions.assumeTrue(Files.isDirectory(share), "LibreOffice's templates are not installed");
        Path copies = Files.createDirectory(folder.resolve("templates"));
        try (Stream<Path> all = Files.walk(share)) {
            for (Path template : all.filter(file -> file.toString().endsWith(extension))
                    .sorted()
                    .toList()) {
                String name = share.relativize(template).toString().replace('/', '_');
                Files.copy(template, copies.resolve(name));
            }
        }
        return copies;
    }

    private static List<String> names(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
