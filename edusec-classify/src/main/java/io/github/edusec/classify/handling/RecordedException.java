package io.github.edusec.classify.handling;

import io.github.edusec.classify.handling.HandlingDecision.Forbidden;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One recorded exception (例外措置): a permitted departure from rules of a policy.
 *
 * <p>A value: immutable and thread-safe. It is what the record states; nothing here proves it. Source:
 * 那須烏山市教育情報セキュリティポリシー 第8-10.
 *
 * @param number the number under which it was recorded; unique in its file
 * @param policyId id of the policy it departs from
 * @param rules ids of the rules it covers; at least one
 * @param operations the operations it covers, or empty for all operations of its rules
 * @param reason why, in the words of whoever applied
 * @param grantedBy who granted it, or who took it in an emergency: a staff id or a title rather than a name
 * @param granterRole the role of that person, as the policy names it
 * @param grantedOn its first day
 * @param endsOn its last day, on which it still counts
 * @param emergency true if it was taken without a permit because it could not wait, to be reported afterwards
 * @param reportedOn the day an emergency was reported, or null if it has not been
 * @since 0.1.0
 */
public record RecordedException(
        String number,
        String policyId,
        Set<String> rules,
        Set<Operation> operations,
        String reason,
        String grantedBy,
        String granterRole,
        LocalDate grantedOn,
        LocalDate endsOn,
        boolean emergency,
        @Nullable LocalDate reportedOn)
        implements Serializable {
    /**
     * Checks and copies.
     *
     * @param number one line of text, not blank, as every text here: a file could not hold another
     * @param policyId not blank
     * @param rules not empty, none blank
     * @param operations may be empty
     * @param reason not blank
     * @param grantedBy not blank
     * @param granterRole not blank
     * @param grantedOn not null
     * @param endsOn not before {@code grantedOn}
     * @param emergency whether it was taken in an emergency
     * @param reportedOn null unless it was taken in an emergency; not before {@code grantedOn}
     * @throws IllegalArgumentException if something of this does not hold
     */
    public RecordedException {
        List<String> texts = new ArrayList<>(List.of(number, policyId, reason, grantedBy, granterRole));
        texts.addAll(rules);
        for (String text : texts) {
            if (text.isBlank() || text.codePoints().anyMatch(RecordedException::isNoText)) {
                throw new IllegalArgumentException("exception " + number
                        + ": found a blank text, a control character or half a character, allowed: one line of text");
            }
        }
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("exception " + number + ": found no rule, allowed: one or more");
        }
        if (endsOn.isBefore(grantedOn)) {
            throw new IllegalArgumentException(
                    "exception " + number + ": found the end " + endsOn + ", allowed: " + grantedOn + " or later");
        }
        if (reportedOn != null && (!emergency || reportedOn.isBefore(grantedOn))) {
            throw new IllegalArgumentException("exception " + number + ": found a report on " + reportedOn
                    + ", allowed: only for an emergency, on " + grantedOn + " or later");
        }
        rules = Set.copyOf(rules);
        operations = Set.copyOf(operations);
    }

    /**
     * Tells whether the exception is in force.
     *
     * @param day the day asked about
     * @return true from its first to its last day, both included
     */
    public boolean isInForce(LocalDate day) {
        return !day.isBefore(grantedOn) && !day.isAfter(endsOn);
    }

    /**
     * Tells whether it is an emergency that began but has not been reported.
     *
     * @param day the day asked about
     * @return true if a report was due by that day and is missing
     */
    public boolean isUnreported(LocalDate day) {
        return emergency && !day.isBefore(grantedOn) && (reportedOn == null || reportedOn.isAfter(day));
    }

    private static boolean isNoText(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }

    boolean covers(Forbidden forbidden) {
        return (operations.isEmpty() || operations.contains(forbidden.basis().operation()))
                && forbidden.forbiddenBy().stream().allMatch(rule -> rules.contains(rule.id()));
    }
}
