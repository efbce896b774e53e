package io.github.edusec.crypto.zip;

import io.github.edusec.classify.Problem;
import io.github.edusec.classify.files.AtomicFile;
import io.github.edusec.classify.ziprecord.RawBytes;
import io.github.edusec.classify.ziprecord.ZipRecordWriter;
import io.github.edusec.crypto.CryptoLimits;
import io.github.edusec.crypto.MalformedPackageException;
import io.github.edusec.crypto.Passphrase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One archive being written, from the checks to its appearance under its name. */
final class Sealing {
    private static final int MAX_PASSPHRASE = 64;
    private static final int CHUNK = 1 << 16;

    private Sealing() {}

    /** What is done with the complete archive before it appears. */
    interface Check {
        void of(Path temporary, List<SealedEntry> entries) throws IOException;
    }

    static SealedZip seal(List<ZipSource> sources, Passphrase passphrase, Path out, Check check) throws IOException {
        refuseDuplicates(sources);
        refuseTooMuch(sources);
        byte[] secret = passphrase.toUtf8();
        try {
            refuseUntypable(secret);
            return seal(sources, secret, out, check);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private static SealedZip seal(List<ZipSource> sources, byte[] secret, Path out, Check check) throws IOException {
        try (AtomicFile file = AtomicFile.create(out)) {
            ZipRecordWriter writer = ZipRecordWriter.to(file.channel());
            EntrySealer sealer = new EntrySealer(writer, secret);
            List<SealedEntry> entries = new ArrayList<>();
            for (ZipSource source : sources) {
                entries.add(sealer.seal(source));
            }
            writer.finish(RawBytes.EMPTY);
            String sha256 = hash(file.channel());
            file.force();
            check.of(file.temporary(), entries);
            file.commit();
            return new SealedZip(out, sha256, entries);
        }
    }

    /** Reads every source once more and the archive back; both must be what was sealed. */
    static void compare(List<ZipSource> sources, Passphrase passphrase, Path archive, List<SealedEntry> entries)
            throws IOException {
        List<SealedEntry> again = new ArrayList<>();
        for (ZipSource source : sources) {
            Sha256 content = new Sha256();
            try (InputStream in = Files.newInputStream(source.file())) {
                in.transferTo(content);
            }
            again.add(new SealedEntry(source.entryName(), content.size(), content.hex()));
        }
        if (!again.equals(entries)) {
            throw different("a source changed after it was sealed");
        }
        if (!(AesZip.verify(archive, passphrase, again) instanceof VerifyOutcome.Same)) {
            throw different("the archive does not give back what was sealed");
        }
    }

    private static MalformedPackageException different(String what) {
        return new MalformedPackageException(
                new Problem("comparison of archive and sources", what, "different bytes", "equal SHA-256"));
    }

    private static void refuseDuplicates(List<ZipSource> sources) {
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("sources: found none, allowed: at least one");
        }
        EntryNames names = new EntryNames();
        for (int i = 0; i < sources.size(); i++) {
            if (!names.add(sources.get(i).entryName())) {
                throw new IllegalArgumentException("source " + (i + 1)
                        + ": found a name that is there already or is also a folder, allowed: each name once");
            }
        }
    }

    /** What the default limits would not open again must not leave; the ratio cannot pass them (see there). */
    private static void refuseTooMuch(List<ZipSource> sources) throws IOException {
        CryptoLimits limits = CryptoLimits.DEFAULT;
        if (sources.size() > limits.maxEntries()) {
            throw new IllegalArgumentException(
                    "sources: found " + sources.size() + ", allowed: at most " + limits.maxEntries());
        }
        long left = limits.maxTotalBytes();
        for (ZipSource source : sources) {
            left -= Math.min(left + 1, Files.size(source.file()));
            if (left < 0) {
                throw new IllegalArgumentException(
                        "sources: found more bytes in total, allowed: at most " + limits.maxTotalBytes());
            }
        }
    }

    private static void refuseUntypable(byte[] secret) {
        for (byte b : secret) {
            if (b < ' ' || b > '~') {
                throw new IllegalArgumentException("passphrase: found a character that is not printable ASCII");
            }
        }
        if (secret.length > MAX_PASSPHRASE) {
            throw new IllegalArgumentException(
                    "passphrase: found " + secret.length + " bytes, allowed: at most " + MAX_PASSPHRASE);
        }
    }

    private static String hash(FileChannel channel) throws IOException {
        Sha256 sha256 = new Sha256();
        byte[] bytes = new byte[CHUNK];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long at = 0;
        while (channel.read(buffer.clear(), at) > 0) {
            sha256.write(bytes, 0, buffer.position());
            at += buffer.position();
        }
        return sha256.hex();
    }
}
