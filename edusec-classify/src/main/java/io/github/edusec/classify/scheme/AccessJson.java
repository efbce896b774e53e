package io.github.edusec.classify.scheme;

import io.github.edusec.classify.Text;
import io.github.edusec.classify.policyfile.JsonObject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The section that derives an importance class from who may have access. */
final class AccessJson {
    private AccessJson() {}

    static Optional<AccessTable> read(JsonObject object, List<SchemeAxis> axes) {
        Optional<SchemeAxis> target = DerivationJson.target(object, axes);
        Text note = Fields.text(object, "note");
        List<JsonObject> objects = Fields.objects(object, "rows");
        if (object.has("rows") && objects.isEmpty()) {
            object.problem("rows", "a table without rows", "none", "one or more");
        }
        List<AccessTable.Row> rows = new ArrayList<>();
        int above = 0;
        for (JsonObject each : objects) {
            Optional<AccessTable.Row> row = target.flatMap(axis -> row(each, axis));
            if (row.isPresent() && row.get().gives().rank() < above) {
                each.problem(
                        "gives",
                        "more severe than the row above it, which would hide this one",
                        row.get().gives().code(),
                        "rows from most to least severe");
            }
            above = row.map(value -> value.gives().rank()).orElse(above);
            row.ifPresent(rows::add);
        }
        object.refuseUnknown();
        return target.map(axis -> new AccessTable(axis, rows, note));
    }

    private static Optional<AccessTable.Row> row(JsonObject object, SchemeAxis target) {
        Optional<SchemeLevel> gives = Fields.level(object, "gives", target);
        Set<AccessSubject> subjects = subjects(object, "subjects", EnumSet.allOf(AccessSubject.class));
        Set<AccessSubject> among = subjects.isEmpty() ? EnumSet.allOf(AccessSubject.class) : subjects;
        Set<AccessSubject> anyOf = object.has("anyOf") ? subjects(object, "anyOf", among) : subjects;
        Boolean ownDataOnly = condition(object, "ownDataOnly");
        Boolean specialCare = condition(object, "specialCare");
        String clause = Fields.string(object, "clause");
        Text reason = Fields.text(object, "reason");
        object.refuseUnknown();
        if (subjects.isEmpty() || anyOf.isEmpty()) {
            return Optional.empty();
        }
        return gives.map(
                level -> new AccessTable.Row(level, subjects, anyOf, ownDataOnly, specialCare, clause, reason));
    }

    private static Set<AccessSubject> subjects(JsonObject object, String key, Set<AccessSubject> allowed) {
        Set<AccessSubject> subjects = EnumSet.noneOf(AccessSubject.class);
        List<String> texts = object.strings(key);
        if (object.has(key) && texts.isEmpty()) {
            object.problem(key, "nobody has access", "none", "one or more of " + ids(allowed));
        }
        for (String text : texts) {
            try {
                AccessSubject subject = AccessSubject.parse(text);
                subjects.add(subject);
                if (!allowed.contains(subject)) {
                    object.problem(key, "not one of the row's subjects", text, ids(allowed));
                }
            } catch (IllegalArgumentException e) {
                object.problem(key, "no such access subject", text, AccessSubject.ids());
            }
        }
        return subjects;
    }

    private static String ids(Set<AccessSubject> subjects) {
        return String.join(", ", subjects.stream().map(AccessSubject::id).toList());
    }

    private static @Nullable Boolean condition(JsonObject object, String key) {
        return object.has(key) ? Boolean.valueOf(object.flag(key)) : null;
    }
}
