package io.github.edusec.classify.handling;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.PolicyFileException;
import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.Text;
import io.github.edusec.classify.handling.HandlingDecision.AllowedUnderException;
import io.github.edusec.classify.handling.HandlingDecision.AskForClass;
import io.github.edusec.classify.handling.HandlingDecision.Forbidden;
import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.classify.policyfile.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How assets may be handled by their class: the rules of one body, versioned and hashed.
 *
 * <p>Immutable and thread-safe. A decision is a pure function of the operation, the classification, the circumstances and,
 * with exceptions, the day: no clock, no I/O. Of several rules the strictest answer holds and all duties add up, so the
 * order of rules plays no part.
 *
 * @since 0.1.0
 */
public final class HandlingPolicy {
    private final PolicyContent content;
    private final List<PolicyRule> rules;
    private final DecisionTable table;

    private final RestrictedDecisions restricted;

    HandlingPolicy(PolicyContent content, List<PolicyRule> restrictionRules) {
        this.content = content;
        List<PolicyRule> all = new ArrayList<>(content.rules());
        restrictionRules.forEach(rule -> all.add(rule.permittedBy(content.defaultPermitter())));
        this.rules = List.copyOf(all);
        this.table = new DecisionTable(
                content, rules.stream().filter(rule -> !rule.isForRestriction()).toList());
        this.restricted = new RestrictedDecisions(content, rules);
    }

    /**
     * Returns the ids of the policies that come with the library.
     *
     * @return "nasukarasuyama-2026" (那須烏山市 令和8年3月), "oda-2008" (大田市 平成20年12月), "mext-handbook-2025" (文部科学省
     *     ハンドブック 令和7年3月)
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
    public static HandlingPolicy builtIn(String id) {
        return BuiltInPolicies.get(id);
    }

    /**
     * Reads a policy: JSON in UTF-8, format {@code edusec-handling/1}; see {@code docs/formats.md}.
     *
     * @param file the file
     * @param limits bounds the file's size
     * @return the policy
     * @throws PolicyFileException if the file is wrong, too large or of a newer format, with all its problems
     * @throws IOException if it cannot be read
     */
    public static HandlingPolicy read(Path file, Limits limits) throws IOException {
        Problems<PolicyFileException> problems = new Problems<>(PolicyFile.nameOf(file), PolicyFileException::new);
        PolicyFile read = PolicyFile.read(file, limits.maxPolicyFileBytes(), problems);
        List<PolicyRule> common = BuiltInPolicies.restrictionRules();
        Set<String> taken = common.stream().map(each -> each.rule().id()).collect(Collectors.toUnmodifiableSet());
        return new HandlingPolicy(HandlingJson.parse(read, problems, taken), common);
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
     * Returns every rule that can make a decision: the policy's in the file's order, the one for an unknown class, then those
     * for handling restrictions (取扱制限), which every policy shares.
     *
     * @return the rules
     */
    public List<HandlingRule> rules() {
        List<HandlingRule> all = new ArrayList<>();
        content.rules().forEach(rule -> all.add(rule.rule()));
        all.add(content.unknownClass().rule());
        rules.stream().skip(content.rules().size()).forEach(rule -> all.add(rule.rule()));
        return List.copyOf(all);
    }

    /**
     * Decides whether and how something may be done with an asset.
     *
     * <p>A policy may set a severe importance aside for publication where a mild confidentiality is stated and the stated
     * integrity or availability account for the importance. An importance that nothing accounts for may come from a
     * {@linkplain Classification#join join} with something secret, and bars. A class that is only a proposal, or a class
     * derived where nobody stated the confidentiality, is not enough to publish: then the answer is to ask, as for an
     * unknown class.
     *
     * <p>Where the policy is silent about class III or above, or no rule tests a handling restriction for this operation,
     * the answer is to ask the manager, unless a permit is needed anyway or it is forbidden.
     *
     * @param operation what is to be done
     * @param classification the asset's class; its handling restrictions make the answer stricter, never milder
     * @param circumstances who does it, and which facts hold
     * @return the decision; never an exception for any question
     */
    public HandlingDecision decide(Operation operation, Classification classification, Circumstances circumstances) {
        if (Proposals.mustBeConfirmed(operation, classification)) {
            return askBeforePublishing(operation, classification, circumstances);
        }
        Question question = Question.of(operation, classification, circumstances.actor());
        return classification.restrictions().isEmpty()
                ? table.find(question, circumstances.bits())
                : restricted.find(question, classification.restrictions(), circumstances.bits());
    }

    /**
     * Decides as {@link #decide(Operation, Classification, Circumstances)}, and lets a recorded exception (例外措置) lift a
     * prohibition.
     *
     * <p>An exception counts if it was made under this policy, a role that may grant it did, the day lies within it, and it
     * covers every rule that forbids the operation: two exceptions that each cover a part do not add up, since nobody
     * granted the whole. It lifts no permit, no duty but those that the lifted rules alone ask for, and no prohibition that
     * stands as a handling restriction on the asset or that keeps applicant and approver apart.
     *
     * @param operation what is to be done
     * @param classification the asset's class
     * @param circumstances who does it, and which facts hold
     * @param exceptions the recorded exceptions
     * @param day the day asked about
     * @return the decision; never an exception for any question
     */
    public HandlingDecision decide(
            Operation operation,
            Classification classification,
            Circumstances circumstances,
            HandlingExceptions exceptions,
            LocalDate day) {
        HandlingDecision decision = decide(operation, classification, circumstances);
        if (!(decision instanceof Forbidden forbidden) || !mayBeLifted(forbidden)) {
            return decision;
        }
        for (RecordedException each : exceptions.recorded()) {
            if (counts(each, day) && each.covers(forbidden)) {
                return new AllowedUnderException(each, forbidden, remaining(forbidden), day);
            }
        }
        return decision;
    }

    /**
     * Decides about an asset whose class is not known: somebody must be asked, and until then the most severe class holds.
     *
     * @param operation what is to be done
     * @param circumstances who does it, and which facts hold
     * @return the decision, with whom to ask and how to handle the asset meanwhile
     */
    public AskForClass decideUnknown(Operation operation, Circumstances circumstances) {
        return ask(decide(operation, Classification.MOST_SEVERE, circumstances));
    }

    /**
     * Decides about an asset whose class is not known but which bears handling restrictions: as without them, and they hold.
     *
     * @param operation what is to be done
     * @param restrictions the handling restrictions on the asset
     * @param circumstances who does it, and which facts hold
     * @return the decision, with whom to ask and how to handle the asset meanwhile
     */
    public AskForClass decideUnknown(
            Operation operation, List<HandlingRestriction> restrictions, Circumstances circumstances) {
        return ask(decide(operation, Classification.MOST_SEVERE.withRestrictions(restrictions), circumstances));
    }

    private HandlingDecision remaining(Forbidden forbidden) {
        HandlingBasis basis = forbidden.basis();
        HandlingBasis others = new HandlingBasis(
                basis.policy(),
                basis.operation(),
                basis.importance(),
                basis.actor(),
                basis.duties().without(forbidden.ownDuties()),
                basis.reasons(),
                basis.notes());
        return Combination.without(
                forbidden.otherwise(), others, content.unknownClass().asked());
    }

    /** What is published cannot be taken back. */
    private AskForClass askBeforePublishing(
            Operation operation, Classification classification, Circumstances circumstances) {
        return ask(restricted.decide(
                Question.of(operation, Classification.MOST_SEVERE, circumstances.actor()),
                classification.restrictions(),
                circumstances.bits(),
                List.of(Proposals.UNCONFIRMED)));
    }

    private AskForClass ask(HandlingDecision interim) {
        PolicyContent.UnknownClass unknown = content.unknownClass();
        return new AskForClass(interim.basis(), unknown.asked(), unknown.rule(), interim);
    }

    private boolean mayBeLifted(Forbidden forbidden) {
        Set<HandlingRule> forbidding = Set.copyOf(forbidden.forbiddenBy());
        return rules.stream()
                .filter(rule -> forbidding.contains(rule.rule()))
                .noneMatch(rule -> rule.isForRestriction() || rule.isAboutPermitsOnly());
    }

    private boolean counts(RecordedException exception, LocalDate day) {
        return exception.policyId().equals(content.version().id())
                && exception.isInForce(day)
                && content.exceptions().allows(exception);
    }

    @Override
    public String toString() {
        return content.version().toString();
    }
}
