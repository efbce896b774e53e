package io.github.edusec.classify.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * The made-up documents that the suggestions are measured on, always the same: those that were looked at while the
 * detectors were mended, others that were written before that and are never tuned to, and others by somebody who had
 * seen neither rules nor sets.
 */
final class QualityDocuments {
    private static final long SEED = 20_250_401;
    private static final int OF_EACH_KIND = 20;
    private static final long HELD_OUT_SEED = 19_470_331;
    private static final int HELD_OUT_OF_EACH_KIND = 12;

    private static final List<String> HELD_OUT_FAMILY = List.of(
            "原田 はらだ",
            "石川 いしかわ",
            "岡田 おかだ",
            "後藤 ごとう",
            "藤井 ふじい",
            "三浦 みうら",
            "横山 よこやま",
            "宮崎 みやざき",
            "小野寺 おのでら",
            "荒井 あらい",
            "星 ほし",
            "菅野 かんの",
            "日下部 くさかべ",
            "猪股 いのまた",
            "鷹觜 たかのはし",
            "堀 ほり",
            "金 きん",
            "久米 くめ",
            "早乙女 さおとめ",
            "薄井 うすい");
    private static final List<String> HELD_OUT_GIVEN = List.of(
            "大和 やまと",
            "芽依 めい",
            "伊織 いおり",
            "楓 かえで",
            "陸斗 りくと",
            "あかり あかり",
            "律 りつ",
            "紗良 さら",
            "奏太 そうた",
            "仁 じん",
            "優奈 ゆうな",
            "和子 かずこ",
            "誠 まこと",
            "恵美子 えみこ",
            "ソフィア そふぃあ",
            "浩二 こうじ");

    private final List<QualityDocument> documents = new ArrayList<>();
    private final int ofEachKind;

    private QualityDocuments(int ofEachKind) {
        this.ofEachKind = ofEachKind;
    }

    /** Returns the first set: whoever mends the detectors looks at its wrong results. */
    static List<QualityDocument> lookedAt() {
        MadeUp made = new MadeUp(SEED);
        QualityPupilPages pupils = new QualityPupilPages(made);
        QualityCasePages cases = new QualityCasePages(made);
        QualityOrdinaryPages ordinary = new QualityOrdinaryPages(made);
        QualityDocuments all = new QualityDocuments(OF_EACH_KIND);
        all.add("report-card", pupils::reportCard);
        all.add("roll", pupils::roll);
        all.add("health", pupils::health);
        all.add("school-aid", cases::schoolAid);
        all.add("plan", cases::individualPlan);
        all.add("staff", variant -> variant < 10 ? cases.staffNumber(variant) : cases.telephoneTree(variant));
        all.add("newsletter", ordinary::newsletter);
        all.add("order", ordinary::order);
        all.add("timetable", ordinary::timetable);
        all.add("exercises", ordinary::exercises);
        all.add("agenda", ordinary::agenda);
        all.add("library", ordinary::library);
        return List.copyOf(all.documents);
    }

    /** Returns the second set: other layouts, words, names and chance; no detector or rule may be fitted to it. */
    static List<QualityDocument> heldOut() {
        MadeUp made = new MadeUp(HELD_OUT_SEED, HELD_OUT_FAMILY, HELD_OUT_GIVEN);
        HeldOutPupilPages pupils = new HeldOutPupilPages(made);
        HeldOutCasePages cases = new HeldOutCasePages(made);
        HeldOutOrdinaryPages ordinary = new HeldOutOrdinaryPages(made);
        QualityDocuments all = new QualityDocuments(HELD_OUT_OF_EACH_KIND);
        all.add("new-report-card", pupils::reportCard);
        all.add("new-roll", pupils::roll);
        all.add("new-health", pupils::health);
        all.add("new-school-aid", cases::schoolAid);
        all.add("new-plan", cases::individualPlan);
        all.add("new-staff", variant -> variant < 6 ? cases.staffNumber(variant) : cases.telephoneTree(variant));
        all.add("new-newsletter", ordinary::newsletter);
        all.add("new-order", ordinary::order);
        all.add("new-timetable", ordinary::timetable);
        all.add("new-exercises", ordinary::exercises);
        all.add("new-agenda", ordinary::agenda);
        all.add("new-library", ordinary::library);
        return List.copyOf(all.documents);
    }

    /** Returns the third set, by somebody who had seen neither rules nor other sets; nothing may be fitted to it. */
    static List<QualityDocument> blind() {
        return Stream.of(BlindPupilPages.all(), BlindCasePages.all(), BlindOrdinaryPages.all())
                .flatMap(List::stream)
                .toList();
    }

    private void add(String name, IntFunction<QualityPage> writer) {
        for (int variant = 0; variant < ofEachKind; variant++) {
            documents.add(writer.apply(variant).as(String.format(Locale.ROOT, "%s-%02d", name, variant + 1)));
        }
    }
}
