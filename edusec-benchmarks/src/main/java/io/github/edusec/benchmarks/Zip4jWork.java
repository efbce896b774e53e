package io.github.edusec.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.AesKeyStrength;
import net.lingala.zip4j.model.enums.CompressionLevel;
import net.lingala.zip4j.model.enums.CompressionMethod;
import net.lingala.zip4j.model.enums.EncryptionMethod;

/** The same job by zip4j in a process of its own: {@code store|fastest|open FROM TO}. */
final class Zip4jWork {
    private Zip4jWork() {}

    /**
     * Does the job.
     *
     * @param arguments the job, its input and its output
     * @throws IOException if it fails
     */
    public static void main(String[] arguments) throws IOException {
        Path from = Path.of(arguments[1]);
        Path to = Path.of(arguments[2]);
        char[] passphrase = SealSpeed.PASSPHRASE.toCharArray();
        if (arguments[0].equals("open")) {
            try (ZipFile zip = new ZipFile(from.toFile(), passphrase)) {
                zip.extractAll(to.toString());
            }
            return;
        }
        ZipParameters parameters = new ZipParameters();
        parameters.setEncryptFiles(true);
        parameters.setEncryptionMethod(EncryptionMethod.AES);
        parameters.setAesKeyStrength(AesKeyStrength.KEY_STRENGTH_256);
        if (arguments[0].equals("store")) {
            parameters.setCompressionMethod(CompressionMethod.STORE);
        } else {
            parameters.setCompressionLevel(CompressionLevel.FASTEST);
        }
        try (ZipFile zip = new ZipFile(to.toFile(), passphrase)) {
            if (Files.isDirectory(from)) {
                zip.addFolder(from.toFile(), parameters);
            } else {
                zip.addFile(from.toFile(), parameters);
            }
        }
    }
}
