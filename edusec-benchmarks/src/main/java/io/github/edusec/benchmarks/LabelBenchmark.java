package io.github.edusec.benchmarks;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.label.Label;
import io.github.edusec.classify.label.Labeller;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Marks one small DOCX in its header and properties: a plain copy (the floor), Apache POI, and ours. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
@SuppressWarnings("NullAway.Init") // JMH calls the setup before any benchmark
public class LabelBenchmark {
    private static final int PARAGRAPHS = 400;

    private final Labeller labeller = Labeller.standard();
    private final Label label = new Label(
            new Classification(Importance.II, Confidentiality.C2B, null, null, List.of()), LocalDate.of(2026, 11, 23));
    private Path folder;
    private Path input;
    private Path outFolder;
    private Path output;

    /** Made by JMH. */
    public LabelBenchmark() {}

    /**
     * Makes the document.
     *
     * @throws IOException if the disk is full
     */
    @Setup
    public void setUp() throws IOException {
        folder = Files.createTempDirectory("edusec-bench");
        input = folder.resolve("通知表.docx");
        outFolder = Files.createDirectory(folder.resolve("out"));
        output = outFolder.resolve("通知表.docx");
        try (XWPFDocument document = new XWPFDocument();
                OutputStream out = Files.newOutputStream(input)) {
            for (int number = 0; number < PARAGRAPHS; number++) {
                document.createParagraph().createRun().setText("第" + number + "段落 架空学校の通知表の本文です " + number * 7919);
            }
            document.write(out);
        }
    }

    /**
     * Makes room for the next copy, outside the measured time.
     *
     * @throws IOException if the copy cannot be deleted
     */
    @TearDown(Level.Invocation)
    public void removeOutput() throws IOException {
        Files.deleteIfExists(output);
    }

    /**
     * Deletes the folder.
     *
     * @throws IOException if it cannot be deleted
     */
    @TearDown
    public void tearDown() throws IOException {
        Files.deleteIfExists(outFolder);
        Files.deleteIfExists(input);
        Files.deleteIfExists(folder);
    }

    /**
     * The floor.
     *
     * @return the copy
     * @throws IOException if the disk is full
     */
    @Benchmark
    public Object plainCopy() throws IOException {
        return Files.copy(input, output);
    }

    /**
     * Ours.
     *
     * @return the result
     * @throws IOException if the disk is full
     */
    @Benchmark
    public Object edusec() throws IOException {
        return labeller.labelInto(input, outFolder, label);
    }

    /**
     * The peer: load, mark, save.
     *
     * @return the document
     * @throws IOException if the disk is full
     */
    @Benchmark
    public Object poi() throws IOException {
        try (InputStream in = Files.newInputStream(input);
                XWPFDocument document = new XWPFDocument(in);
                OutputStream out = Files.newOutputStream(output)) {
            document.createHeader(HeaderFooterType.DEFAULT)
                    .createParagraph()
                    .createRun()
                    .setText(label.text());
            document.getProperties().getCustomProperties().addProperty("edusec.label.text", label.text());
            document.write(out);
            return document;
        }
    }
}
