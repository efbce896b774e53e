package io.github.edusec.classify.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** The made-up documents that the suggestions are measured on; always the same. */
final class QualityDocuments {
    private static final long SEED = 20_250_401;
    private static final int OF_EACH_KIND = 20;

    private final List<QualityDocument> documents = new ArrayList<>();

    private QualityDocuments() {}

    static List<QualityDocument> all() {
        MadeUp made = new MadeUp(SEED);
        QualityPupilPages pupils = new QualityPupilPages(made);
        QualityCasePages cases = new QualityCasePages(made);
        QualityOrdinaryPages ordinary = new QualityOrdinaryPages(made);
        QualityDocuments all = new QualityDocuments();
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

    private void add(String name, IntFunction<QualityPage> writer) {
        for (int variant = 0; variant < OF_EACH_KIND; variant++) {
            documents.add(writer.apply(variant).as(String.format(Locale.ROOT, "%s-%02d", name, variant + 1)));
        }
    }
}
