package io.github.edusec.crypto.keys;

import io.github.edusec.crypto.CryptoException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Tries whether a {@link KeyWrapper} does what its users rely on; for the tests of implementations, in any test framework.
 *
 * <p>Stateless and thread-safe. It calls the wrapper about 350 times, from two threads at once among them, with random keys that are used for nothing else, so a
 * service that bills by the call sees that. <b>Not guaranteed:</b> that a wrapper without a finding is secure; the contract
 * finds mistakes, not weak ciphers.
 *
 * @since 0.1.0
 */
public final class KeyWrapperContract {
    private static final byte[] CONTEXT = "edusec contract, context 1".getBytes(StandardCharsets.UTF_8);

    private static final int ROUNDS_AT_ONCE = 20;

    private final KeyWrapper wrapper;
    private final SecureRandom random = new SecureRandom();
    private final Set<String> violations = new LinkedHashSet<>();

    private KeyWrapperContract(KeyWrapper wrapper) {
        this.wrapper = wrapper;
    }

    /**
     * Tries a wrapper.
     *
     * @param wrapper the wrapper
     * @return what it does wrong, a sentence each, without any byte of a key; empty if nothing was found
     */
    public static List<String> violations(KeyWrapper wrapper) {
        KeyWrapperContract contract = new KeyWrapperContract(wrapper);
        contract.roundTrips();
        contract.contexts();
        contract.givesAway();
        contract.outOfRange();
        contract.atOnce();
        contract.changes();
        contract.lengths();
        contract.wrapsDiffer();
        return List.copyOf(contract.violations);
    }

    private void roundTrips() {
        for (int size = KeyWrapper.LEAST_KEY_BYTES; size <= KeyWrapper.MOST_KEY_BYTES; size++) {
            byte[] key = key(size);
            byte[] before = key.clone();
            byte[] context = CONTEXT.clone();
            String what = "a key of " + size + " bytes";
            byte[] wrapped = wrap(key, context, what);
            byte[] sealed = wrapped.clone();
            byte[] unwrapped = wrapped.length == 0 ? before : unwrap(wrapped, context, what);
            require(Arrays.equals(unwrapped, before), what + " does not come back as it was");
            require(Arrays.equals(key, before), "wrapping changes the data key it was given");
            require(Arrays.equals(wrapped, sealed), "unwrapping changes the wrapped key it was given");
            require(Arrays.equals(context, CONTEXT), "the context is changed");
            require(indexOf(wrapped, before) < 0, "the wrapped key holds the data key in the clear");
        }
        byte[] key = key(32);
        for (int size : new int[] {0, 1, KeyWrapper.MOST_CONTEXT_BYTES}) {
            byte[] context = new byte[size];
            String what = "a context of " + size + " bytes";
            byte[] wrapped = wrap(key, context, what);
            byte[] unwrapped = wrapped.length == 0 ? key : unwrap(wrapped, context, what);
            require(Arrays.equals(unwrapped, key), what + " does not unwrap what it wrapped");
        }
    }

    private void contexts() {
        byte[] wrapped = wrap(key(32), CONTEXT, "a key of 32 bytes");
        byte[] other = CONTEXT.clone();
        other[other.length - 1] ^= 1;
        refuses(wrapped, other, "another context");
        refuses(wrapped, new byte[0], "an empty context");
        byte[] longest = new byte[KeyWrapper.MOST_CONTEXT_BYTES];
        byte[] inLongest = wrap(key(32), longest, "a key of 32 bytes");
        longest[longest.length - 1] = 1;
        refuses(inLongest, longest, "a longest context with its last byte changed");
        refuses(wrapped, Arrays.copyOf(CONTEXT, CONTEXT.length - 1), "the beginning of the context");
        refuses(wrapped, Arrays.copyOf(CONTEXT, CONTEXT.length + 1), "the context with a zero byte behind it");
    }

    /** A wrapper that keeps what it returned hands out a wiped key the next time. */
    private void givesAway() {
        byte[] key = key(32);
        byte[] wrapped = wrap(key, CONTEXT, "a key of 32 bytes");
        if (wrapped.length == 0) {
            return;
        }
        byte[] kept = wrapped.clone();
        Arrays.fill(wrapped, (byte) 0);
        for (int time = 1; time <= 2; time++) {
            byte[] unwrapped = unwrap(kept, CONTEXT, "a key of 32 bytes");
            require(Arrays.equals(unwrapped, key), "a key does not come back after the one returned before was wiped");
            Arrays.fill(unwrapped, (byte) 0);
        }
    }

    private void outOfRange() {
        byte[] wrapped = wrap(key(32), CONTEXT, "a key of 32 bytes");
        byte[] context = new byte[KeyWrapper.MOST_CONTEXT_BYTES + 1];
        for (int size : new int[] {KeyWrapper.LEAST_KEY_BYTES - 1, KeyWrapper.MOST_KEY_BYTES + 1}) {
            mistaken(() -> wrapper.wrap(key(size), CONTEXT), "wrapping a key of " + size + " bytes");
        }
        mistaken(() -> wrapper.wrap(key(32), context), "wrapping with a context of " + context.length + " bytes");
        mistaken(() -> wrapper.unwrap(wrapped, context), "unwrapping with a context of " + context.length + " bytes");
    }

    private void mistaken(Call call, String what) {
        try {
            call.run();
            violations.add(what + " is no mistake");
        } catch (IllegalArgumentException told) {
            // As it should be.
        } catch (IOException | RuntimeException e) {
            violations.add(
                    what + " is no IllegalArgumentException: " + e.getClass().getSimpleName());
        }
    }

    /** Both start together; each checks its own keys. */
    private void atOnce() {
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Callable<Boolean> one = () -> comesBack(start);
            for (Future<Boolean> each : threads.invokeAll(List.of(one, one))) {
                require(each.get(), "two threads at once do not get their keys back");
            }
        } catch (ExecutionException e) {
            violations.add("two threads at once do not get their keys back: "
                    + Objects.requireNonNull(e.getCause()).getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            violations.add("interrupted before two threads were done");
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean comesBack(CyclicBarrier start) throws Exception {
        start.await();
        boolean back = true;
        for (int round = 0; round < ROUNDS_AT_ONCE; round++) {
            byte[] key = key(32);
            back &= Arrays.equals(wrapper.unwrap(wrapper.wrap(key, CONTEXT), CONTEXT), key);
        }
        return back;
    }

    private void changes() {
        byte[] wrapped = wrap(key(32), CONTEXT, "a key of 32 bytes");
        for (int i = 0; i < wrapped.length; i++) {
            byte[] changed = wrapped.clone();
            changed[i] ^= (byte) (1 << (i % Byte.SIZE));
            refuses(changed, CONTEXT, "a wrapped key with byte " + i + " changed");
        }
    }

    private void lengths() {
        byte[] wrapped = wrap(key(32), CONTEXT, "a key of 32 bytes");
        refuses(new byte[0], CONTEXT, "no bytes at all");
        refuses(new byte[wrapped.length], CONTEXT, "zero bytes");
        if (wrapped.length > 0) {
            refuses(Arrays.copyOf(wrapped, wrapped.length - 1), CONTEXT, "a wrapped key without its last byte");
            refuses(Arrays.copyOfRange(wrapped, 1, wrapped.length), CONTEXT, "a wrapped key without its first byte");
        }
        refuses(Arrays.copyOf(wrapped, wrapped.length + 1), CONTEXT, "a wrapped key with a byte behind it");
    }

    private void wrapsDiffer() {
        byte[] key = key(32);
        byte[] first = wrap(key, CONTEXT, "a key of 32 bytes");
        byte[] second = wrap(key, CONTEXT, "a key of 32 bytes");
        require(first.length == 0 || !Arrays.equals(first, second), "wrapping a key twice gives the same bytes");
    }

    /** A call that should be refused as the caller's mistake. */
    @FunctionalInterface
    private interface Call {
        byte[] run() throws IOException;
    }

    private byte[] key(int size) {
        byte[] key = new byte[size];
        random.nextBytes(key);
        return key;
    }

    /** Returns nothing where wrapping failed, which is noted. */
    private byte[] wrap(byte[] key, byte[] context, String what) {
        try {
            byte[] wrapped = wrapper.wrap(key, context);
            require(wrapped.length > 0, what + " is wrapped to nothing");
            return wrapped;
        } catch (IOException | RuntimeException e) {
            violations.add(what + " is not wrapped: " + e.getClass().getSimpleName());
            return new byte[0];
        }
    }

    private byte[] unwrap(byte[] wrapped, byte[] context, String what) {
        try {
            return wrapper.unwrap(wrapped, context);
        } catch (IOException | RuntimeException e) {
            violations.add(what + " is not unwrapped: " + e.getClass().getSimpleName());
            return new byte[0];
        }
    }

    private void refuses(byte[] wrapped, byte[] context, String what) {
        try {
            wrapper.unwrap(wrapped, context);
            violations.add(what + " unwraps");
        } catch (CryptoException refused) {
            // As it should be.
        } catch (IOException | RuntimeException e) {
            violations.add(what + " is no typed refusal: " + e.getClass().getSimpleName());
        }
    }

    private void require(boolean holds, String violation) {
        if (!holds) {
            violations.add(violation);
        }
    }

    private static int indexOf(byte[] whole, byte[] part) {
        for (int at = 0; at + part.length <= whole.length; at++) {
            if (Arrays.equals(whole, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        return -1;
    }
}
