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
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** Every file is an encrypted entry of its own; names, sizes and dates can be read by everybody. */
public final class EntriesWriter implements ArchiveWriter {
    private static final int KEY = 32;

    private final WriteBehind out;
    private final ZipRecordWriter writer;
    private final byte[] passphrase;
    private final SecureRandom random = new SecureRandom();
    private final ExecutorService threads = Threads.pool(Math.max(1, Threads.count() / 2));

    /**
     * Begins an archive.
     *
     * @param file an empty file, open for writing
     * @param passphrase copied; wiped on close
     */
    public EntriesWriter(FileChannel file, byte[] passphrase) {
        this.out = new WriteBehind(file);
        this.writer = ZipRecordWriter.to(out);
        this.passphrase = passphrase.clone();
    }

    /** The one form that a file's record has in such an archive, but for its sizes. */
    static ZipRecord record(String name, int method, LocalDateTime modified) {
        ZipAttributes attributes =
                ZipAttributes.PLAIN.at(modified).withExtra(AesEntry.extra(method), AesEntry.VERSION_NEEDED);
        return new ZipRecord(
                name, RawBytes.utf8(name), ZipRecord.ENCRYPTED | ZipRecord.UTF8, AesEntry.METHOD, 0, 0, 0, attributes);
    }

    /** The one form of a folder's record. */
    static ZipRecord folder(String name) {
        return new ZipRecord(name, RawBytes.utf8(name), ZipRecord.UTF8, ZipRecord.STORED, 0, 0, 0, ZipAttributes.PLAIN);
    }

    @Override
    public void putFolder(String name) throws IOException {
        writer.putRaw(folder(name));
    }

    @Override
    public List<Fingerprint> put(List<? extends PlainSource> sources, Watch watch) throws IOException {
        Sink sink = new Sink();
        try (Preparation preparation = new Preparation(this::encrypt)) {
            preparation.run(sources, sink, watch);
            return sink.fingerprints;
        } finally {
            sink.wipe();
        }
    }

    private Framed encrypt(byte[] bytes, int length) {
        byte[] salt = SaltMark.ENTRIES.salt(random);
        try (AesKeys keys = AesKeys.derive(passphrase, salt, KEY)) {
            EntryCipher cipher = new EntryCipher(keys);
            cipher.encrypt(bytes, 0, length);
            return new Framed(front(salt, keys), cipher.finish());
        }
    }

    private static byte[] front(byte[] salt, AesKeys keys) {
        byte[] front = Arrays.copyOf(salt, salt.length + AesKeys.VERIFIER);
        System.arraycopy(keys.verifier(), 0, front, salt.length, AesKeys.VERIFIER);
        return front;
    }

    @Override
    public void put(String name, LocalDateTime modified, byte[] content) throws IOException {
        byte[] bytes = content.clone();
        Framed around = encrypt(bytes, bytes.length);
        put(record(name, ZipRecord.STORED, modified), content.length, bytes, bytes.length, around);
    }

    private void put(ZipRecord record, long size, byte[] bytes, int length, Framed around) throws IOException {
        if (size >= Preparation.BLOCK) {
            // The form of a header must follow from what the manifest says, and this may be the manifest itself.
            EntrySink entry = writer.open(record, Long.MAX_VALUE);
            entry.write(around.front);
            entry.write(bytes, 0, length);
            entry.write(around.back);
            entry.end(0, size);
            return;
        }
        ZipRecord complete = record.withContent(0, around.front.length + length + around.back.length, size);
        writer.putRaw(
                complete,
                ByteBuffer.wrap(around.front),
                ByteBuffer.wrap(bytes, 0, length),
                ByteBuffer.wrap(around.back));
    }

    @Override
    public long finish() throws IOException {
        writer.finish(RawBytes.EMPTY);
        return out.position();
    }

    @Override
    public void close() {
        Arrays.fill(passphrase, (byte) 0);
        threads.shutdown();
        out.close();
    }

    private final class Sink implements PreparedSink {
        private final List<Fingerprint> fingerprints = new ArrayList<>();
        private @Nullable EntrySink entry;
        private @Nullable EntryCipher cipher;

        @Override
        public void whole(WholeFile file) throws IOException {
            ZipRecord record = record(file.name, file.method, file.modified);
            put(record, file.fingerprint.size(), file.bytes, file.length, file.around);
            fingerprints.add(file.fingerprint);
        }

        @Override
        public void begin(PlainSource source, int method) throws IOException {
            byte[] salt = SaltMark.ENTRIES.salt(random);
            // Room for any size: the form of a header must follow from what the manifest says.
            EntrySink opened = writer.open(record(source.name(), method, source.modified()), Long.MAX_VALUE);
            try (AesKeys keys = AesKeys.derive(passphrase, salt, KEY)) {
                opened.write(front(salt, keys));
                cipher = new EntryCipher(keys, threads, source.size() < 0 ? Long.MAX_VALUE : source.size());
            }
            entry = opened;
        }

        @Override
        public void block(byte[] bytes, int length) throws IOException {
            if (entry == null || cipher == null) {
                throw new IllegalStateException("a block without a beginning");
            }
            cipher.encrypt(bytes, 0, length);
            entry.write(bytes, 0, length);
        }

        @Override
        public void end(Fingerprint fingerprint) throws IOException {
            if (entry == null || cipher == null) {
                throw new IllegalStateException("an end without a beginning");
            }
            entry.write(cipher.finish());
            entry.end(0, fingerprint.size());
            fingerprints.add(fingerprint);
            entry = null;
            cipher = null;
        }

        void wipe() {
            if (cipher != null) {
                cipher.wipe();
            }
        }
    }
}
