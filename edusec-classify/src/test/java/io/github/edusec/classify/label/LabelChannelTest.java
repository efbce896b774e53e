package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Importance;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Arrays;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labelling from channel to channel: the same bytes as between paths, and nothing in the target that was not asked for. */
class LabelChannelTest {
    private static final Label LABEL = new Label(Classification.of(Importance.II), LocalDate.of(2027, 7, 1));
    private static final Label LOWER = new Label(Classification.of(Importance.IV), LocalDate.of(2027, 7, 1));

    @TempDir
    private Path folder;

    private final Labeller labeller = Labeller.standard();

    @ParameterizedTest
    @ValueSource(strings = {"docx", "xlsx", "pptx", "odt", "pdf"})
    void channelsGetTheBytesThatPathsGet(String format) throws IOException {
        Path source = sample(format);
        Path labelled = folder.resolve("labelled");
        labeller.labelTo(source, labelled, LABEL, null);
        SeekableInMemoryByteChannel out = new SeekableInMemoryByteChannel();
        try (FileChannel in = FileChannel.open(source, StandardOpenOption.READ)) {
            assertThat(labeller.label(in, out, LABEL, null).places())
                    .containsExactly(MarkPlace.HEADER, MarkPlace.PROPERTY);
            assertThat(in.isOpen()).isTrue();
        }
        assertThat(out.isOpen()).isTrue();
        assertThat(bytes(out)).isEqualTo(Files.readAllBytes(labelled));
        SeekableInMemoryByteChannel back = new SeekableInMemoryByteChannel();
        assertThat(labeller.remove(out, back, "誤り").isWritten()).isTrue();
        Path unlabelled = folder.resolve("unlabelled");
        labeller.removeTo(labelled, unlabelled, "誤り");
        assertThat(bytes(back)).isEqualTo(Files.readAllBytes(unlabelled));
    }

    @ParameterizedTest
    @ValueSource(strings = {"docx", "pdf"})
    void aRefusalOrAFailureLeavesTheTargetEmpty(String format) throws IOException {
        Path labelled = folder.resolve("labelled");
        labeller.labelTo(sample(format), labelled, LABEL, null);
        byte[] whole = Files.readAllBytes(labelled);
        SeekableInMemoryByteChannel out = new SeekableInMemoryByteChannel();
        assertThat(labeller.label(new SeekableInMemoryByteChannel(whole), out, LOWER, null))
                .isInstanceOfSatisfying(
                        LabelOutcome.Refused.class,
                        refused -> assertThat(refused.obstacle()).isEqualTo(LabelObstacle.LOWERED_WITHOUT_REASON));
        assertThat(out.size()).isZero();
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        assertThat(labeller.label(new SeekableInMemoryByteChannel(half), out, LABEL, "確認済み"))
                .isInstanceOf(LabelOutcome.Refused.class);
        assertThat(out.size()).isZero();
        Failing failing = new Failing();
        assertThatThrownBy(() -> labeller.label(new SeekableInMemoryByteChannel(whole), failing, LOWER, "確認済み"))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("the disk is gone");
        assertThat(failing.written).isTrue();
        assertThat(failing.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"docx", "pdf"})
    void anEmptyTargetIsWrittenFromItsStart(String format) throws IOException {
        Path source = sample(format);
        Path labelled = folder.resolve("labelled");
        labeller.labelTo(source, labelled, LABEL, null);
        SeekableInMemoryByteChannel out = new SeekableInMemoryByteChannel();
        out.position(100);
        try (FileChannel in = FileChannel.open(source, StandardOpenOption.READ)) {
            labeller.label(in, out, LABEL, null);
        }
        assertThat(bytes(out)).isEqualTo(Files.readAllBytes(labelled));
    }

    @ParameterizedTest
    @ValueSource(strings = {"docx", "pdf"})
    void aFullDiskIsNoDamagedDocument(String format) throws IOException {
        SeekableInMemoryByteChannel full = new SeekableInMemoryByteChannel() {
            @Override
            public int write(ByteBuffer source) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        try (FileChannel in = FileChannel.open(sample(format), StandardOpenOption.READ)) {
            assertThatThrownBy(() -> labeller.label(in, full, LABEL, null))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("No space left");
        }
    }

    @Test
    void aTargetThatCannotBeReadBackIsTheCallersMistake() throws IOException {
        Path target = folder.resolve("write-only");
        try (FileChannel in = FileChannel.open(sample("docx"), StandardOpenOption.READ);
                FileChannel out = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            assertThatThrownBy(() -> labeller.label(in, out, LABEL, null))
                    .isInstanceOf(NonReadableChannelException.class);
        }
        assertThat(target).isEmptyFile();
    }

    @Test
    void aTargetThatHoldsSomethingIsNotWrittenTo() throws IOException {
        byte[] mine = {1, 2, 3};
        SeekableInMemoryByteChannel out = new SeekableInMemoryByteChannel(mine.clone());
        try (FileChannel in = FileChannel.open(sample("docx"), StandardOpenOption.READ)) {
            assertThatThrownBy(() -> labeller.label(in, out, LABEL, null))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("3 bytes");
        }
        assertThat(bytes(out)).isEqualTo(mine);
    }

    private Path sample(String format) throws IOException {
        Path source = folder.resolve("source");
        return switch (format) {
            case "docx" ->
                DocxFixture.transitional().body(DocxFixture.paragraph("一")).write(source);
            case "xlsx" -> XlsxFixture.transitional().sheet("").write(source);
            case "pptx" -> PptxFixture.simple().write(source);
            case "odt" -> OdfSamples.named("text without header").write(source);
            default -> PdfSamples.pages(source, 2, page -> {});
        };
    }

    private static byte[] bytes(SeekableInMemoryByteChannel channel) throws IOException {
        return Arrays.copyOf(channel.array(), (int) channel.size());
    }

    /** Takes what is written and cannot be read back. */
    private static final class Failing extends SeekableInMemoryByteChannel {
        private boolean written;

        @Override
        public int write(ByteBuffer source) throws IOException {
            written = true;
            return super.write(source);
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            throw new FileSystemException("copy", null, "the disk is gone");
        }
    }
}
