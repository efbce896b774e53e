package io.github.edusec.classify.inspect;

import io.github.edusec.classify.Importance;
import java.time.LocalDate;
import java.util.List;

/** Ordinary papers in other layouts and words than {@link QualityOrdinaryPages}; see {@link QualityDocuments#heldOut()}. */
final class HeldOutOrdinaryPages {
    private final MadeUp made;

    HeldOutOrdinaryPages(MadeUp made) {
        this.made = made;
    }

    QualityPage newsletter(int variant) {
        QualityPage page = QualityPage.ordinary("学校だより", Importance.IV);
        switch (variant % 4) {
            case 0 -> {
                page.line("保健だより　", 4 + made.below(8), "月号　　海辺市立本町小学校　保健室");
                page.line("健康診断が始まります。", made.pick(List.of("内科検診", "歯科検診", "心臓検診")), "の日は体操服を忘れずに。");
                page.line("食物アレルギーのあるお子さんは、学校生活管理指導表を担任まで出してください。");
                page.line("保健室直通　", made.landline(), "（養護教諭 ", made.adult().family(), "）");
            }
            case 1 -> {
                page.line("校長室から　№", 1 + made.below(30));
                page.line("　", made.pick(List.of("校庭のいちょうが色づきました。", "プール開きを行いました。")), "子どもたちの笑顔がまぶしい季節です。");
                page.line("▼市内書き初め展　入賞おめでとう");
                for (int i = 0; i < 3; i++) {
                    page.line("　金賞　", 1 + made.below(6), "年　", made.pupil().family(), "さん　");
                }
                page.line(
                        "発行　〒",
                        made.digits(3),
                        "-",
                        made.digits(4),
                        " ",
                        made.address(),
                        " 電話",
                        made.landline(),
                        " FAX",
                        made.landline());
                page.contains("postal-code");
            }
            case 2 -> {
                page.line("ＰＴＡ広報「かけはし」　発行責任者　会長 ", made.adult().name());
                page.line("運動会では、お父さんお母さん方のご協力をいただきました。");
                page.line("特集：進路を考える～先輩ママさんに聞きました～");
                page.line("ご意見・ご感想は pta-koho@honcho-e.umibe.ed.jp へ。");
            }
            default -> {
                page.line("図書館だより　", made.pick(List.of("読書週間号", "夏休み号")));
                page.line("『いじめをなくす１０の魔法』『ぼくの発達障害って、なに？』を新しく入れました。");
                page.line("市立図書館　☎", made.landline(), "　", made.address());
                page.line("いのちの電話　0120-", made.digits(3), "-", made.digits(3), "　子どもの人権110番 0120-007-110");
                page.contains("public-phone");
            }
        }
        return page;
    }

    QualityPage order(int variant) {
        QualityPage page = QualityPage.ordinary("物品発注書", Importance.III);
        switch (variant % 3) {
            case 0 -> {
                page.line("御　見　積　書　　見積No. ", made.digits(8), "-", made.digits(3));
                page.line("海辺市立本町小学校　様");
                page.line("株式会社みなと教材社　登録番号：T", made.corporateNumber());
                page.contains("corporate-number");
                page.line(
                        "本社 ",
                        made.address(),
                        "　代表 ",
                        made.landline(),
                        "　担当 ",
                        made.adult().family());
                page.line("商品コード　商品名　数量　単価");
                for (int i = 0; i < 5 + made.below(5); i++) {
                    page.line(
                            "070-",
                            made.digits(4),
                            "-",
                            made.digits(4),
                            "　",
                            item(),
                            "　",
                            1 + made.below(9),
                            "　",
                            100 + made.below(900));
                }
            }
            case 1 -> {
                page.line("備品台帳（", made.pick(List.of("理科室", "体育館", "音楽室")), "）");
                page.line("備品番号\t品名\t型番\t取得年月日\t取得価格\t設置場所");
                for (int i = 0; i < 6 + made.below(8); i++) {
                    page.line(
                            made.digits(12),
                            "\t",
                            item(),
                            "\t090-",
                            made.digits(3),
                            "-",
                            made.digits(4),
                            "\t",
                            MadeUp.era(LocalDate.of(2012, 4, 1).plusDays(made.below(4000))),
                            "\t",
                            made.digits(6),
                            "\t２階");
                }
            }
            default -> {
                page.line("納品書　　伝票番号：", made.digits(4), "-", made.digits(4), "-", made.digits(4));
                page.line("お届け先　川沿町立東小学校　事務室御中　", made.address());
                page.line("ご注文者　事務主査 ", made.adult().family(), " 様　　TEL：", made.landline());
                for (int i = 0; i < 4; i++) {
                    page.line(made.thirteen("49"), "　", item(), "　×", 1 + made.below(20));
                }
                page.line("お問い合わせ　sales@minato-kyozai.example.co.jp　0570-0", made.digits(2), "-", made.digits(3));
                page.contains("public-phone");
            }
        }
        return page;
    }

    private String item() {
        return made.pick(List.of("水性ペン12色", "上皿てんびん", "跳び箱ロイター板", "電子黒板用ケーブル", "模造紙", "消毒用エタノール"));
    }

    QualityPage timetable(int variant) {
        QualityPage page = QualityPage.ordinary("時間割・行事予定", Importance.III);
        switch (variant % 3) {
            case 0 -> {
                page.line(
                        "専科時間割（",
                        made.pick(List.of("前期", "後期")),
                        "）　音楽：",
                        made.adult().family(),
                        "　図工：",
                        made.adult().family());
                for (String day : List.of("月", "火", "水", "木", "金")) {
                    page.line(day, "｜", cell(), "｜", cell(), "｜", cell(), "｜給食｜", cell());
                }
            }
            case 1 -> {
                page.line("令和８年度　年間行事計画（案）");
                for (int month = 4; month <= 12; month++) {
                    page.line(
                            month,
                            "月：",
                            event(),
                            "（",
                            1 + made.below(14),
                            "）、",
                            event(),
                            "（",
                            15 + made.below(14),
                            "）");
                }
                page.line("作成：教務主任 ", made.adult().family(), "　2026.2.", 10 + made.below(18));
            }
            default -> {
                page.line("５年　宿泊学習　日程表　　期日：2025年9月", 10 + made.below(9), "日～");
                page.line("6:50 集合　7:10 出発　8:40 道の駅（トイレ休憩）　10:00 山手少年自然の家着");
                page.line("宿舎　山手少年自然の家　", made.address(), "　TEL ", made.landline());
                page.line("バス会社　みなと観光バス　担当 ", made.adult().family(), "　", made.landline());
                page.line("健康観察は毎食前。アレルギー対応食は施設に連絡済み。");
            }
        }
        return page;
    }

    private String cell() {
        return 3 + made.below(4) + "-" + (1 + made.below(3));
    }

    private String event() {
        return made.pick(
                List.of("入学式", "定期健康診断", "家庭訪問", "修学旅行", "いじめ防止強化週間", "通知表配付", "進路面談", "避難訓練", "学力調査", "個人面談"));
    }

    QualityPage exercises(int variant) {
        QualityPage page = QualityPage.ordinary("授業プリント（算数）", Importance.III);
        page.line(made.pick(List.of("わくわくドリル", "ステップアップ", "確認テスト")), "　その", 1 + variant, "　　月　　日　氏名＿＿＿＿＿＿＿＿＿＿");
        switch (variant % 4) {
            case 0 -> {
                page.line("【１】けんたくんとあやちゃんがじゃんけんをしました。けんたくんは", 3 + made.below(9), "回かちました。");
                page.line("【２】健くんの貯金は", made.digits(4), "円、姉の貯金は", made.digits(5), "円です。差は？");
            }
            case 1 -> {
                page.line("〔社会〕県庁の住所を調べよう。　れい：栃木県宇都宮市塙田1-1-20　電話028-623-2323（代表）");
                page.line("事件や事故のときは110番、火事や救急は119番。");
            }
            case 2 -> {
                page.line("〔情報〕インターネットに書いてはいけないものに○をつけましょう。");
                page.line("（　）名前　（　）住所　（　）電話番号　（　）生年月日　（　）好きな色　（　）パスワード");
                page.line("れい　みらいさんは 0", made.digits(1), "0-1111-2222 と書きました。どうしますか。");
            }
            default -> {
                page.line("[道徳] 「いじめを見ていた『ぼく』」を読んで答えましょう。");
                page.line("問１　ひろしくんはなぜだまっていたのですか。　問２　あなたならどうしますか。");
            }
        }
        page.line("計算　", made.digits(6), "÷", made.digits(2), "＝　　", made.digits(4), ".", made.digits(4), "×10＝");
        return page;
    }

    QualityPage agenda(int variant) {
        QualityPage page = QualityPage.ordinary("会議次第", Importance.III);
        switch (variant % 3) {
            case 0 -> {
                page.line("校内研修会　実施要項");
                page.line("１　日時　令和７年８月", 1 + made.below(25), "日（月）９:30～　　２　場所　図書室");
                page.line("３　講師　北関東教育大学　教授　", made.adult().name(), " 氏");
                page.line("４　内容　", made.pick(List.of("特別支援教育の視点を生かした授業づくり", "不登校の理解と支援", "生徒指導提要の改訂のポイント")));
                page.line("５　申込　kenshu-tantou@higashi-es.kawazoi.ed.jp　内線 ", made.digits(2));
            }
            case 1 -> {
                page.line("いじめ防止対策委員会（定例）次第");
                page.line("出席：校長、教頭、生徒指導主事、養護教諭、ＳＣ");
                page.line("(1) 認知件数の報告　今月 ", made.below(5), "件、解消 ", made.below(5), "件　(2) アンケートの実施時期");
                page.line("(3) 要保護児童対策地域協議会との連携　(4) その他");
            }
            default -> {
                page.line("ＰＴＡ総会　次第");
                page.line("一　開会のことば（副会長　", made.adult().name(), "）");
                page.line("一　会長あいさつ（会長　", made.adult().name(), "）");
                page.line("一　議事　決算報告、役員改選、個人情報取扱規程の改正");
                page.line(
                        "欠席の方は委任状を担任へ。事務局 ",
                        made.landline(),
                        "　",
                        MadeUp.slashes(LocalDate.of(2026, 4, 18).plusDays(variant)));
            }
        }
        return page;
    }

    QualityPage library(int variant) {
        QualityPage page = QualityPage.ordinary("図書館の蔵書一覧", Importance.IV);
        switch (variant % 3) {
            case 0 -> page.line("著者名,書名,ISBN,請求記号,価格");
            case 1 -> page.line("○夏休み推薦図書リスト（", made.pick(List.of("低学年", "中学年", "高学年")), "）");
            default -> page.line("登録番号　書名　　　　著者　　　　配架日");
        }
        for (int i = 1; i <= 8 + made.below(15); i++) {
            String author = made.adult().name();
            switch (variant % 3) {
                case 0 ->
                    page.line(
                            author,
                            ",",
                            book(),
                            ",",
                            made.thirteen("978"),
                            ",",
                            made.digits(3),
                            ",",
                            900 + made.below(900));
                case 1 -> page.line(i, "　『", book(), "』　", author, " 作　（山手社）");
                default ->
                    page.line(
                            made.digits(8),
                            "　",
                            book(),
                            "　",
                            author,
                            "　",
                            MadeUp.slashes(LocalDate.of(2019, 4, 1).plusDays(made.below(2000))));
            }
        }
        return page;
    }

    private String book() {
        return made.pick(List.of("山のおくりもの", "ロボットと友だち", "ねこくん町へ行く", "車いすのエース", "虐待から子どもを守る", "校長先生の宝箱", "宇宙人さんこんにちは"));
    }
}
