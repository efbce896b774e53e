package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many pages cost what they are, and too many are refused. */
class OpenDocumentManyPagesTest {
    private static final int MANY = 20_000;

    // Random bytes would be no XML; equal ones compress better than a package may.
    private final PackageStamper stamper = new PackageStamper(
            new Limits(100, 1L << 30, 10_000, 256, Limits.DEFAULT.maxPages(), 1 << 20), OpenDocument::of);

    @TempDir
    Path folder;

    /** Looking for the layout of each master page in all of them, or copying the part for each, took minutes. */
    @Test
    @Timeout(30)
    void asManyLayoutsAsMasterPagesTakeTimeInProportion() throws IOException {
        assertThat(stamp(texts(MANY))).isInstanceOf(StampOutcome.Stamped.class);
    }

    @Test
    @Timeout(30)
    void asManyHidingSlidesAsMasterPagesTakeTimeInProportion() throws IOException {
        assertThat(stamp(slides(MANY, MANY))).isInstanceOf(StampOutcome.Stamped.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"masters", "slides", "notes of masters", "notes of slides"})
    void tooManyPagesAreOverTheLimit(String what) throws IOException {
        String notes = "<presentation:notes draw:style-name=\"dp\"/>".repeat(2 * MANY + 2);
        OdfFixture fixture = switch (what) {
            case "masters" -> texts(MANY + 1);
            case "slides" -> slides(1, MANY + 1);
            case "notes of masters" -> OdfFixture.presentation().masters(OdfFixture.master("Standard", "pm", notes));
            default -> slides(1, 1).body("<draw:page>" + notes + "</draw:page>");
        };
        assertThat(stamp(fixture))
                .isInstanceOfSatisfying(
                        StampOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(LabelObstacle.OVER_LIMIT));
    }

    private StampOutcome stamp(OdfFixture fixture) throws IOException {
        return stamper.stamp(fixture.write(folder.resolve("source")), folder.resolve("target"), DocxLawsTest.A);
    }

    private static OdfFixture texts(int count) {
        StringBuilder layouts = new StringBuilder();
        StringBuilder masters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            layouts.append("<style:page-layout style:name=\"p").append(i).append("\"/>");
            masters.append(OdfFixture.master("m" + i, "p" + i, ""));
        }
        return OdfFixture.text().layouts(layouts.toString()).masters(masters.toString());
    }

    private static OdfFixture slides(int masters, int slides) {
        StringBuilder all = new StringBuilder();
        StringBuilder pages = new StringBuilder();
        for (int i = 0; i < masters; i++) {
            all.append(OdfFixture.master("m" + i, "pm", ""));
        }
        for (int i = 0; i < slides; i++) {
            pages.append("<draw:page draw:style-name=\"dp\" draw:master-page-name=\"m")
                    .append(i % masters)
                    .append("\"/>");
        }
        return OdfFixture.presentation()
                .styles("<style:style style:name=\"dp\" style:family=\"drawing-page\"><style:drawing-page-properties"
                        + " presentation:background-objects-visible=\"false\"/></style:style>")
                .masters(all.toString())
                .body(pages.toString());
    }
}
