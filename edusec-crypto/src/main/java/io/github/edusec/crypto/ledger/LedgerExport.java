package io.github.edusec.crypto.ledger;

import io.github.edusec.crypto.VerificationKey;
import io.github.edusec.crypto.ledger.LedgerVerification.NotVerified;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the entries of a ledger as JSON lines, for databases and spreadsheets. Stateless and thread-safe.
 *
 * <p><b>Not guaranteed.</b> What was exported proves nothing by itself: the ledger and its checkpoints do.
 *
 * @since 0.1.0
 */
public final class LedgerExport {
    private LedgerExport() {}

    /**
     * Verifies a ledger, and only if it is sound reads it once more and writes its entries, one object on each line: {@code
     * index}, {@code hash} (RFC 6962 leaf hash, hexadecimal) and {@code entry} as it stands in the ledger.
     *
     * @param ledger the ledger file
     * @param key the public key under which it goes on
     * @param out takes UTF-8 lines ending in LF; flushed, not closed
     * @return verified, or the first place that is wrong; then nothing was written, unless somebody wrote to the file between
     *     the two readings
     * @throws IOException if reading or writing fails
     */
    public static LedgerVerification jsonLines(Path ledger, VerificationKey key, OutputStream out) throws IOException {
        LedgerVerification verification = LedgerVerifier.verify(ledger, key);
        if (!(verification instanceof LedgerVerification.Verified verified)) {
            return verification;
        }
        OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
        long[] written = {0};
        LedgerScan scan = new LedgerScan(LedgerKeys.of(key), -1, (index, entry, leafHash) -> {
            // Entries that came meanwhile are not those that were verified.
            if (index < verified.size()) {
                written[0]++;
                String line = "{\"index\":" + index + ",\"hash\":\"" + Sha256.hex(leafHash) + "\",\"entry\":"
                        + entry.json() + "}\n";
                buffered.write(line.getBytes(StandardCharsets.US_ASCII));
            }
        });
        try (InputStream in = Files.newInputStream(ledger)) {
            NotVerified defect = scan.run(in);
            buffered.flush();
            // Behind the entries that were verified somebody may be writing.
            return defect == null || written[0] == verified.size() ? verified : defect;
        }
    }
}
