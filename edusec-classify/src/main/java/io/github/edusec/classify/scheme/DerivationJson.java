package io.github.edusec.classify.scheme;

import io.github.edusec.classify.Text;
import io.github.edusec.classify.policyfile.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The section that derives an importance class from the axes. */
final class DerivationJson {
    private DerivationJson() {}

    static Optional<Derivation> read(JsonObject object, List<SchemeAxis> axes) {
        Optional<SchemeAxis> target = target(object, axes);
        Text note = Fields.text(object, "note");
        List<JsonObject> objects = Fields.objects(object, "axes");
        if (object.has("axes") && objects.isEmpty()) {
            object.problem("axes", "a derivation from nothing", "none", "one or more axes");
        }
        List<Derivation.Source> sources = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (JsonObject each : objects) {
            Optional<SchemeAxis> axis = Fields.axis(each, "axis", axes);
            if (axis.isPresent() && !seen.add(axis.get().id())) {
                each.problem(
                        "axis",
                        "the axis stands twice in this section",
                        axis.get().id(),
                        "each axis once");
            }
            List<JsonObject> rows = Fields.objects(each, "rows");
            each.refuseUnknown();
            if (axis.isPresent() && target.isPresent()) {
                sources.add(new Derivation.Source(axis.get(), rows(each, rows, axis.get(), target.get())));
            }
        }
        object.refuseUnknown();
        return target.map(axis -> new Derivation(axis, sources, note));
    }

    /** A target whose levels are all importance classes, so that a proposal can be a classification. */
    static Optional<SchemeAxis> target(JsonObject object, List<SchemeAxis> axes) {
        Optional<SchemeAxis> target = Fields.axis(object, "target", axes);
        boolean isImportance = target.stream()
                .flatMap(axis -> axis.levels().stream())
                .allMatch(level -> level.core() instanceof CoreLevel.OfImportance);
        if (!isImportance) {
            object.problem(
                    "target",
                    "not every level of this axis is an importance class",
                    target.map(SchemeAxis::id).orElse("?"),
                    "an axis whose levels all have a core level importance:…");
        }
        return target;
    }

    private static List<Derivation.Row> rows(
            JsonObject section, List<JsonObject> objects, SchemeAxis axis, SchemeAxis target) {
        Map<SchemeLevel, SchemeLevel> gives = new HashMap<>();
        Set<SchemeLevel> named = new HashSet<>();
        for (JsonObject object : objects) {
            Optional<SchemeLevel> level = Fields.level(object, "level", axis);
            Optional<SchemeLevel> result = Fields.level(object, "gives", target);
            object.refuseUnknown();
            if (level.isPresent() && !named.add(level.get())) {
                object.problem("level", "the level has two rows", level.get().code(), "one row for each level");
            }
            if (level.isPresent() && result.isPresent()) {
                gives.putIfAbsent(level.get(), result.get());
            }
        }
        List<Derivation.Row> rows = new ArrayList<>();
        for (SchemeLevel level : axis.levels()) {
            SchemeLevel result = gives.get(level);
            if (!named.contains(level)) {
                section.problem("rows", "a level has no row", level.code(), "one row for each of " + axis.codes());
            } else if (result != null) {
                checkOrder(section, rows, level, result);
                rows.add(new Derivation.Row(level, result));
            }
        }
        return rows;
    }

    private static void checkOrder(
            JsonObject section, List<Derivation.Row> above, SchemeLevel level, SchemeLevel result) {
        if (!above.isEmpty()
                && result.rank() < above.get(above.size() - 1).gives().rank()) {
            section.problem(
                    "rows",
                    "a less severe level gives a more severe class",
                    level.code() + " gives " + result.code(),
                    above.get(above.size() - 1).gives().code() + " or less severe");
        }
    }
}
