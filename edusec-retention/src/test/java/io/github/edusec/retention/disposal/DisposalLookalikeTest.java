package io.github.edusec.retention.disposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.retention.disposal.ItemOutcome.Absent;
import io.github.edusec.retention.disposal.ItemOutcome.Changed;
import io.github.edusec.retention.disposal.RunWatch.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that look like something a run may finish, and are not. */
class DisposalLookalikeTest {
    @TempDir
    Path folder;

    private Site site;

    @BeforeEach
    void makeSite() throws IOException {
        site = new Site(folder);
    }

    @Test
    void another_file_that_starts_with_the_mark_is_not_taken_for_a_cut_off_one() throws IOException {
        Path a = site.file("a.csv", "aaa");
        DisposalManifest manifest = site.freeze("a.csv");
        String other = "edusec-erase/1\r\n" + "another record ".repeat(2_000);
        Files.writeString(a, other);
        assertThat(site.run(manifest).outcomes().get(0)).isInstanceOf(Changed.class);
        assertThat(a).hasContent(other);
    }

    @Test
    void a_file_restored_under_a_destroyed_name_is_shown_and_not_touched() throws IOException {
        Path a = site.file("a.csv", "aaa");
        DisposalManifest manifest = site.freeze("a.csv");
        site.run(manifest);
        Files.writeString(a, "aaa");
        ItemOutcome outcome = site.run(manifest).outcomes().get(0);
        assertThat(outcome).isInstanceOf(Changed.class);
        assertThat(outcome.text().en()).contains("restored");
        assertThat(a).hasContent("aaa");
    }

    @Test
    void what_stands_under_a_neutral_name_without_the_mark_is_left_alone() throws IOException {
        Path a = site.file("a.csv", "aaa");
        DisposalManifest manifest = site.freeze("a.csv");
        Path neutral = site.records.resolve(".edusec-erase-" + "0123456789abcdef".repeat(2));
        assertThatThrownBy(() -> site.run(manifest, item -> List.of(), (moment, item) -> {
                    if (moment == Moment.AFTER_CHECKS) {
                        Files.move(a, neutral);
                        throw new IOException("killed");
                    }
                }))
                .hasMessage("killed");
        assertThat(site.run(manifest).outcomes().get(0)).isInstanceOf(Absent.class);
        assertThat(neutral).hasContent("aaa");
        assertThat(site.kindsOf(0)).containsExactly("intent", "absent");
    }
}
