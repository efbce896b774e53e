package io.github.edusec.crypto.ledger;

import io.github.edusec.crypto.MalformedPackageException;
import io.github.edusec.crypto.VerificationKey;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the hashes beside a ledger up to date while it is written. They are not forced, and a failure to write them stops
 * nobody: the next opening makes them anew from the ledger. Not thread-safe.
 */
final class HashFile implements AutoCloseable {
    private final @Nullable FileChannel channel;
    private boolean behind;

    private HashFile(@Nullable FileChannel channel) {
        this.channel = channel;
        this.behind = channel == null;
    }

    /**
     * Opens the file of a ledger whose tree is known, and makes it anew if it does not fit.
     *
     * <p>{@code sound} says that every hash in it was compared while the ledger was read.
     *
     * @throws MalformedPackageException if something stands in its place that must not be written
     */
    static HashFile open(Path ledger, VerificationKey key, MerkleTree tree, boolean sound) throws IOException {
        Path path = LedgerHashes.beside(ledger);
        LedgerFile.requireOwn(path);
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    path,
                    Set.of(
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            LinkOption.NOFOLLOW_LINKS));
            LedgerHashes stored = new LedgerHashes(channel);
            if (sound && stored.fits(tree)) {
                return new HashFile(channel);
            }
            if (channel.size() > 0 && !stored.isOurs()) {
                // Somebody else's file under that name; proofs are slower without ours, and his is not ours to write.
                channel.close();
                return new HashFile(null);
            }
            rebuild(channel, ledger, key);
            return new HashFile(channel);
        } catch (IOException noRoom) {
            if (channel != null) {
                channel.close();
            }
            return new HashFile(null);
        }
    }

    private static void rebuild(FileChannel channel, Path ledger, VerificationKey key) throws IOException {
        channel.position(0);
        // Closing it would close the channel.
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        out.write(LedgerHashes.HEADER);
        MerkleTree tree = new MerkleTree();
        LedgerScan scan = new LedgerScan(LedgerKeys.of(key), -1, (index, entry, leafHash) -> {
            IOException[] failure = new IOException[1];
            tree.add(leafHash, root -> {
                try {
                    out.write(root);
                } catch (IOException e) {
                    failure[0] = e;
                }
            });
            if (failure[0] != null) {
                throw failure[0];
            }
        });
        try (InputStream in = Files.newInputStream(ledger)) {
            scan.run(in);
        }
        out.flush();
    }

    /** Writes the hashes that a group completed behind those of the leaves before it. */
    void append(long leavesBefore, byte[] hashes) {
        if (behind || channel == null) {
            return;
        }
        long at = Sha256.BYTES * (1 + LedgerHashes.count(leavesBefore));
        ByteBuffer bytes = ByteBuffer.wrap(hashes);
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes, at + bytes.position());
            }
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            // The group is on the disk already; only proofs become slower until the next opening.
            behind = true;
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
