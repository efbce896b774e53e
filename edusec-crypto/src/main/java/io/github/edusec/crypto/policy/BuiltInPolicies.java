package io.github.edusec.crypto.policy;

import io.github.edusec.classify.Limits;
import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.classify.policyfile.Problems;
import io.github.edusec.crypto.ProtectionPolicyException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The policies that come with the library, each read once when the first of them is asked for. */
final class BuiltInPolicies {
    static final List<String> IDS = List.of("cryptrec-2023");

    private BuiltInPolicies() {}

    static ProtectionPolicy get(String id) {
        ProtectionPolicy policy = Holder.POLICIES.get(id);
        if (policy == null) {
            throw new IllegalArgumentException(
                    "protection policy: found \"" + id + "\", allowed: " + String.join(", ", IDS));
        }
        return policy;
    }

    private static ProtectionPolicy resource(String file) {
        try (InputStream in = BuiltInPolicies.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from this library");
            }
            Problems<ProtectionPolicyException> problems = new Problems<>(file, ProtectionPolicyException::new);
            return new ProtectionPolicy(PolicyJson.parse(
                    PolicyFile.read(file, in, Limits.DEFAULT.maxPolicyFileBytes(), problems), problems));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Holder {
        static final Map<String, ProtectionPolicy> POLICIES =
                IDS.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), id -> resource(id + ".json")));
    }
}
