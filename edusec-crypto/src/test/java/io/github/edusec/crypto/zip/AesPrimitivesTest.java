package io.github.edusec.crypto.zip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AesPrimitivesTest {
    private static final byte[] KEY =
            HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");

    @ParameterizedTest
    @CsvSource({
        "password, salt, 1, 0c60c80f961f0e71f3a9b524af6012062fe037a6",
        "password, salt, 2, ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957",
        "password, salt, 4096, 4b007901b765489abead49d926f721d065a429c1",
        "passwordPASSWORDpassword, saltSALTsaltSALTsaltSALTsaltSALTsalt, 4096,"
                + " 3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038",
        "pass\0word, sa\0lt, 4096, 56fa6aa75548099dcc37d7f03425e0c3"
    })
    void derivesTheKeysOfRfc6070(String passphrase, String salt, int rounds, String expected) {
        byte[] derived = Pbkdf2.derive(
                passphrase.getBytes(StandardCharsets.US_ASCII),
                salt.getBytes(StandardCharsets.US_ASCII),
                rounds,
                expected.length() / 2);
        assertThat(HexFormat.of().formatHex(derived)).isEqualTo(expected);
    }

    /** Made with {@code openssl enc -aes-256-ecb -nopad -K KEY} over the little-endian counters 1, 2, 3 and 513. */
    @Test
    void countsLittleEndianFromOne() {
        byte[] stream = new byte[513 * 16];
        new LittleEndianCtr(KEY).apply(stream, 0, stream.length);
        assertThat(HexFormat.of().formatHex(stream, 0, 48))
                .isEqualTo(
                        "c7b519846a11411cd6ac07cb03f801a84ef4b88bebd54953c37ffaf66efaca7b80c3017e8f89ab315ede32b11e48ab50");
        assertThat(HexFormat.of().formatHex(stream, 512 * 16, 513 * 16)).isEqualTo("f79579553744ef11e12da2c6a978f28f");
    }

    @Test
    void givesTheSameBytesHoweverTheInputIsCut() {
        byte[] whole = new byte[40_000];
        new LittleEndianCtr(KEY).apply(whole, 0, whole.length);
        Random random = new Random(1);
        byte[] cut = new byte[whole.length];
        LittleEndianCtr cipher = new LittleEndianCtr(KEY);
        for (int at = 0; at < cut.length; ) {
            int part = Math.min(cut.length - at, random.nextInt(9000));
            cipher.apply(cut, at, part);
            at += part;
        }
        assertThat(Arrays.equals(cut, whole)).isTrue();
    }
}
