package io.github.edusec.crypto.policy;

import io.github.edusec.classify.Limits;
import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.Text;
import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.classify.policyfile.Problems;
import io.github.edusec.crypto.ProtectionPolicyException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which methods a body lays down for encrypting and signing, and how their algorithms stand: versioned and hashed.
 *
 * <p>Immutable and thread-safe. A decision is a pure function of the method and the day: no clock, no I/O. What the policy
 * does not list is refused. A method that its key lengths end stays refused on every later day.
 *
 * @since 0.1.0
 */
public final class ProtectionPolicy {
    private final PolicyContent content;
    private final Map<String, ProtectionMethod> methods;
    private final Set<String> allowed;

    ProtectionPolicy(PolicyContent content) {
        this.content = content;
        this.methods = content.methods().stream()
                .collect(Collectors.toUnmodifiableMap(ProtectionMethod::id, Function.identity()));
        this.allowed = Set.copyOf(content.allowed());
    }

    /**
     * Returns the ids of the policies that come with the library.
     *
     * @return "cryptrec-2023" (CRYPTREC暗号リスト 令和5年3月)
     */
    public static List<String> builtInIds() {
        return BuiltInPolicies.IDS;
    }

    /**
     * Returns a policy that comes with the library; the same object each time.
     *
     * @param id one of {@link #builtInIds()}
     * @return the policy
     * @throws IllegalArgumentException if there is no such policy; the message names those there are
     */
    public static ProtectionPolicy builtIn(String id) {
        return BuiltInPolicies.get(id);
    }

    /**
     * Reads a policy: JSON in UTF-8, format {@code edusec-protection-policy/1}; see {@code docs/formats.md}.
     *
     * @param file the file; at most {@link Limits#maxPolicyFileBytes()} of the default limits
     * @return the policy
     * @throws ProtectionPolicyException if the file is wrong, too large or of a newer format, with all its problems
     * @throws IOException if it cannot be read
     */
    public static ProtectionPolicy load(Path file) throws IOException {
        Problems<ProtectionPolicyException> problems =
                new Problems<>(PolicyFile.nameOf(file), ProtectionPolicyException::new);
        PolicyFile read = PolicyFile.read(file, Limits.DEFAULT.maxPolicyFileBytes(), problems);
        return new ProtectionPolicy(PolicyJson.parse(read, problems));
    }

    /**
     * Returns which policy this is.
     *
     * @return id, version and hash
     */
    public PolicyVersion version() {
        return content.version();
    }

    /**
     * Returns the policy's title.
     *
     * @return the title, for people
     */
    public Text title() {
        return content.title();
    }

    /**
     * Returns what the policy is taken from.
     *
     * @return the source, for people
     */
    public String source() {
        return content.source();
    }

    /**
     * Returns every algorithm the policy judges.
     *
     * @return the algorithms in the file's order
     */
    public List<Algorithm> algorithms() {
        return content.algorithms();
    }

    /**
     * Returns every method the policy describes, also those it allows nobody to write.
     *
     * @return the ids in the file's order
     */
    public List<String> methods() {
        return content.methods().stream().map(ProtectionMethod::id).toList();
    }

    /**
     * Returns the methods that are laid down; on a given day their key lengths may still refuse one.
     *
     * @return the ids in the file's order
     */
    public List<String> allowedMethods() {
        return content.allowed();
    }

    /**
     * Decides whether a method may be used for writing.
     *
     * <p>The whole method is judged, its optional parts included: somebody will use them.
     *
     * @param method the method's id; one that the policy does not know is refused
     * @param today the day on which it is to be written
     * @return the decision
     */
    public MethodDecision decide(String method, LocalDate today) {
        Objects.requireNonNull(today);
        ProtectionMethod found = methods.get(method);
        List<Ruling> refusals = new ArrayList<>();
        if (!allowed.contains(method)) {
            refusals.add(content.allowedRule().ruling(false));
        }
        if (found == null) {
            return new MethodDecision.Refused(version(), method, today, List.of(), refusals, List.of());
        }
        refusals.addAll(found.refusals());
        List<Ruling> concerns = new ArrayList<>(found.concerns());
        for (KeyLength row : content.keyLengths()) {
            List<String> algorithms = of(row, found);
            if (!algorithms.isEmpty()) {
                (row.hasEnded(today) ? refusals : concerns).add(row.ruling(today, algorithms));
            }
        }
        return refusals.isEmpty()
                ? new MethodDecision.Allowed(
                        version(),
                        method,
                        today,
                        found.uses(),
                        List.of(content.allowedRule().ruling(true)),
                        concerns)
                : new MethodDecision.Refused(version(), method, today, found.uses(), refusals, concerns);
    }

    private static List<String> of(KeyLength row, ProtectionMethod method) {
        return method.uses().stream()
                .map(AlgorithmUse::algorithm)
                .filter(algorithm -> Integer.valueOf(row.strengthBits()).equals(algorithm.strengthBits()))
                .map(Algorithm::id)
                .distinct()
                .toList();
    }

    @Override
    public String toString() {
        return content.version().toString();
    }
}
