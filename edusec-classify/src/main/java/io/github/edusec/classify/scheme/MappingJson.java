package io.github.edusec.classify.scheme;

import io.github.edusec.classify.Text;
import io.github.edusec.classify.policyfile.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The section of tables to other schemes. */
final class MappingJson {
    private final String scheme;
    private final List<SchemeAxis> axes;
    private final Function<String, Optional<ClassificationScheme>> others;
    private final Set<String> tables = new HashSet<>();

    MappingJson(String scheme, List<SchemeAxis> axes, Function<String, Optional<ClassificationScheme>> others) {
        this.scheme = scheme;
        this.axes = axes;
        this.others = others;
    }

    List<SchemeMapping> mappings(JsonObject root) {
        return Fields.optionalObjects(root, "mappings").stream()
                .flatMap(object -> mapping(object).stream())
                .toList();
    }

    private Optional<SchemeMapping> mapping(JsonObject object) {
        Optional<String> to = Fields.id(object, "to");
        if (to.isPresent() && to.get().equals(scheme)) {
            object.problem("to", "a mapping to the scheme itself", to.get(), "another scheme");
        }
        Optional<SchemeAxis> from = Fields.axis(object, "fromAxis", axes);
        if (to.isPresent() && from.isPresent() && !tables.add(from.get().id() + " " + to.get())) {
            object.problem(
                    "fromAxis",
                    "the axis has two tables to that scheme",
                    from.get().id(),
                    "one table for each axis");
        }
        Optional<String> toAxis = Fields.id(object, "toAxis");
        List<String> toLevels = toLevels(object);
        MappingConfidence confidence = confidence(object);
        String source = Fields.string(object, "source");
        List<JsonObject> rows = Fields.objects(object, "rows");
        object.refuseUnknown();
        if (to.isPresent() && toAxis.isPresent()) {
            checkTarget(object, to.get(), toAxis.get(), toLevels);
        }
        return from.map(axis -> new SchemeMapping(
                axis.id(),
                to.orElse("?"),
                toAxis.orElse("?"),
                toLevels,
                confidence,
                source,
                rows(object, rows, axis, toLevels)));
    }

    private static List<String> toLevels(JsonObject object) {
        List<String> codes = Fields.atMost(object, "toLevels", object.strings("toLevels"));
        Set<String> seen = new HashSet<>();
        for (String code : codes) {
            if (!seen.add(code)) {
                object.problem("toLevels", "the level stands twice", code, "each level once");
            }
        }
        return codes;
    }

    private static MappingConfidence confidence(JsonObject object) {
        Optional<String> text = object.string("confidence");
        for (MappingConfidence value : MappingConfidence.values()) {
            if (text.filter(value.id()::equals).isPresent()) {
                return value;
            }
        }
        text.ifPresent(found -> object.problem(
                "confidence",
                "no such confidence",
                found,
                Arrays.stream(MappingConfidence.values())
                        .map(MappingConfidence::id)
                        .collect(Collectors.joining(", "))));
        return MappingConfidence.LOW;
    }

    private void checkTarget(JsonObject object, String to, String toAxis, List<String> toLevels) {
        Optional<ClassificationScheme> target = others.apply(to);
        if (target.isEmpty()) {
            return;
        }
        Optional<SchemeAxis> axis = target.get().axis(toAxis);
        List<String> codes = axis.stream()
                .flatMap(value -> value.levels().stream())
                .map(SchemeLevel::code)
                .toList();
        if (axis.isEmpty()) {
            String allowed = target.get().axes().stream().map(SchemeAxis::id).collect(Collectors.joining(", "));
            object.problem("toAxis", "no such axis in " + target.get().version(), toAxis, allowed);
        } else if (!codes.equals(toLevels)) {
            object.problem(
                    "toLevels",
                    "not the levels of " + target.get().version(),
                    String.join(", ", toLevels),
                    String.join(", ", codes));
        }
    }

    private static List<SchemeMapping.Row> rows(
            JsonObject table, List<JsonObject> objects, SchemeAxis from, List<String> toLevels) {
        Map<String, SchemeMapping.Row> byLevel = new HashMap<>();
        for (JsonObject object : objects) {
            Optional<SchemeLevel> level = Fields.level(object, "level", from);
            SchemeMapping.Row row = row(object, level.map(SchemeLevel::code).orElse("?"), toLevels);
            if (level.isPresent() && byLevel.putIfAbsent(row.level(), row) != null) {
                object.problem("level", "the level has two rows", row.level(), "one row for each level");
            }
        }
        List<SchemeMapping.Row> rows = new ArrayList<>();
        int above = 0;
        for (SchemeLevel level : from.levels()) {
            SchemeMapping.Row row = byLevel.get(level.code());
            if (row == null) {
                table.problem("rows", "a level has no row", level.code(), "one row for each of " + from.codes());
                continue;
            }
            int rank = row.to() == null ? above : toLevels.indexOf(row.to());
            if (rank >= 0 && rank < above) {
                table.problem(
                        "rows",
                        "a less severe level maps to a more severe one",
                        level.code() + " to " + row.to(),
                        toLevels.get(above) + " or less severe");
            }
            above = Math.max(above, rank);
            rows.add(row);
        }
        return rows;
    }

    private static SchemeMapping.Row row(JsonObject object, String level, List<String> toLevels) {
        boolean none = object.flag("noCounterpart");
        Optional<String> to = none ? object.optionalString("to") : object.string("to");
        if (none && to.isPresent()) {
            object.problem("to", "a counterpart although there is none", to.get(), "nothing beside noCounterpart");
        } else if (to.isPresent() && !toLevels.contains(to.get())) {
            object.problem("to", "no such level in toLevels", to.get(), String.join(", ", toLevels));
        }
        boolean lossy = object.flag("lossy");
        boolean understates = object.flag("understates");
        if (understates && !lossy) {
            object.problem(
                    "understates", "a counterpart that means less loses something", "not lossy", "\"lossy\": true");
        }
        Optional<Text> note = Fields.optionalText(object, "note");
        if ((none || lossy) && !object.has("note")) {
            object.problem("note", "nothing says what is lost", "nothing", "a text in both languages");
        }
        object.refuseUnknown();
        return new SchemeMapping.Row(level, none ? null : to.orElse("?"), lossy, understates, note.orElse(null));
    }
}
