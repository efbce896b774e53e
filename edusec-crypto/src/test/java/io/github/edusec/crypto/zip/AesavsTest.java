package io.github.edusec.crypto.zip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Inputs of NIST's AESAVS, VarTxt (key zero, leading one bits), with the outputs of {@code openssl enc -aes-N-ecb -nopad}.
 * Read little-endian they are counter blocks (80 is 128, FF80 is 33023), which no plaintext of SP 800-38A is.
 */
class AesavsTest {
    @ParameterizedTest
    @CsvSource({
        "16, 128, 3ad78e726c1ec02b7ebfe92b23d9ec34",
        "16, 192, aae5939c8efdf2f04e60b9fe7117b2c2",
        "16, 224, f031d4d74f5dcbf39daaf8ca3af6e527",
        "16, 240, 96d9fd5cc4f07441727df0f33e401a36",
        "16, 248, 30ccdb044646d7e1f3ccea3dca08b8c0",
        "16, 252, 16ae4ce5042a67ee8e177b7c587ecc82",
        "16, 254, b6da0bb11a23855d9c5cb1b4c6412e0a",
        "16, 255, db4f1aa530967d6732ce4715eb0ee24b",
        "16, 33023, a81738252621dd180a34f3455b4baa2f",
        "16, 49407, 77e2b508db7fd89234caf7939ee5621a",
        "16, 65535, d7e5dbd3324595f8fdc7d7c571da6c2a",
        "24, 128, 6cd02513e8d4dc986b4afe087a60bd0c",
        "24, 192, 2ce1f8b7e30627c1c4519eada44bc436",
        "24, 224, 9946b5f87af446f5796c1fee63a2da24",
        "24, 240, 2a560364ce529efc21788779568d5555",
        "24, 248, 35c1471837af446153bce55d5ba72a0a",
        "24, 252, ce60bc52386234f158f84341e534cd9e",
        "24, 254, 8c7c27ff32bcf8dc2dc57c90c2903961",
        "24, 255, 32bb6a7ec84499e166f936003d55a5bb",
        "24, 33023, a5c772e5c62631ef660ee1d5877f6d1b",
        "24, 49407, 030d7e5b64f380a7e4ea5387b5cd7f49",
        "24, 65535, e98f4ba4f073df4baa116d011dc24a28",
        "32, 128, ddc6bf790c15760d8d9aeb6f9a75fd4e",
        "32, 192, 0a6bdc6d4c1e6280301fd8e97ddbe601",
        "32, 224, 9b80eefb7ebe2d2b16247aa0efc72f5d",
        "32, 240, 7f2c5ece07a98d8bee13c51177395ff7",
        "32, 248, 7818d800dcf6f4be1e0e94f403d1e4c2",
        "32, 252, e74cd1c92f0919c35a0324123d6177d3",
        "32, 254, 8092a4dcf2da7e77e93bdd371dfed82e",
        "32, 255, 49af6b372135acef10132e548f217b17",
        "32, 33023, 8bcd40f94ebb63b9f7909676e667f1e7",
        "32, 49407, fe1cffb83f45dcfb38b29be438dbd3ab",
        "32, 65535, 300ade92f88f48fa2df730ec16ef44cd"
    })
    void givesTheBlockOfEachCounter(int keyLength, int counter, String expected) {
        byte[] stream = new byte[counter * 16];
        new LittleEndianCtr(new byte[keyLength]).apply(stream, 0, stream.length);
        assertThat(HexFormat.of().formatHex(stream, (counter - 1) * 16, counter * 16))
                .isEqualTo(expected);
    }
}
