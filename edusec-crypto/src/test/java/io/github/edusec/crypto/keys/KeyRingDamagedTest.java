package io.github.edusec.crypto.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.crypto.CryptoException;
import io.github.edusec.crypto.KeyFileException;
import io.github.edusec.crypto.NewerFormatException;
import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.SigningKey;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.AuthenticatedSafe;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedData;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged, hostile and newer stores: a typed refusal, or the same content, and nothing else. */
class KeyRingDamagedTest {
    private static final int VERY_FEW = 2;

    @TempDir
    Path folder;

    @Test
    void aChangedBitAnywhereIsATypedRefusalOrChangesNothing() throws IOException {
        byte[] good = Files.readAllBytes(small());
        List<KeyInfo> keys = keys(good);
        int same = 0;
        int refused = 0;
        for (int at = 0; at < good.length; at++) {
            for (int bit : new int[] {1 << (at % 8), 1 << ((at + 3) % 8)}) {
                byte[] bad = good.clone();
                bad[at] ^= (byte) bit;
                try {
                    KeyRingOpening opening = opening(bad);
                    try (KeyRing ring = opening.ring().orElse(null)) {
                        if (ring == null) {
                            refused++;
                        } else {
                            same++;
                            assertThat(ring.keys()).as("byte " + at).isEqualTo(keys);
                        }
                    }
                } catch (CryptoException e) {
                    refused++;
                    assertThat(e).as("byte " + at).hasMessageContaining("allowed");
                }
            }
        }
        assertThat(same).isLessThan(8);
        assertThat(refused).isEqualTo(2 * good.length - same);
    }

    @Test
    void everyShorterFileIsATypedRefusal() throws IOException {
        byte[] good = Files.readAllBytes(small());
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> opening(cut)).as("length " + length).isInstanceOf(KeyFileException.class);
        }
        byte[] longer = Arrays.copyOf(good, good.length + 1);
        assertThatThrownBy(() -> opening(longer)).isInstanceOf(KeyFileException.class);
    }

    @Test
    void anyBytesGiveATypedRefusal() throws IOException {
        Random random = new Random(20260401);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            if (bytes.length > 4) {
                bytes[0] = 0x30;
                bytes[1] = (byte) (i % 3 == 0 ? 0x80 : bytes.length - 2);
            }
            assertThatThrownBy(() -> opening(bytes)).isInstanceOf(KeyFileException.class);
        }
        byte[] deep = new byte[2 << 20];
        for (int i = 0; i < deep.length; i += 2) {
            deep[i] = 0x30;
            deep[i + 1] = (byte) 0x80;
        }
        assertThatThrownBy(() -> opening(deep)).isInstanceOf(KeyFileException.class);
        assertThatThrownBy(() -> opening(new byte[(4 << 20) + 1]))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("too large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10000001", "2147483647", "4294967297", "99999999999999999999"})
    void aCostBombIsNotTried(String iterations) throws IOException {
        Pfx pfx = Pfx.getInstance(Files.readAllBytes(small()));
        MacData mac = pfx.getMacData();
        byte[] good = pfx.getEncoded(ASN1Encoding.DER);
        byte[] bomb = replaced(
                new MacData(mac.getMac(), mac.getSalt(), 7).getEncoded(ASN1Encoding.DER),
                new ASN1Integer(7).getEncoded(),
                new ASN1Integer(new BigInteger(iterations)).getEncoded());
        byte[] file = new Pfx(pfx.getAuthSafe(), MacData.getInstance(bomb)).getEncoded(ASN1Encoding.DER);
        assertThat(file).isNotEqualTo(good);
        long start = System.nanoTime();
        assertThat(opening(file)).isEqualTo(new KeyRingOpening.TooCostly(10_000_000));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "-99999999999999999999"})
    void iterationsBelowOneAreRefused(String iterations) throws IOException {
        Pfx pfx = Pfx.getInstance(Files.readAllBytes(small()));
        MacData mac = pfx.getMacData();
        byte[] wrong = replaced(
                new MacData(mac.getMac(), mac.getSalt(), 7).getEncoded(ASN1Encoding.DER),
                new ASN1Integer(7).getEncoded(),
                new ASN1Integer(new BigInteger(iterations)).getEncoded());
        byte[] file = new Pfx(pfx.getAuthSafe(), MacData.getInstance(wrong)).getEncoded(ASN1Encoding.DER);
        assertThatThrownBy(() -> opening(file)).isInstanceOf(KeyFileException.class);
    }

    @Test
    void aCostBombInAnEncryptedPartIsNotTried() throws IOException {
        Pfx pfx = Pfx.getInstance(Files.readAllBytes(small()));
        ContentInfo[] safes = AuthenticatedSafe.getInstance(
                        ASN1OctetString.getInstance(pfx.getAuthSafe().getContent())
                                .getOctets())
                .getContentInfo();
        EncryptedData data = EncryptedData.getInstance(safes[1].getContent());
        safes[1] = new ContentInfo(
                safes[1].getContentType(),
                new EncryptedData(data.getContentType(), Pbes2.fresh(10_000_001).id(), data.getContent()));
        byte[] content = new AuthenticatedSafe(safes).getEncoded(ASN1Encoding.DER);
        ContentInfo authSafe = new ContentInfo(pfx.getAuthSafe().getContentType(), new DEROctetString(content));
        byte[] file = new Pfx(authSafe, pfx.getMacData()).getEncoded(ASN1Encoding.DER);
        assertThat(opening(file)).isInstanceOf(KeyRingOpening.TooCostly.class);
    }

    @Test
    void whatIsTriedIsBoundedInAllAndNotForEachPart() throws IOException {
        Pfx pfx = Pfx.getInstance(Files.readAllBytes(small()));
        ContentInfo[] safes = AuthenticatedSafe.getInstance(
                        ASN1OctetString.getInstance(pfx.getAuthSafe().getContent())
                                .getOctets())
                .getContentInfo();
        EncryptedData data = EncryptedData.getInstance(safes[1].getContent());
        ContentInfo[] many = Arrays.copyOf(safes, 64);
        for (int i = 1; i < many.length; i++) {
            many[i] = new ContentInfo(
                    safes[1].getContentType(),
                    new EncryptedData(
                            data.getContentType(), Pbes2.fresh(160_000).id(), data.getContent()));
        }
        byte[] content = new AuthenticatedSafe(many).getEncoded(ASN1Encoding.DER);
        ContentInfo authSafe = new ContentInfo(pfx.getAuthSafe().getContentType(), new DEROctetString(content));
        byte[] file = new Pfx(authSafe, pfx.getMacData()).getEncoded(ASN1Encoding.DER);
        assertThat(opening(file)).isEqualTo(new KeyRingOpening.TooCostly(10_000_000));
    }

    @Test
    void rootKeysAreBoundedInAllBecauseTheyAreDecryptedTogether() throws IOException {
        try (Sealing sealing = sealing()) {
            List<StoredKey> roots = new ArrayList<>();
            for (int generation = 1; generation <= 20; generation++) {
                roots.add(root(generation, 600_000));
            }
            try (KeyRing ring =
                    opening(Files.readAllBytes(write(sealing, roots))).ring().orElseThrow()) {
                assertThat(ring.keys()).hasSize(20);
            }
            byte[] costly = Files.readAllBytes(write(sealing, List.of(root(1, 6_000_000), root(2, 6_000_000))));
            assertThatThrownBy(() -> opening(costly))
                    .isInstanceOf(KeyFileException.class)
                    .hasMessageContaining("root keys too costly to open");
        }
    }

    private static StoredKey root(int generation, int iterations) {
        return new StoredKey(
                new KeyInfo(KeyUse.root(), generation, Rings.APRIL, null, null, true),
                null,
                new EncryptedPrivateKeyInfo(Pbes2.fresh(iterations).id(), new byte[64]));
    }

    @Test
    void aCostBombBySomebodyWhoKnewThePassphraseIsNotTried() throws IOException {
        try (Sealing sealing = sealing();
                SigningKey key = SigningKey.generate()) {
            StoredKey one = StoredKey.signing(KeyUse.ledger(), 1, Rings.APRIL, key, sealing);
            EncryptedPrivateKeyInfo bomb =
                    new EncryptedPrivateKeyInfo(Pbes2.fresh(10_000_001).id(), new byte[64]);
            Path file = write(sealing, List.of(new StoredKey(one.info(), one.certificate(), bomb)));
            assertThatThrownBy(() -> opening(Files.readAllBytes(file)))
                    .isInstanceOf(KeyFileException.class)
                    .hasMessageContaining("too costly");
        }
    }

    @Test
    void anOldPrivateKeyBehindANewerOneIsRefused() throws IOException {
        try (Sealing sealing = sealing();
                SigningKey key = SigningKey.generate();
                SigningKey other = SigningKey.generate();
                SigningKey third = SigningKey.generate()) {
            StoredKey old = StoredKey.signing(KeyUse.ledger(), 1, Rings.APRIL, key, sealing);
            StoredKey publicOnly = StoredKey.verifying(KeyUse.ledger(), 2, Rings.OCTOBER, other.verificationKey());
            StoredKey newer = StoredKey.signing(KeyUse.ledger(), 2, Rings.OCTOBER, other, sealing);
            StoredKey prepared = StoredKey.signing(KeyUse.ledger(), 3, Rings.OCTOBER, third, sealing);
            for (List<StoredKey> keys : List.of(List.of(old, publicOnly), List.of(old, newer, prepared))) {
                Path file = write(sealing, keys);
                assertThatThrownBy(() -> opening(Files.readAllBytes(file)))
                        .isInstanceOf(KeyFileException.class)
                        .hasMessageContaining("not the newest of its use (found: ledger key 1");
            }
        }
    }

    @Test
    void aKeyOfANewerVersionIsRefusedAsNewer() throws IOException {
        assertThatThrownBy(() -> named("edusec2:ledger:1"))
                .isInstanceOf(NewerFormatException.class)
                .hasMessageContaining("found: edusec2; allowed: edusec1");
        assertThatThrownBy(() -> named("edusec10:anything at all")).isInstanceOf(NewerFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "edusec1:ledger",
                "edusec1:ledger:0",
                "edusec1:ledger:01",
                "edusec1:ledger:10000",
                "edusec1:ledger::1",
                "edusec1:approval:1",
                "edusec1:approval:Yamada:1",
                "edusec1:signing:1",
                "edusec1:root:a:1",
                "edusec1:ledger:1:1:1",
                "edusec0:ledger:1",
                "EDUSEC1:ledger:1",
                "mykey",
                ""
            })
    void anyOtherNameIsRefusedWithoutRepeatingIt(String name) {
        assertThatThrownBy(() -> named(name))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("not that of a key in a key ring")
                .hasMessageNotContaining("Yamada");
    }

    @Test
    void partsThatDoNotBelongTogetherAreRefused() throws IOException {
        try (Sealing sealing = sealing();
                SigningKey key = SigningKey.generate();
                SigningKey other = SigningKey.generate()) {
            StoredKey one = StoredKey.signing(KeyUse.ledger(), 1, Rings.APRIL, key, sealing);
            StoredKey two = StoredKey.signing(KeyUse.ledger(), 1, Rings.APRIL, other, sealing);
            StoredKey mixed = new StoredKey(one.info(), one.certificate(), two.secret());
            EncryptedPrivateKeyInfo noKey = sealing.seal(new byte[48]);
            StoredKey damaged = new StoredKey(one.info(), one.certificate(), noKey);
            for (StoredKey wrong : List.of(mixed, damaged)) {
                Path file = write(sealing, List.of(wrong));
                try (KeyRing ring = opening(Files.readAllBytes(file)).ring().orElseThrow()) {
                    assertThat(ring.keys()).hasSize(1);
                    assertThatThrownBy(() -> ring.signingKey(KeyUse.ledger()))
                            .isInstanceOf(KeyFileException.class)
                            .hasMessageContaining("not that of the certificate");
                }
            }
            byte[] twice = Files.readAllBytes(write(sealing, List.of(one, two)));
            assertThatThrownBy(() -> opening(twice))
                    .isInstanceOf(KeyFileException.class)
                    .hasMessageContaining("two keys of one name");
            StoredKey root =
                    new StoredKey(new KeyInfo(KeyUse.root(), 1, Rings.APRIL, null, null, true), null, one.secret());
            try (KeyRing ring = opening(Files.readAllBytes(write(sealing, List.of(root))))
                    .ring()
                    .orElseThrow()) {
                assertThatThrownBy(ring::rootKeys)
                        .isInstanceOf(KeyFileException.class)
                        .hasMessageContaining("not an AES-256 key");
            }
        }
    }

    /** Writes a store that holds one trusted certificate under any name, which the library itself never writes. */
    private void named(String name) throws IOException {
        try (Sealing sealing = sealing();
                SigningKey key = SigningKey.generate()) {
            StoredKey stored = StoredKey.verifying(KeyUse.ledger(), 1, Rings.APRIL, key.verificationKey());
            Path file = Files.createTempFile(folder, "named", ".p12");
            Files.write(file, new StoreWriter(sealing, info -> name).write(List.of(stored)));
            opening(Files.readAllBytes(file));
        }
    }

    private Path write(Sealing sealing, List<StoredKey> keys) throws IOException {
        Path file = Files.createTempFile(folder, "made", ".p12");
        return Files.write(file, new StoreWriter(sealing).write(keys));
    }

    private static Sealing sealing() {
        try (Passphrase passphrase = Rings.passphrase()) {
            return Sealing.of(passphrase, VERY_FEW);
        }
    }

    private Path small() throws IOException {
        Path file = folder.resolve("small.p12");
        try (Passphrase passphrase = Rings.passphrase();
                KeyRing ring = KeyRing.create(file, passphrase, VERY_FEW)) {
            ring.add(KeyUse.ledger(), Rings.APRIL);
            ring.rotate(KeyUse.ledger(), Rings.OCTOBER);
            ring.add(KeyUse.root(), Rings.APRIL);
        }
        return file;
    }

    private List<KeyInfo> keys(byte[] bytes) throws IOException {
        try (KeyRing ring = opening(bytes).ring().orElseThrow()) {
            return ring.keys();
        }
    }

    private KeyRingOpening opening(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("tried.p12"), bytes);
        try (Passphrase passphrase = Rings.passphrase()) {
            return KeyRing.open(file, passphrase, VERY_FEW);
        }
    }

    /** Exchanges the end of a DER sequence that is shorter than 128 bytes before and after. */
    private static byte[] replaced(byte[] sequence, byte[] end, byte[] instead) {
        byte[] out = Arrays.copyOf(sequence, sequence.length - end.length + instead.length);
        System.arraycopy(instead, 0, out, sequence.length - end.length, instead.length);
        out[1] = (byte) (out.length - 2);
        return out;
    }
}
