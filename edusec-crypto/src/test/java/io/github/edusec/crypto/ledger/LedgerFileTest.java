package io.github.edusec.crypto.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.crypto.LedgerInUseException;
import io.github.edusec.crypto.MalformedPackageException;
import io.github.edusec.crypto.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger's file and its siblings, where somebody else has a hand in the folder. */
class LedgerFileTest {
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
    void a_link_to_the_ledger_lets_no_second_writer_in() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.log"), file);
        Path elsewhere = Files.createSymbolicLink(folder.resolve("elsewhere"), folder);
        try (Ledger ledger = open()) {
            for (Path other : List.of(link, elsewhere.resolve("ledger.log"))) {
                assertThatThrownBy(() -> Ledger.open(other, key, Sample.CLOCK))
                        .isInstanceOf(LedgerInUseException.class);
            }
            ledger.append(Sample.entry("takeout.packed", 1));
        }
        try (Ledger ledger = Ledger.open(link, key, Sample.CLOCK)) {
            assertThat(ledger.append(Sample.entry("takeout.packed", 2)).firstIndex())
                    .isEqualTo(6);
            assertThatThrownBy(this::open).isInstanceOf(LedgerInUseException.class);
        }
        Files.createLink(folder.resolve("hard.log"), file);
        for (Path name : List.of(file, folder.resolve("hard.log"))) {
            assertThatThrownBy(() -> Ledger.open(name, key, Sample.CLOCK))
                    .isInstanceOf(MalformedPackageException.class)
                    .hasMessageContaining("2 hard links");
        }
        assertThat(folder.resolve("link.log.lock")).doesNotExist();
    }

    @Test
    void a_link_or_folder_in_place_of_a_sibling_is_refused_and_what_it_points_to_is_not_written() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "V".repeat(200));
        for (String sibling : List.of(".lock", ".holder")) {
            Path linked = folder.resolve("linked" + sibling + ".log");
            Files.createSymbolicLink(linked.resolveSibling(linked.getFileName() + sibling), victim);
            Path hard = folder.resolve("hard" + sibling + ".log");
            Files.createLink(hard.resolveSibling(hard.getFileName() + sibling), victim);
            Path filled = folder.resolve("filled" + sibling + ".log");
            Files.createDirectory(filled.resolveSibling(filled.getFileName() + sibling));
            for (Path created : List.of(linked, hard, filled)) {
                assertThatThrownBy(() -> Ledger.create(created, Sample.ORIGIN, key, Sample.CLOCK))
                        .isInstanceOf(MalformedPackageException.class);
                assertThat(created).doesNotExist();
            }
        }
        assertThat(victim).hasContent("V".repeat(200));
    }

    @Test
    void nothing_is_acknowledged_into_a_file_that_was_moved_away_or_replaced() throws IOException {
        byte[] before = Files.readAllBytes(file);
        Path moved = folder.resolve("moved.log");
        try (Ledger ledger = open()) {
            Files.move(file, moved);
            assertThatThrownBy(() -> ledger.append(Sample.entry("takeout.packed", 1)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("moved away or replaced");
            Files.copy(moved, file);
            assertThatThrownBy(() -> ledger.append(Sample.entry("takeout.packed", 1)))
                    .hasMessageContaining("moved away or replaced");
            assertThat(ledger.checkpoint().size()).isEqualTo(5);
        }
        assertThat(moved).hasBinaryContent(before);
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void what_is_no_regular_file_is_refused_before_siblings_are_made() throws IOException {
        Path sub = Files.createDirectory(folder.resolve("sub"));
        assertThatThrownBy(() -> Ledger.open(sub, key)).isInstanceOf(MalformedPackageException.class);
        assertThat(folder.resolve("sub.lock")).doesNotExist();
    }

    private Ledger open() throws IOException {
        return Ledger.open(file, key, Sample.CLOCK);
    }
}
