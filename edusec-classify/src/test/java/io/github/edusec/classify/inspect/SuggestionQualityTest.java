package io.github.edusec.classify.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.inspect.SuggestionQuality.Judged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/suggestion-quality.md} and the code together, and checks what must hold in every document. */
class SuggestionQualityTest {
    private static final Path ROOT = Path.of(System.getProperty("edusec.root", ".."));

    /** At least seven digits, which may be joined as people join them. */
    private static final Pattern NUMBER = Pattern.compile("\\d(?:[-/ ()\\n\\t]?\\d){6,}");

    private final SuggestionQuality lookedAt = SuggestionQuality.lookedAt();
    private final SuggestionQuality heldOut = SuggestionQuality.heldOut();
    private final SuggestionQuality blind = SuggestionQuality.blind();
    private final List<Judged> judged = Stream.of(lookedAt, heldOut, blind)
            .flatMap(quality -> quality.judged().stream())
            .toList();

    @Test
    void thePageShowsWhatTheCodeYields() throws IOException {
        Path page = ROOT.resolve("docs").resolve("suggestion-quality.md");
        String now = QualityReport.of(lookedAt, heldOut, blind);
        if (Boolean.getBoolean("edusec.regenerate")) {
            Files.writeString(page, now);
        }
        assertThat(Files.readString(page)).isEqualTo(now);
    }

    @Test
    void thereAreEnoughDocumentsAndTheyDiffer() {
        assertThat(QualityDocuments.lookedAt()).hasSizeGreaterThanOrEqualTo(240).isEqualTo(QualityDocuments.lookedAt());
        assertThat(QualityDocuments.heldOut()).hasSizeGreaterThanOrEqualTo(120).isEqualTo(QualityDocuments.heldOut());
        assertThat(QualityDocuments.blind()).hasSizeGreaterThanOrEqualTo(96).isEqualTo(QualityDocuments.blind());
        List<QualityDocument> all = judged.stream().map(Judged::document).toList();
        assertThat(all.stream().map(QualityDocument::text)).doesNotHaveDuplicates();
        assertThat(all.stream().map(QualityDocument::id)).doesNotHaveDuplicates();
    }

    @Test
    void theSetsHaveTheSameKindsAndHalfOfEachIsOnPersons() {
        assertThat(lookedAt.kinds()).hasSizeGreaterThanOrEqualTo(12).isEqualTo(heldOut.kinds());
        assertThat(blind.kinds())
                .isEqualTo(lookedAt.kinds().stream()
                        .map(kind -> kind.replace("（算数）", ""))
                        .toList());
        for (SuggestionQuality quality : List.of(lookedAt, heldOut, blind)) {
            assertThat(quality.judged().stream().filter(one -> one.document().personal()))
                    .hasSize((quality.judged().size() + 1) / 2);
        }
    }

    @Test
    void aMyNumberWithoutContextOrWithAWrongCheckDigitIsNeverCertain() {
        assertThat(judged.stream().filter(one -> one.document().doubtful()))
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(one -> assertThat(one.found("my-number", Certainty.CERTAIN))
                        .as(one.document().id())
                        .isFalse());
    }

    @Test
    void whatIsCertainHasARightCheckDigitAndAWordForIt() {
        assertThat(judged.stream().filter(one -> one.found("my-number", Certainty.CERTAIN)))
                .isNotEmpty()
                .allSatisfy(one -> {
                    assertThat(one.document().text()).containsPattern("マイナンバー|個人番号");
                    assertThat(numbers(one.document().text()))
                            .anyMatch(number -> number.length() == 12
                                    && number.equals(MyNumbers.valid(Long.parseLong(number.substring(0, 11)))));
                });
    }

    @Test
    void noEvidenceShowsAFullNumberOfItsDocument() {
        assertThat(judged).allSatisfy(one -> {
            List<String> numbers = numbers(one.document().text());
            assertThat(one.suggestion().findings()).allSatisfy(finding -> {
                String shown = finding.evidence().masked();
                assertThat(numbers(shown)).as(one.document().id()).isEmpty();
                assertThat(numbers).allSatisfy(number -> assertThat(shown).doesNotContain(number));
            });
        });
    }

    private static List<String> numbers(String text) {
        return NUMBER.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .results()
                .map(number -> number.group().replaceAll("\\D", ""))
                .toList();
    }
}
