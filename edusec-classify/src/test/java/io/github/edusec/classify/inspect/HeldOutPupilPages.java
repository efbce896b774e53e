package io.github.edusec.classify.inspect;

import io.github.edusec.classify.Importance;
import io.github.edusec.classify.inspect.MadeUp.Person;
import java.util.List;

/** Records on pupils in other layouts and words than {@link QualityPupilPages}; see {@link QualityDocuments#heldOut()}. */
final class HeldOutPupilPages {
    private static final List<String> SUBJECTS =
            List.of("国　語", "社　会", "数　学", "理　科", "音　楽", "美　術", "保健体育", "技術・家庭", "英　語");

    private final MadeUp made;

    HeldOutPupilPages(MadeUp made) {
        this.made = made;
    }

    QualityPage reportCard(int variant) {
        Person pupil = made.pupil();
        QualityPage page = QualityPage.onPersons("通知表", Importance.II).contains("school-word");
        switch (variant % 4) {
            case 0 -> juniorHighCard(page, pupil);
            case 1 -> testSlip(page, pupil);
            case 2 -> cardInKana(page, pupil);
            default -> classMarks(page);
        }
        return page;
    }

    private void juniorHighCard(QualityPage page, Person pupil) {
        page.line("2025年度　　通　信　票　　", made.pick(List.of("前期", "後期")));
        page.line("霞野市立城東中学校");
        page.line("第", 1 + made.below(3), "学年　", 1 + made.below(4), "組　", 1 + made.below(36), "番");
        page.line("氏　名　　", pupil.family(), "　", pupil.given());
        page.line();
        page.line("【各教科の学習の記録】");
        for (String subject : SUBJECTS) {
            page.line(subject, "　　", abc(), " ", abc(), " ", abc(), "　　", 1 + made.below(5));
        }
        page.line("【特別活動等】　", made.pick(List.of("学級委員", "体育祭実行委員", "図書委員")), "、", made.pick(List.of("吹奏楽部", "卓球部")));
        page.line("【出欠】授業日数 ", 90 + made.below(15), "　出席 ", 85 + made.below(5), "　欠席 ", made.below(9));
        page.line("校長印　　担任印　　保護者印");
    }

    private String abc() {
        return made.pick(List.of("A", "B", "B", "C"));
    }

    private void testSlip(QualityPage page, Person pupil) {
        page.line("第", 1 + made.below(4), "回定期テスト　個人成績票");
        page.line(1 + made.below(3), "年", 1 + made.below(4), "組", 1 + made.below(36), "番　名前：", pupil.name());
        page.line("教科　得点　学年平均　学年順位");
        for (String subject : List.of("国語", "社会", "数学", "理科", "英語")) {
            page.line(subject, "　", 30 + made.below(70), "　", 50 + made.below(20), ".4　", 1 + made.below(140), "/141");
        }
        page.line("合計　", 200 + made.below(280), "　302.6　", 1 + made.below(140), "/141");
        page.line("ふりかえり：", made.pick(List.of("計算ミスが多かった。次は見直しをする。", "英単語をもっと覚えたい。")));
    }

    private void cardInKana(QualityPage page, Person pupil) {
        page.line("あゆみ　　　　だい１がっき");
        page.line("１ねん　", 1 + made.below(3), "くみ　　なまえ：", pupil.kana());
        page.line("よみかきができる　◎／　かずがかぞえられる　", made.pick(List.of("◎", "○")), "／　みんなとなかよくする　○");
        page.line("せんせいから：", made.pick(List.of("あさがおのかんさつをまいにちつづけました。", "おおきなこえであいさつができます。")));
        page.line("おうちのかたから：");
    }

    private void classMarks(QualityPage page) {
        page.contains("name-list");
        page.line("成績一覧表　　２年", 1 + made.below(4), "組　　担任 ", made.adult().family());
        page.line("番  氏　名            国   社   数   理   英   計   順位");
        for (int i = 1; i <= 12 + made.below(20); i++) {
            Person p = made.pupil();
            page.line(
                    i < 10 ? " " : "",
                    i,
                    "  ",
                    p.family(),
                    " ",
                    p.given(),
                    "        ",
                    made.digits(2),
                    "   ",
                    made.digits(2),
                    "   ",
                    made.digits(2),
                    "   ",
                    made.digits(2),
                    "   ",
                    made.digits(2),
                    "   ",
                    200 + made.below(200),
                    "   ",
                    1 + made.below(35));
        }
    }

    QualityPage roll(int variant) {
        QualityPage page = QualityPage.onPersons("児童名簿", Importance.II).contains("name-list");
        int rows = 8 + made.below(25);
        switch (variant % 4) {
            case 0 -> exportedRoll(page, rows);
            case 1 -> numberedNames(page, rows);
            case 2 -> ruledRoll(page, rows);
            default -> club(page, rows);
        }
        return page;
    }

    private void exportedRoll(QualityPage page, int rows) {
        page.contains("birth-date", "address", "postal-code", "phone");
        page.line("学年,組,出席番号,姓,名,セイ,メイ,性別,生年月日,郵便番号,住所1,続柄,保護者姓,保護者名,電話1");
        for (int i = 1; i <= rows; i++) {
            Person p = made.pupil();
            page.line(
                    "4,2,",
                    i,
                    ",",
                    p.family(),
                    ",",
                    p.given(),
                    ",",
                    p.kana().replace(' ', ','),
                    ",",
                    1 + made.below(2),
                    ",",
                    p.born(),
                    ",",
                    p.postalCode(),
                    ",",
                    p.address(),
                    ",父,",
                    p.family(),
                    ",",
                    made.adult().given(),
                    ",",
                    p.home());
        }
    }

    private void numberedNames(QualityPage page, int rows) {
        page.importance(Importance.III);
        page.line("令和８年度　新１年２組のおともだち");
        for (int i = 1; i <= rows; i++) {
            Person p = made.pupil();
            page.line(i, "．", p.family(), "　", p.given(), "（", p.kana(), "）さん");
        }
    }

    private void ruledRoll(QualityPage page, int rows) {
        page.contains("phone", "address");
        page.line("通学班名簿　　", made.pick(List.of("金井", "初音", "南台")), "地区");
        page.line("┃学年┃　氏　　　名　┃　住　　　所　┃　電　話　┃");
        for (int i = 1; i <= rows; i++) {
            Person p = made.pupil();
            page.line(
                    "┃ ",
                    1 + made.below(6),
                    " ┃ ",
                    p.name(),
                    " ┃ ",
                    p.address(),
                    " ┃ ",
                    made.below(2) == 0 ? p.mobile() : p.home(),
                    " ┃");
        }
    }

    private void club(QualityPage page, int rows) {
        page.importance(Importance.III);
        page.line("サッカー部　部員名簿（顧問　", made.adult().family(), "）");
        for (int i = 1; i <= rows; i++) {
            Person p = made.pupil();
            page.line(
                    1 + made.below(3),
                    "－",
                    1 + made.below(4),
                    "\t",
                    p.family(),
                    " ",
                    p.given(),
                    "\t",
                    made.pick(List.of("ＦＷ", "ＭＦ", "ＤＦ", "ＧＫ")));
        }
    }

    QualityPage health(int variant) {
        QualityPage page = QualityPage.onPersons("健康診断結果", Importance.I).contains("school-word");
        switch (variant % 4) {
            case 0 -> healthCard(page, made.pupil());
            case 1 -> allergyPlan(page, made.pupil());
            case 2 -> eyesight(page, made.pupil());
            default -> heartList(page, 6 + made.below(10));
        }
        return page;
    }

    private void healthCard(QualityPage page, Person pupil) {
        page.contains("birth-date");
        page.line("児童生徒健康診断票（一般）　　　　小・中学校用");
        page.line("氏　　名\t", pupil.family(), "　", pupil.given(), "\t性　別\t", made.pick(List.of("男", "女")));
        page.line("生 年 月 日\t", MadeUp.era(pupil.born()));
        page.line("学校の名称\t海辺市立本町小学校");
        page.line("年　　齢\t6歳\t7歳\t8歳");
        page.line("身　長（cm）\t11", made.digits(1), ".4\t12", made.digits(1), ".0\t13", made.digits(1), ".3");
        page.line("体　重（kg）\t2", made.digits(1), ".1\t2", made.digits(1), ".8\t3", made.digits(1), ".0");
        page.line("栄養状態\t\t\t", made.pick(List.of("", "肥満傾向", "要注意")));
        page.line("眼の疾病及び異常\t", made.pick(List.of("", "結膜炎", "斜視の疑い")));
    }

    private void allergyPlan(QualityPage page, Person pupil) {
        page.contains("phone");
        page.line("食物アレルギー　個別取組プラン");
        page.line("児童名　", pupil.name(), "（", 1 + made.below(6), "－", 1 + made.below(3), "）");
        page.line("原因食物：", made.pick(List.of("鶏卵", "乳・乳製品", "落花生", "そば")), "　　アナフィラキシー：あり（４歳時）");
        page.line("処方薬：抗ヒスタミン薬、アドレナリン自己注射薬（ランドセルのポケット）");
        page.line("緊急時連絡先　①母（", made.pupil().given(), "）", pupil.mobile(), "　②父（職場）", pupil.home());
        page.line("給食：", made.pick(List.of("除去食", "弁当持参", "一部弁当")));
    }

    private void eyesight(QualityPage page, Person pupil) {
        page.line("視力検査の結果について（お知らせ）");
        page.line(1 + made.below(6), "年", 1 + made.below(3), "組　", pupil.family(), " ", pupil.given(), " 保護者 殿");
        page.line("先日の検査の結果、お子様の視力は　右（", made.pick(List.of("Ｂ", "Ｃ", "Ｄ")), "）　左（Ｂ）　でした。");
        page.line("眼科での精密検査をおすすめします。受診結果を保健室までお知らせください。");
        page.line("　　　　　　海辺市立本町小学校長　　養護教諭 ", made.adult().family());
    }

    private void heartList(QualityPage page, int rows) {
        page.contains("name-list");
        page.line("心臓検診　二次検診対象者（取扱注意）");
        for (int i = 1; i <= rows; i++) {
            Person p = made.pupil();
            page.line(
                    "(",
                    i,
                    ")　",
                    1 + made.below(6),
                    "年　",
                    p.family(),
                    "　",
                    p.given(),
                    "　……　",
                    made.pick(List.of("心電図所見（期外収縮）", "心雑音", "川崎病の既往", "ＱＴ延長")));
        }
        page.line("日程は後日連絡。保護者あて通知は養護教諭から配付。");
    }
}
