package io.github.edusec.crypto.keys;

import io.github.edusec.crypto.Passphrase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A ring's file, the passphrase that it is under, and what stands in it: the three change together or not at all. Not thread-safe. */
final class RingStore implements AutoCloseable {
    private final KeptFile file;
    private Sealing sealing;
    private RingContent content;

    private RingStore(KeptFile file, Sealing sealing, RingContent content) {
        this.file = file;
        this.sealing = sealing;
        this.content = content;
    }

    static RingStore create(Path path, Passphrase passphrase, int iterations) throws IOException {
        Sealing.refuseUnusual(passphrase);
        Sealing sealing = Sealing.of(passphrase, iterations);
        try {
            KeptFile file = KeptFile.create(path, new StoreWriter(sealing).write(List.of()));
            return new RingStore(file, sealing, new RingContent(List.of()));
        } catch (IOException | RuntimeException e) {
            sealing.close();
            throw e;
        }
    }

    /** Takes what was read and found authentic under the passphrase. */
    static RingStore open(Path path, byte[] bytes, StoreReader reader, Passphrase passphrase, int iterations)
            throws IOException {
        Sealing sealing = Sealing.of(passphrase, iterations);
        try {
            RingContent content = new RingContent(reader.keys(sealing));
            return new RingStore(KeptFile.of(path, bytes), sealing, content);
        } catch (IOException | RuntimeException e) {
            sealing.close();
            throw e;
        }
    }

    RingContent content() {
        return content;
    }

    Sealing sealing() {
        return sealing;
    }

    void save(RingContent changed) throws IOException {
        List<StoredKey> strong = new ArrayList<>();
        for (StoredKey key : changed.keys()) {
            strong.add(key.strengthened(sealing));
        }
        file.replace(new StoreWriter(sealing).write(strong));
        content = new RingContent(strong);
    }

    void changePassphrase(Passphrase passphrase) throws IOException {
        Sealing next = Sealing.of(passphrase, sealing.iterations());
        try {
            List<StoredKey> resealed = new ArrayList<>();
            for (StoredKey key : content.keys()) {
                resealed.add(key.resealed(sealing, next));
            }
            file.replace(new StoreWriter(next).write(resealed));
            content = new RingContent(resealed);
        } catch (IOException | RuntimeException e) {
            next.close();
            throw e;
        }
        sealing.close();
        sealing = next;
    }

    @Override
    public void close() {
        sealing.close();
    }
}
