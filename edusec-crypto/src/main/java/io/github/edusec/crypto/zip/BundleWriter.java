package io.github.edusec.crypto.zip;

import io.github.edusec.classify.ziprecord.EntrySink;
import io.github.edusec.classify.ziprecord.RawBytes;
import io.github.edusec.classify.ziprecord.ZipAttributes;
import io.github.edusec.classify.ziprecord.ZipRecord;
import io.github.edusec.classify.ziprecord.ZipRecordWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.SecureRandom;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** All files lie in an archive of their own, which is the only, stored and encrypted entry: no name can be read. */
public final class BundleWriter implements ArchiveWriter {
    /** The name of the only entry. */
    public static final String NAME = "data.zip";
    /** What the entry's headers say of its date: nothing. */
    static final LocalDateTime NO_DATE = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final int KEY = 32;
    private static final int VERSION = 20;
    /** Info-ZIP's unzip, as Debian has it, garbles UTF-8 names where the maker was not Unix, flag or no flag. */
    private static final int MADE_BY_UNIX = 3 << 8 | VERSION;

    private static final long FILE_MODE = 0100644L << 16;
    private static final long FOLDER_MODE = 040755L << 16 | 0x10;

    private final WriteBehind out;
    private final ZipRecordWriter outer;
    private final EntrySink entry;
    private final ExecutorService threads = Threads.pool(Math.max(1, Threads.count() / 2));
    private final byte[] salt = SaltMark.BUNDLE.salt(new SecureRandom());
    private final Future<AesKeys> keys;
    private final EncryptingChannel channel;
    private final ZipRecordWriter inner;
    private @Nullable EntryCipher cipher;

    /**
     * Begins an archive. Keys are derived while the first sources are read.
     *
     * @param file an empty file, open for writing
     * @param passphrase copied, and wiped when keys were derived
     * @throws IOException if writing fails
     */
    public BundleWriter(FileChannel file, byte[] passphrase) throws IOException {
        this.out = new WriteBehind(file);
        this.outer = ZipRecordWriter.to(out);
        this.entry = outer.open(EntriesWriter.record(NAME, ZipRecord.STORED, NO_DATE), Long.MAX_VALUE);
        byte[] secret = passphrase.clone();
        this.keys = threads.submit(() -> {
            try {
                return AesKeys.derive(secret, salt, KEY);
            } finally {
                Arrays.fill(secret, (byte) 0);
            }
        });
        this.channel = new EncryptingChannel(this::cipher, entry);
        this.inner = ZipRecordWriter.to(channel);
    }

    private EntryCipher cipher() throws IOException {
        EntryCipher begun = cipher;
        if (begun == null) {
            try (AesKeys derived = Threads.await(keys)) {
                entry.write(salt);
                entry.write(derived.verifier());
                begun = new EntryCipher(derived, threads, Long.MAX_VALUE);
            }
            cipher = begun;
        }
        return begun;
    }

    private void closeKeys() {
        try {
            keys.get().close();
        } catch (InterruptedException | ExecutionException neverDerived) {
            // Then there is nothing to wipe.
        }
    }

    private static ZipRecord record(String name, int method, LocalDateTime modified) {
        ZipAttributes unix = new ZipAttributes(
                MADE_BY_UNIX,
                VERSION,
                0,
                0,
                RawBytes.EMPTY,
                RawBytes.EMPTY,
                RawBytes.EMPTY,
                0,
                name.endsWith("/") ? FOLDER_MODE : FILE_MODE);
        return ZipRecord.named(name, method).withAttributes(unix.at(modified));
    }

    @Override
    public void putFolder(String name) throws IOException {
        inner.putRaw(record(name, ZipRecord.STORED, NO_DATE));
    }

    @Override
    public List<Fingerprint> put(List<? extends PlainSource> sources, Watch watch) throws IOException {
        Sink sink = new Sink();
        try (Preparation preparation = new Preparation((bytes, length) -> Framed.NOT)) {
            preparation.run(sources, sink, watch);
            return sink.fingerprints;
        }
    }

    @Override
    public void put(String name, LocalDateTime modified, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        inner.putRaw(
                record(name, ZipRecord.STORED, modified).withContent(crc.getValue(), content.length, content.length),
                ByteBuffer.wrap(content.clone()));
    }

    @Override
    public long finish() throws IOException {
        inner.finish(RawBytes.EMPTY);
        entry.write(cipher().finish());
        entry.end(0, channel.written());
        outer.finish(RawBytes.EMPTY);
        return out.position();
    }

    @Override
    public void close() {
        if (cipher != null) {
            cipher.wipe();
        }
        // Nobody else closes keys that were never used.
        threads.execute(this::closeKeys);
        threads.shutdown();
        out.close();
    }

    private final class Sink implements PreparedSink {
        private final List<Fingerprint> fingerprints = new ArrayList<>();
        private @Nullable EntrySink current;

        @Override
        public void whole(WholeFile file) throws IOException {
            Fingerprint content = file.fingerprint;
            inner.putRaw(
                    record(file.name, file.method, file.modified)
                            .withContent(content.crc(), file.length, content.size()),
                    ByteBuffer.wrap(file.bytes, 0, file.length));
            fingerprints.add(content);
        }

        @Override
        public void begin(PlainSource source, int method) throws IOException {
            long size = source.size();
            current = inner.open(
                    record(source.name(), method, source.modified()), size < 0 ? Long.MAX_VALUE : size + size / 64);
        }

        @Override
        public void block(byte[] bytes, int length) throws IOException {
            if (current == null) {
                throw new IllegalStateException("a block without a beginning");
            }
            current.write(bytes, 0, length);
        }

        @Override
        public void end(Fingerprint fingerprint) throws IOException {
            if (current == null) {
                throw new IllegalStateException("an end without a beginning");
            }
            current.end(fingerprint.crc(), fingerprint.size());
            fingerprints.add(fingerprint);
            current = null;
        }
    }
}
