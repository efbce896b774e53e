package io.github.edusec.crypto.policy;

import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.Text;
import java.util.List;

/** What a policy file says, checked. */
record PolicyContent(
        PolicyVersion version,
        Text title,
        String source,
        AllowedRule allowedRule,
        List<KeyLength> keyLengths,
        List<Algorithm> algorithms,
        List<ProtectionMethod> methods,
        List<String> allowed) {
    PolicyContent {
        keyLengths = List.copyOf(keyLengths);
        algorithms = List.copyOf(algorithms);
        methods = List.copyOf(methods);
        allowed = List.copyOf(allowed);
    }

    /** The rule that only the methods laid down may be used, whichever they are. */
    record AllowedRule(String clause, Text listed, Text unlisted) {
        Ruling ruling(boolean isListed) {
            return new Ruling("allowed-methods", clause, isListed ? listed : unlisted, List.of());
        }
    }
}
