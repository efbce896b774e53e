package io.github.edusec.classify.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.edusec.classify.Limits;
import io.github.edusec.classify.PolicyFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged and hostile register files: read, or refused by the one exception. */
class RegisterRobustnessTest {
    private static final String CSV_START = "edusec-asset-register/1,a,1\n情報資産名,重要性分類,出典,備考\n";
    private static final String JSON_START =
            "{\"format\":\"edusec-asset-register/1\",\"id\":\"a\",\"version\":\"1\",\"entries\":[";
    private static final AssetRegister SAMPLE = AssetRegister.of(
            "sample",
            "1",
            AssetRegister.standard().entries().subList(0, 12).stream()
                    .map(entry -> entry.withDetails(AssetDetails.NONE
                            .with(RegisterColumn.COUNT, "12")
                            .with(RegisterColumn.ENCRYPTION, "要")
                            .with(RegisterColumn.LOCATION, "一行目\n=二行目")
                            .withOwn("教室", "3-1")))
                    .toList());

    @Property(tries = 2_000)
    void aDamagedFileIsReadOrRefused(@ForAll("damages") List<Damage> damages, @ForAll RegisterFormat format) {
        byte[] bytes = RegisterSamples.written(SAMPLE, format);
        for (Damage damage : damages) {
            bytes = damage.applied(bytes);
        }
        readOrRefuse(bytes);
    }

    @Property
    void csvLikeTextIsReadOrRefused(@ForAll("csvLike") String text) {
        readOrRefuse((CSV_START + text).getBytes(StandardCharsets.UTF_8));
    }

    @Property
    void jsonLikeTextIsReadOrRefused(@ForAll("jsonLike") String text) {
        readOrRefuse((JSON_START + text + "]}").getBytes(StandardCharsets.UTF_8));
    }

    @Property
    void anyBytesAreReadOrRefused(@ForAll byte[] bytes) {
        readOrRefuse(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "\n", "\r", "\"", "\"\"", "'", "=", ";", "x", "あ", ",\n", "\"\n", "名簿,Ⅱ,x\n"})
    void aFileFullOfOneThingAtTheLimitIsReadOrRefused(String part) {
        readOrRefuse(full(CSV_START, part));
        readOrRefuse(full(CSV_START + "名簿,Ⅱ,x,\"", part));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0,", "\"\",", "["})
    void aJsonFileFullOfOneThingAtTheLimitIsReadOrRefused(String part) {
        byte[] bytes = full(JSON_START, part);
        readOrRefuse(bytes);
        byte[] end = "0]}".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(end, 0, bytes, bytes.length - end.length, end.length);
        readOrRefuse(bytes);
    }

    @Tag("exhaustive")
    @ParameterizedTest
    @ValueSource(strings = {"{},", "{\"name\":\"名簿\",\"importance\":\"II\",\"source\":\"x\"},"})
    void aJsonFileFullOfEntriesAtTheLimitIsRefused(String part) {
        byte[] bytes = full(JSON_START, part);
        bytes[bytes.length - 1] = ']';
        bytes = Arrays.copyOf(bytes, bytes.length + 1);
        bytes[bytes.length - 1] = '}';
        readOrRefuse(bytes);
    }

    private static void readOrRefuse(byte[] bytes) {
        assertThatCode(() -> {
                    PolicyFileException refused = catchThrowableOfType(PolicyFileException.class, () -> read(bytes));
                    if (refused != null) {
                        assertThat(refused.problems()).isNotEmpty();
                    }
                })
                .doesNotThrowAnyException();
    }

    private static AssetRegister read(byte[] bytes) throws IOException {
        return AssetRegister.read("test", new ByteArrayInputStream(bytes), Limits.DEFAULT);
    }

    private static byte[] full(String start, String part) {
        byte[] bytes = new byte[(int) Limits.DEFAULT.maxPolicyFileBytes()];
        byte[] first = start.getBytes(StandardCharsets.UTF_8);
        byte[] rest = part.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(first, 0, bytes, 0, first.length);
        int at = first.length;
        // One byte is left for what a test puts behind.
        for (; at + rest.length < bytes.length; at += rest.length) {
            System.arraycopy(rest, 0, bytes, at, rest.length);
        }
        return Arrays.copyOf(bytes, at);
    }

    private record Damage(int at, byte value, int kind) {
        byte[] applied(byte[] whole) {
            if (whole.length == 0) {
                return whole;
            }
            int place = at % whole.length;
            if (kind == 0) {
                return Arrays.copyOf(whole, place);
            }
            if (kind == 1) {
                byte[] changed = whole.clone();
                changed[place] = value;
                return changed;
            }
            byte[] changed = new byte[whole.length + (kind == 2 ? 1 : -1)];
            System.arraycopy(whole, 0, changed, 0, place);
            int from = kind == 2 ? place : place + 1;
            System.arraycopy(whole, from, changed, changed.length - (whole.length - from), whole.length - from);
            if (kind == 2) {
                changed[place] = value;
            }
            return changed;
        }
    }

    @Provide
    Arbitrary<List<Damage>> damages() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 20_000),
                        Arbitraries.bytes(),
                        Arbitraries.integers().between(0, 3))
                .as(Damage::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<String> csvLike() {
        return Arbitraries.strings().withChars("\",\n\r;'=名簿Ⅱx\uFEFF\u0000 ").ofMaxLength(60);
    }

    @Provide
    Arbitrary<String> jsonLike() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        ",",
                        ":",
                        "\"name\"",
                        "\"名簿\"",
                        "\"own\"",
                        "\"count\"",
                        "5",
                        "true",
                        "null",
                        "\"importance\"",
                        "\"II\"",
                        "\"\\ud800\"",
                        "\"aliases\"",
                        "\"a;b\"")
                .list()
                .ofMaxSize(14)
                .map(parts -> String.join("", parts));
    }
}
