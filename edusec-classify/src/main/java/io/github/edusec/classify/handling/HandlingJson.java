package io.github.edusec.classify.handling;

import io.github.edusec.classify.PolicyFileException;
import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.Text;
import io.github.edusec.classify.handling.PolicyContent.ExceptionTerms;
import io.github.edusec.classify.handling.PolicyContent.UnknownClass;
import io.github.edusec.classify.policyfile.JsonObject;
import io.github.edusec.classify.policyfile.JsonReader;
import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.classify.policyfile.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The JSON format of handling policies, version 1. */
final class HandlingJson {
    private static final String FORMAT = "edusec-handling/";
    private static final int FORMAT_VERSION = 1;

    /** The built-in policies have some 70. Every rule is asked for every decision. */
    private static final int MAX_RULES = 200;

    private final Problems<PolicyFileException> problems;
    private final Set<String> taken;

    private HandlingJson(Problems<PolicyFileException> problems, Set<String> taken) {
        this.problems = problems;
        this.taken = taken;
    }

    /**
     * Reads a policy.
     *
     * @param taken ids that its rules may not have
     */
    static PolicyContent parse(PolicyFile file, Problems<PolicyFileException> problems, Set<String> taken)
            throws PolicyFileException {
        JsonObject root = JsonReader.read(file, problems);
        return new HandlingJson(problems, taken).content(root, file);
    }

    private PolicyContent content(JsonObject root, PolicyFile file) throws PolicyFileException {
        FormatLine.check(root, FORMAT, FORMAT_VERSION, "not a handling policy", problems);
        Optional<String> id = Vocabulary.id(root);
        Optional<String> version = root.string("version");
        Optional<Text> title = Vocabulary.text(root, "title");
        Optional<String> source = root.string("source");
        Vocabulary roles = new Vocabulary(root, "roles");
        RuleJson reader = new RuleJson(
                roles,
                new Vocabulary(root, "protections"),
                new Vocabulary(root, "records"),
                new Vocabulary(root, "witnesses"),
                taken);
        Optional<Term> permitter =
                root.string("defaultPermitter").flatMap(role -> roles.find(root, "defaultPermitter", role));
        Optional<UnknownClass> unknown =
                root.object("unknownClass").flatMap(object -> unknownClass(object, roles, reader));
        ExceptionTerms exceptions = root.optionalObject("exceptions")
                .map(object -> exceptions(object, roles))
                .orElse(ExceptionTerms.NONE);
        List<PolicyRule> rules = new ArrayList<>();
        List<JsonObject> objects = WordList.atMost(root, "rules", root.objects("rules"), MAX_RULES);
        if (root.isEmptyArray("rules")) {
            root.problem("rules", "a policy without rules", "none", "one or more");
        }
        objects.forEach(object -> reader.rule(object).ifPresent(rules::add));
        root.refuseUnknown();
        problems.throwIfAny();
        return new PolicyContent(
                new PolicyVersion(id.orElseThrow(), version.orElseThrow(), file.sha256()),
                title.orElseThrow(),
                source.orElseThrow(),
                permitter.orElseThrow(),
                unknown.orElseThrow(),
                exceptions,
                rules);
    }

    private static Optional<UnknownClass> unknownClass(JsonObject object, Vocabulary roles, RuleJson reader) {
        Optional<String> id = reader.newId(object);
        Optional<String> clause = object.string("clause");
        Optional<Text> reason = Vocabulary.text(object, "reason");
        List<Term> asked = roles.required(object, "ask");
        object.refuseUnknown();
        if (id.isEmpty() || clause.isEmpty() || reason.isEmpty()) {
            return Optional.empty();
        }
        HandlingRule rule = new HandlingRule(id.get(), clause.get(), List.of(Operation.values()), reason.get(), null);
        return Optional.of(new UnknownClass(rule, asked));
    }

    private static ExceptionTerms exceptions(JsonObject object, Vocabulary roles) {
        object.string("clause");
        ExceptionTerms terms =
                new ExceptionTerms(ids(roles.required(object, "grantedBy")), ids(roles.list(object, "emergencyBy")));
        object.refuseUnknown();
        return terms;
    }

    private static Set<String> ids(List<Term> terms) {
        return terms.stream().map(Term::id).collect(Collectors.toUnmodifiableSet());
    }
}
