package io.github.edusec.crypto.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proofs from stored hashes, against the definition and the reference implementation's own answers. */
class LeafRangeTest {
    private static final int PAIRS = 10_000;
    private static final int LARGEST = 300;

    /** Leaves of the reference implementation's test suite for RFC 6962 (Certificate Transparency). */
    private static final List<String> REFERENCE =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    @TempDir
    Path folder;

    /** Index from 0, size, audit path: merkle_tree_test.cc counts leaves from 1. */
    @ParameterizedTest
    @CsvSource({
        "0, 1, ''",
        "0, 8, 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
                + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                + " 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        "5, 8, bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
                + " ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
                + " d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "2, 3, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "1, 5, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
                + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                + " bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
    })
    void the_reference_audit_paths_come_out(int index, int size, String path) throws IOException {
        assertThat(roots(store(reference()), LeafRange.inclusion(index, size))).isEqualTo(words(path));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, ''",
        "1, 8, 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
                + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                + " 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        "6, 8, 0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
                + " ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
                + " d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "2, 5, 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                + " bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
    })
    void the_reference_consistency_proofs_come_out(int older, int size, String path) throws IOException {
        assertThat(roots(store(reference()), LeafRange.consistency(older, size)))
                .isEqualTo(words(path));
    }

    @Test
    void ten_thousand_random_pairs_agree_with_the_definition() throws IOException {
        List<byte[]> entries = new ArrayList<>();
        Random random = new Random(20261128);
        for (int i = 0; i < LARGEST; i++) {
            byte[] entry = new byte[random.nextInt(40)];
            random.nextBytes(entry);
            entries.add(entry);
        }
        LedgerHashes hashes = store(entries);
        for (int i = 0; i < PAIRS; i++) {
            int size = random.nextInt(1, LARGEST + 1);
            List<byte[]> part = entries.subList(0, size);
            int index = random.nextInt(size);
            List<byte[]> path = NaiveTree.path(index, part);
            byte[] root = NaiveTree.root(part);
            assertThat(roots(hashes, LeafRange.inclusion(index, size))).isEqualTo(hex(path));
            assertThat(MerkleTree.rootOf(index, size, MerkleTree.leafHash(part.get(index)), path))
                    .isEqualTo(root);
            int older = index + 1;
            List<byte[]> consistency = NaiveTree.consistency(older, part);
            assertThat(roots(hashes, LeafRange.consistency(older, size))).isEqualTo(hex(consistency));
            byte[] olderRoot = NaiveTree.root(part.subList(0, older));
            assertThat(MerkleTree.isConsistent(older, olderRoot, size, root, consistency))
                    .isTrue();
            assertThat(MerkleTree.isConsistent(older, olderRoot, size, spoilt(root), consistency))
                    .isFalse();
            assertThat(MerkleTree.isConsistent(older, spoilt(olderRoot), size, root, consistency))
                    .isFalse();
            assertThat(MerkleTree.isConsistent(older, olderRoot, size, root, spoilt(consistency, random)))
                    .isFalse();
        }
    }

    private static byte[] spoilt(byte[] hash) {
        byte[] other = hash.clone();
        other[7] ^= 1;
        return other;
    }

    /** One hash changed, one too many or one too few. */
    private static List<byte[]> spoilt(List<byte[]> path, Random random) {
        List<byte[]> other = new ArrayList<>(path);
        int at = random.nextInt(path.size() + 1);
        if (at < path.size() && random.nextBoolean()) {
            other.set(at, spoilt(path.get(at)));
        } else if (at < path.size()) {
            other.remove(at);
        } else {
            other.add(new byte[Sha256.BYTES]);
        }
        return other;
    }

    private static List<byte[]> reference() {
        return REFERENCE.stream().map(leaf -> HexFormat.of().parseHex(leaf)).toList();
    }

    private LedgerHashes store(List<byte[]> entries) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve("hashes"), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
        channel.write(ByteBuffer.wrap(LedgerHashes.HEADER));
        MerkleTree tree = new MerkleTree();
        List<byte[]> full = new ArrayList<>();
        entries.forEach(entry -> tree.add(MerkleTree.leafHash(entry), full::add));
        assertThat(full).hasSize((int) LedgerHashes.count(entries.size()));
        for (byte[] hash : full) {
            channel.write(ByteBuffer.wrap(hash));
        }
        LedgerHashes hashes = new LedgerHashes(channel);
        assertThat(hashes.fits(tree)).isTrue();
        return hashes;
    }

    private static List<String> roots(LedgerHashes hashes, List<LeafRange> ranges) throws IOException {
        return hex(hashes.roots(ranges));
    }

    private static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(Sha256::hex).toList();
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
