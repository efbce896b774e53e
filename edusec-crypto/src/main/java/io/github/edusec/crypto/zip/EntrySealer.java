package io.github.edusec.crypto.zip;

import io.github.edusec.classify.ziprecord.EntrySink;
import io.github.edusec.classify.ziprecord.RawBytes;
import io.github.edusec.classify.ziprecord.ZipAttributes;
import io.github.edusec.classify.ziprecord.ZipRecord;
import io.github.edusec.classify.ziprecord.ZipRecordWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.Deflater;
import javax.crypto.Mac;

/** Encrypts files into one archive, one after the other. Not thread-safe. */
final class EntrySealer {
    private static final int SALT = 16;
    private static final int KEY = 32;
    private static final int CHUNK = 1 << 16;
    /** Deflate pays only where it takes at least a twentieth away. */
    private static final int WORTH_PARTS = 20;
    /** ZIP has no zone; the users' own makes archives equal wherever they are made. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private final ZipRecordWriter writer;
    private final byte[] passphrase;
    private final SecureRandom random = new SecureRandom();

    EntrySealer(ZipRecordWriter writer, byte[] passphrase) {
        this.writer = writer;
        this.passphrase = passphrase;
    }

    SealedEntry seal(ZipSource source) throws IOException {
        Path file = source.file();
        BasicFileAttributes before = Files.readAttributes(file, BasicFileAttributes.class);
        if (!before.isRegularFile()) {
            throw new FileSystemException(file.toString(), null, "not a regular file");
        }
        Sha256 plain = new Sha256();
        try (InputStream in = Files.newInputStream(file)) {
            encrypt(source, before, in, plain);
        }
        BasicFileAttributes after = Files.readAttributes(file, BasicFileAttributes.class);
        if (plain.size() != before.size()
                || after.size() != before.size()
                || !after.lastModifiedTime().equals(before.lastModifiedTime())
                || !Objects.equals(after.fileKey(), before.fileKey())) {
            throw new FileSystemException(file.toString(), null, "changed while it was being sealed");
        }
        return new SealedEntry(source.entryName(), plain.size(), plain.hex());
    }

    private void encrypt(ZipSource source, BasicFileAttributes file, InputStream in, Sha256 plain) throws IOException {
        byte[] first = in.readNBytes(CHUNK);
        int method = isWorthDeflating(first) ? ZipRecord.DEFLATED : ZipRecord.STORED;
        ZipAttributes attributes = ZipAttributes.PLAIN
                .at(LocalDateTime.ofInstant(file.lastModifiedTime().toInstant(), ZONE))
                .withExtra(AesEntry.extra(method), AesEntry.VERSION_NEEDED);
        ZipRecord record = new ZipRecord(
                source.entryName(),
                RawBytes.utf8(source.entryName()),
                ZipRecord.ENCRYPTED | ZipRecord.UTF8,
                AesEntry.METHOD,
                0,
                0,
                0,
                attributes);
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        EntrySink sink = writer.open(record, file.size() + file.size() / 100 + CHUNK);
        try (AesKeys keys = AesKeys.derive(passphrase, salt, KEY)) {
            sink.write(salt);
            sink.write(keys.verifier());
            Encryption encryption = new Encryption(keys, sink);
            if (method == ZipRecord.DEFLATED) {
                deflate(first, in, plain, encryption);
            } else {
                store(first, in, plain, encryption);
            }
            sink.write(encryption.finish());
        } finally {
            Arrays.fill(first, (byte) 0);
        }
        sink.end(0, plain.size());
    }

    private static void store(byte[] first, InputStream in, Sha256 plain, Encryption out) throws IOException {
        byte[] chunk = new byte[CHUNK];
        System.arraycopy(first, 0, chunk, 0, first.length);
        for (int length = first.length; length > 0; length = in.read(chunk)) {
            plain.write(chunk, 0, length);
            out.write(chunk, 0, length);
        }
    }

    private static void deflate(byte[] first, InputStream in, Sha256 plain, Encryption out) throws IOException {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        byte[] chunk = Arrays.copyOf(first, CHUNK);
        byte[] deflated = new byte[CHUNK];
        try {
            for (int length = first.length; length > 0; length = in.read(chunk)) {
                plain.write(chunk, 0, length);
                deflater.setInput(chunk, 0, length);
                while (!deflater.needsInput()) {
                    out.write(deflated, 0, deflater.deflate(deflated));
                }
            }
            deflater.finish();
            while (!deflater.finished()) {
                out.write(deflated, 0, deflater.deflate(deflated));
            }
        } finally {
            deflater.end();
            Arrays.fill(chunk, (byte) 0);
        }
    }

    /** Tries instead of trusting names: what is compressed already does not shrink. */
    private static boolean isWorthDeflating(byte[] first) {
        Deflater trial = new Deflater(Deflater.BEST_SPEED, true);
        try {
            trial.setInput(first);
            trial.finish();
            byte[] room = new byte[first.length - first.length / WORTH_PARTS];
            trial.deflate(room);
            return trial.finished();
        } finally {
            trial.end();
        }
    }

    /** Encrypts in place, authenticates, passes on. */
    private static final class Encryption {
        private final LittleEndianCtr cipher;
        private final Mac mac;
        private final OutputStream out;

        Encryption(AesKeys keys, OutputStream out) {
            this.cipher = keys.cipher();
            this.mac = keys.mac();
            this.out = out;
        }

        void write(byte[] bytes, int offset, int length) throws IOException {
            cipher.apply(bytes, offset, length);
            mac.update(bytes, offset, length);
            out.write(bytes, offset, length);
        }

        byte[] finish() {
            cipher.wipe();
            return AesKeys.tag(mac);
        }
    }
}
