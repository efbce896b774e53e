package io.github.edusec.classify.inspect;

import io.github.edusec.classify.Importance;
import io.github.edusec.classify.inspect.MadeUp.Person;
import java.util.List;

/** Cases, aid, staff papers in other layouts and words than {@link QualityCasePages}; see {@link QualityDocuments#heldOut()}. */
final class HeldOutCasePages {
    private final MadeUp made;

    HeldOutCasePages(MadeUp made) {
        this.made = made;
    }

    QualityPage schoolAid(int variant) {
        QualityPage page = QualityPage.onPersons("就学援助認定通知", Importance.II).contains("school-word");
        switch (variant % 3) {
            case 0 -> decision(page, made.adult(), made.pupil());
            case 1 -> application(page, made.adult(), made.pupil());
            default -> recipients(page, 6 + made.below(15));
        }
        return page;
    }

    private void decision(QualityPage page, Person guardian, Person pupil) {
        page.line("海教学収第", made.digits(4), "号　　令和７年12月", 1 + made.below(24), "日");
        page.line("保護者　", guardian.name(), "　殿");
        page.line("　　　　　　　　　　　　海辺市長　", made.adult().name());
        page.line("就学援助費支給決定通知書");
        page.line("　下記のとおり支給することに決定しました。");
        page.line("　　　　　　　　　　記");
        page.line("児童生徒名　　", pupil.name(), "　　学校名　海辺市立本町小学校　", 1 + made.below(6), "年");
        page.line("支給費目　　学用品費　通学用品費　給食費　　支給額　", 10_000 + made.below(60_000), "円");
        page.line("振込日　　令和７年12月25日");
        page.line("担当：海辺市教育委員会 教育総務課　TEL ", made.landline(), "　E-mail gakumu@city.umibe.lg.jp");
    }

    private void application(QualityPage page, Person guardian, Person pupil) {
        page.contains("address", "phone", "birth-date");
        page.line("就 学 援 助 費 受 給 申 請 書");
        page.line("申請者（保護者）");
        page.line("　住　所　　", guardian.address());
        page.line("　氏　名　　", guardian.family(), "　", guardian.given(), "　㊞");
        page.line("　電　話　　", made.below(2) == 0 ? guardian.mobile() : guardian.home());
        page.line("世帯の状況（児童生徒を含む）");
        page.line("続柄　氏名　　　　生年月日　　　職業・学年");
        page.line("本人　", guardian.name(), "　", MadeUp.shortEra(guardian.born()), "　パート");
        page.line("子　　", pupil.name(), "　", MadeUp.shortEra(pupil.born()), "　小学", 1 + made.below(6), "年");
        page.line("申請理由　", made.pick(List.of("児童扶養手当を受給している", "市民税が非課税である", "失業により収入が減少した")));
    }

    private void recipients(QualityPage page, int rows) {
        page.contains("name-list");
        page.line("令和７年度　就学援助　受給者一覧　（川沿小　事務）");
        page.line("No,学年,児童氏名,保護者氏名,区分,費目,口座");
        for (int i = 1; i <= rows; i++) {
            Person p = made.pupil();
            page.line(
                    i,
                    ",",
                    1 + made.below(6),
                    ",",
                    p.name(),
                    ",",
                    p.family(),
                    " ",
                    made.adult().given(),
                    ",",
                    made.pick(List.of("継続", "新規")),
                    ",学用品・給食,",
                    made.digits(7));
        }
    }

    QualityPage individualPlan(int variant) {
        QualityPage page = QualityPage.onPersons("個別の指導計画", Importance.II).contains("school-word");
        switch (variant % 3) {
            case 0 -> supportPlan(page, made.pupil());
            case 1 -> counselling(page, made.pupil());
            default -> committee(page, 3 + made.below(4));
        }
        return page;
    }

    private void supportPlan(QualityPage page, Person pupil) {
        page.contains("birth-date", "address");
        page.line("個別の教育支援計画（プロフィールシート）");
        page.line("本人　氏名\t", pupil.name(), "（", pupil.kana(), "）");
        page.line(
                "生年月日\t",
                pupil.born().getYear(),
                "年",
                pupil.born().getMonthValue(),
                "月",
                pupil.born().getDayOfMonth(),
                "日");
        page.line("住所\t", pupil.address());
        page.line("得意なこと\t", made.pick(List.of("電車の図鑑を読む", "絵をかく", "パズル")));
        page.line("願い\t本人：友達と遊びたい　保護者：身の回りのことを自分でしてほしい");
        page.line("関係機関\t", made.pick(List.of("山手こども発達センター（月１回）", "放課後等デイサービス「そら」", "言語聴覚士の訪問")));
    }

    private void counselling(QualityPage page, Person pupil) {
        page.line("教育相談記録　　　　記録者：", made.adult().family());
        page.line("日　時　2025年11月", 1 + made.below(28), "日　16時～");
        page.line("来談者　", pupil.family(), "さんの母");
        page.line("主　訴　", made.pick(List.of("朝起きられず登校できない日が増えている。", "仲のよかった子から避けられていると話している。")));
        page.line("経　過　夏休み明けから遅刻が増え、先週は三日続けて休んだ。");
        page.line("対　応　担任が週一回家庭訪問をする。スクールカウンセラーにつなぐ。");
    }

    private void committee(QualityPage page, int rows) {
        page.contains("name-list");
        page.line("校内支援委員会　資料（回収）");
        page.line("学級｜なまえ｜気になる様子｜支援の方向");
        for (int i = 0; i < rows; i++) {
            Person p = made.pupil();
            page.line(
                    1 + made.below(6),
                    "の",
                    1 + made.below(3),
                    "｜",
                    p.family(),
                    p.given(),
                    "｜",
                    made.pick(List.of("離席が多い", "書字の困難", "場面緘黙の疑い", "登校しぶり")),
                    "｜",
                    made.pick(List.of("通級を検討", "巡回相談を依頼", "別室で学習")));
        }
    }

    QualityPage staffNumber(int variant) {
        Person staff = made.adult();
        QualityPage page = QualityPage.onPersons("マイナンバー提出票", Importance.I);
        if (variant < 4) {
            page.contains("my-number");
        }
        String number = variant == 4 ? made.mistypedMyNumber() : made.myNumber();
        switch (variant) {
            case 0 -> dependants(page, staff, parted(number, "/"));
            case 1 -> dependants(page, staff, number.substring(0, 8) + "\n" + number.substring(8));
            case 2 -> numberTable(page, 4 + made.below(5));
            case 3 -> mail(page.doubtful(), staff, number);
            case 4 -> dependants(page.doubtful(), staff, parted(number, " "));
            default -> mail(page.doubtful(), staff, made.mistypedMyNumber());
        }
        return page;
    }

    private static String parted(String number, String joint) {
        return number.substring(0, 4) + joint + number.substring(4, 8) + joint + number.substring(8);
    }

    private void dependants(QualityPage page, Person staff, String number) {
        page.contains("birth-date", "address");
        page.line("令和８年分　給与所得者の扶養控除等（異動）申告書");
        page.line("（フリガナ）　　　　あなたの生年月日　", MadeUp.era(staff.born()));
        page.line("あなたの氏名　", staff.family(), "　", staff.given());
        page.line("あなたの個人番号　", number);
        page.line("あなたの住所　", staff.address());
        page.line("世帯主の氏名　同上　　続柄　本人　　配偶者の有無　有");
    }

    private void numberTable(QualityPage page, int rows) {
        page.contains("name-list");
        page.line("職員番号,氏名,個人番号,提出日");
        for (int i = 0; i < rows; i++) {
            page.line(made.digits(6), ",", made.adult().name(), ",", made.myNumber(), ",2025/11/", 10 + made.below(19));
        }
    }

    private void mail(QualityPage page, Person staff, String number) {
        page.contains("e-mail");
        page.line("差出人: ", staff.name(), " <", staff.mail(), ">");
        page.line("件名: 年末調整の件");
        page.line("事務の先生へ　おはようございます。妻の番号は ", number, " です。用紙は月曜に出します。");
    }

    QualityPage telephoneTree(int variant) {
        QualityPage page = QualityPage.onPersons("緊急連絡網", Importance.II).contains("phone", "name-list");
        int rows = 7 + made.below(8);
        switch (variant % 3) {
            case 0 -> {
                page.line(
                        "５年３組　緊急連絡網　　担任 ",
                        made.adult().family(),
                        " ",
                        made.adult().mobile());
                for (int i = 1; i <= rows; i++) {
                    Person p = made.pupil();
                    page.line("  ↓ ", p.family(), "　", p.given(), "　", p.mobile());
                }
            }
            case 1 -> {
                page.line("職　員　住　所　録");
                page.line("職\t氏　名\t〒\t住　所\t電　話");
                for (int i = 1; i <= rows; i++) {
                    Person p = made.adult();
                    page.line("教諭\t", p.name(), "\t", p.postalCode(), "\t", p.address(), "\t", p.home());
                }
                page.contains("address", "postal-code");
            }
            default -> {
                page.line("学年委員　連絡先（委員のみ配付）");
                for (int i = 1; i <= rows; i++) {
                    Person p = made.adult();
                    page.line("・", p.name(), "さん（", made.pupil().given(), "の母）　", p.mobile(), "　", p.mail());
                }
                page.contains("e-mail");
            }
        }
        return page;
    }
}
