package io.github.edusec.classify.container;

import static io.github.edusec.classify.container.Fixtures.label;
import static io.github.edusec.classify.container.Fixtures.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Importance;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TAR archives put together block by block: what each dialect allows, and what none does. */
class TarDialectTest {
    private static final byte[] DOCUMENT = Fixtures.ooxml(label("III", "2A"));
    private static final byte[] END = new byte[1024];

    @TempDir
    private Path folder;

    @Test
    void extendedHeadersGiveNameAndSizeToTheNextMemberOnly() {
        String name = "長".repeat(60) + ".docx";
        Scan scan = scan(
                member("pax", 'x', utf8(pax("path", name) + pax("size", "" + DOCUMENT.length) + pax("mtime", "1.5"))),
                header("short", '0', 0),
                padded(DOCUMENT),
                member("b.docx", '0', DOCUMENT),
                END);
        assertThat(scan.member("a.tar!/" + name).unknown()).isNull();
        assertThat(scan.member("a.tar!/b.docx").unknown()).isNull();
        assertThat(scan.counts().hasUnknown()).isFalse();
    }

    @Test
    void globalHeadersHoldForAllAndGnuNamesAreRead() {
        Scan scan = scan(
                member("pax", 'g', utf8(pax("path", "all.docx"))),
                member("x", '0', DOCUMENT),
                member("././@LongLink", 'K', utf8("target\0")),
                member("././@LongLink", 'L', utf8("d/".repeat(100) + "long.docx\0")),
                member("y", '7', DOCUMENT),
                END);
        assertThat(scan.members()).extracting(ScannedMember::name).contains("a.tar!/all.docx");
        assertThat(scan.counts().labelled()).isEqualTo(2);
    }

    @Test
    void gnuLongNamesOfAnyLengthAreRead() {
        String name = "d/".repeat(200) + "long.docx";
        Scan scan = scan(member("././@LongLink", 'L', utf8(name + "\0")), member("y", '0', DOCUMENT), END);
        assertThat(scan.member("a.tar!/" + name).unknown()).isNull();
    }

    @Test
    void sparseMembersAreUnsupportedAndTheNextOneIsFound() {
        byte[] old = header("sparse.bin", 'S', 512);
        old[482] = 1;
        byte[] more = new byte[512];
        Scan scan = scan(
                summed(old),
                more,
                new byte[512],
                member("pax", 'x', utf8(pax("GNU.sparse.major", "1") + pax("GNU.sparse.name", "new.bin"))),
                member("GNUSparseFile.0/new.bin", '0', new byte[600]),
                member("b.docx", '0', DOCUMENT),
                END);
        assertThat(scan.member("a.tar!/sparse.bin").unknown()).isEqualTo(UnknownReason.UNSUPPORTED);
        assertThat(scan.member("a.tar!/new.bin").unknown()).isEqualTo(UnknownReason.UNSUPPORTED);
        assertThat(scan.member("a.tar!/b.docx").unknown()).isNull();
    }

    @Test
    void whatHasNoContentAddsNothingAndUnknownKindsAreFiles() {
        Scan scan = scan(
                header("link", '1', 0),
                header("symbolic", '2', 0),
                header("device", '3', 0),
                header("pipe", '6', 0),
                header("folder", '5', 0),
                header("old-folder/", '\0', 0),
                member("old.docx", '\0', DOCUMENT),
                member("vendor.docx", 'A', DOCUMENT),
                END);
        assertThat(scan.counts().links()).isEqualTo(4);
        assertThat(scan.counts().files()).isEqualTo(2);
        assertThat(scan.counts().hasUnknown()).isFalse();
        assertThat(scan.highest().importance()).isEqualTo(Importance.III);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1link", "2link", "3dev", "4dev", "5folder", "6pipe", "\0folder/", "0folder/", "7folder/"})
    void aLinkOrFolderThatStatesASizeMayHideMembersAndMakesTheArchiveUnknown(String entry) {
        char type = entry.charAt(0);
        String name = entry.substring(1);
        byte[] hidden = member("secret.docx", '0', Fixtures.ooxml(label("I", "3")));
        byte[] first = member("a.docx", '0', DOCUMENT);
        assertInDoubt(scan(first, member(name, type, hidden), END));
        // The size in the extension counts as well, for programs of either opinion.
        byte[] extended = member("pax", 'x', utf8(pax("size", "" + hidden.length)));
        assertInDoubt(scan(first, extended, header(name, type, 0), hidden, END));
        byte[] none = member("pax", 'x', utf8(pax("size", "0")));
        assertInDoubt(scan(first, none, header(name, type, hidden.length), hidden, END));
    }

    @Test
    void aFolderUnderAnotherNameInTheExtensionIsStillOneToOtherPrograms() {
        byte[] hidden = member("secret.docx", '0', Fixtures.ooxml(label("I", "3")));
        byte[] renamed = member("pax", 'x', utf8(pax("path", "【Ⅳ】a.txt")));
        assertInDoubt(scan(renamed, member("folder/", '\0', hidden), END));
        assertInDoubt(scan(member("././@LongLink", 'L', utf8("【Ⅳ】a\0")), member("folder/", '0', hidden), END));
    }

    private static void assertInDoubt(Scan scan) {
        assertThat(scan.member("a.tar").unknown()).isEqualTo(UnknownReason.MALFORMED);
        assertThat(scan.highest().importance()).isEqualTo(Importance.I);
    }

    @Test
    void namesInTheWindowsCodePageAreReadAndAMissingEndIsNone() {
        byte[] name = "【Ⅱ】髙﨑.csv".getBytes(Charset.forName("windows-31j"));
        byte[] header = header("", '0', 1);
        System.arraycopy(name, 0, header, 0, name.length);
        Scan scan = scan(summed(header), padded(utf8("x")));
        assertThat(scan.member("a.tar!/【Ⅱ】髙﨑.csv").unknown()).isNull();
        assertThat(scan.counts().hasUnknown()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5 a=b\n",
                "x a=b\n",
                "99 a=b\n",
                "123456789 a=b\n",
                "6 =bc\n",
                "7 a=bcd",
                "7 size=",
                "2 \n",
                "10 size=x\n"
            })
    void damagedExtensionsMakeTheArchiveUnknown(String records) {
        Scan scan = scan(member("pax", 'x', utf8(records)), member("a.docx", '0', DOCUMENT), END);
        assertThat(scan.member("a.tar").unknown()).isEqualTo(UnknownReason.MALFORMED);
        assertThat(scan.summary().problem()).isEqualTo(UnknownReason.MALFORMED);
    }

    @Test
    void aFalseHeaderOrSizeOrEndMakesTheArchiveUnknown() {
        byte[] noSize = header("a", '0', 0);
        Arrays.fill(noSize, 124, 135, (byte) '9');
        byte[] huge = header("a", '0', 0);
        Arrays.fill(huge, 124, 136, (byte) 0x7F);
        huge[124] = (byte) 0xFF;
        byte[] beyond = header("a", '0', 0);
        beyond[124] = (byte) 0x80;
        beyond[128] = 0x7F;
        for (byte[] wrong : java.util.List.of(summed(noSize), summed(huge), summed(beyond), utf8("x".repeat(512)))) {
            Scan scan = scan(member("a.docx", '0', DOCUMENT), wrong, END);
            assertThat(scan.member("a.tar").unknown()).isEqualTo(UnknownReason.MALFORMED);
            assertThat(scan.member("a.tar!/a.docx").unknown()).isNull();
        }
        assertThat(scan(member("././@LongLink", 'L', utf8("name\0")), END)
                        .member("a.tar")
                        .unknown())
                .isEqualTo(UnknownReason.MALFORMED);
        assertThat(scan(header("pax", 'x', 2_000), utf8("30 path"))
                        .member("a.tar")
                        .unknown())
                .isEqualTo(UnknownReason.MALFORMED);
    }

    @Test
    void anArchiveUnderGzipThatIsCutOffIsUnknown() {
        byte[] whole = joined(member("a.docx", '0', DOCUMENT), header("b.docx", '0', 5_000), new byte[100]);
        Scan scan = Scan.of(folder, "a.tgz", Fixtures.gzip(whole));
        assertThat(scan.member("a.tgz!/a.docx").unknown()).isNull();
        assertThat(scan.member("a.tgz").unknown()).isEqualTo(UnknownReason.MALFORMED);
    }

    private Scan scan(byte[]... blocks) {
        return Scan.of(folder, "a.tar", joined(blocks));
    }

    private static byte[] joined(byte[]... blocks) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] block : blocks) {
            out.writeBytes(block);
        }
        return out.toByteArray();
    }

    private static byte[] member(String name, char type, byte[] content) {
        return joined(header(name, type, content.length), padded(content));
    }

    private static byte[] padded(byte[] content) {
        return Arrays.copyOf(content, (content.length + 511) / 512 * 512);
    }

    private static byte[] header(String name, char type, long size) {
        byte[] block = new byte[512];
        byte[] bytes = utf8(name);
        System.arraycopy(bytes, 0, block, 0, bytes.length);
        System.arraycopy(utf8(String.format(Locale.ROOT, "%011o", size)), 0, block, 124, 11);
        block[156] = (byte) type;
        System.arraycopy(utf8("ustar\000"), 0, block, 257, 6);
        return summed(block);
    }

    private static byte[] summed(byte[] block) {
        Arrays.fill(block, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte b : block) {
            sum += Byte.toUnsignedInt(b);
        }
        System.arraycopy(utf8(String.format(Locale.ROOT, "%06o", sum)), 0, block, 148, 6);
        block[154] = 0;
        return block;
    }

    /** One record; the length counts its own digits. */
    private static String pax(String key, String value) {
        int rest = utf8(" " + key + "=" + value + "\n").length;
        int length = rest + 1;
        while (rest + Integer.toString(length).length() != length) {
            length++;
        }
        return length + " " + key + "=" + value + "\n";
    }
}
