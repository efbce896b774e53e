package io.github.edusec.crypto.policy;

import io.github.edusec.classify.Text;
import io.github.edusec.classify.policyfile.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Algorithms and methods of a protection policy in JSON. */
final class MethodJson {
    private final Set<Integer> strengths;
    private final Set<String> definedAlgorithms = new LinkedHashSet<>();
    private final Set<String> definedMethods = new LinkedHashSet<>();
    private final Map<String, Algorithm> algorithms = new LinkedHashMap<>();

    /** {@code strengths} are those that the key-length table knows. */
    MethodJson(Set<Integer> strengths) {
        this.strengths = strengths;
    }

    /** Ids of all methods, also of those with a problem, so that no mistake is reported a second time as a missing method. */
    Set<String> definedMethods() {
        return definedMethods;
    }

    List<Algorithm> algorithms(JsonObject root) {
        for (JsonObject object : Words.some(root, "algorithms")) {
            algorithm(object).ifPresent(each -> algorithms.putIfAbsent(each.id(), each));
        }
        return List.copyOf(algorithms.values());
    }

    private Optional<Algorithm> algorithm(JsonObject object) {
        Optional<String> id = Words.newId(object, "algorithms", definedAlgorithms);
        Optional<Text> name = Words.text(object, "name");
        Optional<AlgorithmCategory> category =
                Words.constant(object, "category", AlgorithmCategory.values(), AlgorithmCategory::id);
        OptionalInt strength = strength(object);
        Optional<String> clause = object.string("clause");
        Optional<Text> note = Words.optionalText(object, "note");
        if (category.filter(each -> each != AlgorithmCategory.RECOMMENDED).isPresent() && !object.has("note")) {
            object.problem(
                    "note",
                    "\"note\" is missing",
                    "nothing",
                    "what must be said of an algorithm that is not recommended");
        }
        object.refuseUnknown();
        if (id.isEmpty() || name.isEmpty() || category.isEmpty() || clause.isEmpty()) {
            return Optional.empty();
        }
        Integer bits = strength.isPresent() ? Integer.valueOf(strength.getAsInt()) : null;
        return Optional.of(new Algorithm(id.get(), name.get(), category.get(), bits, clause.get(), note.orElse(null)));
    }

    /** A strength that the table does not know would never end. */
    private OptionalInt strength(JsonObject object) {
        if (!object.has("strengthBits")) {
            return OptionalInt.empty();
        }
        OptionalInt strength = object.integer("strengthBits", 1, PolicyJson.MAX_STRENGTH);
        if (strength.isPresent() && !strengths.contains(strength.getAsInt())) {
            object.problem(
                    "strengthBits",
                    "not defined in \"keyLengths\"",
                    Integer.toString(strength.getAsInt()),
                    Words.allowed(strengths));
        }
        return strength;
    }

    List<ProtectionMethod> methods(JsonObject root) {
        List<ProtectionMethod> methods = new ArrayList<>();
        for (JsonObject object : Words.some(root, "methods")) {
            method(object).ifPresent(methods::add);
        }
        return methods;
    }

    private Optional<ProtectionMethod> method(JsonObject object) {
        Optional<String> id = Words.newId(object, "methods", definedMethods);
        Optional<Text> name = Words.text(object, "name");
        Optional<String> clause = object.string("clause");
        List<AlgorithmUse> uses = uses(object);
        boolean readOnly = object.flag("readOnly");
        Optional<Text> note = Words.optionalText(object, "note");
        if (readOnly && !object.has("note")) {
            object.problem("note", "\"note\" is missing", "nothing", "why the method is only read");
        }
        object.refuseUnknown();
        if (id.isEmpty() || name.isEmpty() || clause.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ProtectionMethod(id.get(), name.get(), clause.get(), uses, readOnly, note.orElse(null)));
    }

    private List<AlgorithmUse> uses(JsonObject method) {
        List<AlgorithmUse> uses = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (JsonObject object : Words.some(method, "uses")) {
            Optional<String> algorithm = object.string("algorithm");
            Optional<AlgorithmRole> role = Words.constant(object, "role", AlgorithmRole.values(), AlgorithmRole::id);
            boolean optional = object.flag("optional");
            object.refuseUnknown();
            if (algorithm.isEmpty() || role.isEmpty()) {
                continue;
            }
            String id = algorithm.get();
            if (!definedAlgorithms.contains(id)) {
                object.problem("algorithm", "not defined in \"algorithms\"", id, Words.allowed(definedAlgorithms));
            } else if (!seen.add(id + " " + role.get())) {
                object.problem("algorithm", "the use stands twice", id, "each algorithm once in a role");
            } else if (algorithms.containsKey(id)) {
                refuseEndless(object, algorithms.get(id), role.get());
                uses.add(new AlgorithmUse(algorithms.get(id), role.get(), optional));
            }
        }
        return uses;
    }

    /** A cipher whose strength was left out would be allowed for ever. */
    private static void refuseEndless(JsonObject object, Algorithm algorithm, AlgorithmRole role) {
        boolean written = algorithm.category() != AlgorithmCategory.FORBIDDEN;
        if (role == AlgorithmRole.ENCRYPTION && written && algorithm.strengthBits() == null) {
            object.problem(
                    "algorithm", "a cipher without a strength", algorithm.id(), "an algorithm with \"strengthBits\"");
        }
    }
}
