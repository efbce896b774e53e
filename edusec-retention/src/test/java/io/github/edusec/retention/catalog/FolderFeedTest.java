package io.github.edusec.retention.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.label.Label;
import io.github.edusec.classify.label.Labeller;
import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.classify.register.AssetRegister;
import io.github.edusec.retention.EventKind;
import io.github.edusec.retention.RecordEvents;
import io.github.edusec.retention.catalog.RecordFeed.Row;
import io.github.edusec.testkit.DatabaseKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderFeedTest {
    private static final Label LABEL =
            new Label(new Classification(Importance.II, null, null, null, List.of()), LocalDate.of(2026, 4, 1));

    @TempDir
    private Path temporary;

    private Path root;

    @BeforeEach
    void root() throws IOException {
        root = Files.createDirectory(temporary.resolve("root"));
    }

    private Path file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private List<Row> rows(@Nullable RecordEvents events, @Nullable AssetRegister register) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (FolderFeed feed = FolderFeed.open(root, "", events, register)) {
            for (Row row = feed.next(); row != null; row = feed.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private CatalogRecord only(@Nullable RecordEvents events, @Nullable AssetRegister register) throws IOException {
        List<Row> rows = rows(events, register);
        assertThat(rows).hasSize(1).first().isInstanceOf(Row.Good.class);
        return ((Row.Good) rows.get(0)).record();
    }

    private RecordEvents events(String header, String line) throws IOException {
        return RecordEvents.read(
                Files.writeString(temporary.resolve("events.csv"), header + "\n" + line + "\n"), Limits.DEFAULT);
    }

    private static @Nullable Importance importance(CatalogRecord record) {
        Classification found = record.classification();
        return found == null ? null : found.importance();
    }

    private Path document() throws IOException {
        String main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
        Path docx = temporary.resolve("plain.docx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(docx))) {
            for (Map.Entry<String, String> part : List.of(
                    Map.entry(
                            "[Content_Types].xml",
                            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
                                    + " Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                                    + "<Override PartName=\"/word/document.xml\" ContentType=\"" + main
                                    + "\"/></Types>"),
                    Map.entry(
                            "_rels/.rels",
                            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                                    + "<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\""
                                    + " Target=\"word/document.xml\"/></Relationships>"),
                    Map.entry(
                            "word/document.xml",
                            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                                    + "<w:p><w:r><w:t>x</w:t></w:r></w:p><w:sectPr/></w:body></w:document>"))) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return docx;
    }

    @Test
    void a_labelled_document_has_the_class_of_its_label() throws IOException {
        Path labelled = root.resolve("学校日誌.docx");
        Labeller.standard().labelTo(document(), labelled, LABEL, null);
        CatalogRecord record = only(null, AssetRegister.standard());
        assertThat(importance(record)).isEqualTo(Importance.II);
        assertThat(record.sha256()).isEqualTo(PolicyFile.sha256Of(Files.readAllBytes(labelled)));
        assertThat(record.size()).isEqualTo(Files.size(labelled));
        assertThat(record.locations()).containsExactly("学校日誌.docx");
    }

    @Test
    void a_sidecar_gives_the_class_and_is_no_record() throws IOException {
        Labeller.standard().copyWithSidecar(file("../list.csv", "a"), root.resolve("list.csv"), LABEL, null);
        assertThat(root.toFile().list()).hasSize(2);
        assertThat(importance(only(null, null))).isEqualTo(Importance.II);
    }

    @Test
    void without_a_label_the_register_gives_class_and_kind_and_without_a_match_nothing_does() throws IOException {
        file("職員履歴書.csv", "a");
        CatalogRecord record = only(null, AssetRegister.standard());
        assertThat(importance(record)).isEqualTo(Importance.I);
        assertThat(record.facts().kind()).isEqualTo("職員履歴書");
        Files.move(root.resolve("職員履歴書.csv"), root.resolve("zzz.csv"));
        CatalogRecord unknown = only(null, AssetRegister.standard());
        assertThat(unknown.classification()).isNull();
        assertThat(unknown.facts().kind()).isEqualTo(FolderFeed.NO_KIND);
    }

    @Test
    void the_register_says_nothing_of_a_document_that_cannot_be_read() throws IOException {
        file("職員履歴書.docx", "PK\u0003\u0004 broken");
        assertThat(only(null, AssetRegister.standard()).classification()).isNull();
    }

    @Test
    void events_and_kind_come_from_the_table_by_path_before_name() throws IOException {
        file("2025/a.txt", "a");
        RecordEvents table = events("文書,種別,完結", "a.txt,名簿,2020-03-31\n2025/a.txt,出席簿,2026-03-31");
        CatalogRecord record = only(table, null);
        assertThat(record.facts().kind()).isEqualTo("出席簿");
        assertThat(record.facts().events()).containsExactly(Map.entry(EventKind.COMPLETED, LocalDate.of(2026, 3, 31)));
        assertThat(only(events("文書,種別,完結", "a.txt,名簿,2020-03-31"), null).facts().kind())
                .isEqualTo("名簿");
    }

    @Test
    void a_hold_of_the_table_is_not_lost() throws IOException {
        file("a.txt", "a");
        assertThat(rows(events("文書,種別,訴訟", "a.txt,出席簿,2026-03-31"), null))
                .singleElement()
                .isInstanceOf(Row.Bad.class);
    }

    @Test
    void links_and_twins_are_named_and_the_others_still_come() throws IOException {
        file("か\u3099.txt", "a");
        file("が.txt", "b");
        file("z/z.txt", "c");
        Files.createSymbolicLink(root.resolve("folder-link"), root.resolve("z"));
        Files.createSymbolicLink(root.resolve("m-link"), root.resolve("z/z.txt"));
        List<Row> rows = rows(null, null);
        assertThat(rows).extracting(Row::line).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(rows)
                .filteredOn(Row.Bad.class::isInstance)
                .extracting(row -> ((Row.Bad) row).problems().get(0).where())
                .containsExactly("folder-link", "m-link", "が.txt");
        assertThat(rows)
                .filteredOn(Row.Good.class::isInstance)
                .extracting(row -> ((Row.Good) row).record().locations().get(0))
                .containsExactly("z/z.txt", "か\u3099.txt");
    }

    @Test
    void a_file_keeps_its_id_and_is_unchanged_the_second_time() throws Exception {
        file("が.txt", "a");
        String id = only(null, null).id();
        assertThat(id).matches("file-[0-9a-f]{32}");
        Catalog catalog = Catalog.in(DatabaseKind.SQLITE.empty(temporary));
        assertThat(load(catalog)).isEqualTo(new LoadReceipt(true, 1, 0, 0, 0, 0, List.of()));
        assertThat(load(catalog)).isEqualTo(new LoadReceipt(true, 0, 0, 1, 0, 0, List.of()));
        Files.move(root.resolve("が.txt"), root.resolve("か\u3099.txt"));
        assertThat(only(null, null).id()).isEqualTo(id);
        file("か\u3099.txt", "b");
        assertThat(only(null, null).id()).isEqualTo(id);
    }

    private LoadReceipt load(Catalog catalog) throws Exception {
        try (FolderFeed feed = FolderFeed.open(root, "archive/", null, null)) {
            return catalog.load(feed, OnBadRows.STORE_NOTHING, "root", Records.BY, Records.TIME);
        }
    }
}
