package io.github.edusec.classify.handling;

import io.github.edusec.classify.Limits;
import io.github.edusec.classify.PolicyFileException;
import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.classify.policyfile.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The policies that come with the library, each read once when the first of them is asked for. */
final class BuiltInPolicies {
    static final List<String> IDS = List.of("nasukarasuyama-2026", "oda-2008", "mext-handbook-2025");

    private BuiltInPolicies() {}

    static HandlingPolicy get(String id) {
        HandlingPolicy policy = Holder.POLICIES.get(id);
        if (policy == null) {
            throw new IllegalArgumentException(
                    "handling policy: found \"" + id + "\", allowed: " + String.join(", ", IDS));
        }
        return policy;
    }

    /** The rules for handling restrictions, which every policy shares. */
    static List<PolicyRule> restrictionRules() {
        return Restrictions.RULES;
    }

    private static PolicyContent resource(String file) {
        try (InputStream in = BuiltInPolicies.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from this library");
            }
            Problems<PolicyFileException> problems = new Problems<>(file, PolicyFileException::new);
            return HandlingJson.parse(
                    PolicyFile.read(file, in, Limits.DEFAULT.maxPolicyFileBytes(), problems), problems, Set.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Apart from the policies: a policy of one's own needs these alone. */
    private static final class Restrictions {
        static final List<PolicyRule> RULES = resource("restriction-rules.json").rules();
    }

    private static final class Holder {
        static final Map<String, HandlingPolicy> POLICIES = IDS.stream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), id -> new HandlingPolicy(resource(id + ".json"), restrictionRules())));
    }
}
