package io.github.edusec.crypto.seal;

import io.github.edusec.classify.ziprecord.NameEncoding;
import io.github.edusec.crypto.MalformedPackageException;
import io.github.edusec.crypto.NewerFormatException;
import io.github.edusec.crypto.OpenRefusal;
import io.github.edusec.crypto.VerificationKey;
import io.github.edusec.crypto.seal.OpenedPackage.Caveat;
import io.github.edusec.crypto.seal.OpenedPackage.Signature;
import io.github.edusec.crypto.zip.AesArchive;
import io.github.edusec.crypto.zip.ArchiveRefusal;
import io.github.edusec.crypto.zip.Member;
import io.github.edusec.crypto.zip.Watch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of an authenticated package, and the manifest with which names, sizes, dates and order agree.
 *
 * @param files the files without manifest and signature
 * @param folders folders that have an entry of their own
 * @param manifest what the files must be, or null for an archive of another program
 * @param signature what is known of the signature
 * @param caveats what is not covered
 */
record PackageContent(
        List<Member> files,
        List<String> folders,
        @Nullable Manifest manifest,
        Signature signature,
        List<Caveat> caveats) {
    private static final int SIGNATURE_BYTES = 64;
    /** A line of the manifest with the longest name and more restrictions than anybody states. */
    private static final long PER_ENTRY = 1 << 14;

    private static final int AT_ONCE = 1 << 16;
    private static final long MOST_BYTES = 128L << 20;

    static PackageContent of(AesArchive archive, @Nullable VerificationKey key) throws IOException {
        if (archive.isOurs()) {
            return ours(archive, key);
        }
        if (key != null) {
            throw new ArchiveRefusal(OpenRefusal.NOT_SIGNED, "an archive of another program");
        }
        List<Caveat> caveats = new ArrayList<>(List.of(Caveat.NO_MANIFEST, Caveat.NOT_SIGNED));
        if (archive.isWeak()) {
            caveats.add(Caveat.WEAK_ENCRYPTION);
        }
        List<NameEncoding> encodings = archive.encodings();
        if (encodings.contains(NameEncoding.CP932)) {
            caveats.add(Caveat.NAMES_TAKEN_FOR_CP932);
        }
        if (encodings.contains(NameEncoding.CP437)) {
            caveats.add(Caveat.NAMES_TAKEN_FOR_CP437);
        }
        return new PackageContent(archive.members(), archive.folders(), null, Signature.ABSENT, caveats);
    }

    private static PackageContent ours(AesArchive archive, @Nullable VerificationKey key) throws IOException {
        List<Member> members = archive.members();
        boolean signed =
                !members.isEmpty() && members.get(members.size() - 1).name().equals(Manifest.SIGNATURE_NAME);
        int count = members.size() - (signed ? 2 : 1);
        if (count < 0 || !members.get(count).name().equals(Manifest.NAME)) {
            throw new ArchiveRefusal(OpenRefusal.TAMPERED, "the manifest is not where it was sealed");
        }
        byte[] json = bytes(
                "the manifest",
                members.get(count),
                mostBytes(count, archive.folders().size()));
        Manifest manifest = parsed(json);
        if (signed != (manifest.signer() != null)) {
            throw new ArchiveRefusal(OpenRefusal.TAMPERED, "manifest and signature do not belong together");
        }
        Signature signature = Signature.ABSENT;
        if (signed) {
            signature = signature(json, bytes("the signature", members.get(count + 1), SIGNATURE_BYTES), manifest, key);
        } else if (key != null) {
            throw new ArchiveRefusal(OpenRefusal.NOT_SIGNED, "the manifest");
        }
        List<Member> files = members.subList(0, count);
        refuseDifferences(archive, files, manifest, members.size() - count);
        List<Caveat> caveats = switch (signature) {
            case ABSENT -> List.of(Caveat.NOT_SIGNED);
            case NOT_CHECKED -> List.of(Caveat.SIGNATURE_NOT_CHECKED);
            case VERIFIED -> List.of();
        };
        return new PackageContent(files, archive.folders(), manifest, signature, caveats);
    }

    /** Returns the most bytes that the manifest of such a package may have. */
    static long mostBytes(int files, int folders) {
        return Math.min(MOST_BYTES, (files + folders + 1L) * PER_ENTRY);
    }

    private static Manifest parsed(byte[] json) throws ArchiveRefusal {
        try {
            return ManifestJson.read(json);
        } catch (NewerFormatException e) {
            throw new ArchiveRefusal(OpenRefusal.NEWER_MANIFEST, String.valueOf(e.getMessage()));
        } catch (MalformedPackageException e) {
            throw new ArchiveRefusal(OpenRefusal.MALFORMED, "the manifest: " + e.getMessage());
        }
    }

    private static Signature signature(byte[] json, byte[] signature, Manifest manifest, @Nullable VerificationKey key)
            throws ArchiveRefusal {
        if (key == null) {
            return Signature.NOT_CHECKED;
        }
        if (!key.fingerprint().equals(manifest.signer()) || !key.verify(json, signature)) {
            throw new ArchiveRefusal(
                    OpenRefusal.WRONG_SIGNATURE, "signed by " + manifest.signer() + ", asked for " + key.fingerprint());
        }
        return Signature.VERIFIED;
    }

    private static void refuseDifferences(AesArchive archive, List<Member> files, Manifest manifest, int ownMembers)
            throws IOException {
        String method = archive.isBundle() ? Sealing.BUNDLE : Sealing.ENTRIES;
        boolean same = manifest.protection().method().equals(method)
                && files.size() == manifest.files().size()
                && archive.folders().equals(manifest.folders());
        List<LocalDateTime> dates = new ArrayList<>();
        for (int i = 0; same && i < files.size(); i++) {
            Manifest.Entry expected = manifest.files().get(i);
            Member found = files.get(i);
            same = found.name().equals(expected.name())
                    && found.size() == expected.size()
                    && found.modified().equals(expected.modified());
            dates.add(expected.modified());
        }
        for (int i = 0; i < ownMembers; i++) {
            dates.add(HeaderDate.of(manifest.statement().made()));
        }
        if (!same || !archive.isAsWritten(dates)) {
            throw new ArchiveRefusal(
                    OpenRefusal.TAMPERED, "names, sizes, dates or order are not those of the manifest");
        }
    }

    private static byte[] bytes(String what, Member member, long max) throws IOException {
        if (member.size() > max) {
            throw new ArchiveRefusal(OpenRefusal.OVER_LIMIT, what + ": over " + max + " bytes");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream((int) Math.min(AT_ONCE, member.size()));
        if (!member.writeTo(out, Watch.NONE)) {
            throw new ArchiveRefusal(OpenRefusal.TAMPERED, what + " is not what the package says of it");
        }
        return out.toByteArray();
    }

    /** Tells whether a file that was decrypted is the one that was sealed. */
    boolean agrees(int number, OpenedPackage.OpenedFile found) {
        if (manifest == null) {
            return true;
        }
        Manifest.Entry sealed = manifest.files().get(number);
        return sealed.size() == found.size() && sealed.sha256().equals(found.sha256());
    }

    OpenedPackage opened(List<OpenedPackage.OpenedFile> delivered) {
        return new OpenedPackage(delivered, manifest, signature, caveats);
    }
}
