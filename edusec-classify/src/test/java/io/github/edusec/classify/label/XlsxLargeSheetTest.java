package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Limits;
import io.github.edusec.testkit.Tool;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sheets larger than what may be held: only what stands around their rows counts. */
class XlsxLargeSheetTest {
    private static final Label LABEL = new Label(Classification.of(Importance.II), LocalDate.of(2027, 7, 1));
    private static final String SHEET = "xl/sheets/sheet1.xml";
    private static final String TAIL = "</sheetData>" + XlsxFixture.MARGINS + "</worksheet>";
    private static final String MARKED = "</sheetData>" + XlsxFixture.MARGINS
            + "<headerFooter><oddHeader  >&amp;R&amp;10&amp;&quot;BIZ UDPGothic,Bold&quot;重要性分類Ⅱ</oddHeader></headerFooter></worksheet>";
    /** No part may have more bytes, all together. */
    private static final Limits SMALL = new Limits(100, 16_384, 200, 256, 10, 1_000);

    @TempDir
    Path folder;

    @Test
    void aSheetOverTheLimitOfAPartIsMarkedAndEveryRowStays() throws IOException {
        stampAndCompare(4L << 20, ZipOutputStream.DEFLATED);
    }

    @Test
    void aStoredSheetStaysStored() throws IOException {
        stampAndCompare(1L << 20, ZipOutputStream.STORED);
        try (ZipFile zip = new ZipFile(folder.resolve("marked").toFile())) {
            assertThat(zip.getEntry(SHEET).getMethod()).isEqualTo(ZipEntry.STORED);
        }
    }

    @Test
    void whatStandsAroundTheRowsIsBounded() throws IOException {
        Path source = XlsxFixture.transitional()
                .sheet("<mergeCells>" + "<mergeCell/>".repeat(2_000) + "</mergeCells>")
                .write(folder.resolve("source"));
        StampOutcome.Refused refused = (StampOutcome.Refused)
                new PackageStamper(SMALL, XlsxWorkbook::of).stamp(source, folder.resolve("marked"), LABEL);
        assertThat(refused.reason()).isEqualTo(LabelObstacle.OVER_LIMIT);
        assertThat(refused.detail()).contains("around its rows");
    }

    @Test
    void rowsPackedTooTightlyAreRefused() throws IOException {
        Path source = XlsxFixture.transitional()
                .sheetXml(
                        "worksheet",
                        "<worksheet xmlns=\"" + XlsxFixture.S + "\"><sheetData>" + " ".repeat(1 << 20)
                                + "</sheetData></worksheet>")
                .write(folder.resolve("source"));
        StampOutcome.Refused refused = (StampOutcome.Refused) stamper().stamp(source, folder.resolve("marked"), LABEL);
        assertThat(refused.reason()).isEqualTo(LabelObstacle.OVER_LIMIT);
        assertThat(refused.detail()).contains("per compressed byte");
    }

    @Test
    void damagedRowsAreRefusedAlthoughTheyAreNotParsed() throws IOException {
        Map<String, byte[]> parts = XlsxFixture.transitional().sheet("").parts();
        byte[] packed = Files.readAllBytes(write(folder.resolve("source"), parts, 70_000, ZipOutputStream.STORED));
        // A digit of a cell, far from all that is held; the CRC tells.
        int at = new String(packed, StandardCharsets.ISO_8859_1).indexOf("<row r=\"500\">") + 8;
        packed[at] ^= 1;
        StampOutcome.Refused refused = (StampOutcome.Refused)
                stamper().stamp(Files.write(folder.resolve("damaged"), packed), folder.resolve("marked"), LABEL);
        assertThat(refused.reason()).isEqualTo(LabelObstacle.MALFORMED);
        assertThat(refused.detail()).contains("CRC");
        assertThat(folder.resolve("marked")).doesNotExist();
    }

    @Test
    @Tag("exhaustive")
    void theHeapDoesNotGrowWithTheSheet() throws Exception {
        Path source = write(
                folder.resolve("source"),
                XlsxFixture.transitional().sheet("").parts(),
                300L << 20,
                ZipOutputStream.DEFLATED);
        String path = System.getProperty("jdk.module.path", "")
                + System.getProperty("path.separator")
                + System.getProperty("java.class.path", "")
                + System.getProperty("path.separator")
                + Path.of(XlsxLargeSheetTest.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath())
                        .resolveSibling("test-classes");
        Tool.Run run = Tool.run(new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx24m",
                "-cp",
                path,
                XlsxLargeSheetTest.class.getName(),
                source.toString(),
                folder.resolve("marked").toString()));
        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertSameRows(source, folder.resolve("marked"));
    }

    /** Stamps in a process of its own. */
    public static void main(String[] args) throws IOException {
        StampOutcome outcome = stamper().stamp(Path.of(args[0]), Path.of(args[1]), LABEL);
        System.exit(outcome instanceof StampOutcome.Stamped ? 0 : 1);
    }

    private void stampAndCompare(long bytes, int method) throws IOException {
        Map<String, byte[]> parts = XlsxFixture.transitional().sheet("").parts();
        Path source = write(folder.resolve("source"), parts, bytes, method);
        Path marked = folder.resolve("marked");
        assertThat(stamper().stamp(source, marked, LABEL)).isInstanceOf(StampOutcome.Stamped.class);
        assertSameRows(source, marked);
        Path again = folder.resolve("again");
        stamper().stamp(marked, again, LABEL);
        assertThat(again).hasSameBinaryContentAs(marked);
        stamper().remove(marked, folder.resolve("back"));
        DocxLawsTest.assertSameParts(DocxFixture.partsOf(folder.resolve("back")), DocxFixture.partsOf(source));
    }

    /** Compares the sheets without holding them: equal up to their tails, and these as expected. */
    private static void assertSameRows(Path source, Path marked) throws IOException {
        try (ZipFile before = new ZipFile(source.toFile());
                ZipFile after = new ZipFile(marked.toFile())) {
            long rows = before.getEntry(SHEET).getSize() - TAIL.length();
            try (InputStream old = before.getInputStream(before.getEntry(SHEET));
                    InputStream now = after.getInputStream(after.getEntry(SHEET))) {
                assertThat(crc(now, rows)).isEqualTo(crc(old, rows));
                assertThat(DocxFixture.text(old.readAllBytes())).isEqualTo(TAIL);
                assertThat(DocxFixture.text(now.readAllBytes())).isEqualTo(MARKED);
            }
        }
    }

    private static long crc(InputStream in, long bytes) throws IOException {
        CRC32 crc = new CRC32();
        byte[] chunk = new byte[8_192];
        for (long left = bytes; left > 0; ) {
            int read = in.readNBytes(chunk, 0, (int) Math.min(chunk.length, left));
            crc.update(chunk, 0, read);
            left -= read;
        }
        return crc.getValue();
    }

    /** Writes a package whose sheet has rows of about so many bytes, streamed. */
    private static Path write(Path target, Map<String, byte[]> parts, long bytes, int method) throws IOException {
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(target));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.setLevel(1);
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                if (part.getKey().equals(SHEET) && method == ZipOutputStream.STORED) {
                    CRC32 crc = new CRC32();
                    long[] size = {0};
                    rows(bytes, row -> {
                        crc.update(row);
                        size[0] += row.length;
                    });
                    entry.setMethod(ZipEntry.STORED);
                    entry.setCrc(crc.getValue());
                    entry.setSize(size[0]);
                }
                zip.putNextEntry(entry);
                if (part.getKey().equals(SHEET)) {
                    rows(bytes, zip::write);
                } else {
                    zip.write(part.getValue());
                }
                zip.closeEntry();
            }
        }
        return target;
    }

    @FunctionalInterface
    private interface Sink {
        void take(byte[] bytes) throws IOException;
    }

    private static void rows(long bytes, Sink sink) throws IOException {
        Random random = new Random(20_271_127);
        sink.take(DocxFixture.utf8("<worksheet xmlns=\"" + XlsxFixture.S + "\"><sheetData>"));
        long written = 0;
        for (int row = 1; written < bytes; row++) {
            byte[] xml = DocxFixture.utf8("<row r=\"" + row + "\"><c r=\"A" + row + "\"><v>" + random.nextInt()
                    + "</v></c><!-- </sheetData> --><c r='B" + row + "' t=\"inlineStr\"><is><t>組</t></is></c></row>");
            sink.take(xml);
            written += xml.length;
        }
        sink.take(DocxFixture.utf8(TAIL));
    }

    private static PackageStamper stamper() {
        return new PackageStamper(SMALL, XlsxWorkbook::of);
    }
}
