package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.ClassifyException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whole chunks are passed over quickly; bytes that come one by one are read state by state. Both must see the same. */
class PartSkeletonTest {
    private static final List<String> PIECES = List.of(
            "<row>",
            "</row>",
            "<c r=\"A1\"/>",
            "<v>",
            "</v>",
            "1",
            "<c t='a>b' u=\"/\">",
            "</c>",
            "<!-- <row> > -->",
            "<![CDATA[</row>]]>",
            "<?x </row> ?>",
            "</c a=\">\">",
            "<c a=\"<\"/>",
            "<",
            "\"",
            "<名 />",
            "<a/",
            ">",
            "</sheetData>",
            "<sheetData>");

    @Property(tries = 1_000)
    void seesTheSameWhateverTheChunks(@ForAll("rows") String rows) {
        byte[] xml = ("<worksheet><cols/><sheetData>" + rows + "</sheetData><headerFooter/></worksheet>")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(read(new ByteArrayInputStream(xml))).isEqualTo(read(oneByOne(xml)));
    }

    @Provide
    Arbitrary<String> rows() {
        return Arbitraries.of(PIECES).list().ofMaxSize(30).map(pieces -> String.join("", pieces));
    }

    private static String read(InputStream content) {
        try {
            PartSkeleton skeleton = PartSkeleton.read(content, "/sheet.xml", "sheetData", 1 << 20);
            return skeleton.gapAt() + " " + skeleton.gapBytes() + " "
                    + new String(skeleton.utf8(), StandardCharsets.UTF_8);
        } catch (ClassifyException e) {
            return String.valueOf(e.getMessage());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream oneByOne(byte[] xml) {
        return new ByteArrayInputStream(xml) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 1));
            }
        };
    }
}
