package io.github.edusec.crypto.zip;

import io.github.edusec.classify.files.AtomicFolder;
import io.github.edusec.crypto.CryptoLimits;
import io.github.edusec.crypto.Passphrase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One archive being opened: authenticate every entry, only then use any. */
final class Opening {
    private Opening() {}

    static VerifyOutcome compare(List<SealedEntry> expected, List<SealedEntry> found) {
        Map<String, SealedEntry> left = new HashMap<>();
        expected.forEach(entry -> left.put(entry.name(), entry));
        for (SealedEntry entry : found) {
            if (!entry.equals(left.remove(entry.name()))) {
                return new VerifyOutcome.Different(entry.name());
            }
        }
        return left.keySet().stream()
                .findFirst()
                .<VerifyOutcome>map(VerifyOutcome.Different::new)
                .orElseGet(() -> new VerifyOutcome.Same(found.size()));
    }

    /** Decrypts every entry to nothing but its hash. */
    static OpenOutcome digest(Path zip, List<EntryOpener> openers) throws IOException {
        List<SealedEntry> found = new ArrayList<>();
        for (EntryOpener opener : openers) {
            Sha256 content = new Sha256();
            if (!opener.decryptTo(content)) {
                return new OpenOutcome.WrongPassphraseOrTampered(opener.name());
            }
            found.add(new SealedEntry(opener.name(), content.size(), content.hex()));
        }
        return new OpenOutcome.Opened(zip, found);
    }

    /** What is done with an archive of which every entry is authentic. */
    interface Use {
        OpenOutcome of(OpenedArchive archive, List<EntryOpener> openers) throws IOException;
    }

    static OpenOutcome withAuthentic(Path zip, Passphrase passphrase, CryptoLimits limits, Use use) throws IOException {
        OpenedArchive.Judged judged = OpenedArchive.open(zip, limits);
        if (judged.archive().isEmpty()) {
            return judged.refusal().orElseThrow();
        }
        byte[] secret = passphrase.toUtf8();
        List<EntryOpener> openers = new ArrayList<>();
        try (OpenedArchive archive = judged.archive().get()) {
            for (AesEntry entry : archive.files()) {
                EntryOpener opener = new EntryOpener(archive.zip(), entry, secret);
                openers.add(opener);
                if (!opener.isAuthentic()) {
                    return new OpenOutcome.WrongPassphraseOrTampered(opener.name());
                }
            }
            return use.of(archive, openers);
        } finally {
            Arrays.fill(secret, (byte) 0);
            openers.forEach(EntryOpener::close);
        }
    }

    static OpenOutcome extract(OpenedArchive archive, List<EntryOpener> openers, Path newDir) throws IOException {
        try (AtomicFolder folder = AtomicFolder.create(newDir)) {
            for (String name : archive.folders()) {
                Files.createDirectories(resolve(folder.temporary(), name));
            }
            List<SealedEntry> entries = new ArrayList<>();
            for (EntryOpener opener : openers) {
                Optional<SealedEntry> entry = extract(opener, folder.temporary());
                if (entry.isEmpty()) {
                    return new OpenOutcome.WrongPassphraseOrTampered(opener.name());
                }
                entries.add(entry.get());
            }
            folder.commit();
            return new OpenOutcome.Opened(newDir, entries);
        } catch (InvalidPathException unstorable) {
            return new OpenOutcome.Refused(
                    OpenRefusal.UNSAFE_NAME, "a name that this machine's file names cannot hold (encoding or system)");
        }
    }

    private static Optional<SealedEntry> extract(EntryOpener opener, Path below) throws IOException {
        Path target = resolve(below, opener.name());
        Files.createDirectories(Optional.ofNullable(target.getParent()).orElse(below));
        Sha256 content = new Sha256();
        try (OutputStream file =
                        Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream both = new Both(file, content)) {
            if (!opener.decryptTo(both)) {
                return Optional.empty();
            }
        }
        return Optional.of(new SealedEntry(opener.name(), content.size(), content.hex()));
    }

    private static Path resolve(Path below, String name) {
        Path target = below;
        for (String part : EntryNames.normalized(name).split("/", -1)) {
            target = part.isEmpty() ? target : target.resolve(part);
        }
        return target;
    }

    /** Writes everything twice. */
    private static final class Both extends OutputStream {
        private final OutputStream first;
        private final OutputStream second;

        Both(OutputStream first, OutputStream second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public void write(int b) throws IOException {
            first.write(b);
            second.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            first.write(bytes, offset, length);
            second.write(bytes, offset, length);
        }
    }
}
