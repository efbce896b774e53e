package io.github.edusec.classify.inspect;

import io.github.edusec.classify.Importance;
import io.github.edusec.classify.inspect.MadeUp.Person;
import java.util.List;

/** Decisions and plans on one pupil, and what staff hand in: numbers and telephone trees. */
final class QualityCasePages {
    private final MadeUp made;

    QualityCasePages(MadeUp made) {
        this.made = made;
    }

    QualityPage schoolAid(int variant) {
        Person guardian = made.adult();
        Person pupil = made.pupil();
        QualityPage page = QualityPage.onPersons("就学援助認定通知", Importance.II).contains("school-word");
        page.line("み教学第", made.digits(3), "号");
        page.line("令和７年７月", 1 + made.below(28), "日");
        if (variant % 2 == 0) {
            page.line("〒", guardian.postalCode());
            page.line(guardian.address());
            page.contains("postal-code", "address");
        }
        page.line("　　", guardian.name(), "　様");
        page.line("　　　　　　　　　　みどり原市教育委員会教育長");
        page.line(variant % 5 == 0 ? "令和７年度就学奨励費の支給について（通知）" : "令和７年度就学援助認定通知書");
        page.line("申請のありました就学援助について、下記のとおり認定しましたので通知します。");
        page.line("記");
        page.line("１　認定番号　", variant % 3 == 0 ? made.digits(12) : "R7-" + made.digits(4));
        page.line("２　児童　", pupil.family(), " ", pupil.given(), "（", MadeUp.era(pupil.born()), "生）　川沿小学校　４年");
        page.contains("birth-date");
        page.line("３　認定区分　", made.pick(List.of("準要保護", "要保護", "認定（第２号）")), "　　認定期間　令和７年４月１日から令和８年３月31日まで");
        page.line("４　振込先　みどり原農協 本店 普通 ", made.digits(7));
        page.line("【問合せ先】学校教育課 学務係　電話 ", made.landline(), "（直通）");
        return page;
    }

    QualityPage individualPlan(int variant) {
        Person pupil = made.pupil();
        QualityPage page = QualityPage.onPersons("個別の指導計画", Importance.II).contains("school-word");
        boolean initials = variant % 5 == 4;
        page.line(variant % 4 == 3 ? "支援シート（通級指導教室）" : "個別の指導計画　（前期）", "　　作成日：2025年5月", 1 + made.below(30), "日");
        if (initials) {
            page.line("対象　３年　", pupil.kana().charAt(0), "児　　記入者　通級担当");
        } else {
            page.line(
                    "児童氏名：",
                    pupil.name(),
                    "　　学年：",
                    1 + made.below(6),
                    "年　　担任：",
                    made.adult().family());
        }
        if (variant % 3 == 0 && !initials) {
            page.line("生年月日：", MadeUp.era(pupil.born()), "　保護者連絡先：", pupil.mobile());
            page.contains("birth-date", "phone");
        }
        page.line(
                "◎実態　",
                made.pick(List.of(
                        "集団での一斉指示が通りにくく、個別に声をかけると取りかかれる。",
                        "自閉スペクトラム症の診断あり（Ｒ６．１１）。大きな音が苦手で、イヤーマフを使用。",
                        "ひらがなの読みはできるが、特殊音節で読み誤りが多い。WISC検査を８月に予定。")));
        page.line("◎長期目標　見通しをもって学習に参加する。");
        page.line("◎短期目標　・１５分間、自席で課題に取り組む。　・困ったときにカードで伝える。");
        page.line("◎手立て　スケジュールを板書で示す。課題を３つに区切る。");
        page.line("◎評価　", made.pick(List.of("（７月に記入）", "カードを使う場面が増えた。次学期も継続する。", "概ね達成。家庭とも共有した。")));
        return page;
    }

    QualityPage staffNumber(int variant) {
        Person staff = made.adult();
        QualityPage page = QualityPage.onPersons("マイナンバー提出票", Importance.I);
        if (variant < 7) {
            page.contains("my-number");
        }
        switch (variant) {
            case 0, 1 -> form(page, staff, made.myNumber());
            case 2 -> form(page, staff, MadeUp.wide(grouped(made.myNumber(), "　")));
            case 3 -> form(page, staff, grouped(made.myNumber(), "\n"));
            case 4 -> boxes(page, staff, made.myNumber());
            case 5, 6 -> withoutContext(page, staff, made.myNumber());
            case 7 -> form(page.doubtful(), staff, made.mistypedMyNumber());
            case 8 -> form(page.doubtful(), staff, grouped(made.mistypedMyNumber(), "-"));
            default -> withoutContext(page, staff, made.mistypedMyNumber());
        }
        return page;
    }

    private static String grouped(String number, String joint) {
        return number.substring(0, 4) + joint + number.substring(4, 8) + joint + number.substring(8);
    }

    private void form(QualityPage page, Person staff, String number) {
        page.line("個人番号（マイナンバー）提出票");
        page.line("所属：川沿町立東小学校　　職名：教諭");
        page.line("氏名：", staff.name(), "（", staff.kana(), "）");
        page.line("生年月日：", MadeUp.era(staff.born()));
        page.line("住所：〒", staff.postalCode(), "　", staff.address());
        page.line("個人番号：", number);
        page.line("利用目的：源泉徴収票作成事務、共済組合の届出事務");
        page.line("本人確認：□個人番号カード　□通知カード＋運転免許証　確認者（　　　　）");
        page.contains("birth-date", "address", "postal-code");
    }

    private void boxes(QualityPage page, Person staff, String number) {
        page.line("扶養控除等申告のための番号届出書");
        page.line("あなたの氏名\t", staff.name());
        page.line("あなたの個人番号\t", String.join("\t", number.split("")));
        page.line("あなたの住所又は居所\t", staff.address());
        page.contains("address");
    }

    private void withoutContext(QualityPage page, Person staff, String number) {
        page.doubtful();
        page.line("事務室 ", made.adult().family(), " さま");
        page.line("お疲れさまです。先日ご依頼の件、下記のとおりです。");
        page.line(staff.name(), "　", number);
        page.line("カードのコピーは明日お持ちします。よろしくお願いします。");
        page.line(staff.mail());
        page.contains("e-mail");
    }

    QualityPage telephoneTree(int variant) {
        QualityPage page = QualityPage.onPersons("緊急連絡網", Importance.II).contains("phone", "name-list");
        int rows = 9 + made.below(8);
        if (variant % 3 == 0) {
            page.line("令和７年度　職員緊急連絡網　　　持出禁止");
            page.line("職名\t氏名\t自宅電話\t携帯電話\tメール");
            for (int i = 0; i < rows; i++) {
                Person p = made.adult();
                page.line(role(i), "\t", p.name(), "\t", p.home(), "\t", p.mobile(), "\t", p.mail());
            }
            page.contains("e-mail");
        } else if (variant % 3 == 1) {
            page.line("職員緊急連絡網（夜間・休日）");
            page.line("　　　　校長 ", made.adult().family(), "（", made.adult().mobile(), "）");
            page.line("　　　　　　　↓");
            for (int i = 1; i < rows; i++) {
                Person p = made.adult();
                page.line("→ ", role(i), " ", p.family(), "（", p.home().replace('-', i % 2 == 0 ? '-' : '－'), "）");
            }
            page.line("※つながらないときは次の人へ。最後の人は教頭に電話する。");
        } else {
            page.line("2年1組　でんわれんらくもう");
            for (int i = 1; i <= rows; i++) {
                Person p = made.pupil();
                page.line(i, " ", p.family(), p.given(), "　", p.home().substring(5));
            }
            page.line("※市外局番は省略しています。");
        }
        return page;
    }

    private static String role(int i) {
        return switch (i) {
            case 0 -> "校長";
            case 1 -> "教頭";
            case 2 -> "養護教諭";
            case 3 -> "事務主査";
            default -> "教諭";
        };
    }
}
