package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PdfContentStateTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "q q Q | 1 | 0 | 0 | false",
                "q(Q)Q[1]q/Q q | 2 | 0 | 0 | false",
                "Q | 0 | 1 | 0 | false",
                "q Q Q q | 1 | 1 | 0 | false",
                "<</MCID 0>>BDC /A BMC EMC BT | 0 | 0 | 1 | true",
                "BT ET EMC | 0 | 0 | 0 | false",
                "(\\(q(Q)\\)) q <71> q % q | 2 | 0 | 0 | false",
                "BI /W 1 ID Q EIQ Q EI S q | 1 | 0 | 0 | false",
                "q1 Q2 qQ 0 0 qq | 0 | 0 | 0 | false",
            })
    void countsWhatStaysOpen(String content, int depth, int underflows, int marked, boolean inText) throws IOException {
        PdfContentState state = read(content);
        assertThat(state.depth()).isEqualTo(depth);
        assertThat(state.underflows()).isEqualTo(underflows);
        assertThat(state.openMarkedContent()).isEqualTo(marked);
        assertThat(state.inText()).isEqualTo(inText);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BT (open Tj ET",
                "(a\\)",
                "(a",
                "BT <4142 Tj",
                "[(abc) 120",
                "/Span <</A (x)",
                "/Span <</A [1 2]",
                "BI /W 8 /H 8 /BPC 8 /CS /G ID abcdef",
                "BI /W 8 /H 8",
                "BI /W 1 /H 1 /BPC 8 /CS /G ID a EIx",
            })
    void contentThatWouldSwallowWhatFollowsIsUnfinished(String content) throws IOException {
        assertThat(read("q Q " + content).unfinished()).isTrue();
    }

    @Test
    void aStringThatAStreamLeavesOpenStaysUnfinishedButAnArrayMayGoOnInTheNext() throws IOException {
        PdfContentState string = read("(a");
        string.read(new ByteArrayInputStream("1 0 0 rg".getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(string.unfinished()).isTrue();
        PdfContentState array = read("[(a) 1");
        array.read(new ByteArrayInputStream("(b)] TJ".getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(array.unfinished()).isFalse();
        assertThat(array.doubtful()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BI /W 8 /H 1 /BPC 1 /CS /G ID x\nEI Q",
                "BI /Width 2 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceRGB ID 123456EI\n",
                "BI /W 4 /H 2 /IM true /D [1 0] ID ab EI",
                "BI /W 1 /H 1 /BPC 8 /CS [/I /RGB 1 (abcdef)] ID x EI",
                "BI /W 9 /H 9 /BPC 8 /CS /RGB /F /Fl /DP <</K 1>> ID \u0001\u0002EI\u0003 EI \u0004 EI Q",
                "BI /W 9 /H 9 /BPC 8 /CS /MyOwn ID abcd EI Q BT (x) Tj ET [1] 0 d 1.5 w true",
            })
    void anInlineImageEndsWhereItsSizeOrTheTextBehindItSays(String content) throws IOException {
        PdfContentState state = read("q " + content);
        assertThat(state.unfinished()).isFalse();
        assertThat(state.doubtful()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BI /W 40 /H 1 /BPC 8 /CS /G ID ab EI q q q q q BT q q q q xxxxxxxxxxxxxx EI Q",
                "BI /W 4 /H 1 /BPC 8 /CS /G ID 123456789 EI",
                "BI /W 40 /H 1 /F /Fl ID ab EI q q q q q BT q q q q EI Q",
                "BI /W 40 /H 1 /F /Fl ID ab EI q q q q q BT q q q q zz",
                "BI /W 4 /H 1 /F /Fl ID abxEIx q BI /W 4 /H 1 /F /Fl ID ab EI Q",
                "ID x EI",
                "q BI /W 1 /H 1 /BPC 8 /CS /G ID x EI q",
                "q BI /W 1 /H 1 /BPC 8 /CS /G ID x EI /Im1 Do",
                "BI /W 1 /H 1 /BPC 8 /CS /G ID(x EI",
                "] 1",
                "[ >> ",
                "1 > 2",
                "[ q ] Q",
                "EI",
            })
    void whereReadersMayDisagreeTheContentIsDoubtful(String content) throws IOException {
        assertThat(read(content).doubtful()).isTrue();
    }

    @Test
    void nestingWithoutEndIsDoubtfulAndCostsNoMemory() throws IOException {
        assertThat(read("[".repeat(100_000) + "]".repeat(100_000)).doubtful()).isTrue();
    }

    @Test
    void onlyAMarkThatIsDrawnCounts() throws IOException {
        assertThat(read("/EdusecLabel Do /Im1 Do /EdusecLabel2 1 Do (/EdusecLabel3 Do) /EdusecLabel4 gs Do")
                        .ownDrawn())
                .containsExactlyInAnyOrder("EdusecLabel", "EdusecLabel2");
    }

    @Test
    void aRestoreAfterAChangedStateIsAmbiguous() throws IOException {
        assertThat(read("1 0 0 1 5 5 cm Q").ambiguous()).isTrue();
        assertThat(read("q 1 0 0 1 5 5 cm Q Q").ambiguous()).isFalse();
    }

    @Test
    void tokensMayBeLongerThanTheBufferAndStreamsFollowEachOther() throws IOException {
        PdfContentState state = read("q (" + "x".repeat(20_000) + ") " + "1 ".repeat(10_000) + "q");
        state.read(new ByteArrayInputStream("Q".getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(state.depth()).isEqualTo(1);
    }

    private static PdfContentState read(String content) throws IOException {
        PdfContentState state = new PdfContentState();
        state.read(new ByteArrayInputStream(content.getBytes(StandardCharsets.ISO_8859_1)));
        return state;
    }
}
