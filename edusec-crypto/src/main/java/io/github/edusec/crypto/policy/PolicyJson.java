package io.github.edusec.crypto.policy;

import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.Text;
import io.github.edusec.classify.policyfile.JsonObject;
import io.github.edusec.classify.policyfile.JsonReader;
import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.classify.policyfile.Problems;
import io.github.edusec.crypto.ProtectionPolicyException;
import io.github.edusec.crypto.policy.PolicyContent.AllowedRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The JSON format of protection policies, version 1. */
final class PolicyJson {
    private static final String FORMAT = "edusec-protection-policy/";
    private static final int FORMAT_VERSION = 1;
    private static final int MIN_YEAR = 1900;
    private static final int MAX_YEAR = 9999;

    /** No algorithm that anybody uses comes near it. */
    static final int MAX_STRENGTH = 1024;

    private final Problems<ProtectionPolicyException> problems;
    private final Set<Integer> strengths = new TreeSet<>();

    private PolicyJson(Problems<ProtectionPolicyException> problems) {
        this.problems = problems;
    }

    static PolicyContent parse(PolicyFile file, Problems<ProtectionPolicyException> problems)
            throws ProtectionPolicyException {
        return new PolicyJson(problems).content(JsonReader.read(file, problems), file);
    }

    private PolicyContent content(JsonObject root, PolicyFile file) throws ProtectionPolicyException {
        checkFormat(root);
        Optional<String> id = Words.id(root);
        Optional<String> version = root.string("version");
        Optional<Text> title = Words.text(root, "title");
        Optional<String> source = root.string("source");
        Optional<AllowedRule> rule = root.object("allowedMethods").flatMap(PolicyJson::allowedRule);
        List<KeyLength> keyLengths = keyLengths(root);
        MethodJson reader = new MethodJson(strengths);
        List<Algorithm> algorithms = reader.algorithms(root);
        List<ProtectionMethod> methods = reader.methods(root);
        List<String> allowed = allowed(root, methods, reader.definedMethods());
        root.refuseUnknown();
        problems.throwIfAny();
        return new PolicyContent(
                new PolicyVersion(id.orElseThrow(), version.orElseThrow(), file.sha256()),
                title.orElseThrow(),
                source.orElseThrow(),
                rule.orElseThrow(),
                keyLengths,
                algorithms,
                methods,
                allowed);
    }

    /** A newer format may mean anything, so nothing else of the file is judged. */
    private void checkFormat(JsonObject root) throws ProtectionPolicyException {
        String found = root.string("format").orElse("");
        if (!found.isEmpty() && !found.equals(FORMAT + FORMAT_VERSION)) {
            String what = found.matches(FORMAT + "[0-9]{1,9}")
                    ? "a format version this library does not read"
                    : "not a protection policy";
            root.problem("format", what, found, FORMAT + FORMAT_VERSION);
        }
        problems.throwIfAny();
    }

    private static Optional<AllowedRule> allowedRule(JsonObject object) {
        Optional<String> clause = object.string("clause");
        Optional<Text> listed = Words.text(object, "listed");
        Optional<Text> unlisted = Words.text(object, "unlisted");
        object.refuseUnknown();
        return clause.isEmpty() || listed.isEmpty() || unlisted.isEmpty()
                ? Optional.empty()
                : Optional.of(new AllowedRule(clause.get(), listed.get(), unlisted.get()));
    }

    private List<KeyLength> keyLengths(JsonObject root) {
        List<KeyLength> rows = new ArrayList<>();
        for (JsonObject object : Words.some(root, "keyLengths")) {
            keyLength(object).ifPresent(rows::add);
        }
        return rows;
    }

    private Optional<KeyLength> keyLength(JsonObject object) {
        OptionalInt strength = object.integer("strengthBits", 1, MAX_STRENGTH);
        if (strength.isPresent() && !strengths.add(strength.getAsInt())) {
            object.problem(
                    "strengthBits",
                    "the strength stands twice",
                    Integer.toString(strength.getAsInt()),
                    "each strength once");
        }
        OptionalInt usableUntil = object.integer("usableUntil", MIN_YEAR, MAX_YEAR);
        boolean changes = object.has("transitionUntil") || object.has("transition");
        OptionalInt transitionUntil =
                changes ? object.integer("transitionUntil", usableUntil.orElse(MIN_YEAR) + 1, MAX_YEAR) : usableUntil;
        Optional<Text> transition = changes ? Words.text(object, "transition") : Optional.empty();
        Optional<String> clause = object.string("clause");
        Optional<Text> usable = Words.text(object, "usable");
        Optional<Text> ended = Words.text(object, "ended");
        object.refuseUnknown();
        boolean dated = strength.isPresent() && usableUntil.isPresent() && transitionUntil.isPresent();
        if (!dated || clause.isEmpty() || usable.isEmpty() || ended.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new KeyLength(
                strength.getAsInt(),
                usableUntil.getAsInt(),
                transitionUntil.getAsInt(),
                clause.get(),
                usable.get(),
                transition.orElse(null),
                ended.get()));
    }

    /** A method that nobody may write, laid down for writing, would be refused with a reason that its author never sees. */
    private static List<String> allowed(JsonObject root, List<ProtectionMethod> methods, Set<String> defined) {
        Map<String, ProtectionMethod> byId = methods.stream()
                .collect(Collectors.toMap(ProtectionMethod::id, Function.identity(), (first, second) -> first));
        Set<String> writable = new TreeSet<>(defined);
        methods.stream().filter(each -> !each.refusals().isEmpty()).forEach(each -> writable.remove(each.id()));
        List<String> ids = Words.someOnce(root, "allowed");
        for (String id : ids) {
            if (!defined.contains(id)) {
                root.problem("allowed", "not defined in \"methods\"", id, Words.allowed(writable));
            } else if (byId.containsKey(id) && !writable.contains(id)) {
                root.problem("allowed", "a method that is only read", id, Words.allowed(writable));
            }
        }
        return ids;
    }
}
