package io.github.edusec.crypto.takeout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.Passphrase;
import io.github.edusec.testkit.FontRecipe;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SlipFontTest {
    /** Changes only together with the vocabulary or the source font. */
    private static final String COMMITTED = "cf3b591cfdf3bfdd5371049ef34d7d36f1e22f96296e21397394965da32ce4c5";

    private static final Path SOURCE = Path.of("/usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Regular.ttf");
    private static final String SOURCE_SHA256 = "1e190f86ee44b54e999a02c3cd34c4fd4805aa1e9b08849332c3b573c8c869fc";

    @Test
    void committedFileIsTheOneThatWasReviewed() throws Exception {
        assertThat(sha256(resource("slip-font.ttf"))).isEqualTo(COMMITTED);
        assertThat(new String(resource("slip-font-OFL.txt"), StandardCharsets.UTF_8))
                .contains("SIL OPEN FONT LICENSE Version 1.1", "Copyright 2022 The BIZ UDGothic Project Authors");
    }

    @Test
    void theVocabularyIsAsciiHiraganaAndTheSlipsTextsAndNothingElse() throws IOException {
        Set<Integer> needed = new TreeSet<>();
        IntStream.rangeClosed('!', '~').forEach(needed::add);
        IntStream.rangeClosed('ぁ', 'ゖ').forEach(needed::add);
        needed.add((int) '・');
        texts().flatMap(text -> text.chars().boxed()).filter(c -> c != ' ').forEach(needed::add);
        assertThat(characters(vocabulary())).isEqualTo(needed);
    }

    @Test
    void everyCharacterOfTheVocabularyHasAGlyphAndEveryAsciiCharacterTheSameWidth() throws IOException {
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(resource("slip-font.ttf")))) {
            CmapLookup cmap = font.getUnicodeCmapLookup();
            assertThat(characters(vocabulary()).stream()
                            .filter(c -> cmap.getGlyphId(c) == 0)
                            .map(Character::toString))
                    .isEmpty();
            Set<Integer> widths = new TreeSet<>();
            for (int c = ' '; c <= '~'; c++) {
                widths.add(font.getAdvanceWidth(cmap.getGlyphId(c)));
            }
            assertThat(widths).hasSize(1);
        }
    }

    @Test
    @Tag("interop")
    void theRecipeGivesTheCommittedBytes() throws Exception {
        if (!Files.exists(SOURCE) || !sha256(Files.readAllBytes(SOURCE)).equals(SOURCE_SHA256)) {
            System.err.println("SKIPPED: font not installed: fonts-morisawa-bizud-gothic 1.05");
            Assumptions.abort("font not installed");
        }
        assertThat(sha256(FontRecipe.subset(SOURCE, vocabulary(), "EdusecSlip-")))
                .isEqualTo(COMMITTED);
    }

    private static Stream<String> texts() {
        try (Passphrase generated = Passphrase.generate();
                Passphrase typed = Passphrase.of(generated.toChars())) {
            return Stream.of(
                            Stream.of(SlipText.TITLE, SlipText.READING, SlipText.OPENING, SlipText.CAUTION),
                            SlipText.OPENING_STEPS.stream(),
                            SlipText.CAUTIONS.stream(),
                            SlipText.BOXES.stream(),
                            Stream.of(SlipText.strength(generated, true), SlipText.strength(typed, false)))
                    .flatMap(texts -> texts);
        }
    }

    private static Set<Integer> characters(String text) {
        return text.chars()
                .filter(c -> !Character.isISOControl(c))
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String vocabulary() throws IOException {
        return new String(resource("slip-font-vocabulary.txt"), StandardCharsets.UTF_8);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(SlipFontTest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
