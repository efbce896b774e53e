package io.github.edusec.crypto.seal;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Text;
import io.github.edusec.classify.files.UnfinishedWork;
import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.crypto.CryptoLimits;
import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.policy.AlgorithmRole;
import io.github.edusec.crypto.policy.AlgorithmUse;
import io.github.edusec.crypto.policy.MethodDecision;
import io.github.edusec.crypto.policy.ProtectionFacts;
import io.github.edusec.crypto.policy.ProtectionPolicy;
import io.github.edusec.crypto.zip.ArchiveWriter;
import io.github.edusec.crypto.zip.BundleWriter;
import io.github.edusec.crypto.zip.EntriesWriter;
import io.github.edusec.crypto.zip.Fingerprint;
import io.github.edusec.crypto.zip.PlainSource;
import io.github.edusec.crypto.zip.Watch;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One package being written, from the checks to its appearance.
 *
 * @param sources what is sealed
 * @param statement what the maker states
 * @param passphrase the secret
 * @param key signs, or null
 * @param namesVisible whether each file is an entry of its own
 * @param verified whether the package is opened again and compared before it appears
 * @param policy allows or forbids the method
 * @param progress is told
 */
record Sealing(
        List<SealSource> sources,
        Statement statement,
        Passphrase passphrase,
        @Nullable SigningKey key,
        boolean namesVisible,
        boolean verified,
        ProtectionPolicy policy,
        Progress progress) {
    static final String BUNDLE = "zip-ae2-bundle";
    static final String ENTRIES = "zip-ae2-entries";
    private static final int MAX_PASSPHRASE = 64;
    /** Headers and manifest count too when a package is opened; a gibibyte holds more of them than may be. */
    private static final long MOST_BYTES = CryptoLimits.DEFAULT.maxTotalBytes() - (1L << 30);

    static MethodDecision decision(ProtectionPolicy policy, boolean namesVisible, Statement statement) {
        return policy.decide(
                namesVisible ? ENTRIES : BUNDLE, HeaderDate.of(statement.made()).toLocalDate());
    }

    SealOutcome writeTo(Path out) throws IOException {
        try (UnfinishedWork work = UnfinishedWork.beside(out)) {
            Path unfinished = work.folder().resolve("package");
            SealOutcome outcome = seal(unfinished);
            if (outcome instanceof SealOutcome.Sealed) {
                work.publish(unfinished);
            }
            return outcome;
        } finally {
            closeStreams();
        }
    }

    SealOutcome writeTo(OutputStream out) throws IOException {
        try (Spool spool = Spool.open()) {
            SealOutcome outcome = seal(spool.file());
            if (outcome instanceof SealOutcome.Sealed) {
                Files.copy(spool.file(), out);
                out.flush();
            }
            return outcome;
        } finally {
            closeStreams();
        }
    }

    /** Streams are read once, and closed whatever comes of it. */
    private void closeStreams() {
        for (SealSource source : sources) {
            if (source.content() instanceof SourceContent.OfStream stream) {
                try {
                    stream.stream().close();
                } catch (IOException readOrGivenUp) {
                    // What was read of it stands; a package that is complete does not become worse by this.
                }
            }
        }
    }

    private SealOutcome seal(Path file) throws IOException {
        MethodDecision decision = decision(policy, namesVisible, statement);
        if (decision instanceof MethodDecision.Refused refused) {
            return new SealOutcome.NotPermitted(refused);
        }
        Optional<Text> weakness = passphrase.weakness();
        if (weakness.isPresent()) {
            return new SealOutcome.TooWeak(weakness.get());
        }
        byte[] secret = passphrase.toUtf8();
        try {
            refuseUntypable(secret);
            SealedPackage made = seal(file, secret, facts((MethodDecision.Allowed) decision));
            if (verified) {
                Comparison.of(sources, made.manifest(), Open.path(file).with(passphrase), progress);
            }
            return new SealOutcome.Sealed(made);
        } catch (Cancellation wanted) {
            return new SealOutcome.Cancelled();
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private SealedPackage seal(Path file, byte[] secret, ProtectionFacts facts) throws IOException {
        List<SealSource> files =
                sources.stream().filter(source -> !source.isFolder()).toList();
        List<PlainSource> plain = new ArrayList<>();
        for (SealSource source : files) {
            plain.add(source.content().under(source.name()));
        }
        long total = total(plain);
        Watch watch = withinLimit(new Watching(progress, Progress.Phase.SEALING, total));
        try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.READ);
                ArchiveWriter writer =
                        namesVisible ? new EntriesWriter(channel, secret) : new BundleWriter(channel, secret)) {
            List<String> folders = sources.stream()
                    .filter(SealSource::isFolder)
                    .map(SealSource::name)
                    .toList();
            for (String folder : folders) {
                writer.putFolder(folder);
            }
            List<Fingerprint> fingerprints = writer.put(plain, watch);
            Manifest manifest = manifest(facts, folders, files, plain, fingerprints);
            byte[] json = ManifestJson.write(manifest);
            if (json.length > PackageContent.mostBytes(files.size(), folders.size())) {
                throw new IllegalArgumentException("handling restrictions: found so many that the manifest has "
                        + json.length + " bytes, allowed: "
                        + PackageContent.mostBytes(files.size(), folders.size()));
            }
            LocalDateTime made = HeaderDate.of(statement.made());
            writer.put(Manifest.NAME, made, json);
            if (key != null) {
                writer.put(Manifest.SIGNATURE_NAME, made, key.sign(json));
            }
            long size = writer.finish();
            channel.force(true);
            return new SealedPackage(size, manifest, PolicyFile.sha256Of(json));
        }
    }

    private ProtectionFacts facts(MethodDecision.Allowed decision) {
        Set<String> optional = decision.algorithms().stream()
                .filter(AlgorithmUse::optional)
                .filter(use -> key != null && use.role() == AlgorithmRole.SIGNATURE)
                .map(use -> use.algorithm().id())
                .collect(Collectors.toSet());
        return decision.facts(optional, statement.key());
    }

    private Manifest manifest(
            ProtectionFacts facts,
            List<String> folders,
            List<SealSource> files,
            List<PlainSource> plain,
            List<Fingerprint> fingerprints)
            throws IOException {
        List<Manifest.Entry> entries = new ArrayList<>();
        Classification whole = null;
        for (int i = 0; i < files.size(); i++) {
            // Who decided on a class is the sender's matter; the manifest says what it is.
            Optional<Classification> stated =
                    files.get(i).classification().map(classification -> classification.withProvenance(null));
            Classification counted = stated.orElse(Classification.MOST_SEVERE);
            whole = whole == null ? counted : whole.join(counted);
            Fingerprint content = fingerprints.get(i);
            entries.add(new Manifest.Entry(
                    files.get(i).name(),
                    content.size(),
                    content.sha256(),
                    plain.get(i).modified(),
                    stated.orElse(null)));
        }
        return new Manifest(
                facts,
                statement,
                key == null ? null : key.verificationKey().fingerprint(),
                whole == null ? Classification.MOST_SEVERE : whole,
                folders,
                entries);
    }

    /** What the default limits would not open again must not leave; the ratio cannot pass them (see there). */
    private static long total(List<PlainSource> plain) throws IOException {
        long total = 0;
        boolean known = true;
        for (PlainSource source : plain) {
            long size = source.size();
            known &= size >= 0;
            total += Math.max(0, Math.min(size, MOST_BYTES - total + 1));
            if (total > MOST_BYTES) {
                throw new IllegalArgumentException(
                        "sources: found more bytes in total, allowed: at most " + MOST_BYTES);
            }
        }
        return known ? total : -1;
    }

    /** How much comes out of a stream shows only when it comes. */
    private static Watch withinLimit(Watch watch) {
        long[] left = {MOST_BYTES};
        return bytes -> {
            left[0] -= bytes;
            if (left[0] < 0) {
                throw new IOException("sources: found more bytes in total, allowed: at most " + MOST_BYTES);
            }
            watch.advance(bytes);
        };
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
}
