package io.github.edusec.classify.inspect;

import io.github.edusec.classify.Importance;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes documents from patterns: {n} is a name, {a|b} one of the two, and so on; a line that begins with *5 is written
 * five times, each time for another person. Each pattern is written twice, with other people and choices.
 */
final class BlindScribe {
    private static final List<String> FAMILIES =
            List.of(("藤原 ふじわら,岡田 おかだ,石川 いしかわ,前田 まえだ,小川 おがわ,後藤 ごとう,近藤 こんどう,村上 むらかみ,遠藤 えんどう,青木 あおき,坂本 さかもと,"
                            + "西村 にしむら,福田 ふくだ,太田 おおた,三浦 みうら,藤井 ふじい,松田 まつだ,中川 なかがわ,原田 はらだ,小野 おの,竹内 たけうち,和田 わだ,"
                            + "石田 いしだ,上田 うえだ,原 はら,関 せき,島袋 しまぶくろ,比嘉 ひが,勅使河原 てしがわら,小鳥遊 たかなし,グエン ぐえん,髙𣘺 たかはし")
                    .split(","));
    private static final List<String> GIVENS =
            List.of(("陽翔 はると,紬 つむぎ,蒼 あお,芽依 めい,律 りつ,咲良 さくら,暖 だん,澪 みお,新 あらた,杏 あん,大和 やまと,詩 うた,碧 あおい,莉央 りお,瑛太 えいた,"
                            + "千尋 ちひろ,優斗 ゆうと,和奏 わかな,颯太 そうた,ゆい ゆい,海斗 かいと,こころ こころ,龍之介 りゅうのすけ,マリア まりあ")
                    .split(","));
    private static final List<String> ELDERS =
            List.of("浩二", "真由美", "由紀子", "隆", "恵", "智也", "裕子", "正樹", "あゆみ", "健", "香織", "秀和");
    private static final List<String> PLACES = List.of(
            "北海道雪見市北{r9}条西{r20}丁目{r9}-{r30}",
            "京都府紅葉市下鴨通上る松ノ木町{r400}番地",
            "大阪府海老江市緑{r8}-{r12}-{r20}-{r9}0{r8}",
            "沖縄県南風村字赤瓦{r900}番地の{r6}",
            "長野県安曇原市豊里{r9}{d3}-{r9}",
            "広島県瀬戸島市港町{r5}丁目{r20}番{r20}号 コーポ若葉20{r6}号室",
            "東京都東川区西砂{r7}-{r20}-{r20}",
            "緑ヶ丘{r5}-{r20}-{r9}",
            "新潟県米山市大字上条{r900}");
    private static final List<String> PHONES = List.of(
            "03-0{d3}-{d4}", "06-0{d3}-{d4}", "011-0{d2}-{d4}", "(0263)0{d1}-{d4}", "098(0{d2}){d4}", "075-0{d2}-{d4}");
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]+)}");
    private static final Pattern REPEAT = Pattern.compile("\\*(\\d+) (.*)");

    private final List<QualityDocument> documents = new ArrayList<>();
    private final MadeUp made;
    private MadeUp.Person person;
    private String kind = "";
    private String prefix = "";
    private Importance importance = Importance.II;
    private boolean personal;
    private int count;

    BlindScribe(long seed) {
        made = new MadeUp(seed, FAMILIES, GIVENS);
        person = new MadeUp(seed).pupil();
    }

    List<QualityDocument> documents() {
        return List.copyOf(documents);
    }

    void onPersons(String newKind, String newPrefix, Importance newImportance) {
        start(newKind, newPrefix, newImportance, true);
    }

    void ordinary(String newKind, String newPrefix, Importance newImportance) {
        start(newKind, newPrefix, newImportance, false);
    }

    private void start(String newKind, String newPrefix, Importance newImportance, boolean onPersons) {
        kind = newKind;
        prefix = newPrefix;
        importance = newImportance;
        personal = onPersons;
        count = 0;
    }

    void twice(String text, String... contains) {
        once(text, contains);
        once(text, contains);
    }

    void once(String text, String... contains) {
        add(page(text).contains(contains));
    }

    void doubtful(String text, String... contains) {
        add(page(text).contains(contains).doubtful());
    }

    void twiceAs(Importance other, String text, String... contains) {
        add(page(text).importance(other).contains(contains));
        add(page(text).importance(other).contains(contains));
    }

    private void add(QualityPage page) {
        documents.add(page.as("blind-" + prefix + "-" + ++count));
    }

    private QualityPage page(String text) {
        QualityPage page = personal ? QualityPage.onPersons(kind, importance) : QualityPage.ordinary(kind, importance);
        person = made.pupil();
        for (String line : text.lines().toList()) {
            Matcher repeat = REPEAT.matcher(line);
            if (!repeat.matches()) {
                page.line(fill(line, 0));
                continue;
            }
            for (int row = 1; row <= Integer.parseInt(repeat.group(1)); row++) {
                person = made.pupil();
                page.line(fill(repeat.group(2), row));
            }
        }
        return page;
    }

    private String fill(String line, int row) {
        return PLACE.matcher(line).replaceAll(place -> Matcher.quoteReplacement(value(place, row)));
    }

    private String value(MatchResult place, int row) {
        String name = place.group(1);
        if (name.contains("|")) {
            return made.pick(List.of(name.split("\\|", -1)));
        }
        if (name.matches("[rd]\\d+")) {
            int number = Integer.parseInt(name.substring(1));
            return name.charAt(0) == 'd' ? made.digits(number) : String.valueOf(1 + made.below(number));
        }
        return switch (name) {
            case "row" -> String.valueOf(row);
            case "f" -> person.family();
            case "g" -> person.given();
            case "n" -> person.name();
            case "N" -> person.family() + "　" + person.given();
            case "fg" -> person.family() + person.given();
            case "k" -> person.kana();
            case "K" -> katakana(person.kana());
            case "q" -> person.family() + "　" + made.pick(ELDERS);
            case "s" -> made.pupil().family() + "　" + made.pick(ELDERS);
            case "sf" -> made.pupil().family();
            case "b" -> MadeUp.era(person.born());
            case "b1" -> MadeUp.shortEra(person.born());
            case "b2" -> MadeUp.slashes(person.born());
            case "b3" -> person.born().toString();
            case "b4" -> MadeUp.wide(MadeUp.era(person.born()));
            case "z" -> made.digits(3) + "-" + made.digits(4);
            case "a" -> fill(made.pick(PLACES), 0);
            case "aw" -> MadeUp.wide(fill(made.pick(PLACES), 0));
            case "t" -> fill(made.pick(PHONES), 0);
            case "m" -> person.mobile();
            case "mw" -> MadeUp.wide(person.mobile());
            case "m0" -> person.mobile().replace("-", "");
            case "e" -> person.mail();
            case "my" -> made.myNumber();
            case "my4" -> made.myNumber().replaceAll("(....)(?=.)", "$1 ");
            case "mys" -> made.myNumber().replaceAll("(.)(?=.)", "$1 ");
            case "myw" -> MadeUp.wide(made.myNumber());
            case "bad" -> made.mistypedMyNumber();
            case "co" -> made.corporateNumber();
            case "jan" -> made.thirteen("49");
            case "isbn" -> made.thirteen("9784");
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static String katakana(String hiragana) {
        StringBuilder out = new StringBuilder();
        hiragana.chars().forEach(c -> out.append(c >= 'ぁ' && c <= 'ゖ' ? (char) (c + 0x60) : (char) c));
        return out.toString();
    }
}
