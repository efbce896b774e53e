package io.github.edusec.classify.inspect;

import io.github.edusec.classify.Importance;
import java.util.Set;
import java.util.TreeSet;

/** A document in the making: each line is written together with what it truly contains. */
final class QualityPage {
    private final String kind;
    private final boolean personal;
    private final Set<String> contains = new TreeSet<>();
    private final StringBuilder text = new StringBuilder();
    private Importance importance;
    private boolean doubtful;

    private QualityPage(String kind, boolean personal, Importance importance) {
        this.kind = kind;
        this.personal = personal;
        this.importance = importance;
    }

    static QualityPage onPersons(String kind, Importance importance) {
        return new QualityPage(kind, true, importance);
    }

    static QualityPage ordinary(String kind, Importance importance) {
        return new QualityPage(kind, false, importance);
    }

    QualityPage line(Object... parts) {
        for (Object part : parts) {
            text.append(part);
        }
        text.append('\n');
        return this;
    }

    QualityPage contains(String... detectors) {
        contains.addAll(Set.of(detectors));
        return this;
    }

    QualityPage importance(Importance value) {
        importance = value;
        return this;
    }

    QualityPage doubtful() {
        doubtful = true;
        return this;
    }

    QualityDocument as(String id) {
        return new QualityDocument(id, kind, personal, importance, contains, doubtful, text.toString());
    }
}
