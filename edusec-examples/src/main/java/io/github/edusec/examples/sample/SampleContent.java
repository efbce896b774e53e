package io.github.edusec.examples.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What a document says, whatever its format.
 *
 * @param title the title
 * @param date the date on it
 * @param layout how it is laid out, as in {@link SampleDocument#layout()}
 * @param pages its pages
 */
record SampleContent(String title, String date, String layout, List<Page> pages) {
    static final String SCHOOL = "架空市立みほん小学校";

    private static final List<String> FAMILY = List.of("見本", "仮名", "架空", "例示", "想定", "模擬", "雛形", "試作");
    private static final List<String> GIVEN =
            List.of("太郎", "花子", "一郎", "春子", "二郎", "夏子", "三郎", "秋子", "四郎", "冬子", "五郎", "桜子");
    private static final int ROWS = 12;

    private static final Map<String, List<String>> HEADS = Map.of(
            "成績", List.of("番号", "氏名", "国語", "算数", "理科", "社会"),
            "名簿", List.of("番号", "氏名", "保護者", "住所", "備考"),
            "出席", List.of("番号", "氏名", "出席日数", "欠席日数", "遅刻"),
            "徴収", List.of("番号", "氏名", "納入額", "未納額", "納入日"),
            "健康", List.of("番号", "氏名", "身長", "体重", "所見"));

    private static final Map<String, List<String>> TEXTS = Map.of(
            "事故",
                    List.of(
                            "休み時間に校庭の遊具から降りる際、足首をひねりました。養護教諭が応急手当を行い、保護者へ連絡しました。",
                            "翌日に医療機関を受診し、軽い捻挫と診断されました。経過は良好です。",
                            "再発防止のため、遊具の使い方を学級で確認しました。"),
            "会議",
                    List.of(
                            "本年度の重点目標と取組の状況を確認しました。各学年から進み具合の報告がありました。",
                            "行事の日程、役割の分担、安全への配慮について話し合い、原案のとおり決まりました。",
                            "次回までに各担当が資料をまとめ、教頭へ提出します。"),
            "支援",
                    List.of(
                            "本人と保護者の願いを聞き取り、長期の目標を立てました。",
                            "学習の場面では、指示を短く区切り、見通しをもてるように手順を示します。",
                            "学期ごとに目標を見直し、関係する職員で共有します。"));

    SampleContent {
        pages = List.copyOf(pages);
    }

    /**
     * One page, sheet or slide.
     *
     * @param paragraphs its text
     * @param table its rows, the head first; empty if it has none
     */
    record Page(List<String> paragraphs, List<List<String>> table) {
        Page {
            paragraphs = List.copyOf(paragraphs);
            table = List.copyOf(table);
        }
    }

    static SampleContent of(SampleDocument document) {
        // The name seeds the numbers, so that a document stays the same whatever is added before it.
        Random random = new Random(document.file().hashCode());
        List<Page> pages = new ArrayList<>();
        for (int i = 1; i <= document.pages(); i++) {
            pages.add(page(document.theme(), i, random));
        }
        return new SampleContent(document.title(), document.date(), document.layout(), pages);
    }

    private static Page page(String theme, int number, Random random) {
        List<String> head = HEADS.getOrDefault(theme, List.of());
        if (head.isEmpty()) {
            List<String> text = new ArrayList<>(TEXTS.getOrDefault(theme, List.of()));
            text.add(0, number + " 対象: " + person(random));
            return new Page(text, List.of());
        }
        List<List<String>> table = new ArrayList<>(List.of(head));
        for (int i = 1; i <= ROWS; i++) {
            table.add(row(theme, (number - 1) * ROWS + i, random));
        }
        return new Page(List.of("その" + number), table);
    }

    private static List<String> row(String theme, int number, Random random) {
        String name = person(random);
        return switch (theme) {
            case "成績" -> List.of("" + number, name, mark(random), mark(random), mark(random), mark(random));
            case "出席" -> List.of("" + number, name, "" + (190 + random.nextInt(12)), "" + random.nextInt(9), "0");
            case "徴収" -> List.of("" + number, name, "" + (40_000 + 500 * random.nextInt(20)), "0", "毎月25日");
            case "健康" ->
                List.of(
                        "" + number,
                        name,
                        (110 + random.nextInt(40)) + "." + random.nextInt(10),
                        (20 + random.nextInt(20)) + "." + random.nextInt(10),
                        "異常なし");
            default -> List.of("" + number, name, person(random), "架空市みほん町" + (1 + random.nextInt(99)) + "番地", "なし");
        };
    }

    private static String mark(Random random) {
        return "" + (50 + random.nextInt(51));
    }

    private static String person(Random random) {
        return FAMILY.get(random.nextInt(FAMILY.size())) + " " + GIVEN.get(random.nextInt(GIVEN.size()));
    }
}
