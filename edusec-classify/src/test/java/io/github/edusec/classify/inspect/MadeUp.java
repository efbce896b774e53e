package io.github.edusec.classify.inspect;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** Made-up people, places and numbers. Phone numbers are of ranges that are given to nobody. */
final class MadeUp {
    private static final List<String> FAMILY = List.of(
            "佐藤 さとう",
            "鈴木 すずき",
            "高橋 たかはし",
            "田中 たなか",
            "伊藤 いとう",
            "渡辺 わたなべ",
            "山本 やまもと",
            "中村 なかむら",
            "小林 こばやし",
            "加藤 かとう",
            "吉田 よしだ",
            "山田 やまだ",
            "佐々木 ささき",
            "山口 やまぐち",
            "松本 まつもと",
            "井上 いのうえ",
            "木村 きむら",
            "林 はやし",
            "斎藤 さいとう",
            "清水 しみず",
            "森 もり",
            "阿部 あべ",
            "池田 いけだ",
            "橋本 はしもと",
            "大金 おおがね",
            "久郷 くごう",
            "五十嵐 いがらし",
            "長谷川 はせがわ",
            "菊池 きくち",
            "東海林 しょうじ");
    private static final List<String> GIVEN = List.of(
            "蓮 れん", "陽菜 ひな", "湊 みなと", "結愛 ゆあ", "大翔 ひろと", "さくら さくら", "悠真 ゆうま", "美咲 みさき", "樹 いつき", "凛 りん", "朝陽 あさひ",
            "葵 あおい", "健太 けんた", "莉子 りこ", "翔太 しょうた", "心春 こはる", "一郎 いちろう", "花子 はなこ", "颯 はやて", "琴音 ことね", "直樹 なおき", "彩 あや",
            "太一 たいち", "ひまり ひまり");
    private static final List<String> CITY =
            List.of("栃木県みどり原市", "栃木県東那珂郡川沿町", "茨城県霞野市", "埼玉県青葉野市", "福島県白峰郡山手村", "千葉県海辺市");
    private static final List<String> TOWN = List.of("中央", "大字田野", "本町", "南台", "字上ノ原", "城東", "金井", "初音");
    private static final List<String> SUBJECTS = List.of("国語", "社会", "算数", "理科", "音楽", "図画工作", "家庭", "体育", "外国語");

    private final Random random;
    private final List<String> families;
    private final List<String> givens;

    MadeUp(long seed) {
        this(seed, FAMILY, GIVEN);
    }

    /** Takes names as "漢字 かな". */
    MadeUp(long seed, List<String> families, List<String> givens) {
        this.random = new Random(seed);
        this.families = List.copyOf(families);
        this.givens = List.copyOf(givens);
    }

    /** One person with details. */
    record Person(
            String family,
            String given,
            String kana,
            LocalDate born,
            String postalCode,
            String address,
            String home,
            String mobile,
            String mail) {
        String name() {
            return family + " " + given;
        }
    }

    Person pupil() {
        return person(LocalDate.of(2013, 4, 2).plusDays(below(6 * 365)));
    }

    Person adult() {
        return person(LocalDate.of(1964, 4, 2).plusDays(below(36 * 365)));
    }

    private Person person(LocalDate born) {
        String[] family = pick(families).split(" ", 2);
        String[] given = pick(givens).split(" ", 2);
        String postal = "3" + digits(2) + "-" + digits(4);
        String mobile = pick(List.of("090", "080")) + "-0" + digits(3) + "-" + digits(4);
        String mail = pick(List.of("sakura", "taro.h", "k-family", "momo2015", "yuki_n")) + digits(2) + "@example."
                + pick(List.of("com", "ne.jp"));
        return new Person(
                family[0], given[0], family[1] + " " + given[1], born, postal, address(), landline(), mobile, mail);
    }

    String address() {
        String number = switch (below(4)) {
            case 0 -> (1 + below(9)) + "丁目" + (1 + below(20)) + "番" + (1 + below(30)) + "号";
            case 1 -> (100 + below(2000)) + "番地" + (1 + below(9));
            default -> (1 + below(9)) + "-" + (1 + below(20)) + "-" + (1 + below(30));
        };
        return pick(CITY) + pick(TOWN) + number;
    }

    String landline() {
        return pick(List.of("0287", "0294", "0479")) + "-0" + digits(1) + "-" + digits(4);
    }

    String corporateNumber() {
        String twelve = "0" + digits(11);
        int sum = 0;
        for (int n = 1; n <= 12; n++) {
            sum += (twelve.charAt(12 - n) - '0') * (n % 2 == 0 ? 2 : 1);
        }
        return (9 - sum % 9) + twelve;
    }

    /** Makes a JAN code or an ISBN. */
    String thirteen(String prefix) {
        String twelve = prefix + digits(12 - prefix.length());
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (twelve.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return twelve + (10 - sum % 10) % 10;
    }

    String myNumber() {
        return MyNumbers.valid(eleven());
    }

    String mistypedMyNumber() {
        return MyNumbers.invalid(eleven());
    }

    private long eleven() {
        return Long.parseLong((1 + below(9)) + digits(10));
    }

    String digits(int count) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < count; i++) {
            out.append(below(10));
        }
        return out.toString();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T pick(List<T> from) {
        return from.get(below(from.size()));
    }

    static List<String> subjects() {
        return SUBJECTS;
    }

    static String era(LocalDate date) {
        boolean reiwa = date.getYear() >= 2020;
        int year =
                reiwa ? date.getYear() - 2018 : date.getYear() >= 1990 ? date.getYear() - 1988 : date.getYear() - 1925;
        String era = reiwa ? "令和" : date.getYear() >= 1990 ? "平成" : "昭和";
        return era + year + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }

    static String shortEra(LocalDate date) {
        return era(date)
                .replace("令和", "R")
                .replace("平成", "H")
                .replace("昭和", "S")
                .replaceAll("[年月]", ".")
                .replace("日", "");
    }

    static String slashes(LocalDate date) {
        return date.getYear() + "/" + date.getMonthValue() + "/" + date.getDayOfMonth();
    }

    /** Writes ASCII digits and hyphens as people do who left the input method on. */
    static String wide(String ascii) {
        StringBuilder out = new StringBuilder();
        ascii.chars()
                .forEach(c -> out.append(c >= '0' && c <= '9' ? (char) (c - '0' + '０') : c == '-' ? '－' : (char) c));
        return out.toString();
    }
}
