package io.github.edusec.classify.inspect;

import io.github.edusec.classify.Importance;
import io.github.edusec.classify.inspect.MadeUp.Person;
import java.util.List;

/** Records on pupils, written as a class teacher, a school nurse or a clerk would. */
final class QualityPupilPages {
    private static final List<String> SCHOOL = List.of("みどり原市立中央小学校", "川沿町立東小学校", "霞野市立南台小学校");

    private final MadeUp made;

    QualityPupilPages(MadeUp made) {
        this.made = made;
    }

    QualityPage reportCard(int variant) {
        Person pupil = made.pupil();
        QualityPage page = QualityPage.onPersons("通知表", Importance.II).contains("school-word");
        switch (variant % 4) {
            case 0 -> markedCard(page, pupil);
            case 1 -> cardInWords(page, pupil);
            case 2 -> cardOfAFirstGrader(page, pupil);
            default -> exportedCard(page, pupil);
        }
        return page;
    }

    private void markedCard(QualityPage page, Person pupil) {
        page.line("令和７年度　通知表　第", 1 + made.below(3), "学期");
        page.line(made.pick(SCHOOL), "　第", 3 + made.below(4), "学年", 1 + made.below(3), "組　", made.below(35) + 1, "番");
        page.line("氏名　", pupil.name());
        page.line("教科\t知識・技能\t思考・判断・表現\t主体的に学習に取り組む態度\t評定");
        for (String subject : MadeUp.subjects()) {
            page.line(subject, "\t", grade(), "\t", grade(), "\t", grade(), "\t", 1 + made.below(3));
        }
        page.line("出席日数 ", 60 + made.below(12), "　欠席 ", made.below(6), "　遅刻 ", made.below(3));
        page.line("所見：", remark());
        page.line("校長　大金 正　　担任　", made.adult().name());
    }

    private String grade() {
        return made.pick(List.of("◎", "○", "○", "△"));
    }

    private String remark() {
        return made.pick(List.of(
                "算数の図形の学習では、友達の考えとくらべながら粘り強く取り組みました。",
                "係の仕事を忘れずに行い、学級のために進んで働く姿が見られました。",
                "漢字の小テストで満点が続きました。音読の宿題も毎日がんばっています。"));
    }

    private void cardInWords(QualityPage page, Person pupil) {
        page.line("あ ゆ み");
        page.line(pupil.family(), pupil.given(), "さん（２年", 1 + made.below(3), "組）の１学期のようす");
        page.line("国語　よくできる　　算数　", made.pick(List.of("できる", "もう少し")), "　　生活　できる");
        page.line(remark());
        page.line("夏休みは本をたくさん読んでください。");
        page.line("担任印　　保護者印");
    }

    private void cardOfAFirstGrader(QualityPage page, Person pupil) {
        page.line("つうちひょう　１ねん", 1 + made.below(4), "くみ　なまえ　", pupil.kana());
        page.line(
                "生年月日　",
                MadeUp.era(pupil.born()),
                "　保護者　",
                pupil.family(),
                " ",
                made.adult().given());
        page.contains("birth-date");
        page.line("こくご　◎　さんすう　○　せいかつ　○　おんがく　◎　ずこう　○　たいいく　", grade());
        page.line("学習の記録と生活の記録は裏面をごらんください。");
        page.line("〒", made.digits(3), "-", made.digits(4), "　", made.address(), "　", made.pick(SCHOOL));
        page.line("電話　", made.landline());
        page.contains("postal-code");
    }

    private void exportedCard(QualityPage page, Person pupil) {
        page.line("\"年度\",\"学期\",\"学年\",\"組\",\"番号\",\"児童名\",\"国語\",\"算数\",\"理科\",\"総合所見\"");
        page.line(
                "\"2025\",\"2\",\"5\",\"1\",\"",
                1 + made.below(35),
                "\",\"",
                pupil.name(),
                "\",\"",
                1 + made.below(3),
                "\",\"",
                1 + made.below(3),
                "\",\"",
                1 + made.below(3),
                "\",\"",
                remark(),
                "\"");
    }

    QualityPage roll(int variant) {
        QualityPage page = QualityPage.onPersons("児童名簿", Importance.II).contains("name-list");
        int rows = 8 + made.below(25);
        switch (variant % 5) {
            case 0 -> fullRoll(page, rows);
            case 1 -> rollInSpaces(page, rows);
            case 2 -> rollWithoutHead(page, rows);
            case 3 -> classList(page, rows);
            default -> rollOfGuardians(page, rows);
        }
        return page;
    }

    private void fullRoll(QualityPage page, int rows) {
        page.line("令和７年度　第", 1 + made.below(6), "学年　児童名簿　　　取扱注意");
        page.line("番号\t氏名\tふりがな\t性別\t生年月日\t郵便番号\t住所\t電話番号");
        for (int i = 1; i <= rows; i++) {
            Person p = made.pupil();
            String born = i % 7 == 0 ? MadeUp.shortEra(p.born()) : MadeUp.slashes(p.born());
            page.line(
                    i,
                    "\t",
                    p.name(),
                    "\t",
                    p.kana(),
                    "\t",
                    made.pick(List.of("男", "女")),
                    "\t",
                    born,
                    "\t",
                    p.postalCode(),
                    "\t",
                    p.address(),
                    "\t",
                    i % 6 == 0 ? MadeUp.wide(p.mobile()) : p.home());
        }
        page.contains("birth-date", "postal-code", "address", "phone");
    }

    private void rollInSpaces(QualityPage page, int rows) {
        page.line("児　童　名　簿　　４年２組　（Ｒ７．４．７現在）");
        page.line("No  氏　名        生年月日        備考");
        for (int i = 1; i <= rows; i++) {
            Person p = made.pupil();
            page.line(i < 10 ? " " : "", i, "  ", p.family(), "　", p.given(), "    ", MadeUp.shortEra(p.born()));
        }
        page.contains("birth-date");
    }

    private void rollWithoutHead(QualityPage page, int rows) {
        page.line("6-", 1 + made.below(3));
        for (int i = 1; i <= rows; i++) {
            Person p = made.pupil();
            page.line(i, ",", p.name(), ",", p.kana(), ",", p.mobile());
        }
        page.contains("phone");
    }

    private void classList(QualityPage page, int rows) {
        page.importance(Importance.III);
        page.line("名列表（３年１組）");
        page.line("番\t名前\tふりがな\t月\t火\t水\t木\t金");
        for (int i = 1; i <= rows; i++) {
            Person p = made.pupil();
            page.line(i, "\t", p.name(), "\t", p.kana(), "\t\t\t\t\t");
        }
    }

    private void rollOfGuardians(QualityPage page, int rows) {
        page.line("学童引き渡し用名簿（地区別）　担当：教頭");
        page.line("| 学年 | 児童名 | 保護者名 | 続柄 | 連絡先 |");
        page.line("|---|---|---|---|---|");
        for (int i = 1; i <= rows; i++) {
            Person p = made.pupil();
            page.line(
                    "| ",
                    1 + made.below(6),
                    " | ",
                    p.name(),
                    " | ",
                    p.family(),
                    " ",
                    made.adult().given(),
                    " | ",
                    made.pick(List.of("父", "母", "祖母")),
                    " | ",
                    p.mobile(),
                    " |");
        }
        page.contains("phone");
    }

    QualityPage health(int variant) {
        QualityPage page = QualityPage.onPersons("健康診断結果", Importance.I);
        switch (variant % 3) {
            case 0 -> healthNotice(page, made.pupil());
            case 1 -> dentist(page, made.pupil());
            default -> healthTable(page, 10 + made.below(20));
        }
        return page;
    }

    private void healthNotice(QualityPage page, Person pupil) {
        page.contains("school-word");
        page.line("令和７年６月", 1 + made.below(28), "日");
        page.line(pupil.family(), pupil.given(), "さんの保護者様");
        page.line("　　　　　　　　　　　　", made.pick(SCHOOL), "長");
        page.line("健康診断結果のお知らせ");
        page.line("身長 １", made.digits(2), ".", made.digits(1), "cm　体重 ", 20 + made.below(25), ".4kg　視力 右Ｃ 左Ｂ");
        page.line("下記の所見がありましたので、早めに医療機関を受診してください。");
        page.line("・", made.pick(List.of("アトピー性皮膚炎", "心雑音の疑い", "滲出性中耳炎", "脊柱側わん症の疑い")));
        page.line("受診後は下の用紙に医師の証明を受け、保健室へ提出してください。（内線 １２）");
    }

    private void dentist(QualityPage page, Person pupil) {
        page.contains("school-word");
        page.line("歯科検診のけっか　　", 1 + made.below(6), "年", 1 + made.below(3), "組　", pupil.kana());
        page.line("むし歯（Ｃ）　", 1 + made.below(4), "本　　要観察歯（ＣＯ）　", made.below(3), "本");
        page.line("歯肉の状態　１　　歯垢の状態　", made.below(3));
        page.line("治療がすんだら、歯医者さんに印をもらって担任に出してください。");
        if (made.below(2) == 0) {
            page.line("学校歯科医　", made.adult().family(), "歯科医院　電話 ", made.landline());
        }
    }

    private void healthTable(QualityPage page, int rows) {
        page.contains("name-list", "birth-date", "school-word");
        page.line("定期健康診断　結果一覧　５年");
        page.line("番号\t氏名\t生年月日\t身長\t体重\t視力(右)\t視力(左)\t聴力\t既往症・アレルギー");
        for (int i = 1; i <= rows; i++) {
            Person p = made.pupil();
            page.line(
                    i,
                    "\t",
                    p.name(),
                    "\t",
                    MadeUp.shortEra(p.born()),
                    "\t1",
                    made.digits(2),
                    ".2\t3",
                    made.digits(1),
                    ".5\tA\t",
                    made.pick(List.of("A", "B", "C")),
                    "\t異常なし\t",
                    made.pick(List.of("", "", "", "卵", "ぜんそく", "てんかん（服薬中）")));
        }
    }
}
