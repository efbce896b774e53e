package io.github.edusec.crypto.takeout;

import io.github.edusec.crypto.Passphrase;
import java.util.List;

/** What every slip says, on screen and on paper; no line of it may look like a passphrase. */
final class SlipText {
    static final String TITLE = "持出しパッケージのパスフレーズ";
    static final String READING = "読み（覚え・確認用。入力するのは上のローマ字の行です）";
    static final String OPENING = "開き方";
    static final List<String> OPENING_STEPS = List.of("・7-Zip で開く。Windows 標準では開けません。", "・すべて小文字の半角英字とハイフンです。空白は入れません。");
    static final String CAUTION = "注意";
    static final List<String> CAUTIONS =
            List.of("・この用紙とパッケージは、必ず別々に運び、別々に送ってください。", "・同じメール、同じ封筒、同じ媒体に入れてはいけません。", "・用が済んだら、この用紙は細断してください。");
    static final List<String> BOXES = List.of("受取者", "日付", "確認印");

    private SlipText() {}

    static String strength(Passphrase passphrase, boolean generated) {
        int bits = (int) passphrase.strengthBits();
        return generated ? "強さ：" + bits + " ビット（機械が無作為に選んだ語）" : "強さ：約 " + bits + " ビット（推定）";
    }
}
