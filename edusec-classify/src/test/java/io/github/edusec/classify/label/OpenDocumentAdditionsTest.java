package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an author added to something of ours stays when our mark goes, and the mark goes nevertheless. */
class OpenDocumentAdditionsTest {
    private static final String PICTURE = "<draw:frame draw:name=\"絵\"><draw:image/></draw:frame>";
    private static final String OURS = " xmlns:edusecLabel=\"[^\"]*\" edusecLabel:insteadOf=\"[^\"]*\"";

    private final PackageStamper stamper = new PackageStamper(Limits.DEFAULT, OpenDocument::of);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "text without header, true, </text:span></text:p>, </text:span>PICTURE</text:p>",
        "text without header, false, </text:span></text:p>, </text:span>PICTURE</text:p>",
        "text without header, true, </text:span></text:p>, </text:span>担当</text:p>",
        "text without header, false, </text:span></text:p>, </text:span>担当</text:p>",
        "text without header, true, </text:user-defined></text:span>, </text:user-defined>担当</text:span>",
        "text without header, false, </text:span></text:p>, </text:span></text:p><text:p>担当</text:p>",
        "text without header, true, </text:span></text:p>, </text:span></text:p><text:p>担当</text:p>",
        "text with a hidden header, true, 隠れた</text:p></style:header>, 隠れた担当</text:p></style:header>",
        "text with header and footer, true, </text:span></text:p>, </text:span><!-- 担当 --></text:p>",
        "sheets with regions, true, </text:span></text:p>, </text:span>担当</text:p>",
        "sheets with regions, false, </text:span></text:p>, </text:span>担当</text:p>",
        "sheets with regions, true, &amp;&quot;</text:span>, &amp;&quot; 担当</text:span>",
        "sheets with regions, false, &amp;&quot;</text:span>, &amp;&quot; 担当</text:span>",
        "sheets with regions, false, </text:span></text:p>, </text:span>PICTURE</text:p>",
        "sheets without header, true, </text:span></text:p>, </text:span></text:p><text:p>担当</text:p>",
        "sheets without header, true, </style:region-right>, </style:region-right><style:region-left>担当</style:region-left>",
        "sheets whose header is off, true, </text:span></text:p>, </text:span></text:p><text:p>担当</text:p>",
        "slides, true, </text:span></text:p>, </text:span></text:p><text:p>担当</text:p>",
        "slides, false, </text:span></text:p>, </text:span></text:p><text:p>担当</text:p>",
        "slides, true, </text:span></text:p>, </text:span>担当</text:p>",
        "slides, false, </text:span></text:p>, </text:span>担当</text:p>",
        "slides, false, </draw:text-box></draw:frame>, </draw:text-box>PICTURE</draw:frame>",
        "slides, true, </draw:text-box></draw:frame>, </draw:text-box>PICTURE</draw:frame>"
    })
    void additionsStayAndTheMarkGoes(String sample, boolean attributes, String before, String after)
            throws IOException {
        Map<String, byte[]> parts = DocxFixture.partsOf(labelled(OdfSamples.named(sample)));
        String added = after.replace("PICTURE", PICTURE);
        parts.computeIfPresent("styles.xml", (name, xml) -> {
            String old = DocxFixture.text(xml);
            String now = old.replace(before, added);
            assertThat(now).isNotEqualTo(old);
            return DocxFixture.utf8(attributes ? now : now.replaceAll(OURS, ""));
        });
        Path edited = DocxFixture.write(folder.resolve("edited"), parts);
        String kept = added.contains(PICTURE) ? PICTURE : "担当";

        Path back = folder.resolve("back");
        assertThat(stamper.remove(edited, back)).extracting(Placed::in).isEqualTo(List.of());
        assertThat(stylesOf(back)).contains(kept).doesNotContain("機密性2B").doesNotContain("edusec.label");

        // A second label and its removal change nothing of it.
        Path again = folder.resolve("again");
        assertThat(stamper.stamp(edited, again, DocxLawsTest.B)).isInstanceOf(StampOutcome.Stamped.class);
        assertThat(stylesOf(again)).contains(kept).doesNotContain("機密性2B");
        Path backAgain = folder.resolve("back again");
        stamper.remove(again, backAgain);
        DocxLawsTest.assertSameParts(DocxFixture.partsOf(backAgain), DocxFixture.partsOf(back));
    }

    @Test
    void whatASpreadsheetHidStaysWhereItsAuthorUsesTheHeaderThatStandsInItsPlace() throws IOException {
        Path edited = edited(
                "sheets whose header is off",
                xml -> xml.replace("</style:region-right>", "</style:region-right><style:region-left/>"));
        Path back = folder.resolve("back");
        stamper.remove(edited, back);
        assertThat(stylesOf(back)).contains("<style:region-left/>").contains("&gt;隠れた&lt;");
    }

    @Test
    void anAuthorsOwnFieldBesideOtherTextStaysWhileOurAttributesAreThere() throws IOException {
        String field = "<text:p>区分: <text:user-defined text:name=\"edusec.label.text\">x</text:user-defined></text:p>";
        Path edited = edited("text with header and footer", xml -> xml.replace("<text:p>校内文書</text:p>", field));
        Path back = folder.resolve("back");
        stamper.remove(edited, back);
        assertThat(stylesOf(back)).contains(field).doesNotContain("機密性2B");
    }

    private Path edited(String sample, UnaryOperator<String> edit) throws IOException {
        Map<String, byte[]> parts = DocxFixture.partsOf(labelled(OdfSamples.named(sample)));
        parts.computeIfPresent("styles.xml", (name, xml) -> DocxFixture.utf8(edit.apply(DocxFixture.text(xml))));
        return DocxFixture.write(folder.resolve("edited"), parts);
    }

    private Path labelled(OdfFixture fixture) throws IOException {
        Path source = fixture.write(folder.resolve("source"));
        Path target = folder.resolve("labelled");
        Files.deleteIfExists(target);
        assertThat(stamper.stamp(source, target, DocxLawsTest.A)).isInstanceOf(StampOutcome.Stamped.class);
        return target;
    }

    private static String stylesOf(Path file) throws IOException {
        return DocxFixture.text(DocxFixture.partsOf(file).getOrDefault("styles.xml", new byte[0]));
    }
}
