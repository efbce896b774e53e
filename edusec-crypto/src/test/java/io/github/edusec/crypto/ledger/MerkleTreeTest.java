package io.github.edusec.crypto.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
    /** Leaves and roots of the reference implementation's test suite for RFC 6962 (Certificate Transparency). */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void the_roots_of_the_reference_suite_come_out() {
        MerkleTree tree = new MerkleTree();
        assertThat(Sha256.hex(tree.root())).isEqualTo(ROOTS.get(0));
        for (int i = 0; i < LEAVES.size(); i++) {
            tree.add(MerkleTree.leafHash(HexFormat.of().parseHex(LEAVES.get(i))));
            assertThat(Sha256.hex(tree.root())).isEqualTo(ROOTS.get(i + 1));
        }
    }

    @Property(tries = 200)
    void growing_agrees_with_the_definition_at_every_size(
            @ForAll @Size(max = 80) List<@Size(max = 20) byte[]> entries) {
        MerkleTree tree = new MerkleTree();
        for (int i = 0; i < entries.size(); i++) {
            tree.add(MerkleTree.leafHash(entries.get(i)));
            MerkleTree copy = tree.copy();
            copy.add(MerkleTree.leafHash(new byte[] {1}));
            assertThat(tree.root()).isEqualTo(NaiveTree.root(entries.subList(0, i + 1)));
        }
    }

    @Property(tries = 500)
    void an_audit_path_of_the_definition_leads_to_the_root_and_a_changed_one_does_not(
            @ForAll @IntRange(min = 1, max = 300) int size, @ForAll @IntRange(max = 299) int any, @ForAll int which) {
        int index = any % size;
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            entries.add(new byte[] {(byte) i, (byte) (i >> 8)});
        }
        byte[] leaf = MerkleTree.leafHash(entries.get(index));
        List<byte[]> path = NaiveTree.path(index, entries);
        byte[] root = NaiveTree.root(entries);
        assertThat(MerkleTree.rootOf(index, size, leaf, path)).isEqualTo(root);
        if (!path.isEmpty()) {
            List<byte[]> changed = new ArrayList<>(path);
            int at = Math.floorMod(which, path.size());
            changed.set(at, MerkleTree.leafHash(path.get(at)));
            assertThat(MerkleTree.rootOf(index, size, leaf, changed)).isNotEqualTo(root);
            assertThat(MerkleTree.rootOf(index, size, leaf, path.subList(1, path.size())))
                    .isNotEqualTo(root);
        }
        List<byte[]> longer = new ArrayList<>(path);
        longer.add(leaf);
        assertThat(MerkleTree.rootOf(index, size, leaf, longer)).isNull();
    }
}
