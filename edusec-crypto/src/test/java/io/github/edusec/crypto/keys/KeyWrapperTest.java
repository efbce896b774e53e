package io.github.edusec.crypto.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.classify.Problem;
import io.github.edusec.crypto.KeyUnwrapException;
import io.github.edusec.crypto.NewerFormatException;
import java.io.IOException;
import java.lang.reflect.Field;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** The contract holds for ours, and finds the fault of each wrapper that breaks one promise. */
class KeyWrapperTest {
    private static final byte[] KEY = new byte[32];
    private static final byte[] CONTEXT = {1, 2, 3};

    @Test
    void theContractHoldsForTheRootKeyWrapper() {
        try (RootKeyWrapper wrapper = RootKeyWrapper.of(List.of(RootKey.generate()))) {
            assertThat(KeyWrapperContract.violations(wrapper)).isEmpty();
        }
        try (RootKeyWrapper wrapper = RootKeyWrapper.of(List.of(RootKey.generate(), RootKey.generate()))) {
            assertThat(KeyWrapperContract.violations(wrapper)).isEmpty();
        }
    }

    @Test
    void aWrapperThatForgetsTheContextIsFound() {
        assertThat(KeyWrapperContract.violations(new Altered() {
                    @Override
                    byte[] context(byte[] context) {
                        return new byte[0];
                    }
                }))
                .contains("another context unwraps", "an empty context unwraps")
                .noneMatch(sentence -> sentence.contains("byte 0 changed"));
    }

    @Test
    void aWrapperWithoutAuthenticationIsFound() {
        assertThat(KeyWrapperContract.violations(new Unauthenticated()))
                .contains("a wrapped key with byte 40 changed unwraps", "another context unwraps");
    }

    @Test
    void aWrapperThatWrapsAlikeEachTimeIsFound() {
        assertThat(KeyWrapperContract.violations(new Altered() {
                    private byte[] key = new byte[0];
                    private byte[] first = new byte[0];

                    @Override
                    public byte[] wrap(byte[] dataKey, byte[] context) throws IOException {
                        if (!Arrays.equals(key, dataKey)) {
                            first = super.wrap(dataKey, context);
                            key = dataKey.clone();
                        }
                        return first.clone();
                    }
                }))
                .contains("wrapping a key twice gives the same bytes");
    }

    @Test
    void aWrapperThatWipesItsArgumentIsFound() {
        assertThat(KeyWrapperContract.violations(new Altered() {
                    @Override
                    public byte[] wrap(byte[] dataKey, byte[] context) throws IOException {
                        byte[] wrapped = super.wrap(dataKey, context);
                        Arrays.fill(dataKey, (byte) 0);
                        return wrapped;
                    }
                }))
                .contains("wrapping changes the data key it was given");
    }

    @Test
    void aWrapperForKeysOf32BytesOnlyIsFound() {
        assertThat(KeyWrapperContract.violations(new Altered() {
                    @Override
                    public byte[] wrap(byte[] dataKey, byte[] context) throws IOException {
                        if (dataKey.length != 32) {
                            throw new UnsupportedOperationException();
                        }
                        return super.wrap(dataKey, context);
                    }
                }))
                .contains("a key of 16 bytes is not wrapped: UnsupportedOperationException")
                .contains("wrapping a key of 65 bytes is no IllegalArgumentException: UnsupportedOperationException")
                .hasSize(50);
    }

    @Test
    void aWrapperThatCutsLongContextsIsFound() {
        assertThat(KeyWrapperContract.violations(new Altered() {
                    @Override
                    byte[] context(byte[] context) {
                        return context.length == 1_024 ? Arrays.copyOf(context, 1_023) : context;
                    }
                }))
                .containsExactly("a longest context with its last byte changed unwraps");
    }

    @Test
    void aWrapperThatTakesMoreThanIsAllowedIsFound() {
        assertThat(KeyWrapperContract.violations(new Altered() {
                    @Override
                    byte[] context(byte[] context) {
                        return context.length > 1_024 ? Arrays.copyOf(context, 1_024) : context;
                    }

                    @Override
                    public byte[] wrap(byte[] dataKey, byte[] context) throws IOException {
                        return super.wrap(dataKey.length == 15 ? KEY : dataKey, context);
                    }
                }))
                .containsExactly(
                        "wrapping a key of 15 bytes is no mistake",
                        "wrapping with a context of 1025 bytes is no mistake",
                        "unwrapping with a context of 1025 bytes is no IllegalArgumentException: KeyUnwrapException");
    }

    @Test
    void aWrapperThatKeepsTheKeysItReturnsIsFound() {
        assertThat(KeyWrapperContract.violations(new Altered() {
                    private final Map<String, byte[]> kept = new ConcurrentHashMap<>();

                    @Override
                    public byte[] unwrap(byte[] wrapped, byte[] context) throws IOException {
                        String name = Arrays.toString(wrapped) + Arrays.toString(context);
                        byte[] known = kept.get(name);
                        if (known == null) {
                            known = super.unwrap(wrapped, context);
                            kept.put(name, known);
                        }
                        return known;
                    }
                }))
                .containsExactly("a key does not come back after the one returned before was wiped");
    }

    @Test
    void aWrapperForOneThreadIsFound() {
        assertThat(KeyWrapperContract.violations(new Altered() {
                    private final Thread own = Thread.currentThread();

                    @Override
                    public byte[] unwrap(byte[] wrapped, byte[] context) throws IOException {
                        byte[] key = super.unwrap(wrapped, context);
                        return Thread.currentThread().equals(own) ? key : new byte[key.length];
                    }
                }))
                .containsExactly("two threads at once do not get their keys back");
        assertThat(KeyWrapperContract.violations(new Altered() {
                    private final Thread own = Thread.currentThread();

                    @Override
                    public byte[] wrap(byte[] dataKey, byte[] context) throws IOException {
                        if (!Thread.currentThread().equals(own)) {
                            throw new IllegalStateException();
                        }
                        return super.wrap(dataKey, context);
                    }
                }))
                .containsExactly("two threads at once do not get their keys back: IllegalStateException");
    }

    @Test
    void aWrapperThatFailsInsteadOfRefusingIsFound() {
        assertThat(KeyWrapperContract.violations(new Altered() {
                    @Override
                    public byte[] unwrap(byte[] wrapped, byte[] context) throws IOException {
                        try {
                            return super.unwrap(wrapped, context);
                        } catch (KeyUnwrapException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                }))
                .contains("another context is no typed refusal: IllegalStateException");
    }

    @Test
    void aWrapperThatStoresTheKeyInTheClearIsFound() {
        assertThat(KeyWrapperContract.violations(new Altered() {
                    @Override
                    public byte[] wrap(byte[] dataKey, byte[] context) throws IOException {
                        byte[] wrapped = super.wrap(dataKey, context);
                        byte[] both = Arrays.copyOf(wrapped, wrapped.length + dataKey.length);
                        System.arraycopy(dataKey, 0, both, wrapped.length, dataKey.length);
                        return both;
                    }

                    @Override
                    public byte[] unwrap(byte[] wrapped, byte[] context) throws IOException {
                        int length = (wrapped.length - 37) / 2;
                        if (wrapped.length < 69) {
                            throw new KeyUnwrapException(new Problem("key", "too short", "little", "more"));
                        }
                        return super.unwrap(Arrays.copyOf(wrapped, wrapped.length - length), context);
                    }
                }))
                .contains("the wrapped key holds the data key in the clear");
    }

    @Test
    void anotherRootKeyDoesNotUnwrap() {
        try (RootKeyWrapper one = RootKeyWrapper.of(List.of(RootKey.generate()));
                RootKeyWrapper other = RootKeyWrapper.of(List.of(RootKey.generate()))) {
            byte[] wrapped = one.wrap(KEY, CONTEXT);
            assertThat(HexFormat.of().formatHex(wrapped, 1, 9)).isEqualTo(one.primaryId());
            assertThat(wrapped).hasSize(KEY.length + 37);
            assertThatThrownBy(() -> other.unwrap(wrapped, CONTEXT))
                    .isInstanceOf(KeyUnwrapException.class)
                    .hasMessageContaining("a root key that is not here (found: id " + one.primaryId());
            wrapped[0] = 2;
            assertThatThrownBy(() -> one.unwrap(wrapped, CONTEXT)).isInstanceOf(NewerFormatException.class);
        }
    }

    @Test
    void lengthsOutOfRangeAndClosedWrappersAreMistakes() {
        RootKeyWrapper wrapper = RootKeyWrapper.of(List.of(RootKey.generate()));
        for (int length : new int[] {0, 15, 65}) {
            assertThatThrownBy(() -> wrapper.wrap(new byte[length], CONTEXT))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> wrapper.wrap(KEY, new byte[1_025])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> wrapper.unwrap(KEY, new byte[1_025])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RootKeyWrapper.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        byte[] wrapped = wrapper.wrap(KEY, CONTEXT);
        wrapper.close();
        assertThatThrownBy(() -> wrapper.wrap(KEY, CONTEXT)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> wrapper.unwrap(wrapped, CONTEXT)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRootKeyIsWipedWhenClosedAndItsTextHoldsNoSecret() throws ReflectiveOperationException {
        RootKey key = RootKey.generate();
        byte[] pkcs8 = key.toPkcs8();
        String secret = HexFormat.of().formatHex(pkcs8, pkcs8.length - 32, pkcs8.length);
        assertThat(key).hasToString("RootKey[secret, id " + key.id() + "]");
        assertThat(key.toString()).doesNotContain(secret.substring(0, 8));
        Field field = RootKey.class.getDeclaredField("key");
        field.setAccessible(true);
        byte[] held = (byte[]) field.get(key);
        assertThat(HexFormat.of().formatHex(held)).isEqualTo(secret);
        key.close();
        key.close();
        assertThat(held).containsOnly(0);
        assertThat(RootKey.ofPkcs8(pkcs8).orElseThrow().id()).isEqualTo(key.id());
        assertThat(RootKey.ofPkcs8(new byte[49])).isEmpty();
        assertThat(RootKey.ofPkcs8(new byte[0])).isEmpty();
    }

    /** Ours, with one promise broken by the subclass. */
    private abstract static class Altered implements KeyWrapper {
        private final RootKeyWrapper sound = RootKeyWrapper.of(List.of(RootKey.generate()));

        byte[] context(byte[] context) {
            return context;
        }

        @Override
        public byte[] wrap(byte[] dataKey, byte[] context) throws IOException {
            return sound.wrap(dataKey, context(context));
        }

        @Override
        public byte[] unwrap(byte[] wrapped, byte[] context) throws IOException {
            return sound.unwrap(wrapped, context(context));
        }
    }

    /** AES in counter mode alone, as one finds it in examples on the web. */
    private static final class Unauthenticated implements KeyWrapper {
        private final SecretKeySpec key = new SecretKeySpec(KEY, "AES");

        @Override
        public byte[] wrap(byte[] dataKey, byte[] context) {
            byte[] nonce = new byte[16];
            new SecureRandom().nextBytes(nonce);
            byte[] wrapped = Arrays.copyOf(nonce, 16 + dataKey.length);
            System.arraycopy(run(nonce, dataKey), 0, wrapped, 16, dataKey.length);
            return wrapped;
        }

        @Override
        public byte[] unwrap(byte[] wrapped, byte[] context) throws IOException {
            if (wrapped.length < 32) {
                throw new KeyUnwrapException(new Problem("key", "too short", "little", "more"));
            }
            return run(Arrays.copyOf(wrapped, 16), Arrays.copyOfRange(wrapped, 16, wrapped.length));
        }

        private byte[] run(byte[] nonce, byte[] input) {
            try {
                Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
                cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(nonce));
                return cipher.doFinal(input);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
