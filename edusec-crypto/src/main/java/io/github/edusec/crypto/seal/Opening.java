package io.github.edusec.crypto.seal;

import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.files.UnfinishedWork;
import io.github.edusec.crypto.CryptoLimits;
import io.github.edusec.crypto.OpenRefusal;
import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.VerificationKey;
import io.github.edusec.crypto.seal.Progress.Phase;
import io.github.edusec.crypto.zip.AesArchive;
import io.github.edusec.crypto.zip.ArchiveRefusal;
import io.github.edusec.crypto.zip.Fingerprint;
import io.github.edusec.crypto.zip.Member;
import io.github.edusec.crypto.zip.WriteBehindStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One package being opened: authenticate everything, hold it against its manifest, only then deliver.
 *
 * @param origin where it comes from
 * @param passphrase the secret
 * @param key whose signature is demanded, or null
 * @param limits what it may cost
 * @param weakToo whether traditional encryption is accepted
 * @param progress is told
 */
record Opening(
        Origin origin,
        Passphrase passphrase,
        @Nullable VerificationKey key,
        CryptoLimits limits,
        boolean weakToo,
        Progress progress) {

    private static final Taker NOWHERE = (member, number) -> OutputStream.nullOutputStream();

    /** What is done with a package whose manifest was found right. */
    private interface Use {
        List<OpenedPackage.OpenedFile> of(PackageContent content) throws IOException;
    }

    OpenOutcome extractTo(Path newFolder) throws IOException {
        try (UnfinishedWork work = UnfinishedWork.beside(newFolder)) {
            Path unfinished = Files.createDirectory(work.folder().resolve("content"));
            OpenOutcome outcome = open(content -> extract(content, unfinished));
            if (outcome instanceof OpenOutcome.Opened) {
                work.publish(unfinished);
            }
            return outcome;
        }
    }

    OpenOutcome check() throws IOException {
        return open(content -> each(content, NOWHERE, Phase.OPENING, true));
    }

    OpenOutcome deliverTo(FileTarget target) throws IOException {
        return open(content -> {
            List<OpenedPackage.OpenedFile> first = each(content, NOWHERE, Phase.COMPARING, true);
            return each(content, (file, number) -> begin(target, first.get(number)), Phase.OPENING, false);
        });
    }

    private static OutputStream begin(FileTarget target, OpenedPackage.OpenedFile file) throws IOException {
        try {
            return target.begin(file);
        } catch (IOException e) {
            throw new FileSink.TargetFailure(e);
        }
    }

    private OpenOutcome open(Use use) throws IOException {
        byte[] secret = passphrase.toUtf8();
        try (Origin.Opened opened = origin.open(limits, progress);
                AesArchive archive = AesArchive.open(opened.channel(), opened.name(), limits, weakToo)) {
            List<Object> before = origin.state();
            Watching watch = new Watching(
                    progress, Phase.AUTHENTICATING, opened.channel().size());
            Optional<String> notAuthentic = archive.unlock(secret, watch);
            if (notAuthentic.isPresent()) {
                return new OpenOutcome.WrongPassphraseOrTampered(notAuthentic.get());
            }
            PackageContent content = PackageContent.of(archive, key);
            List<OpenedPackage.OpenedFile> files = use.of(content);
            if (!before.equals(origin.state())) {
                return new OpenOutcome.Refused(OpenRefusal.TAMPERED, "it was written to while it was being opened");
            }
            return new OpenOutcome.Opened(content.opened(files));
        } catch (FileSink.TargetFailure failure) {
            throw failure.reason();
        } catch (ArchiveRefusal refusal) {
            return new OpenOutcome.Refused(refusal.reason(), refusal.where());
        } catch (MalformedFileException shorter) {
            return new OpenOutcome.Refused(OpenRefusal.TRUNCATED, String.valueOf(shorter.getMessage()));
        } catch (Cancellation wanted) {
            return new OpenOutcome.Cancelled();
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private List<OpenedPackage.OpenedFile> extract(PackageContent content, Path below) throws IOException {
        try {
            for (String folder : content.folders()) {
                Files.createDirectories(resolve(below, folder));
            }
            List<OpenedPackage.OpenedFile> files = each(
                    content,
                    (member, number) -> {
                        Path file = resolve(below, member.name());
                        Files.createDirectories(
                                Optional.ofNullable(file.getParent()).orElse(below));
                        return member.size() < FileSink.LONG
                                ? Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)
                                : WriteBehindStream.create(file);
                    },
                    Phase.OPENING,
                    true);
            for (Member member : content.files()) {
                Files.setLastModifiedTime(
                        resolve(below, member.name()), FileTime.from(HeaderDate.instant(member.modified())));
            }
            return files;
        } catch (InvalidPathException unstorable) {
            throw new ArchiveRefusal(
                    OpenRefusal.UNSAFE_NAME, "a name that this machine's file names cannot hold (encoding or system)");
        } catch (FileAlreadyExistsException oneFile) {
            throw new ArchiveRefusal(OpenRefusal.DUPLICATE_NAME, "two names that this machine takes for one");
        }
    }

    private static Path resolve(Path below, String name) {
        Path target = below;
        for (String part : name.split("/", -1)) {
            target = part.isEmpty() ? target : target.resolve(part);
        }
        return target;
    }

    /** Where the content of a file goes. */
    private interface Taker {
        OutputStream begin(Member member, int number) throws IOException;
    }

    private List<OpenedPackage.OpenedFile> each(PackageContent content, Taker taker, Phase phase, boolean elsewhere)
            throws IOException {
        long total = content.files().stream().mapToLong(Member::size).sum();
        Watching watch = new Watching(progress, phase, total);
        List<OpenedPackage.OpenedFile> files = new ArrayList<>();
        for (Member member : content.files()) {
            Fingerprint found;
            try (FileSink sink = new FileSink(taker.begin(member, files.size()), member.size(), elsewhere)) {
                if (!member.writeTo(sink, watch)) {
                    throw unlike(files.size());
                }
                found = sink.end();
            }
            OpenedPackage.OpenedFile file = new OpenedPackage.OpenedFile(member.name(), found.size(), found.sha256());
            if (!content.agrees(files.size(), file)) {
                throw unlike(files.size());
            }
            files.add(file);
        }
        return files;
    }

    private static ArchiveRefusal unlike(int number) {
        return new ArchiveRefusal(
                OpenRefusal.TAMPERED,
                "file " + (number + 1) + ", folders not counted, is not what the archive says of it");
    }
}
