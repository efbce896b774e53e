package io.github.edusec.retention.disposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.retention.AdoptedSchedule;
import io.github.edusec.retention.Adoption;
import io.github.edusec.retention.DisposalException;
import io.github.edusec.retention.Hold;
import io.github.edusec.retention.HoldGround;
import io.github.edusec.retention.erase.ExpectedFile;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisposalManifestTest {
    @TempDir
    Path folder;

    private Site site;

    @BeforeEach
    void makeSite() throws IOException {
        site = new Site(folder);
        site.file("2014/出席簿.csv", "a");
        site.file("new.csv", "b");
        site.file("held.csv", "c");
    }

    @Test
    void only_what_is_due_under_the_adopted_schedule_enters() throws IOException {
        Hold hold = new Hold("h1", HoldGround.AUDIT, Site.TODAY, null);
        Files.createSymbolicLink(site.records.resolve("link.csv"), Path.of("new.csv"));
        Files.createSymbolicLink(site.records.resolve("elsewhere"), folder.toAbsolutePath());
        DisposalProposal proposal = DisposalManifest.propose(
                site.adopted(),
                site.records,
                List.of(
                        Site.candidate("2014/出席簿.csv", 2015),
                        Site.candidate("2014/出席簿.csv", 2015),
                        Site.candidate("new.csv", 2024),
                        Site.candidate("held.csv", 2015, hold),
                        Site.candidate("link.csv", 2015),
                        Site.candidate("elsewhere/key.pem", 2015),
                        Site.candidate("../key.pem", 2015),
                        Site.candidate("gone.csv", 2015),
                        Site.candidate("no/such/folder.csv", 2015)),
                Site.TODAY,
                Site.CLOCK.instant());
        assertThat(proposal.manifest().items())
                .containsExactly(new DisposalItem(
                        "id-2014/出席簿.csv",
                        "2014/出席簿.csv",
                        ExpectedFile.of(site.records.resolve("2014/出席簿.csv")),
                        "attendance",
                        LocalDate.of(2020, 4, 1),
                        Classification.of(Importance.II)));
        assertThat(proposal.excluded()).hasSize(8).allSatisfy(excluded -> {
            assertThat(excluded.reason().ja()).isNotBlank();
            assertThat(excluded.reason().en()).isNotBlank();
        });
        assertThat(proposal.manifest().schedule().id()).isEqualTo("test-city");
    }

    @Test
    void a_file_with_a_record_that_is_not_due_stays_under_every_name_it_has() throws IOException {
        Hold hold = new Hold("h1", HoldGround.LITIGATION, Site.TODAY, null);
        site.file("real/joint.csv", "a");
        site.file("real/hard.csv", "b");
        site.file("real/target.csv", "c");
        site.file("box/sub/inside.csv", "d");
        Files.createSymbolicLink(site.records.resolve("alias"), Path.of("real"));
        Files.createSymbolicLink(site.records.resolve("link.csv"), Path.of("real/target.csv"));
        Files.createLink(site.records.resolve("second.csv"), site.records.resolve("real/hard.csv"));
        DisposalProposal proposal = propose(
                Site.candidate("real/joint.csv", 2015),
                Site.candidate("alias/joint.csv", 2015),
                Site.candidate("real/hard.csv", 2015),
                Site.candidate("real/target.csv", 2015),
                Site.candidate("box/sub/inside.csv", 2015),
                Site.candidate("held.csv", 2015),
                Site.candidate("./held.csv", 2015, hold),
                Site.candidate("alias/joint.csv", 2015, hold),
                Site.candidate("second.csv", 2024),
                Site.candidate("link.csv", 2015, hold),
                Site.candidate("box", 2015, hold));
        assertThat(proposal.manifest().items()).isEmpty();
        assertThat(proposal.excluded()).hasSize(11);
        assertThat(proposal.excluded().subList(5, 11))
                .allSatisfy(excluded -> assertThat(excluded.reason().en()).contains("not due"));
    }

    @Test
    void due_records_in_one_file_are_one_item_with_the_path_without_links() throws IOException {
        site.file("real/joint.csv", "a");
        Files.createSymbolicLink(site.records.resolve("alias"), Path.of("real"));
        DisposalProposal proposal =
                propose(Site.candidate("alias/joint.csv", 2015), Site.candidate("real/joint.csv", 2015));
        assertThat(proposal.manifest().items()).extracting(DisposalItem::path).containsExactly("real/joint.csv");
        assertThat(proposal.excluded())
                .extracting(excluded -> excluded.reason().en())
                .containsExactly("The same file stands twice.");
    }

    @Test
    void a_schedule_adopted_in_the_future_proposes_nothing() throws IOException {
        AdoptedSchedule adopted =
                new AdoptedSchedule(site.adopted().schedule(), new Adoption("a", Site.TODAY.plusDays(1), "1"));
        assertThatThrownBy(() -> DisposalManifest.propose(
                        adopted,
                        site.records,
                        List.of(Site.candidate("held.csv", 2015)),
                        Site.TODAY,
                        Site.CLOCK.instant()))
                .isInstanceOf(DisposalException.class)
                .hasMessageContaining("not adopted yet");
    }

    @Test
    void a_manifest_of_items_or_an_adoption_that_were_not_due_yet_is_refused_though_its_root_fits() throws IOException {
        Path file = folder.resolve("manifest.json");
        site.freeze("new.csv").write(file);
        String text = Files.readString(file);
        Files.writeString(file, text.replace("\"disposableFrom\":\"2020-04-01\"", "\"disposableFrom\":\"2099-04-01\""));
        assertThatThrownBy(() -> DisposalManifest.read(file))
                .isInstanceOf(DisposalException.class)
                .hasMessageContaining("2099-04-01")
                .hasMessageContaining("2026-11-23 or earlier");
        Files.writeString(file, text.replace("\"on\":\"2020-04-01\"", "\"on\":\"2098-04-01\""));
        assertThatThrownBy(() -> DisposalManifest.read(file))
                .isInstanceOf(DisposalException.class)
                .hasMessageContaining("2098-04-01");
        DisposalItem later = new DisposalItem(
                "1", "a", new ExpectedFile(0, "0".repeat(64)), "r", Site.TODAY.plusDays(1), Classification.MOST_SEVERE);
        assertThatThrownBy(() -> new DisposalManifest(
                        new PolicyVersion("t", "1", "ab".repeat(32)),
                        new Adoption("a", Site.TODAY, "1"),
                        Site.TODAY,
                        Site.CLOCK.instant(),
                        List.of(later)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private DisposalProposal propose(DisposalCandidate... candidates) throws IOException {
        return DisposalManifest.propose(
                site.adopted(), site.records, List.of(candidates), Site.TODAY, Site.CLOCK.instant());
    }

    @Test
    void a_written_manifest_reads_back_with_its_root_and_is_never_overwritten() throws IOException {
        DisposalManifest manifest = site.freeze("2014/出席簿.csv", "new.csv");
        Path file = folder.resolve("manifest.json");
        manifest.write(file);
        DisposalManifest read = DisposalManifest.read(file);
        assertThat(read.root()).isEqualTo(manifest.root());
        assertThat(read.items()).isEqualTo(manifest.items());
        assertThat(read.adoption()).isEqualTo(manifest.adoption());
        assertThat(read.evaluatedOn()).isEqualTo(manifest.evaluatedOn());
        assertThat(read.created()).isEqualTo(manifest.created());
        assertThat(read.toString()).contains("2 items", manifest.root());
        assertThatThrownBy(() -> manifest.write(file)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void every_changed_byte_is_refused_with_a_typed_exception() throws IOException {
        Path file = folder.resolve("manifest.json");
        site.freeze("2014/出席簿.csv", "new.csv").write(file);
        byte[] bytes = Files.readAllBytes(file);
        for (int offset = 0; offset < bytes.length; offset++) {
            for (int pattern : new int[] {0x01, 0x10, 0x80}) {
                byte[] changed = bytes.clone();
                changed[offset] ^= (byte) pattern;
                Files.write(file, changed);
                assertThatThrownBy(() -> DisposalManifest.read(file))
                        .describedAs("byte %d", offset)
                        .isInstanceOf(DisposalException.class);
            }
        }
    }

    @Test
    void a_newer_version_and_a_wrong_value_are_named() throws IOException {
        Path file = folder.resolve("manifest.json");
        site.freeze("new.csv").write(file);
        String text = Files.readString(file);
        Files.writeString(file, text.replace("manifest/1", "manifest/2"));
        assertThatThrownBy(() -> DisposalManifest.read(file)).hasMessageContaining("does not read");
        Files.writeString(file, text.replace("\"size\":1", "\"size\":2"));
        assertThatThrownBy(() -> DisposalManifest.read(file)).hasMessageContaining("the manifest was changed");
        Files.writeString(file, text.replace("\"rule\":", "\"rool\":"));
        assertThatThrownBy(() -> DisposalManifest.read(file)).hasMessageContaining("\"rule\" is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "/etc/passwd", "a//b", "./a", "a/..", "a\\b", "a\nb", "a\ud800", "a/"})
    void a_path_that_is_not_plainly_below_the_root_is_no_item(String path) {
        ExpectedFile file = new ExpectedFile(1, "0".repeat(64));
        assertThatThrownBy(() -> new DisposalItem("id", path, file, "r", Site.TODAY, Classification.of(Importance.II)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_adoption_that_is_not_one_line_of_text_is_a_programming_mistake() {
        assertThatThrownBy(() -> new Adoption("a\nb", LocalDate.of(2026, 4, 1), "1"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Adoption("a", LocalDate.of(2026, 4, 1), " "))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_golden_file_of_version_1_is_read_and_still_written_byte_for_byte() throws Exception {
        Path golden = golden();
        DisposalManifest manifest = DisposalManifest.read(golden);
        assertThat(manifest.root()).isEqualTo(sample().root());
        assertThat(manifest.items()).isEqualTo(sample().items());
        Path again = folder.resolve("again.json");
        sample().write(again);
        assertThat(again).hasSameBinaryContentAs(golden);
    }

    /** What the golden file holds. */
    static DisposalManifest sample() {
        return new DisposalManifest(
                new PolicyVersion("test-city", "1", "ab".repeat(32)),
                new Adoption("試験市教育委員会", LocalDate.of(2026, 4, 1), "教第1号"),
                Site.TODAY,
                Site.CLOCK.instant(),
                List.of(
                        new DisposalItem(
                                "quote\"back\\slash",
                                "2014/出席簿.csv",
                                new ExpectedFile(5_000_000_000L, "cd".repeat(32)),
                                "attendance",
                                LocalDate.of(2020, 4, 1),
                                Classification.of(Importance.II)),
                        new DisposalItem(
                                "2",
                                "b.csv",
                                new ExpectedFile(0, "ef".repeat(32)),
                                "attendance",
                                LocalDate.of(2021, 4, 1),
                                Classification.MOST_SEVERE)));
    }

    private static Path golden() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(DisposalManifestTest.class.getResource("golden-1.manifest.json"))
                .toURI());
    }
}
