package io.github.edusec.crypto.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is handed to another thread arrives whole and in order, or the one who handed it over is told. */
@Timeout(120)
class HandOverTest {
    private static final int MIB = 1 << 20;

    private final AtomicReference<Thread> other = new AtomicReference<>();

    private void assertThreadEnds() throws InterruptedException {
        Thread thread = Objects.requireNonNull(other.get());
        assertThat(thread).isNotSameAs(Thread.currentThread());
        TimeUnit.SECONDS.timedJoin(thread, 20);
        assertThat(thread.isAlive()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everythingArrivesInOrderWhateverThePieces(boolean direct) throws Exception {
        byte[] bytes = new byte[5 * MIB + 7];
        Random random = new Random(9);
        random.nextBytes(bytes);
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        try (HandOver handOver = new HandOver(
                part -> {
                    other.set(Thread.currentThread());
                    byte[] copy = new byte[part.remaining()];
                    part.get(copy);
                    taken.writeBytes(copy);
                },
                direct)) {
            for (int at = 0; at < bytes.length; ) {
                int length = Math.min(bytes.length - at, random.nextInt(random.nextBoolean() ? 100 : 2 * MIB));
                handOver.put(ByteBuffer.wrap(bytes, at, length));
                at += length;
                if (random.nextInt(5) == 0) {
                    handOver.drain();
                    assertThat(taken.size()).isEqualTo(at);
                }
            }
            handOver.drain();
        }
        assertThat(taken.toByteArray()).isEqualTo(bytes);
        assertThreadEnds();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 9})
    void aFailureOfTheTakerComesOutAndStays(int failing) throws Exception {
        IOException failure = new IOException("full");
        AtomicInteger calls = new AtomicInteger();
        try (HandOver handOver = new HandOver(
                part -> {
                    other.set(Thread.currentThread());
                    if (calls.incrementAndGet() == failing) {
                        throw failure;
                    }
                },
                false)) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < failing + 9; i++) {
                            handOver.put(ByteBuffer.allocate(MIB / 2));
                        }
                    })
                    .isSameAs(failure);
            int then = calls.get();
            assertThatThrownBy(() -> handOver.put(ByteBuffer.allocate(MIB))).isSameAs(failure);
            assertThatThrownBy(handOver::drain).isSameAs(failure);
            // What was on its way when it failed may still have been taken.
            assertThat(calls.get()).isBetween(then, failing + 3);
        }
        assertThat(calls.get()).isLessThanOrEqualTo(failing + 3);
        assertThreadEnds();
    }

    @Test
    void aFailureOfTheLastBytesComesOutWhenTheyAreWaitedFor() throws Exception {
        IOException failure = new IOException("full");
        HandOver handOver = new HandOver(
                part -> {
                    other.set(Thread.currentThread());
                    throw failure;
                },
                false);
        try (handOver) {
            handOver.put(ByteBuffer.allocate(1));
            assertThatThrownBy(handOver::drain).isSameAs(failure);
        }
        assertThreadEnds();
    }

    @Test
    void aBugOfTheTakerComesOutAsItIsAndNothingIsClaimedAfterIt() throws Exception {
        IllegalStateException bug = new IllegalStateException("bug");
        HandOver handOver = new HandOver(
                part -> {
                    other.set(Thread.currentThread());
                    throw bug;
                },
                false);
        try (handOver) {
            handOver.put(ByteBuffer.allocate(1));
            assertThatThrownBy(handOver::drain).isSameAs(bug);
            assertThatThrownBy(handOver::drain).isInstanceOf(IOException.class).hasCause(bug);
        }
        assertThreadEnds();
    }

    @Test
    void whoeverGivesUpLeavesNoThreadAndNothingIsTakenAfterwards() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        HandOver handOver = new HandOver(
                part -> {
                    other.set(Thread.currentThread());
                    calls.incrementAndGet();
                    begun.countDown();
                },
                false);
        try (handOver) {
            handOver.put(ByteBuffer.allocate(3 * MIB / 2));
            begun.await();
        }
        int then = calls.get();
        assertThreadEnds();
        assertThat(calls.get()).isEqualTo(then);
    }

    @Test
    void anInterruptedCallerIsToldAndStaysInterrupted() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        HandOver handOver = new HandOver(
                part -> {
                    other.set(Thread.currentThread());
                    begun.countDown();
                    try {
                        goOn.await();
                    } catch (InterruptedException e) {
                        throw new InterruptedIOException();
                    }
                },
                false);
        try (handOver) {
            handOver.put(ByteBuffer.allocate(MIB / 2));
            begun.await();
            Thread.currentThread().interrupt();
            assertThatThrownBy(handOver::drain).isInstanceOf(InterruptedIOException.class);
            assertThat(Thread.interrupted()).isTrue();
            goOn.countDown();
        } finally {
            Thread.interrupted();
        }
        assertThreadEnds();
    }
}
