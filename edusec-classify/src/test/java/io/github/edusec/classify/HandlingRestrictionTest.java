package io.github.edusec.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandlingRestrictionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "複製禁止",
                "複製 禁止",
                "「複製禁止」",
                "（複製禁止）",
                "【複製禁止】",
                "複製禁止。",
                "・複製禁止",
                "複製\u200b禁止",
                "\ufeff複製禁止",
                "コピー禁止",
                "ｺﾋﾟｰ禁止",
                "複写禁止",
                "\"複製禁止\""
            })
    void aKnownKindIsFoundHoweverPeopleWriteIt(String text) {
        assertThat(new HandlingRestriction(text)).isEqualTo(HandlingRestriction.of(RestrictionKind.NO_COPY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"部外秘", "複製禁止（校内を除く）", "「」", "\u200b禁止"})
    void whatOnlyLooksLikeAKindStaysFreeText(String text) {
        assertThat(new HandlingRestriction(text).kind()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\u0085b", "a\u2028b", "a\u2029b", "a\ud842", "\udfb7a", "\t"})
    void whatIsNoLineOfTextIsRefused(String text) {
        assertThatThrownBy(() -> new HandlingRestriction(text)).hasMessageContaining("one line of text");
    }

    @Test
    void aCharacterBeyondTheBasicPlaneIsText() {
        assertThat(new HandlingRestriction("𠮷田係限り").text()).isEqualTo("𠮷田係限り");
    }
}
