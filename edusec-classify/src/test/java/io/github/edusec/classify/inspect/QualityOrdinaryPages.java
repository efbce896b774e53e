package io.github.edusec.classify.inspect;

import io.github.edusec.classify.Importance;
import java.time.LocalDate;
import java.util.List;

/** Papers of a school that are no records on persons, full of numbers, dates and school words all the same. */
final class QualityOrdinaryPages {
    private final MadeUp made;

    QualityOrdinaryPages(MadeUp made) {
        this.made = made;
    }

    QualityPage newsletter(int variant) {
        QualityPage page = QualityPage.ordinary("学校だより", Importance.IV);
        page.line("学校だより「みどりの風」第", 1 + made.below(12), "号　令和７年", 4 + made.below(8), "月1日発行");
        page.line("みどり原市立中央小学校　校長　大金 正");
        page.line("〒", made.digits(3), "-", made.digits(4), "　", made.address(), "　TEL ", made.landline());
        page.contains("postal-code");
        page.line(
                "　",
                made.pick(List.of(
                        "暑い日が続きますが、子どもたちは元気に登校しています。", "運動会では多くの皆様にご声援をいただき、ありがとうございました。", "早いもので今年度も残りわずかとなりました。")));
        page.line(made.pick(List.of(
                "今学期から、評定の付け方を保護者会で詳しくご説明します。",
                "本校ではいじめをしない、させない、見のがさない学校づくりに取り組んでいます。",
                "２０日に健康診断（内科）があります。体操服を持たせてください。",
                "中学校の進路について、卒業生の話を聞く会を開きます。")));
        if (variant % 4 == 0) {
            page.line("○子どもの悩み相談　24時間子供SOSダイヤル　0120-0-78310　　いじめ相談も受け付けています。");
            page.contains("public-phone");
        }
        if (variant % 5 == 1) {
            page.line("〈表彰〉市読書感想文コンクール　優秀賞　６年　", made.pupil().name(), "さん");
        }
        if (variant % 5 == 2) {
            page.line("市役所からのお知らせ：マイナンバーカードの出張申請を体育館で行います。受付番号は123456のように６けたです。");
        }
        page.line("〈今月の行事〉３日 避難訓練　12日 授業参観　18日 通知表渡し　25日 ＰＴＡ役員会");
        page.line("ご意見は chuo-es@", made.pick(List.of("midorihara.ed.jp", "school.example.jp")), " まで");
        return page;
    }

    QualityPage order(int variant) {
        QualityPage page = QualityPage.ordinary("物品発注書", Importance.III);
        page.line(
                "発　注　書　　　　発注番号 ",
                made.digits(12),
                "　　",
                MadeUp.era(LocalDate.of(2025, 5, 1).plusDays(variant)));
        page.line("株式会社", made.pick(List.of("青葉教材", "北関東事務機", "日の出書店")), "　御中");
        if (variant % 2 == 0) {
            page.line("（法人番号 ", made.corporateNumber(), "　登録番号 T", made.corporateNumber(), "）");
            page.contains("corporate-number");
        }
        page.line(made.address(), "　電話 ", made.landline(), "　FAX ", made.landline());
        page.line("品名\t品番\tJAN\t数量\t単価\t金額");
        for (int i = 0; i < 4 + made.below(6); i++) {
            page.line(
                    made.pick(List.of("画用紙 四つ切", "ホワイトボードマーカー", "理科実験用アルコール", "コピー用紙A4", "トナーカートリッジ", "ラインパウダー")),
                    "\t",
                    made.pick(List.of("090-1", "080-2", "0287-", "KT-0120-")),
                    made.digits(3),
                    "-",
                    made.digits(4),
                    "\t",
                    made.thirteen(made.pick(List.of("45", "49"))),
                    "\t",
                    1 + made.below(50),
                    "\t",
                    100 + made.below(3000),
                    "\t",
                    1000 + made.below(90000));
        }
        if (variant % 3 == 0) {
            page.line("ご注文窓口 フリーダイヤル 0120-", made.digits(3), "-", made.digits(3), "（平日9:00～17:00）");
            page.contains("public-phone");
        }
        page.line("納入場所：川沿町立東小学校　事務室　担当 ", made.adult().family());
        page.line("追跡用お問い合わせNo. ", made.digits(4), "-", made.digits(4), "-", made.digits(4));
        return page;
    }

    QualityPage timetable(int variant) {
        QualityPage page = QualityPage.ordinary("時間割・行事予定", Importance.III);
        if (variant % 2 == 0) {
            page.line("５年", 1 + made.below(3), "組　時間割（", 9 + made.below(3), "月第", 1 + made.below(4), "週）");
            page.line("\t月\t火\t水\t木\t金");
            for (int hour = 1; hour <= 6; hour++) {
                page.line(hour, "\t", subject(), "\t", subject(), "\t", subject(), "\t", subject(), "\t", subject());
            }
            page.line("持ち物：習字道具、体育館シューズ。水曜は身体測定があります。");
            return page;
        }
        page.line("令和７年度　", 4 + made.below(9), "月　行事予定");
        page.line("日\t曜\t行事\t下校\t担当");
        for (int day = 1; day <= 14; day++) {
            page.line(
                    day,
                    "\t",
                    "月火水木金土日".charAt(day % 7),
                    "\t",
                    made.pick(List.of(
                            "全校朝会",
                            "健康診断（眼科）",
                            "個人面談①",
                            "いじめアンケート",
                            "進路説明会（６年）",
                            "R7.5.9振替",
                            "特別支援学級合同遠足",
                            "",
                            "",
                            "歯科検診 13:30～")),
                    "\t14:",
                    made.pick(List.of("20", "45")),
                    "\t",
                    made.pick(List.of("", "教務", made.adult().family())));
        }
        page.line("スクールバス　090-運行表は別紙。問合せ 川沿バス(0287)0", made.digits(1), "-", made.digits(4));
        return page;
    }

    private String subject() {
        return made.pick(MadeUp.subjects());
    }

    QualityPage exercises(int variant) {
        QualityPage page = QualityPage.ordinary("授業プリント（算数）", Importance.III);
        page.line("算数プリント No.", 1 + variant, "　", 3 + made.below(4), "年　　組　　番　名前（　　　　　　　　　　）");
        page.line("① 次の数を読みましょう。　", made.digits(4), " ", made.digits(4), " ", made.digits(4));
        page.line("② ", made.digits(3), "-", made.digits(2), "＝　　　　", made.digits(3), "×", made.digits(2), "＝");
        page.line("③ たろうさんは１本", 60 + made.below(40), "円のえんぴつを", 2 + made.below(8), "本買いました。はなこさんは３００円持っています。");
        page.line("　　ちがいは何円ですか。　式（　　　　　　　）答え（　　　　）");
        switch (variant % 4) {
            case 0 -> page.line("④ 右の表は、ある組の５人の得点です。平均点を求めましょう。　68　75　90　82　70");
            case 1 -> page.line("④ 円周率 3.141592653589 を小数第３位で四捨五入しましょう。");
            case 2 -> page.line("④ ゆうきさんの身長は138.5cm、体重は33.2kgです。妹の身長はゆうきさんの0.8倍です。妹の身長は？");
            default -> page.line("④ 1960年4月2日に生まれた人は、2025年4月2日に何才になりますか。");
        }
        page.line("⑤ 世界の人口はおよそ", made.digits(10), "人です。億の位までのがい数にしましょう。");
        return page;
    }

    QualityPage agenda(int variant) {
        QualityPage page = QualityPage.ordinary("会議次第", Importance.III);
        page.line("第", 1 + made.below(15), "回　職員会議次第");
        page.line("日時　令和７年", 4 + made.below(8), "月", 1 + made.below(28), "日（水）15:40～16:40　　場所　会議室");
        page.line("司会　", made.adult().family(), "　　記録　", made.adult().family(), "教諭");
        page.line("１　校長より");
        page.line("２　協議");
        page.line("　（１）", made.pick(List.of("学期末の評定と通知表の日程について", "不登校児童への対応の基本方針", "個別の指導計画の書式の見直し")));
        page.line("　（２）", made.pick(List.of("指導要録の記入上の注意", "就学援助の周知の方法", "食物アレルギー研修（エピペン実技）の持ち方")));
        page.line("３　連絡　・給食費の引き落とし日　", MadeUp.slashes(LocalDate.of(2025, 6, 1).plusDays(variant)));
        if (variant % 4 == 1) {
            page.line("　・職員のマイナンバーの提出は事務室へ。文書の整理番号 ", made.digits(12), " を添えること。");
        }
        if (variant % 4 == 2) {
            page.line(
                    "　・欠席者の確認　", made.adult().family(), "教諭（出張）、", made.adult().family(), "講師（年休）");
        }
        if (variant % 4 == 3) {
            page.line(
                    "　・端末の故障は GIGA サポート窓口 0570-",
                    made.digits(3),
                    "-",
                    made.digits(3),
                    " または help@support.example.jp へ");
            page.contains("public-phone");
        }
        page.line("４　その他　次回は", 1 + made.below(28), "日");
        return page;
    }

    QualityPage library(int variant) {
        QualityPage page = QualityPage.ordinary("図書館の蔵書一覧", Importance.IV);
        page.line(
                "学校図書館　蔵書一覧（",
                made.pick(List.of("９類 文学", "４類 自然科学", "２類 歴史・伝記")),
                "）　",
                MadeUp.slashes(LocalDate.of(2025, 3, 31)),
                "現在");
        String author = variant % 3 == 0 ? "著者氏名" : variant % 3 == 1 ? "著者名" : "著者";
        page.line("登録番号\t書名\t", author, "\t出版社\tISBN\t分類\t受入日");
        for (int i = 0; i < 12 + made.below(20); i++) {
            page.line(
                    made.digits(variant % 4 == 0 ? 12 : 7),
                    "\t",
                    made.pick(List.of("そらのいろ", "ぼくらの川たんけん", "昆虫のひみつ", "走れ、ゆうびん屋さん", "星と神話", "いじめを考える本", "障害って何だろう")),
                    "\t",
                    made.adult().name(),
                    "\t",
                    made.pick(List.of("青空書房", "山手社", "こども出版")),
                    "\t",
                    made.thirteen("978400"),
                    "\t",
                    100 + made.below(899),
                    "\t",
                    MadeUp.shortEra(LocalDate.of(2015, 4, 1).plusDays(made.below(3600))));
        }
        return page;
    }
}
