package io.github.edusec.crypto.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.edusec.crypto.VerificationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Our primitives against Project Wycheproof's vectors, which no package registry carries: they are read from the folder
 * {@code testvectors_v1} of a checkout that {@code -Dedusec.wycheproof=FOLDER} names.
 */
@Tag("exhaustive")
class WycheproofTest {
    @Test
    void derivesWhatPbkdf2Derives() throws IOException {
        int checked = 0;
        for (Map<String, String> vector : vectors("pbkdf2_hmacsha1_test.json", 64)) {
            byte[] password = bytes(vector, "password");
            if (password.length == 0) {
                continue; // no passphrase is empty
            }
            byte[] derived = Pbkdf2.derive(
                    password,
                    bytes(vector, "salt"),
                    Integer.parseInt(field(vector, "iterationCount")),
                    Integer.parseInt(field(vector, "dkLen")));
            assertThat(derived).as(vector.toString()).isEqualTo(bytes(vector, "dk"));
            checked++;
        }
        assertThat(checked).isGreaterThan(50);
    }

    @Test
    void acceptsExactlyTheTagsOfHmacSha1() throws IOException, GeneralSecurityException {
        for (Map<String, String> vector : vectors("hmac_sha1_test.json", 170)) {
            byte[] tag = bytes(vector, "tag");
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(bytes(vector, "key"), "HmacSHA1"));
            byte[] whole = mac.doFinal(bytes(vector, "msg"));
            assertThat(AesKeys.same(Arrays.copyOf(whole, tag.length), tag))
                    .as(vector.toString())
                    .isEqualTo(isValid(vector));
        }
    }

    @Test
    void acceptsExactlyTheSignaturesOfEd25519() throws IOException {
        for (Map<String, String> vector : vectors("ed25519_test.json", 151)) {
            VerificationKey key = new VerificationKey(field(vector, "publicKey.pk"));
            assertThat(key.verify(bytes(vector, "msg"), bytes(vector, "sig")))
                    .as(vector.toString())
                    .isEqualTo(isValid(vector));
        }
    }

    private static String field(Map<String, String> vector, String name) {
        return Objects.requireNonNull(vector.get(name), name);
    }

    private static boolean isValid(Map<String, String> vector) {
        return field(vector, "result").equals("valid");
    }

    private static byte[] bytes(Map<String, String> vector, String field) {
        return HexFormat.of().parseHex(field(vector, field));
    }

    /** Returns the tests of a file, each with the fields of the objects around it. */
    private static List<Map<String, String>> vectors(String name, int expected) throws IOException {
        String folder = System.getProperty("edusec.wycheproof");
        assumeTrue(folder != null, "no -Dedusec.wycheproof=FOLDER with the vectors of Project Wycheproof");
        List<Map<String, String>> found = new ArrayList<>();
        Deque<Map<String, String>> open = new ArrayDeque<>();
        Deque<String> names = new ArrayDeque<>();
        try (JsonParser json =
                new JsonFactory().createParser(ObjectReadContext.empty(), Files.readAllBytes(Path.of(folder, name)))) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    names.push(
                            String.valueOf(json.streamReadContext().getParent().currentName()));
                    open.push(new HashMap<>());
                } else if (token == JsonToken.END_OBJECT) {
                    Map<String, String> ended = open.pop();
                    String own = names.pop();
                    if (ended.containsKey("tcId")) {
                        open.forEach(around -> around.forEach(ended::putIfAbsent));
                        found.add(ended);
                    } else if (!open.isEmpty()) {
                        ended.forEach((field, value) -> open.element().putIfAbsent(own + "." + field, value));
                    }
                } else if (token.isScalarValue() && json.streamReadContext().inObject()) {
                    open.element().put(json.currentName(), json.getString());
                }
            }
        }
        assertThat(found).as(name).hasSizeGreaterThanOrEqualTo(expected);
        return found;
    }
}
