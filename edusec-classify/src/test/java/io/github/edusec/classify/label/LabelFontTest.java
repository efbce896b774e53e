package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.testkit.FontRecipe;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelFontTest {
    /** Changes only together with the vocabulary or the source font; documents of equal labels change with it. */
    private static final String COMMITTED = "e91841e99e5eca0435f20b6ec5554cca0217bfd42338cfe10bfb400b315cfc9a";

    private static final Path SOURCE = Path.of("/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Regular.ttf");
    private static final String SOURCE_SHA256 = "8d4fd9568ad662d9eb1bc8ca8663dcd76a6336373e3e3f32d634978db4c7388e";

    private final LabelFont font = LabelFont.load();

    @Test
    void committedFileIsTheOneThatWasReviewed() throws IOException {
        assertThat(sha256(resource("label-font.ttf"))).isEqualTo(COMMITTED);
        assertThat(new String(resource("label-font-OFL.txt"), StandardCharsets.UTF_8))
                .contains("SIL OPEN FONT LICENSE Version 1.1", "Copyright 2022 The BIZ UDGothic Project Authors");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
                "ⅠⅡⅢⅣ 重要性分類 機密性 完全性 可用性 未判定 未分類 最上位 扱い",
                "複製禁止 配付禁止 転送禁止 送信禁止 再利用禁止 暗号化必須 要許可 配付要許可 再利用要許可 複製要許可",
                "持出禁止 持出要許可 印刷禁止 読後廃棄 書換禁止 関係者限り 教職員等限り",
                "あいうえおんがぱゃっ アイウエオンガパャッー・、。「」",
            })
    void everyCharacterOfTheLabelVocabularyHasAGlyph(String text) {
        assertThat(text.codePoints()
                        .filter(c -> !font.covers(Character.toString(c)))
                        .mapToObj(Character::toString))
                .isEmpty();
        assertThat(font.width(text)).isPositive();
    }

    @Test
    void everyCharacterOfTheRecipesVocabularyHasAGlyph() throws IOException {
        assertThat(vocabulary()
                        .codePoints()
                        .filter(c -> !Character.isISOControl(c) && !font.covers(Character.toString(c)))
                        .mapToObj(Character::toString))
                .isEmpty();
        assertThat(font.covers(PdfWords.HIDDEN)).isTrue();
    }

    @Test
    void aCharacterOutsideTheSubsetIsKnownToBeMissing() {
        assertThat(font.covers("鑿")).isFalse();
        assertThat(font.covers("👩")).isFalse();
        assertThatThrownBy(() -> font.width("鑿")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("interop")
    void theRecipeGivesTheCommittedBytes() throws IOException {
        if (!Files.exists(SOURCE) || !sha256(Files.readAllBytes(SOURCE)).equals(SOURCE_SHA256)) {
            System.err.println("SKIPPED: font not installed: fonts-morisawa-bizud-gothic 1.05");
            Assumptions.abort("font not installed");
        }
        assertThat(sha256(FontRecipe.subset(SOURCE, vocabulary(), "EdusecLabel-")))
                .isEqualTo(COMMITTED);
    }

    private static String vocabulary() throws IOException {
        return new String(resource("label-font-vocabulary.txt"), StandardCharsets.UTF_8);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(LabelFontTest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(FileCopy.sha256().digest(bytes));
    }
}
