package io.github.edusec.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.label.Label;
import io.github.edusec.classify.label.LabelResult;
import io.github.edusec.classify.label.Labeller;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHeader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Apache POI, which read none of our code, reads the header and the property that we put into its documents. */
@Tag("interop")
class DocxOracleTest {
    private static final Label LABEL = new Label(
            new Classification(Importance.II, Confidentiality.C2B, null, null, HandlingRestriction.listOf("複製禁止")),
            LocalDate.of(2026, 11, 23));

    @TempDir
    Path folder;

    @Test
    void poiReadsTheMarkAndKeepsSeeingItsOwnHeader() throws IOException {
        Path source = folder.resolve("通知表.docx");
        try (XWPFDocument document = new XWPFDocument();
                OutputStream out = Files.newOutputStream(source)) {
            document.createParagraph().createRun().setText("本文");
            document.createHeader(HeaderFooterType.DEFAULT)
                    .createParagraph()
                    .createRun()
                    .setText("架空小学校");
            document.write(out);
        }
        LabelResult result =
                Labeller.standard().labelInto(source, Files.createDirectory(folder.resolve("labelled")), LABEL);
        try (InputStream in = Files.newInputStream(result.target());
                XWPFDocument document = new XWPFDocument(in)) {
            assertThat(document.getHeaderList()).hasSize(1);
            XWPFHeader header = document.getHeaderList().get(0);
            assertThat(header.getParagraphs())
                    .extracting(paragraph -> paragraph.getText())
                    .contains("架空小学校");
            assertThat(header.getText()).contains(LABEL.text());
            assertThat(document.getProperties()
                            .getCustomProperties()
                            .getProperty("edusec.label.importance")
                            .getLpwstr())
                    .isEqualTo("II");
        }
    }
}
