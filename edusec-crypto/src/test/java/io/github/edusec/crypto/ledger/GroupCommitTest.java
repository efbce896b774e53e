package io.github.edusec.crypto.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.crypto.SigningKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<List<String>> written = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    /** The first write waits until everybody else has appended. */
    private final GroupCommit.Writer slow = entries -> {
        long before = written.stream().mapToLong(List::size).sum();
        written.add(entries.stream().map(LedgerEntry::kind).toList());
        started.countDown();
        awaitQuietly(go);
        if (entries.get(0).kind().equals("broken")) {
            throw new IOException("disk full");
        }
        return new LedgerReceipt(before, entries.size(), Checkpoint.parse(note()));
    };

    @Test
    void what_comes_in_during_a_write_goes_out_together_and_an_action_is_done_alone() throws Exception {
        try (GroupCommit commit = new GroupCommit(slow)) {
            Future<LedgerReceipt> first = append(commit, "first");
            started.await();
            List<Future<LedgerReceipt>> others = new ArrayList<>();
            for (String kind : List.of("a", "b", "c")) {
                others.add(append(commit, kind, kind + "x"));
                awaitWaiting(commit, others.size());
            }
            others.add(alone(commit, "change"));
            awaitWaiting(commit, others.size());
            others.add(append(commit, "last"));
            awaitWaiting(commit, others.size());
            go.countDown();
            assertThat(first.get().lastIndex()).isZero();
            assertThat(others.get(0).get().firstIndex()).isEqualTo(1);
            assertThat(others.get(2).get().lastIndex()).isEqualTo(6);
            assertThat(others.get(3).get().firstIndex()).isEqualTo(7);
            assertThat(others.get(4).get().firstIndex()).isEqualTo(8);
            assertThat(written)
                    .containsExactly(
                            List.of("first"),
                            List.of("a", "ax", "b", "bx", "c", "cx"),
                            List.of("change"),
                            List.of("last"));
        }
    }

    @Test
    void a_failure_reaches_all_that_were_written_together_and_nobody_else() throws Exception {
        try (GroupCommit commit = new GroupCommit(slow)) {
            Future<LedgerReceipt> first = append(commit, "first");
            started.await();
            Future<LedgerReceipt> broken = append(commit, "broken");
            awaitWaiting(commit, 1);
            Future<LedgerReceipt> with = append(commit, "with");
            awaitWaiting(commit, 2);
            go.countDown();
            first.get();
            assertThatThrownBy(broken::get).rootCause().hasMessage("disk full");
            assertThatThrownBy(with::get).rootCause().hasMessage("disk full");
            assertThat(append(commit, "after").get().count()).isEqualTo(1);
        }
    }

    @Test
    void closing_writes_what_was_appended_before_and_takes_no_more() throws Exception {
        GroupCommit commit = new GroupCommit(slow);
        Future<LedgerReceipt> first = append(commit, "first");
        started.await();
        Future<LedgerReceipt> waiting = append(commit, "waiting");
        awaitWaiting(commit, 1);
        Future<?> closing = threads.submit(commit::close);
        go.countDown();
        closing.get();
        // What is on the disk, not whether the appending threads had the time to wake up.
        assertThat(written).containsExactly(List.of("first"), List.of("waiting"));
        assertThat(first.get().count() + waiting.get().count()).isEqualTo(2);
        assertThatThrownBy(() -> commit.append(List.of(entry("late")))).isInstanceOf(IllegalStateException.class);
        commit.close();
    }

    private Future<LedgerReceipt> append(GroupCommit commit, String... kinds) {
        List<LedgerEntry> entries = new ArrayList<>();
        for (String kind : kinds) {
            entries.add(entry(kind));
        }
        return threads.submit(() -> commit.append(entries));
    }

    private Future<LedgerReceipt> alone(GroupCommit commit, String kind) {
        return threads.submit(() -> commit.alone(() -> slow.write(List.of(entry(kind)))));
    }

    /** Until so many wait behind the one that is being written. */
    private static void awaitWaiting(GroupCommit commit, int count) {
        while (commit.waiting() < count) {
            Thread.onSpinWait();
        }
    }

    private static LedgerEntry entry(String kind) {
        return LedgerEntry.of(kind, Sample.CLOCK.instant());
    }

    private static String note() throws IOException {
        try (SigningKey key = Sample.key()) {
            return Checkpoint.sign(Sample.ORIGIN, 1, new byte[32], List.of(key)).note();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
