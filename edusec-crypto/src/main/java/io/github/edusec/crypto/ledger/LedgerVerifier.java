package io.github.edusec.crypto.ledger;

import io.github.edusec.classify.Text;
import io.github.edusec.crypto.VerificationKey;
import io.github.edusec.crypto.ledger.LedgerVerification.NotVerified;
import io.github.edusec.crypto.ledger.LedgerVerification.Verified;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks a ledger file with nothing but the public key: every byte, in one streaming pass and constant memory.
 *
 * <p>Stateless and thread-safe. A file that is being written meanwhile may show an unfinished tail.
 *
 * <p><b>Not guaranteed.</b> A verified ledger is what the key's holder wrote, not that what is written is true. Without a
 * checkpoint kept outside, nobody can exclude that entries at the end were cut off or that the key's holder wrote
 * everything anew; with one, that still holds for what came after it.
 *
 * @since 0.1.0
 */
public final class LedgerVerifier {
    private static final Text CUT = new Text(
            "保管されたチェックポイントとの照合がないため、末尾の記録が切り取られた可能性は排除できません。",
            "Without a kept checkpoint it is not excluded that entries at the end were cut off.");
    private static final Text REWRITTEN = new Text(
            "保管されたチェックポイントとの照合がないため、鍵の保有者が全体を作り直した可能性は排除できません。",
            "Without a kept checkpoint it is not excluded that the holder of the key wrote everything anew.");
    private static final Text CUT_AFTER = new Text(
            "保管されたチェックポイントより後の記録については、切取りや鍵の保有者による作り直しの可能性は排除できません。",
            "For entries after the kept checkpoint, a cut or a rewriting by the holder of the key is not excluded.");
    private static final Text HAND_OVER = new Text(
            "鍵の引継ぎは、以前の鍵が渡されていないため検証していません。",
            "The change of the ledger's key was not checked, since not all of its keys were given.");
    private static final Text TRUTH = new Text(
            "記録された内容が事実であることは、検証の対象外です。", "Whether what was recorded is true is not part of the verification.");

    private static final LedgerScan.Visitor NOBODY = (index, entry, leafHash) -> {};

    private LedgerVerifier() {}

    /**
     * Verifies a ledger without a kept checkpoint.
     *
     * @param ledger the ledger file
     * @param key the ledger's public key
     * @return verified, with what is not excluded, or the first place that is wrong
     * @throws IOException if the file cannot be read; damage is a result, not an exception
     */
    public static LedgerVerification verify(Path ledger, VerificationKey key) throws IOException {
        return check(ledger, LedgerKeys.of(key), null, NOBODY);
    }

    /**
     * Verifies a ledger against a checkpoint that was kept outside: the kept state must be a beginning of the ledger, which
     * is proved by computing the root at its size again.
     *
     * @param ledger the ledger file
     * @param key the ledger's public key
     * @param kept the checkpoint kept outside
     * @return verified, with what is not excluded, or the first place that is wrong
     * @throws IOException if the file cannot be read; damage is a result, not an exception
     */
    public static LedgerVerification verify(Path ledger, VerificationKey key, Checkpoint kept) throws IOException {
        return check(ledger, LedgerKeys.of(key), kept, NOBODY);
    }

    /**
     * Verifies a ledger whose key was changed; each change must be signed by both keys, of those that are given.
     *
     * @param ledger the ledger file
     * @param keys the key under which it goes on, and those before it; of a change whose keys are not all given, the result says
     *     that it was not checked
     * @return verified, with what is not excluded, or the first place that is wrong
     * @throws IOException if the file cannot be read; damage is a result, not an exception
     */
    public static LedgerVerification verify(Path ledger, LedgerKeys keys) throws IOException {
        return check(ledger, keys, null, NOBODY);
    }

    /**
     * Verifies a ledger whose key was changed against a checkpoint that was kept outside, perhaps before the change.
     *
     * @param ledger the ledger file
     * @param keys the key under which it goes on, and those before it, the one that signed the kept checkpoint among them
     * @param kept the checkpoint kept outside
     * @return verified, with what is not excluded, or the first place that is wrong
     * @throws IOException if the file cannot be read; damage is a result, not an exception
     */
    public static LedgerVerification verify(Path ledger, LedgerKeys keys, Checkpoint kept) throws IOException {
        return check(ledger, keys, kept, NOBODY);
    }

    /**
     * Verifies a ledger without a kept checkpoint and shows its entries on the way, the ledger's own included, to compare
     * them with what is kept beside it.
     *
     * <p>Only the result says whether the entries count: they are shown before the checkpoint that covers them was read.
     *
     * @param ledger the ledger file
     * @param key the ledger's public key
     * @param visitor sees each entry up to the first place that is wrong
     * @return verified, with what is not excluded, or the first place that is wrong
     * @throws IOException if the file cannot be read, or from the visitor; damage is a result, not an exception
     */
    public static LedgerVerification read(Path ledger, VerificationKey key, Ledger.Visitor visitor) throws IOException {
        return check(ledger, LedgerKeys.of(key), null, (index, entry, leafHash) -> visitor.entry(index, entry.entry()));
    }

    private static LedgerVerification check(
            Path ledger, LedgerKeys keys, @Nullable Checkpoint kept, LedgerScan.Visitor visitor) throws IOException {
        LedgerScan scan = new LedgerScan(keys, kept == null ? -1 : kept.size(), visitor);
        NotVerified defect;
        try (InputStream in = Files.newInputStream(ledger)) {
            defect = scan.run(in);
        }
        LedgerScan.Good good = scan.good();
        if (defect != null || good == null) {
            return defect != null
                    ? defect
                    : new NotVerified(new LedgerPlace.Tail(0), "no checkpoint", "none", "one or more");
        }
        NotVerified inconsistent = kept == null ? null : inconsistent(scan, keys, kept);
        if (inconsistent != null) {
            return inconsistent;
        }
        List<Text> notExcluded = new ArrayList<>(kept == null ? List.of(CUT, REWRITTEN) : List.of(CUT_AFTER));
        if (scan.isHandOverUnchecked()) {
            notExcluded.add(HAND_OVER);
        }
        notExcluded.add(TRUTH);
        return new Verified(good.checkpoint(), notExcluded);
    }

    private static @Nullable NotVerified inconsistent(LedgerScan scan, LedgerKeys keys, Checkpoint kept) {
        LedgerPlace place = new LedgerPlace.KeptCheckpoint(kept.size());
        if (!kept.origin().equals(scan.origin())) {
            return new NotVerified(place, "the kept checkpoint is of another ledger", kept.origin(), scan.origin());
        }
        if (!keys.anySigned(kept)) {
            return new NotVerified(place, "not signed by the given key", "no valid signature", "signed by the key");
        }
        byte[] root = scan.rootAtSize();
        if (root == null) {
            return new NotVerified(
                    place,
                    "the ledger was cut: it is shorter than the kept checkpoint",
                    scan.goodTree().size() + " entries",
                    kept.size() + " entries or more");
        }
        return Sha256.hex(root).equals(kept.root())
                ? null
                : new NotVerified(
                        place,
                        "the ledger was rewritten: the entries before the kept checkpoint are others",
                        Sha256.hex(root),
                        kept.root());
    }
}
