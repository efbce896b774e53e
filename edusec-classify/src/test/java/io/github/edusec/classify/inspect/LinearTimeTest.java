package io.github.edusec.classify.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Twice the text costs about twice the looks at a character, for hostile texts too; counted, not timed. */
class LinearTimeTest {
    private static final int UNITS = 20_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "1 ",
                "1234 ",
                "1234-",
                "12|",
                "-",
                "ー",
                "〒",
                "@",
                "a@",
                "a.",
                "a@b.c",
                "県",
                "東京都",
                "東京都市",
                "住所",
                "住所 1-",
                "生年月日",
                "生年月日2012/4/2",
                "平成",
                "個人番号",
                "いじめ",
                "氏名",
                "氏名 ",
                "氏名,評定\n",
                "氏名,評定\n山田,5\n",
                "\n",
                "\r",
                "\t",
                "さん",
                "山さん",
                "要保",
                "準要保護",
                "\u0301",
                "ﾞ",
                "㍿",
                "𠮟",
                "\uD83D",
                "090-1234-5678 ",
                "01 2345 6789",
                "個人番号123456789018",
                "123456789018 ",
                "123456789018\n",
                "1234/",
                "氏　名　",
                "組 ",
                "1組 ",
                "佐藤 蓮\n",
                "佐藤蓮様\n",
                "あさん",
                "品名,品番,数量\n",
                "品名,品番,数量\n画用紙,090-1234-5678,5\n",
                "小学校 0287-83-1111 a@b.jp\n",
                "氏名,生年月日\n山田,5\n"
            })
    void twiceTheTextCostsAboutTwice(String unit) {
        long once = looks(unit.repeat(UNITS));
        long twice = looks(unit.repeat(2 * UNITS));
        assertThat((double) twice).isLessThanOrEqualTo(2.2 * once);
        assertThat(once).isLessThan(400L * unit.length() * UNITS);
    }

    private static long looks(String text) {
        Counting original = new Counting(text);
        Counting[] folded = new Counting[1];
        InspectedText inspected = InspectedText.of(original, out -> folded[0] = new Counting(out.toString()));
        ContentInspector.standard().inspect(inspected, new Coverage.Full(text.length()));
        return original.looks + folded[0].looks;
    }

    /** Counts how often anybody looks at a character. */
    private static final class Counting implements CharSequence {
        private final String text;
        private long looks;

        private Counting(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            looks++;
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            looks += end - start;
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            looks += text.length();
            return text;
        }
    }
}
