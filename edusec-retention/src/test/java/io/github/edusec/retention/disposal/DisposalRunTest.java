package io.github.edusec.retention.disposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.ledger.Commitment;
import io.github.edusec.crypto.ledger.Ledger;
import io.github.edusec.crypto.ledger.LedgerEntry;
import io.github.edusec.crypto.ledger.LedgerVerifier;
import io.github.edusec.retention.DisposalException;
import io.github.edusec.retention.Hold;
import io.github.edusec.retention.HoldGround;
import io.github.edusec.retention.disposal.ItemOutcome.Absent;
import io.github.edusec.retention.disposal.ItemOutcome.Changed;
import io.github.edusec.retention.disposal.ItemOutcome.Destroyed;
import io.github.edusec.retention.disposal.ItemOutcome.Held;
import io.github.edusec.retention.erase.EraseLevel;
import io.github.edusec.retention.erase.EraseResult.Erased;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisposalRunTest {
    private static final Hold HOLD = new Hold("h1", HoldGround.AUDIT, Site.TODAY, null);
    private static final Hold ENDED = new Hold("h2", HoldGround.AUDIT, Site.TODAY.minusDays(9), Site.TODAY);

    @TempDir
    Path folder;

    private Site site;

    @BeforeEach
    void makeSite() throws IOException {
        site = new Site(folder);
    }

    @Test
    void what_is_in_the_manifest_is_destroyed_and_nothing_else() throws IOException {
        Path a = site.file("a.csv", "aaa");
        Path b = site.file("2014/b.csv", "bbb");
        Path other = site.file("2014/other.csv", "ooo");
        DisposalReport report = site.run(site.freeze("a.csv", "2014/b.csv"));
        assertThat(report.allDestroyed()).isTrue();
        assertThat(report.outcomes()).allSatisfy(outcome -> {
            Destroyed destroyed = (Destroyed) outcome;
            assertThat(destroyed.inThisRun()).isTrue();
            assertThat(destroyed.text()).isEqualTo(destroyed.level().text());
        });
        assertThat(report.notCovered()).isNotEmpty();
        assertThat(a).doesNotExist();
        assertThat(b).doesNotExist();
        assertThat(other).hasContent("ooo");
        assertThat(site.kindsOf(0)).containsExactly("intent", "done");
        assertThat(site.kindsOf(1)).containsExactly("intent", "done");
    }

    @Test
    void the_ledger_holds_the_root_the_levels_and_a_summary_but_no_name_and_verifies() throws IOException {
        site.file("山田.csv", "aaa");
        DisposalManifest manifest = site.freeze("山田.csv");
        DisposalReport report = site.run(manifest);
        assertThat(site.entries().stream().map(entry -> entry.kind()).toList())
                .containsExactly(
                        "ledger.created", "disposal.started", "disposal.intent", "disposal.done", "disposal.completed");
        assertThat(site.entries().subList(1, 5))
                .allSatisfy(entry ->
                        assertThat(entry.commitments().get("manifest")).hasToString("sha256:" + manifest.root()));
        EraseLevel level = ((Destroyed) report.outcomes().get(0)).level();
        assertThat(site.entries().get(3).codes()).containsEntry("level", Codes.of(level));
        assertThat(site.entries().get(4).counts()).containsEntry("destroyed", 1L);
        assertThat(Files.readString(site.ledgerFile, StandardCharsets.US_ASCII)).doesNotContain("csv", "aaa\"");
        try (SigningKey key = SigningKey.load(site.keyFile)) {
            assertThat(LedgerVerifier.verify(site.ledgerFile, key.verificationKey(), report.checkpoint())
                            .isVerified())
                    .isTrue();
        }
    }

    @Test
    void executing_again_changes_neither_files_nor_ledger_and_reports_the_same() throws IOException {
        site.file("a.csv", "aaa");
        DisposalManifest manifest = site.freeze("a.csv");
        DisposalReport first = site.run(manifest);
        byte[] ledger = Files.readAllBytes(site.ledgerFile);
        DisposalReport second = site.run(manifest);
        assertThat(site.ledgerFile).hasBinaryContent(ledger);
        Destroyed destroyed = (Destroyed) second.outcomes().get(0);
        assertThat(destroyed.inThisRun()).isFalse();
        assertThat(destroyed.level()).isEqualTo(((Destroyed) first.outcomes().get(0)).level());
        assertThat(second.notCovered()).isNotEmpty();
    }

    @Test
    void a_hold_placed_after_freezing_keeps_the_file_and_releasing_it_destroys_nothing() throws IOException {
        Path a = site.file("a.csv", "aaa");
        DisposalManifest manifest = site.freeze("a.csv");
        DisposalReport report = site.run(manifest, item -> List.of(ENDED, HOLD), RunWatch.NONE);
        assertThat(report.outcomes().get(0)).isInstanceOf(Held.class);
        assertThat(a).hasContent("aaa");
        assertThat(site.run(manifest).outcomes().get(0)).isInstanceOf(Held.class);
        assertThat(a).hasContent("aaa");
        assertThat(site.kindsOf(0)).containsExactly("intent", "held");
    }

    @Test
    void a_hold_that_has_ended_keeps_nothing() throws IOException {
        site.file("a.csv", "aaa");
        DisposalReport report = site.run(site.freeze("a.csv"), item -> List.of(ENDED), RunWatch.NONE);
        assertThat(report.allDestroyed()).isTrue();
    }

    @Test
    void holds_that_cannot_be_read_stop_the_run_before_the_file_and_it_resumes() throws IOException {
        Path a = site.file("a.csv", "aaa");
        DisposalManifest manifest = site.freeze("a.csv");
        assertThatThrownBy(() -> site.run(
                        manifest,
                        item -> {
                            throw new IOException("hold database down");
                        },
                        RunWatch.NONE))
                .hasMessage("hold database down");
        assertThat(a).hasContent("aaa");
        assertThat(site.run(manifest).allDestroyed()).isTrue();
        assertThat(site.kindsOf(0)).containsExactly("intent", "done");
    }

    @Test
    void a_file_changed_replaced_by_a_link_or_linked_hard_after_freezing_is_not_touched() throws IOException {
        for (String name : List.of("content.csv", "longer.csv", "link.csv", "hard.csv", "folder.csv", "moved/x.csv")) {
            site.file(name, "aaa");
        }
        DisposalManifest manifest =
                site.freeze("content.csv", "longer.csv", "link.csv", "hard.csv", "folder.csv", "moved/x.csv");
        Path victim = Files.writeString(folder.resolve("victim.csv"), "aaa");
        site.file("content.csv", "aab");
        site.file("longer.csv", "aaaa");
        Files.move(site.records.resolve("link.csv"), folder.resolve("was-link.csv"));
        Files.createSymbolicLink(site.records.resolve("link.csv"), victim);
        Files.createLink(folder.resolve("second-name.csv"), site.records.resolve("hard.csv"));
        Files.move(site.records.resolve("folder.csv"), folder.resolve("was-folder.csv"));
        Files.createDirectory(site.records.resolve("folder.csv"));
        Files.move(site.records.resolve("moved"), folder.resolve("outside"));
        Files.createSymbolicLink(site.records.resolve("moved"), folder.resolve("outside"));
        DisposalReport report = site.run(manifest);
        assertThat(report.outcomes()).hasSize(6).allSatisfy(outcome -> {
            assertThat(outcome).isInstanceOf(Changed.class);
            assertThat(outcome.text().ja()).isNotBlank();
        });
        assertThat(victim).hasContent("aaa");
        assertThat(folder.resolve("second-name.csv")).hasContent("aaa");
        assertThat(folder.resolve("outside/x.csv")).hasContent("aaa");
        assertThat(site.records.resolve("content.csv")).hasContent("aab");
        assertThat(site.run(manifest).count(Changed.class)).isEqualTo(6);
    }

    @Test
    void a_folder_that_became_a_link_inside_the_root_is_not_followed() throws IOException {
        Path other = site.file("other/a.csv", "aaa");
        site.file("was/a.csv", "aaa");
        DisposalManifest manifest = site.freeze("was/a.csv");
        Files.move(site.records.resolve("was"), folder.resolve("outside"));
        Files.createSymbolicLink(site.records.resolve("was"), Path.of("other"));
        assertThat(site.run(manifest).outcomes().get(0)).isInstanceOf(Changed.class);
        assertThat(other).hasContent("aaa");
    }

    @Test
    void a_file_that_was_gone_before_is_absent_and_never_destroyed() throws IOException {
        Path a = site.file("a.csv", "aaa");
        Path b = site.file("sub/b.csv", "bbb");
        site.file("c.csv", "ccc");
        DisposalManifest manifest = site.freeze("a.csv", "sub/b.csv", "c.csv");
        Files.delete(a);
        Files.delete(b);
        Files.delete(b.getParent());
        DisposalReport report = site.run(manifest);
        assertThat(report.count(Absent.class)).isEqualTo(2);
        assertThat(report.allDestroyed()).isFalse();
        assertThat(site.kindsOf(0)).containsExactly("absent");
        assertThat(site.run(manifest).count(Absent.class)).isEqualTo(2);
    }

    @Test
    void a_first_run_in_a_folder_with_none_of_the_files_settles_nothing() throws IOException {
        Path a = site.file("a.csv", "aaa");
        DisposalManifest manifest = site.freeze("a.csv");
        Path elsewhere = Files.move(a, folder.resolve("elsewhere.csv"));
        assertThatThrownBy(() -> site.run(manifest))
                .isInstanceOf(DisposalException.class)
                .hasMessageContaining("none of 1 files");
        assertThat(site.entries()).hasSize(1);
        Files.move(elsewhere, a);
        assertThat(site.run(manifest).allDestroyed()).isTrue();
    }

    @Test
    void two_runs_at_once_over_one_ledger_agree() throws Exception {
        String[] names = {"a.csv", "b.csv", "c.csv", "d.csv"};
        for (String name : names) {
            site.file(name, name);
        }
        DisposalManifest manifest = site.freeze(names);
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (SigningKey key = SigningKey.load(site.keyFile);
                Ledger ledger = Ledger.open(site.ledgerFile, key)) {
            Callable<DisposalReport> run = () -> {
                together.await();
                return DisposalRun.execute(
                        manifest, site.records, ledger, item -> List.of(), EraseLevel.UNLINKED, Site.CLOCK);
            };
            Future<DisposalReport> first = threads.submit(run);
            Future<DisposalReport> second = threads.submit(run);
            assertThat(first.get().allDestroyed()).isTrue();
            assertThat(second.get().allDestroyed()).isTrue();
        } finally {
            threads.shutdownNow();
        }
        for (int i = 0; i < names.length; i++) {
            assertThat(site.kindsOf(i)).containsExactly("intent", "done");
        }
    }

    @Test
    void the_first_final_outcome_stays_whatever_is_logged_later() throws IOException {
        Path held = site.file("held.csv", "aaa");
        site.file("done.csv", "bbb");
        DisposalManifest manifest = site.freeze("held.csv", "done.csv");
        site.run(manifest, item -> item.path().equals("held.csv") ? List.of(HOLD) : List.of(), RunWatch.NONE);
        append(manifest, "city.note", 0);
        append(manifest, RunJournal.INTENT, 0);
        append(manifest, RunJournal.ABSENT, 1);
        byte[] ledger = Files.readAllBytes(site.ledgerFile);
        assertThat(site.run(manifest).outcomes()).extracting(ItemOutcome::id).containsExactly("held", "destroyed");
        assertThat(held).hasContent("aaa");
        assertThat(site.ledgerFile).hasBinaryContent(ledger);
    }

    private void append(DisposalManifest manifest, String kind, long item) throws IOException {
        try (SigningKey key = SigningKey.load(site.keyFile);
                Ledger ledger = Ledger.open(site.ledgerFile, key)) {
            ledger.append(LedgerEntry.of(kind, Site.CLOCK.instant())
                    .with("manifest", new Commitment(manifest.root()))
                    .with("item", item));
        }
    }

    @Test
    void a_level_below_the_required_one_is_no_full_success_then_and_later() throws IOException {
        site.file("a.csv", "aaa");
        DisposalManifest manifest = site.freeze("a.csv");
        Erased erased = new Erased(EraseLevel.UNLINKED, EraseLevel.READ_BACK, "ext4", List.of(), List.of());
        try (SigningKey key = SigningKey.load(site.keyFile);
                Ledger ledger = Ledger.open(site.ledgerFile, key)) {
            RunJournal journal = RunJournal.open(ledger, Site.CLOCK, manifest);
            journal.start(manifest);
            Destroyed now = journal.done(0, manifest.items().get(0), erased);
            assertThat(now.shortOf()).isEqualTo(EraseLevel.READ_BACK);
            assertThat(now.text().en()).contains("below the required level READ_BACK");
        }
        Files.delete(site.records.resolve("a.csv"));
        assertThat(site.entries().get(2).codes())
                .containsEntry("level", "unlinked")
                .containsEntry("short-of", "read-back");
        DisposalReport report = site.run(manifest);
        assertThat(report.outcomes().get(0).id()).isEqualTo("destroyed");
        assertThat(report.shortOfLevel()).isEqualTo(1);
        assertThat(report.allDestroyed()).isFalse();
    }

    @Test
    void a_later_run_that_demands_more_than_was_reached_says_so() throws IOException {
        site.file("a.csv", "aaa");
        DisposalManifest manifest = site.freeze("a.csv");
        try (SigningKey key = SigningKey.load(site.keyFile);
                Ledger ledger = Ledger.open(site.ledgerFile, key)) {
            RunJournal journal = RunJournal.open(ledger, Site.CLOCK, manifest);
            Erased erased = new Erased(EraseLevel.UNLINKED, EraseLevel.UNLINKED, "nfs", List.of(), List.of());
            assertThat(journal.done(0, manifest.items().get(0), erased).fallsShort())
                    .isFalse();
            Destroyed later = journal.destroyedBefore(0, manifest.items().get(0), EraseLevel.OVERWRITTEN);
            assertThat(later.shortOf()).isEqualTo(EraseLevel.OVERWRITTEN);
        }
    }

    @Test
    void a_file_cut_off_after_the_intent_is_finished() throws IOException {
        Path a = site.file("a.csv", "a".repeat(9_000));
        DisposalManifest manifest = site.freeze("a.csv");
        append(manifest, RunJournal.INTENT, 0);
        Files.writeString(a, "edusec-erase/1\r\n" + "x".repeat(12_288 - 16));
        assertThat(site.run(manifest).allDestroyed()).isTrue();
    }

    @Test
    void a_level_the_store_cannot_give_fails_untouched_and_can_be_tried_again_with_a_lower_one() throws IOException {
        Path shm = Path.of("/dev/shm");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.isWritable(shm), "no /dev/shm");
        Path home = Files.createTempDirectory(shm, "disposal");
        try {
            Site memory = new Site(home);
            Path a = memory.file("a.csv", "aaa");
            DisposalManifest manifest = memory.freeze("a.csv");
            try (SigningKey key = SigningKey.load(memory.keyFile);
                    Ledger ledger = Ledger.open(memory.ledgerFile, key)) {
                DisposalReport report = DisposalRun.execute(
                        manifest, memory.records, ledger, item -> List.of(), EraseLevel.READ_BACK, Site.CLOCK);
                assertThat(report.count(ItemOutcome.Failed.class)).isEqualTo(1);
            }
            assertThat(a).hasContent("aaa");
            assertThat(memory.run(manifest).allDestroyed()).isTrue();
            assertThat(memory.kindsOf(0)).containsExactly("intent", "failed", "intent", "done");
        } finally {
            try (var files = Files.walk(home)) {
                for (Path path :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    @Test
    void what_an_erasure_left_under_a_neutral_name_is_finished_but_counts_as_unverified() throws IOException {
        Path a = site.file("a.csv", "aaa");
        DisposalManifest manifest = site.freeze("a.csv");
        append(manifest, RunJournal.INTENT, 0);
        Files.delete(a);
        Path neutral = site.file(
                ".edusec-erase-" + "0123456789abcdef".repeat(2), "edusec-erase/1\r\n" + "x".repeat(4_096 - 16));
        assertThat(site.run(manifest).outcomes().get(0)).isInstanceOf(Absent.class);
        assertThat(neutral).doesNotExist();
        assertThat(site.kindsOf(0)).containsExactly("intent", "absent");
    }

    @Test
    void a_clock_before_the_evaluation_is_refused() throws IOException {
        site.file("a.csv", "aaa");
        DisposalManifest manifest = site.freeze("a.csv");
        try (SigningKey key = SigningKey.load(site.keyFile);
                Ledger ledger = Ledger.open(site.ledgerFile, key)) {
            InstantSource past = InstantSource.fixed(Site.CLOCK.instant().minusSeconds(86_400));
            assertThatThrownBy(() -> DisposalRun.execute(
                            manifest, site.records, ledger, item -> List.of(), EraseLevel.UNLINKED, past))
                    .isInstanceOf(DisposalException.class)
                    .hasMessageContaining("2026-11-22");
        }
        assertThat(site.records.resolve("a.csv")).hasContent("aaa");
    }
}
