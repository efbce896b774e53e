package io.github.edusec.classify.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Random;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.AutoDetectParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of files: encodings, what no parser reads, what parsers do. */
class FileInspectionTest {
    private static final ContentInspector INSPECTOR = ContentInspector.standard();
    private static final String TEXT = "氏名,個人番号\n髙﨑①,123456789018\n";
    private static final String PDF = "%PDF-1.7\n%\u00E2\u00E3\n1 0 obj\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-31j", "UTF-16", "UTF-16LE", "UTF-16BE", "ISO-2022-JP"})
    void plainTextIsReadInTheEncodingsOfJapaneseSchools(String charset) throws IOException {
        String text = charset.equals("ISO-2022-JP") ? TEXT.replace("髙﨑①", "高崎") : TEXT;
        Suggestion suggestion = INSPECTOR.inspect(write(text.getBytes(Charset.forName(charset))));
        assertThat(suggestion.counts()).as(charset).containsEntry("my-number", 1);
        assertThat(suggestion.coverage()).isEqualTo(new Coverage.Full(text.length()));
    }

    @Test
    void aByteOrderMarkIsNoObstacle() throws IOException {
        Suggestion suggestion = INSPECTOR.inspect(write(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8)));
        assertThat(suggestion.counts()).containsEntry("my-number", 1);
        assertThat(suggestion.coverage().isFull()).isTrue();
    }

    @Test
    void anEmptyFileIsFullyInspected() throws IOException {
        assertThat(INSPECTOR.inspect(write(new byte[0])).coverage()).isEqualTo(new Coverage.Full(0));
    }

    @Test
    void withoutAParserNothingIsSaidToBeInspected() throws IOException {
        for (String start : new String[] {
            PDF,
            "PK\3\4\24\0\0\0\0\0",
            "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1",
            "\u0089PNG\r\n\u001A\n",
            "{\\rtf1 x}"
        }) {
            Suggestion suggestion = INSPECTOR.inspect(write(start.getBytes(StandardCharsets.ISO_8859_1)));
            assertThat(suggestion.coverage()).isEqualTo(new Coverage.NotInspected(CoverageGap.NO_PARSER));
            assertThat(suggestion.suggested()).isNull();
            assertThat(suggestion.explain().ja()).contains("調べていません");
        }
    }

    @Test
    void randomBytesAreNoText() throws IOException {
        byte[] bytes = new byte[5000];
        new Random(7).nextBytes(bytes);
        bytes[0] = (byte) 0x81;
        assertThat(INSPECTOR.inspect(write(bytes)).coverage()).isInstanceOf(Coverage.NotInspected.class);
    }

    @Test
    void markupWithoutItsParserIsPartlyInspected() throws IOException {
        Suggestion suggestion = INSPECTOR.inspect(
                write("<html><body>個人番号 123456789018</body></html>".getBytes(StandardCharsets.UTF_8)));
        assertThat(suggestion.counts()).containsEntry("my-number", 1);
        assertThat(suggestion.coverage())
                .isInstanceOfSatisfying(
                        Coverage.Partial.class,
                        partial -> assertThat(partial.why()).isEqualTo(CoverageGap.MARKUP));
    }

    @Test
    void aDamagedOrTooLongTextIsPartlyInspected() throws IOException {
        byte[] bytes = (TEXT + "x".repeat(2000) + "?").getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 1] = (byte) 0xFF;
        TextSource.Extract damaged = new TextSource(Limits.DEFAULT, AutoDetectParser::new).read(write(bytes));
        assertThat(damaged.coverage())
                .isEqualTo(new Coverage.Partial(damaged.text().length(), CoverageGap.MALFORMED));
        assertThat(damaged.text()).hasSize(TEXT.length() + 2001);
        Limits small = new Limits(1, 18, 1, 1, 1, 1);
        TextSource.Extract cut =
                new TextSource(small, AutoDetectParser::new).read(write(TEXT.getBytes(StandardCharsets.UTF_8)));
        assertThat(cut.text().toString()).isEqualTo("氏名,個人番");
        assertThat(cut.coverage()).isEqualTo(new Coverage.Partial(6, CoverageGap.OVER_LIMIT));
    }

    @Test
    void aMissingFileIsAnError() {
        assertThatThrownBy(() -> INSPECTOR.inspect(folder.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aParsersCellsAndRowsBecomeTabsAndLines() throws IOException {
        TextSource.Extract extract = parsed((handler, context) -> StubParser.table(handler, "氏名\n", "評定", "山田", "5"));
        assertThat(extract.text().toString()).isEqualTo("氏名 \t評定\t\n山田\t5\t\n");
        assertThat(extract.coverage().isFull()).isTrue();
    }

    @Test
    void whatParsersThrowBecomesAGap() throws IOException {
        assertThat(gap(new EncryptedDocumentException())).isEqualTo(CoverageGap.ENCRYPTED);
        assertThat(gap(new TikaException("x", new IllegalStateException()))).isEqualTo(CoverageGap.MALFORMED);
        assertThat(gap(new TikaException("Zip bomb detected!"))).isEqualTo(CoverageGap.OVER_LIMIT);
        assertThat(gap(new IllegalArgumentException())).isEqualTo(CoverageGap.MALFORMED);
        assertThat(gap(new StackOverflowError())).isEqualTo(CoverageGap.MALFORMED);
        assertThat(gap(new NoClassDefFoundError("x"))).isEqualTo(CoverageGap.NO_PARSER);
        assertThat(gap(new IOException("x"))).isEqualTo(CoverageGap.MALFORMED);
    }

    @Test
    void textBeforeAFailureIsKeptAndSaidToBeAPart() throws IOException {
        TextSource.Extract extract = parsed((handler, context) -> {
            StubParser.paragraph(handler, "個人番号");
            throw new TikaException("cut");
        });
        assertThat(extract.coverage()).isEqualTo(new Coverage.Partial(5, CoverageGap.MALFORMED));
    }

    @Test
    void aParserThatFindsNoTextInspectedNothing() throws IOException {
        assertThat(parsed((handler, context) -> StubParser.paragraph(handler, "  "))
                        .coverage())
                .isEqualTo(new Coverage.NotInspected(CoverageGap.NO_TEXT));
    }

    @Test
    void aParserIsStoppedAtTheLimitAndWhenInterrupted() throws IOException {
        Limits small = new Limits(1, 2000, 1, 1, 1, 1);
        TextSource.Extract endless = parsed(small, (handler, context) -> {
            while (true) {
                handler.characters("あいうえお".toCharArray(), 0, 5);
            }
        });
        assertThat(endless.coverage()).isEqualTo(new Coverage.Partial(1000, CoverageGap.OVER_LIMIT));
        TextSource.Extract interrupted = parsed((handler, context) -> {
            StubParser.paragraph(handler, "あいうえお");
            Thread.currentThread().interrupt();
            StubParser.paragraph(handler, "かきくけこ");
        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(interrupted.coverage()).isEqualTo(new Coverage.Partial(6, CoverageGap.INTERRUPTED));
    }

    @Test
    void whatLiesInsideIsReadOrNamedAsAGap() throws IOException {
        assertThat(embedded(PDF.getBytes(StandardCharsets.ISO_8859_1), 1).coverage())
                .isInstanceOf(Coverage.Full.class);
        assertThat(embedded("\u0089PNG\r\n\u001A\n".getBytes(StandardCharsets.ISO_8859_1), 1)
                        .coverage())
                .isEqualTo(new Coverage.Partial(2, CoverageGap.NO_TEXT));
        assertThat(embedded("{\\rtf1 x}".getBytes(StandardCharsets.ISO_8859_1), 1)
                        .coverage())
                .isEqualTo(new Coverage.Partial(2, CoverageGap.NO_PARSER));
        assertThat(embedded("{\\rtf1 x}".getBytes(StandardCharsets.ISO_8859_1), 6)
                        .coverage())
                .isEqualTo(new Coverage.Partial(2, CoverageGap.OVER_LIMIT));
    }

    private TextSource.Extract embedded(byte[] part, int times) throws IOException {
        int[] depth = {0};
        Limits fiveParts = new Limits(5, 1 << 20, 1, 1, 1, 1);
        return parsed(fiveParts, (handler, context) -> {
            StubParser.paragraph(handler, "外");
            if (depth[0]++ == 0) {
                for (int i = 0; i < times; i++) {
                    context.get(EmbeddedDocumentExtractor.class)
                            .parseEmbedded(TikaInputStream.get(part), handler, new Metadata(), false);
                }
            }
        });
    }

    private CoverageGap gap(Throwable failure) throws IOException {
        Coverage coverage =
                parsed((handler, context) -> StubParser.fail(failure)).coverage();
        return ((Coverage.NotInspected) coverage).why();
    }

    private TextSource.Extract parsed(StubParser.Work work) throws IOException {
        return parsed(Limits.DEFAULT, work);
    }

    private TextSource.Extract parsed(Limits limits, StubParser.Work work) throws IOException {
        return new TextSource(limits, () -> new AutoDetectParser(new StubParser(work)))
                .read(write(PDF.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file.dat"), bytes);
    }
}
