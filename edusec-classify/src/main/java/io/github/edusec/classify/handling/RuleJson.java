package io.github.edusec.classify.handling;

import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.RestrictionKind;
import io.github.edusec.classify.Text;
import io.github.edusec.classify.handling.PolicyRule.Condition;
import io.github.edusec.classify.handling.PolicyRule.Effect;
import io.github.edusec.classify.handling.PolicyRule.Forbid;
import io.github.edusec.classify.policyfile.JsonObject;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rules of a handling policy in JSON. */
final class RuleJson {
    private final Vocabulary roles;
    private final Vocabulary protections;
    private final Vocabulary records;
    private final Vocabulary witnesses;
    private final Set<String> taken;
    private final Set<String> ids = new HashSet<>();

    /** {@code taken} are ids of rules that are added to every policy: an exception names a rule by its id alone. */
    RuleJson(Vocabulary roles, Vocabulary protections, Vocabulary records, Vocabulary witnesses, Set<String> taken) {
        this.taken = taken;
        this.roles = roles;
        this.protections = protections;
        this.records = records;
        this.witnesses = witnesses;
    }

    Optional<PolicyRule> rule(JsonObject object) {
        Optional<String> id = newId(object);
        Optional<String> clause = object.string("clause");
        Set<Operation> operations = EnumSet.noneOf(Operation.class);
        operations.addAll(constants(object, "operations", Operation::parse));
        Condition condition = condition(object, operations);
        Effect effect = effect(object);
        refuseContradictions(object, condition, effect);
        Optional<Text> reason = Vocabulary.text(object, "reason");
        Optional<Text> literal = Vocabulary.optionalText(object, "literal");
        object.refuseUnknown();
        if (id.isEmpty() || clause.isEmpty() || reason.isEmpty()) {
            return Optional.empty();
        }
        HandlingRule rule =
                new HandlingRule(id.get(), clause.get(), List.copyOf(operations), reason.get(), literal.orElse(null));
        return Optional.of(new PolicyRule(rule, condition, effect));
    }

    Optional<String> newId(JsonObject object) {
        Optional<String> id = Vocabulary.id(object);
        id.filter(value -> !ids.add(value))
                .ifPresent(value -> object.problem("id", "the id stands twice", value, "each id once"));
        id.filter(taken::contains)
                .ifPresent(value -> object.problem("id", "a rule of the library has this id", value, "another id"));
        return id;
    }

    /** Such a rule would never apply or never forbid, which nobody writes a rule for. */
    private static void refuseContradictions(JsonObject object, Condition condition, Effect effect) {
        int never = condition.when() & condition.unless();
        if (never != 0) {
            object.problem("unless", "must hold and must not", ids(never), "in \"when\" or in \"unless\"");
        }
        Forbid forbid = effect.forbid();
        int lifted = forbid == null ? 0 : condition.when() & forbid.liftedBy();
        if (lifted != 0) {
            object.problem(
                    "forbid", "a prohibition that is always lifted", ids(lifted), "what does not stand in \"when\"");
        }
    }

    private static String ids(int bits) {
        return Arrays.stream(Circumstance.values())
                .filter(each -> (bits & each.bit()) != 0)
                .map(Circumstance::id)
                .collect(Collectors.joining(", "));
    }

    private static Condition condition(JsonObject object, Set<Operation> operations) {
        Optional<JsonObject> test = object.optionalObject("confidentiality");
        boolean passesExplained =
                test.filter(each -> each.flag("passExplained")).isPresent();
        return new Condition(
                operations,
                importances(object),
                test.map(RuleJson::leastConfidentiality).orElse(null),
                passesExplained,
                object.has("actors")
                        ? Set.copyOf(constants(object, "actors", Actor::parse))
                        : EnumSet.allOf(Actor.class),
                bits(object, "when"),
                bits(object, "unless"),
                restrictions(object));
    }

    /** {@code {"atLeast": "III"}} or {@code {"only": ["IV"]}}; every class if it is missing. */
    private static Set<Importance> importances(JsonObject rule) {
        Set<Importance> found = EnumSet.noneOf(Importance.class);
        Optional<JsonObject> object = rule.optionalObject("importance");
        if (object.isEmpty()) {
            return EnumSet.allOf(Importance.class);
        }
        JsonObject importance = object.get();
        if (importance.has("only") == importance.has("atLeast")) {
            String given = importance.has("only") ? "both" : "neither";
            rule.problem("importance", "\"atLeast\" or \"only\"", given, "one of the two");
        }
        if (importance.has("only")) {
            found.addAll(constants(importance, "only", Importance::parse));
        }
        if (importance.has("atLeast")) {
            one(importance, "atLeast", Importance::parse)
                    .ifPresent(least -> Arrays.stream(Importance.values())
                            .filter(value -> value.isAtLeast(least))
                            .forEach(found::add));
        }
        importance.refuseUnknown();
        return found;
    }

    private static @Nullable Confidentiality leastConfidentiality(JsonObject test) {
        Optional<Confidentiality> least = one(test, "atLeast", Confidentiality::parse);
        test.refuseUnknown();
        return least.orElse(null);
    }

    private static Set<RestrictionKind> restrictions(JsonObject rule) {
        Set<RestrictionKind> kinds = EnumSet.noneOf(RestrictionKind.class);
        if (rule.has("restrictions")) {
            for (String text : WordList.some(rule, "restrictions")) {
                RestrictionKind.find(text).ifPresentOrElse(kinds::add, () -> {
                    String allowed = Arrays.stream(RestrictionKind.values())
                            .map(RestrictionKind::label)
                            .collect(Collectors.joining(", "));
                    rule.problem("restrictions", "no known restriction", text, allowed);
                });
            }
        }
        return kinds;
    }

    private Effect effect(JsonObject rule) {
        Optional<JsonObject> permit = rule.optionalObject("permit");
        HandlingOutcome kind = permit.map(RuleJson::permitKind).orElse(HandlingOutcome.ALLOWED);
        boolean metByBlanket =
                permit.filter(object -> metByBlanket(object, kind)).isPresent();
        List<Term> permitters =
                permit.map(object -> roles.required(object, "by")).orElse(List.of());
        permit.ifPresent(JsonObject::refuseUnknown);
        HandlingDuties duties = new HandlingDuties(
                permitters,
                protections.list(rule, "protections"),
                records.list(rule, "records"),
                witnesses.list(rule, "witnesses"));
        Forbid forbid = rule.optionalObject("forbid").map(RuleJson::forbid).orElse(null);
        boolean nothing = kind == HandlingOutcome.ALLOWED && forbid == null && duties.equals(HandlingDuties.NONE);
        boolean leave = rule.flag("allow");
        if (nothing && !leave) {
            rule.problem(
                    "id",
                    "a rule that asks for nothing",
                    "no effect",
                    "permit, forbid, protections, records, witnesses or allow");
        }
        if (leave && !nothing) {
            rule.problem("allow", "leave beside a demand", "true", "one of the two");
        }
        return new Effect(kind, metByBlanket, forbid, duties);
    }

    private static boolean metByBlanket(JsonObject permit, HandlingOutcome kind) {
        boolean met = permit.flag("metByBlanket");
        if (met && kind != HandlingOutcome.PERMIT_OF_UNSTATED_KIND) {
            permit.problem("metByBlanket", "the kind of permit is stated", "true", "only beside the kind unstated");
        }
        return met;
    }

    private static HandlingOutcome permitKind(JsonObject permit) {
        String kind = permit.string("kind").orElse("unstated");
        return switch (kind) {
            case "individual" -> HandlingOutcome.INDIVIDUAL_PERMIT;
            case "blanket" -> HandlingOutcome.BLANKET_PERMIT;
            case "unstated" -> HandlingOutcome.PERMIT_OF_UNSTATED_KIND;
            default -> {
                permit.problem("kind", "no such kind of permit", kind, "individual, blanket, unstated");
                yield HandlingOutcome.INDIVIDUAL_PERMIT;
            }
        };
    }

    private static Forbid forbid(JsonObject object) {
        Forbid forbid = new Forbid(bits(object, "unless"), object.flag("onlyPermits"));
        object.refuseUnknown();
        return forbid;
    }

    private static int bits(JsonObject object, String key) {
        int bits = 0;
        if (object.has(key)) {
            for (Circumstance each : constants(object, key, Circumstance::parse)) {
                bits |= each.bit();
            }
        }
        return bits;
    }

    private static <E> List<E> constants(JsonObject object, String key, Function<String, E> parse) {
        return WordList.some(object, key).stream()
                .flatMap(text -> constant(object, key, text, parse).stream())
                .toList();
    }

    private static <E> Optional<E> one(JsonObject object, String key, Function<String, E> parse) {
        return object.string(key).flatMap(text -> constant(object, key, text, parse));
    }

    private static <E> Optional<E> constant(JsonObject object, String key, String text, Function<String, E> parse) {
        try {
            return Optional.of(parse.apply(text));
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            int allowed = message.indexOf("allowed: ");
            object.problem(
                    key,
                    "no such value",
                    text,
                    allowed < 0 ? message : message.substring(allowed + "allowed: ".length()));
            return Optional.empty();
        }
    }
}
