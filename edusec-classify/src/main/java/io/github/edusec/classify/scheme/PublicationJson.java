package io.github.edusec.classify.scheme;

import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Text;
import io.github.edusec.classify.policyfile.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The section that says which levels are meant for the public. */
final class PublicationJson {
    private PublicationJson() {}

    static PublicationRule read(JsonObject object, List<SchemeAxis> axes) {
        String clause = Fields.string(object, "clause");
        Text note = Fields.text(object, "note");
        List<HandlingRestriction> barredBy = barredBy(object);
        List<JsonObject> objects = Fields.objects(object, "tests");
        if (object.has("tests") && objects.isEmpty()) {
            object.problem("tests", "a publication rule that tests nothing", "none", "one or more axes");
        }
        List<PublicationRule.Test> tests = new ArrayList<>();
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
            List<String> codes = Fields.atMost(each, "levels", each.strings("levels"));
            each.refuseUnknown();
            axis.ifPresent(value -> tests.add(new PublicationRule.Test(value, levels(each, codes, value))));
        }
        boolean everyAxis = object.flag("everyAxis");
        object.refuseUnknown();
        return new PublicationRule(tests, everyAxis, barredBy, clause, note);
    }

    private static List<HandlingRestriction> barredBy(JsonObject object) {
        List<HandlingRestriction> restrictions = new ArrayList<>();
        for (String text : Fields.optionalStrings(object, "barredBy")) {
            try {
                restrictions.add(new HandlingRestriction(text));
            } catch (IllegalArgumentException e) {
                object.problem("barredBy", "no restriction", text, "one line of text");
            }
        }
        return restrictions;
    }

    private static List<SchemeLevel> levels(JsonObject object, List<String> codes, SchemeAxis axis) {
        Set<SchemeLevel> levels = new HashSet<>();
        for (String code : codes) {
            Optional<SchemeLevel> level = axis.level(code);
            if (level.isEmpty()) {
                object.problem("levels", "no such level on axis " + axis.id(), code, axis.codes());
            }
            level.ifPresent(levels::add);
        }
        List<SchemeLevel> leastSevere = axis.levels()
                .subList(axis.levels().size() - levels.size(), axis.levels().size());
        if (!levels.containsAll(leastSevere)) {
            object.problem(
                    "levels",
                    "a less severe level than these is not for the public",
                    String.join(", ", codes),
                    "the least severe levels: "
                            + leastSevere.stream().map(SchemeLevel::code).collect(Collectors.joining(", ")));
        }
        return axis.levels().stream().filter(levels::contains).toList();
    }
}
