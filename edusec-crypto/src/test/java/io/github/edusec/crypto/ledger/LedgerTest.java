package io.github.edusec.crypto.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.crypto.LedgerInUseException;
import io.github.edusec.crypto.MalformedPackageException;
import io.github.edusec.crypto.NewerFormatException;
import io.github.edusec.crypto.SigningKey;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    @TempDir
    Path folder;

    private SigningKey key;
    private Path file;

    @BeforeEach
    void writeSample() throws IOException {
        key = Sample.key();
        file = folder.resolve("ledger.log");
        Sample.write(file, key);
    }

    @AfterEach
    void closeKey() {
        key.close();
    }

    @Test
    void a_receipt_names_the_indices_and_a_checkpoint_that_covers_them() throws IOException {
        try (Ledger ledger = open()) {
            LedgerReceipt one = ledger.append(Sample.entry("takeout.packed", 1));
            LedgerReceipt three = ledger.append(List.of(
                    Sample.entry("takeout.packed", 2),
                    Sample.entry("takeout.packed", 3),
                    Sample.entry("takeout.packed", 4)));
            assertThat(one.firstIndex()).isEqualTo(5).isEqualTo(one.lastIndex());
            assertThat(three.firstIndex()).isEqualTo(6);
            assertThat(three.lastIndex()).isEqualTo(8);
            assertThat(three.checkpoint().size()).isEqualTo(9);
            assertThat(three.checkpoint().isSignedBy(key.verificationKey())).isTrue();
            assertThat(ledger.checkpoint()).isEqualTo(three.checkpoint());
            assertThat(Checkpoint.parse(three.checkpoint().note())).isEqualTo(three.checkpoint());
        }
    }

    @Test
    void replay_gives_back_what_was_appended() throws IOException {
        List<LedgerEntry> entries = new ArrayList<>();
        try (Ledger ledger = open()) {
            ledger.append(Sample.entry("takeout.packed", 77));
            ledger.replay((index, entry) -> {
                assertThat(index).isEqualTo(entries.size());
                entries.add(entry);
            });
        }
        assertThat(entries.get(0).kind()).isEqualTo("ledger.created");
        assertThat(entries.get(0).commitments().get("key"))
                .hasToString(key.verificationKey().fingerprint());
        assertThat(entries.get(5)).isEqualTo(Sample.entry("takeout.packed", 77));
        assertThat(entries).hasSize(6);
    }

    @Test
    void creating_refuses_an_existing_file_and_an_origin_of_another_form() {
        assertThatThrownBy(() -> Ledger.create(file, Sample.ORIGIN, key))
                .isInstanceOf(FileAlreadyExistsException.class);
        for (String origin : List.of("", "a b", "a+b", "-a", "UPPER", "x".repeat(129), "学校")) {
            assertThatThrownBy(() -> Ledger.create(folder.resolve("new"), origin, key))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Ledger.open(folder.resolve("none"), key)).isInstanceOf(NoSuchFileException.class);
        assertThat(folder.resolve("none.lock")).doesNotExist();
    }

    @Test
    void a_ledger_of_a_newer_version_is_refused_by_its_own_type_and_left_alone() throws IOException {
        String text = Files.readString(file, ISO_8859_1);
        Files.writeString(file, text.replace("edusec-ledger/1 ", "edusec-ledger/2 "), ISO_8859_1);
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(this::open)
                .isInstanceOf(NewerFormatException.class)
                .hasMessageContaining("found: 2; allowed: 1");
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void damage_before_the_end_another_key_and_a_spoilt_last_checkpoint_are_refused_and_nothing_is_changed()
            throws IOException {
        byte[] sound = Files.readAllBytes(file);
        for (int offset = 0; offset < sound.length - 1; offset += 7) {
            byte[] damaged = sound.clone();
            damaged[offset] ^= 4;
            Files.write(file, damaged);
            boolean version = offset == "edusec-ledger/".length();
            assertThatThrownBy(this::open)
                    .describedAs("byte %d", offset)
                    .isInstanceOf(version ? NewerFormatException.class : MalformedPackageException.class);
            assertThat(file).hasBinaryContent(damaged);
        }
        Files.write(file, sound);
        try (SigningKey other = SigningKey.generate()) {
            assertThatThrownBy(() -> Ledger.open(file, other))
                    .isInstanceOf(MalformedPackageException.class)
                    .hasMessageContaining("not signed by the given key");
        }
        assertThat(file).hasBinaryContent(sound);
    }

    @Test
    void a_second_writer_in_this_process_is_refused_until_the_first_is_closed() throws IOException {
        try (Ledger ledger = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(LedgerInUseException.class)
                    .hasMessageContaining("this process");
            ledger.append(Sample.entry("takeout.packed", 1));
        }
        try (Ledger ledger = open()) {
            assertThat(ledger.checkpoint().size()).isEqualTo(6);
        }
    }

    @Test
    void four_threads_get_unique_and_dense_indices() throws Exception {
        ConcurrentSkipListMap<Long, Long> written = new ConcurrentSkipListMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Ledger ledger = open()) {
            List<Future<?>> done = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                long thread = t;
                done.add(threads.submit(() -> {
                    for (long i = 0; i < 50; i++) {
                        long n = thread * 1000 + i;
                        LedgerReceipt receipt = ledger.append(LedgerEntry.of("test.entry", Sample.CLOCK.instant())
                                .with("n", n));
                        assertThat(written.put(receipt.firstIndex(), n)).isNull();
                    }
                    return null;
                }));
            }
            for (Future<?> future : done) {
                future.get();
            }
            TreeMap<Long, Long> read = new TreeMap<>();
            ledger.replay((index, entry) -> {
                if (entry.kind().equals("test.entry")) {
                    read.put(index, entry.counts().get("n"));
                }
            });
            assertThat(read).isEqualTo(written);
            assertThat(written.keySet())
                    .containsExactlyElementsOf(LongStream.range(5, 205).boxed().toList());
        } finally {
            threads.shutdownNow();
        }
        assertThat(LedgerVerifier.verify(file, key.verificationKey()).isVerified())
                .isTrue();
    }

    @Test
    void an_append_is_refused_when_another_program_changed_the_file() throws IOException {
        try (Ledger ledger = open()) {
            Files.writeString(file, "x", StandardOpenOption.APPEND);
            assertThatThrownBy(() -> ledger.append(Sample.entry("takeout.packed", 1)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("changed by another program");
            assertThatThrownBy(() -> ledger.append(Sample.entry("takeout.packed", 1)))
                    .hasMessageContaining("open it again");
        }
    }

    /** A channel would be closed by it, for all threads. */
    @Test
    void an_interrupt_neither_ends_an_append_nor_the_ledger() throws IOException {
        try (Ledger ledger = open()) {
            Thread.currentThread().interrupt();
            assertThat(ledger.append(Sample.entry("takeout.packed", 1)).firstIndex())
                    .isEqualTo(5);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(ledger.append(Sample.entry("takeout.packed", 2)).firstIndex())
                    .isEqualTo(6);
            Thread.currentThread().interrupt();
        }
        assertThat(Thread.interrupted()).isTrue();
        try (Ledger ledger = open()) {
            assertThat(ledger.checkpoint().size()).isEqualTo(7);
        }
    }

    @Test
    void an_entry_that_could_not_be_read_again_is_not_signed() throws IOException {
        byte[] before = Files.readAllBytes(file);
        Commitment nothing = none();
        assertThatThrownBy(() -> Sample.entry("a", 1).with("row", nothing)).isInstanceOf(RuntimeException.class);
        assertThat(file).hasBinaryContent(before);
    }

    /** Callers without a checker of nulls pass them. */
    @SuppressWarnings("NullAway")
    private static Commitment none() {
        return null;
    }

    private static void close(AutoCloseable resource) throws IOException {
        try (resource) {
            assertThat(resource).isNotNull();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    @Test
    void what_is_appended_is_what_was_checked() throws IOException {
        LedgerEntry own = LedgerEntry.of("ledger.recovered", Sample.CLOCK.instant());
        LedgerEntry other = Sample.entry("a", 1);
        List<LedgerEntry> shifting = new AbstractList<>() {
            private int asked;

            @Override
            public LedgerEntry get(int index) {
                return asked++ == 0 ? other : own;
            }

            @Override
            public int size() {
                return 1;
            }
        };
        try (Ledger ledger = open()) {
            ledger.append(shifting);
            List<String> kinds = new ArrayList<>();
            ledger.replay((index, entry) -> kinds.add(entry.kind()));
            assertThat(kinds.get(5)).isEqualTo("a");
        }
    }

    @Test
    void a_visitor_cannot_append_or_close() throws IOException {
        try (Ledger ledger = open()) {
            assertThatThrownBy(() -> ledger.replay((index, entry) -> ledger.append(Sample.entry("takeout.packed", 1))))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> ledger.replay((index, entry) -> close(ledger)))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(ledger.checkpoint().size()).isEqualTo(5);
        }
    }

    @Test
    void programming_mistakes_are_refused_before_anything_is_written() throws IOException {
        byte[] before = Files.readAllBytes(file);
        Ledger ledger = open();
        assertThatThrownBy(() -> ledger.append(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ledger.append(LedgerEntry.of("ledger.created", Sample.CLOCK.instant())))
                .isInstanceOf(IllegalArgumentException.class);
        ledger.close();
        ledger.close();
        assertThatThrownBy(() -> ledger.append(Sample.entry("takeout.packed", 1)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ledger.replay((index, entry) -> {})).isInstanceOf(IllegalStateException.class);
        assertThat(file).hasBinaryContent(before);
    }

    private Ledger open() throws IOException {
        return Ledger.open(file, key, Sample.CLOCK);
    }
}
