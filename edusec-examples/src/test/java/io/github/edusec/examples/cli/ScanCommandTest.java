package io.github.edusec.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.testkit.Tool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanCommandTest {
    private static final String META =
            "<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                    + " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\"><office:meta>";

    @TempDir
    private Path folder;

    @Test
    void aFolderWithNestedArchivesABombAnEncryptedMemberAndAnEscapingName() throws IOException {
        Path root = Files.createDirectory(folder.resolve("root"));
        Files.write(root.resolve("a.odt"), document("III", "2A"));
        Files.write(root.resolve("b.tar"), tar(Map.of("inner.zip", zip(Map.of("深/名簿.odt", document("II", "2B"))))));
        Files.write(root.resolve("c.zip"), encrypted(zip(Map.of("secret.odt", document("IV", "1")))));
        Files.write(root.resolve("d.zip"), zip(Map.of("../../escape.odt", document("IV", "1"))));
        bomb(root.resolve("e.zip"));
        Map<String, String> before = tree(root);
        Tool.Run run = child("scan", root.toString(), "--json", "--unknown-as", "IV");
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(ExitCode.NEGATIVE_ANSWER);
        assertThat(tree(root)).isEqualTo(before);
        assertThat(tree(folder)).hasSize(before.size() + 1);
        List<Map<String, Object>> lines = new Cli(run.exitCode(), run.stdout(), run.stderr()).json();
        Map<String, Object> summary = lines.get(lines.size() - 1);
        assertThat(summary)
                .containsEntry("type", "summary")
                .containsEntry("importance", "II")
                .containsEntry("importanceSetBy", "b.tar!/inner.zip!/深/名簿.odt")
                .containsEntry("confidentiality", "2B")
                .containsEntry("files", "5")
                .containsEntry("labelled", "3")
                .containsEntry("containers", "6")
                .containsEntry("deepest", "2")
                .containsEntry("unsafeNames", "1")
                .containsEntry("unknown-encrypted", "1")
                .containsEntry("unknown-over-limit", "2")
                .containsEntry("unknown-unlabelled", "1")
                .containsEntry("unknown-malformed", "0")
                .containsEntry("known", "false");
        Tool.Run strict = child("scan", root.toString());
        assertThat(strict.exitCode()).isEqualTo(ExitCode.NEGATIVE_ANSWER);
        assertThat(strict.stdout())
                .contains("highest class: 重要性分類Ⅰ 機密性3 完全性2B 可用性2B")
                .contains("unknown: c.zip!/secret.odt: encrypted")
                .contains("warning: d.zip!/../../escape.odt: its name leads out");
    }

    @Test
    void everythingLabelledIsExit0AndEachMemberIsAnObject() throws IOException {
        Path archive = Files.write(
                folder.resolve("a.zip"), zip(Map.of("x.odt", document("III", "2A"), "【Ⅳ】y.txt", utf8("y"))));
        Cli cli = Cli.run("scan", archive, "--json");
        assertThat(cli.exit()).isEqualTo(ExitCode.DONE);
        assertThat(cli.json()).hasSize(4);
        assertThat(cli.json())
                .filteredOn(line -> "a.zip!/x.odt".equals(line.get("member")))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .containsEntry("kind", "file")
                        .containsEntry("path", List.of("a.zip", "x.odt"))
                        .containsEntry("importance", "III")
                        .containsEntry("labels", List.of("edusec: meta.xml: 重要性分類Ⅲ 機密性2A"))
                        .doesNotContainKey("unknown"));
        assertThat(Cli.run(Locale.JAPANESE, "scan", archive).out())
                .contains("最も重い分類: 重要性分類Ⅲ 機密性2A")
                .contains("（標示なし 1 件）");
    }

    @Test
    void aDamagedArchiveThatWasNamedIsExit3AndInAFolderARow() throws IOException {
        Path root = Files.createDirectory(folder.resolve("root"));
        Path archive = Files.write(root.resolve("a.zip"), Arrays.copyOf(zip(Map.of("a", utf8("x"))), 60));
        assertThat(Cli.run("scan", archive).exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(Cli.run("scan", root).exit()).isEqualTo(ExitCode.NEGATIVE_ANSWER);
        assertThat(Cli.run("scan", folder.resolve("none")).exit()).isEqualTo(ExitCode.IO);
    }

    @Test
    void anArchiveOverALimitThatWasNamedIsExit3AndInAFolderARow() throws IOException {
        Path root = Files.createDirectory(folder.resolve("root"));
        byte[] tar = new byte[512];
        System.arraycopy(utf8("././@LongLink"), 0, tar, 0, 13);
        java.util.Arrays.fill(tar, 124, 135, (byte) '7');
        tar[156] = 'L';
        java.util.Arrays.fill(tar, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte b : tar) {
            sum += Byte.toUnsignedInt(b);
        }
        System.arraycopy(utf8(String.format(Locale.ROOT, "%06o ", sum)), 0, tar, 148, 7);
        Cli named = Cli.run("scan", Files.write(root.resolve("a.tar"), tar));
        assertThat(named.exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(Cli.run("scan", root).exit()).isEqualTo(ExitCode.NEGATIVE_ANSWER);
    }

    @Test
    void theNameOfAForeignLabelIsCutShort() throws IOException {
        Map<String, byte[]> parts = new java.util.LinkedHashMap<>();
        parts.put("mimetype", utf8("application/vnd.oasis.opendocument.text"));
        String guid = "MSIP_Label_01234567-89ab-cdef-0123-456789abcdef_";
        parts.put(
                "meta.xml",
                utf8("<o:m xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                        + " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\"><o:meta><meta:user-defined meta:name=\""
                        + guid + "Name\">" + "氏名".repeat(5_000) + "</meta:user-defined></o:meta></o:m>"));
        Path file = Files.write(folder.resolve("a.odt"), zip(parts));
        assertThat(Cli.run("scan", "--json", file).out()).contains("msip").hasSizeLessThan(5_000);
    }

    @Test
    void wrongUseIsExit2AndAWrongTableExit3() throws IOException {
        assertThat(Cli.run("scan").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run("scan", folder, "--unknown-as", "V").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run("scan", folder, "--unknown-as", "II/2B").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run("scan", folder, "--unknown-as", "II/2B/2B/1").exit()).isEqualTo(ExitCode.DONE);
        Path table = Files.writeString(folder.resolve("table.json"), "{\"format\":\"edusec-msip-map/9\"}");
        assertThat(Cli.run("scan", folder, "--msip-map", table).exit()).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void namesCannotSteerTheTerminal() throws IOException {
        Path archive = Files.write(folder.resolve("a.zip"), zip(Map.of("x\u001b[2J\u202e.txt", utf8("x"))));
        Cli cli = Cli.run("scan", archive);
        assertThat(cli.out()).doesNotContain("\u001b", "\u202e").contains("x\uFFFD[2J\uFFFD.txt");
    }

    private static Tool.Run child(String... arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        List<String> command = new java.util.ArrayList<>(
                List.of(java, "-Xmx128m", "-Duser.language=en", "-cp", classPath, Main.class.getName()));
        command.addAll(List.of(arguments));
        return Tool.run(new ProcessBuilder(command));
    }

    /** 42 kB that unpack to 5 GB: a TAR of zeros under gzip, whose repeating bytes are packed once more. */
    private static void bomb(Path target) throws IOException {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        gzip.writeBytes(new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 0});
        gzip.writeBytes(deflated(deflater, Arrays.copyOf(tarHeader(5_000L << 20), 512)));
        byte[] zeros = new byte[1 << 20];
        deflated(deflater, zeros);
        byte[] repeated = deflated(deflater, zeros);
        for (int i = 0; i < 5_000; i++) {
            gzip.writeBytes(repeated);
        }
        deflater.end();
        Files.write(target, zip(Map.of("bomb.tgz", gzip.toByteArray())));
        assertThat(Files.size(target)).isLessThan(42_000);
    }

    private static byte[] deflated(Deflater deflater, byte[] bytes) {
        byte[] out = new byte[8_192];
        deflater.setInput(bytes);
        return Arrays.copyOf(out, deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH));
    }

    private static byte[] tarHeader(long size) {
        byte[] block = new byte[512];
        TarArchiveEntry header = new TarArchiveEntry("zeros.bin");
        header.setSize(size);
        header.writeEntryHeader(block);
        return block;
    }

    /** Names, sizes and times of everything below a folder. */
    private static Map<String, String> tree(Path root) throws IOException {
        Map<String, String> tree = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.toList()) {
                tree.put(
                        root.relativize(path).toString(),
                        Files.size(path) + " " + Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS));
            }
        }
        return tree;
    }

    private static byte[] document(String importance, String confidentiality) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("mimetype", utf8("application/vnd.oasis.opendocument.text"));
        StringBuilder meta = new StringBuilder(META);
        Map<String, String> pairs = Map.of(
                "version",
                "1",
                "importance",
                importance,
                "confidentiality",
                confidentiality,
                "labelledOn",
                "2026-11-25");
        pairs.forEach((key, value) -> meta.append("<meta:user-defined meta:name=\"edusec.label.")
                .append(key)
                .append("\">")
                .append(value)
                .append("</meta:user-defined>"));
        parts.put("meta.xml", utf8(meta + "</office:meta></office:document-meta>"));
        parts.put(
                "META-INF/manifest.xml",
                utf8("<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">"
                        + "<m:file-entry m:full-path=\"meta.xml\"/></m:manifest>"));
        return zip(parts);
    }

    private static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry header = new ZipEntry(entry.getKey());
                if (entry.getKey().equals("mimetype")) {
                    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
                    crc.update(entry.getValue());
                    header.setMethod(ZipEntry.STORED);
                    header.setSize(entry.getValue().length);
                    header.setCrc(crc.getValue());
                }
                zip.putNextEntry(header);
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] tar(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                TarArchiveEntry header = new TarArchiveEntry(entry.getKey());
                header.setSize(entry.getValue().length);
                tar.putArchiveEntry(header);
                tar.write(entry.getValue());
                tar.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }

    /** Sets the encryption flag of the one entry in both headers. */
    private static byte[] encrypted(byte[] zip) {
        byte[] out = zip.clone();
        out[6] |= 1;
        for (int i = 0; i + 9 < out.length; i++) {
            if (out[i] == 'P' && out[i + 1] == 'K' && out[i + 2] == 1 && out[i + 3] == 2) {
                out[i + 8] |= 1;
            }
        }
        return out;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
