package io.github.edusec.classify.scheme;

import io.github.edusec.classify.Text;
import io.github.edusec.classify.policyfile.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The axes of a scheme file and their levels. */
final class AxisJson {
    private final String scheme;
    private final Set<String> ids = new HashSet<>();
    private final Map<String, String> prefixes = new HashMap<>();
    private final Set<CoreLevel> cores = new HashSet<>();

    private AxisJson(String scheme) {
        this.scheme = scheme;
    }

    static List<SchemeAxis> axes(JsonObject root, String scheme) {
        AxisJson reader = new AxisJson(scheme);
        List<SchemeAxis> axes = new ArrayList<>();
        List<JsonObject> objects = Fields.objects(root, "axes");
        if (root.has("axes") && objects.isEmpty()) {
            root.problem("axes", "a scheme without axes", "none", "one or more");
        }
        objects.forEach(object -> reader.axis(object).ifPresent(axes::add));
        return axes;
    }

    private Optional<SchemeAxis> axis(JsonObject object) {
        Optional<String> id = Fields.id(object, "id");
        boolean again = id.isPresent() && !ids.add(id.get());
        if (again) {
            object.problem("id", "the axis stands twice", id.orElse("?"), "each axis once");
        }
        Text name = Fields.text(object, "name");
        List<String> axisPrefixes = prefixes(object, id.orElse("?"));
        String clause = Fields.string(object, "clause");
        List<SchemeLevel> levels = levels(object, id.orElse("?"));
        object.refuseUnknown();
        SchemeAxis axis = new SchemeAxis(id.orElse("?"), name, axisPrefixes, clause, levels);
        return id.isEmpty() || again ? Optional.empty() : Optional.of(axis);
    }

    private List<String> prefixes(JsonObject object, String axis) {
        List<String> texts = Fields.atMost(object, "prefixes", object.strings("prefixes"));
        if (object.has("prefixes") && texts.isEmpty()) {
            object.problem("prefixes", "an axis without prefix", "none", "one or more");
        }
        for (String text : texts) {
            String key = WrittenLevel.normalize(text);
            if (key.isEmpty()) {
                object.problem("prefixes", "a prefix without letters", text, "letters or digits");
            } else if (prefixes.putIfAbsent(key, axis) != null) {
                object.problem("prefixes", "the prefix stands twice in this scheme", text, "each prefix once");
            }
        }
        return texts.isEmpty() ? List.of("?") : texts;
    }

    private List<SchemeLevel> levels(JsonObject object, String axis) {
        List<JsonObject> objects = Fields.objects(object, "levels");
        if (object.has("levels") && objects.size() < 2) {
            object.problem("levels", "too few levels", Integer.toString(objects.size()), "two or more");
        }
        List<SchemeLevel> levels = new ArrayList<>();
        Map<String, String> written = new HashMap<>();
        Set<String> codes = new HashSet<>();
        CoreLevel above = null;
        for (JsonObject each : objects) {
            Optional<SchemeLevel> level = level(each, axis, levels.size(), codes);
            level.ifPresent(value -> {
                levels.add(value);
                checkWritten(each, value, written);
            });
            CoreLevel core = level.map(SchemeLevel::core).orElse(null);
            checkOrder(each, above, core);
            above = core == null ? above : core;
        }
        return levels;
    }

    private Optional<SchemeLevel> level(JsonObject object, String axis, int rank, Set<String> codes) {
        Optional<String> code = Fields.id(object, "code");
        boolean again = code.isPresent() && !codes.add(code.get());
        if (again) {
            object.problem("code", "the code stands twice on this axis", code.orElse("?"), "each code once");
        }
        Text label = Fields.text(object, "label");
        List<String> aliases = Fields.optionalStrings(object, "aliases");
        Text criterion = Fields.text(object, "criterion");
        List<Text> examples = Fields.optionalTexts(object, "examples");
        String clause = Fields.string(object, "clause");
        Optional<CoreLevel> core = object.optionalString("core").flatMap(text -> core(object, text));
        object.refuseUnknown();
        return code.filter(value -> !again)
                .map(value -> new SchemeLevel(
                        scheme, axis, rank, value, label, aliases, criterion, examples, clause, core.orElse(null)));
    }

    private Optional<CoreLevel> core(JsonObject object, String text) {
        try {
            CoreLevel core = CoreLevel.parse(text);
            if (!cores.add(core)) {
                object.problem(
                        "core", "two levels of this scheme are the same core level", text, "each core level once");
                return Optional.empty();
            }
            return Optional.of(core);
        } catch (IllegalArgumentException e) {
            object.problem("core", "no such core level", text, CoreLevel.ids());
            return Optional.empty();
        }
    }

    /** What people write must name one level: no code, alias or label of a level may be read as another level. */
    private static void checkWritten(JsonObject object, SchemeLevel level, Map<String, String> written) {
        Map<String, Set<String>> members = new LinkedHashMap<>();
        members.put("code", Set.of(level.code()));
        members.put(
                "label",
                new LinkedHashSet<>(List.of(level.label().ja(), level.label().en())));
        members.put("aliases", new LinkedHashSet<>(level.aliases()));
        members.forEach((member, texts) -> {
            for (String text : texts) {
                String key = WrittenLevel.normalize(text);
                String before = written.putIfAbsent(key, level.code());
                if (key.isEmpty()) {
                    object.problem(member, "a text without letters", text, "letters or digits");
                } else if (before != null && !before.equals(level.code())) {
                    object.problem(
                            member, "already means another level of this axis", text, "not a way to write " + before);
                }
            }
        });
    }

    private static void checkOrder(JsonObject object, @Nullable CoreLevel above, @Nullable CoreLevel core) {
        if (above == null || core == null) {
            return;
        }
        if (!above.axis().equals(core.axis())) {
            object.problem("core", "a core level of another axis", core.id(), "a level of " + above.axis());
        } else if (core.rank() < above.rank()) {
            object.problem("core", "more severe than the level above it", core.id(), "less severe than " + above.id());
        }
    }
}
