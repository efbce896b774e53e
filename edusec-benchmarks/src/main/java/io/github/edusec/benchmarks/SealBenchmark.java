package io.github.edusec.benchmarks;

import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.zip.AesZip;
import io.github.edusec.crypto.zip.ZipSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.AesKeyStrength;
import net.lingala.zip4j.model.enums.CompressionMethod;
import net.lingala.zip4j.model.enums.EncryptionMethod;
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

/** Seals 64 MiB of incompressible data into an AES-256 ZIP: zip4j and ours, same input, same folder. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
@SuppressWarnings("NullAway.Init") // JMH calls the setup before any benchmark
public class SealBenchmark {
    private static final int BYTES = 64 << 20;
    private static final String WORDS = "kame-tori-sakura-yama-hato-mizu-kaze";

    private Path folder;
    private Path input;
    private Path output;

    /** Made by JMH. */
    public SealBenchmark() {}

    /**
     * Writes the input.
     *
     * @throws IOException if the disk is full
     */
    @Setup
    public void setUp() throws IOException {
        folder = Files.createTempDirectory("edusec-bench");
        input = folder.resolve("input.bin");
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        Files.write(input, bytes);
        output = folder.resolve("out.zip");
    }

    /**
     * Makes room for the next archive, outside the measured time.
     *
     * @throws IOException if the archive cannot be deleted
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
        Files.deleteIfExists(input);
        Files.deleteIfExists(folder);
    }

    /**
     * Ours.
     *
     * @return the archive
     * @throws IOException if the disk is full
     */
    @Benchmark
    public Object edusec() throws IOException {
        try (Passphrase passphrase = Passphrase.of(WORDS.toCharArray())) {
            return AesZip.seal(List.of(ZipSource.of(input)), passphrase, output);
        }
    }

    /**
     * The peer.
     *
     * @return the archive
     */
    @Benchmark
    public Object zip4j() {
        ZipParameters parameters = new ZipParameters();
        parameters.setEncryptFiles(true);
        parameters.setEncryptionMethod(EncryptionMethod.AES);
        parameters.setAesKeyStrength(AesKeyStrength.KEY_STRENGTH_256);
        parameters.setCompressionMethod(CompressionMethod.STORE);
        try (ZipFile zip = new ZipFile(output.toFile(), WORDS.toCharArray())) {
            zip.addFile(input.toFile(), parameters);
            return zip;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
