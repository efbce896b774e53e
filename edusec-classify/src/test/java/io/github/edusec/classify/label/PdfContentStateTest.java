package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PdfContentStateTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "q q Q | 1 | 0 | 0 | false",
                "q(Q)Q[q]q/Q q | 3 | 0 | 0 | false",
                "Q | 0 | 1 | 0 | false",
                "q Q Q q | 1 | 1 | 0 | false",
                "<</MCID 0>>BDC /A BMC EMC BT | 0 | 0 | 1 | true",
                "BT ET EMC | 0 | 0 | 0 | false",
                "(\\(q(Q)\\)) q <71> q % q | 2 | 0 | 0 | false",
                "BI /W 1 ID Q EIQ Q EI q | 1 | 0 | 0 | false",
                "q1 Q2 qQ 0 0 qq | 0 | 0 | 0 | false",
            })
    void countsWhatStaysOpen(String content, int depth, int underflows, int marked, boolean inText) throws IOException {
        PdfContentState state = read(content);
        assertThat(state.depth()).isEqualTo(depth);
        assertThat(state.underflows()).isEqualTo(underflows);
        assertThat(state.openMarkedContent()).isEqualTo(marked);
        assertThat(state.inText()).isEqualTo(inText);
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
