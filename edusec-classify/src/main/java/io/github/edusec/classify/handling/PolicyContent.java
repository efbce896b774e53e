package io.github.edusec.classify.handling;

import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.Text;
import java.util.List;
import java.util.Set;

/** What a policy file says. */
record PolicyContent(
        PolicyVersion version,
        Text title,
        String source,
        Term defaultPermitter,
        UnknownClass unknownClass,
        ExceptionTerms exceptions,
        List<PolicyRule> rules) {
    PolicyContent {
        rules = List.copyOf(rules);
    }

    /** Whom to ask where the class is unknown. */
    record UnknownClass(HandlingRule rule, List<Term> asked) {}

    /** Ids of the roles that may grant an exception, and that may take one in an emergency; none if there are none. */
    record ExceptionTerms(Set<String> grantedBy, Set<String> emergencyBy) {
        static final ExceptionTerms NONE = new ExceptionTerms(Set.of(), Set.of());

        boolean allows(RecordedException exception) {
            return grantedBy.contains(exception.granterRole())
                    || (exception.emergency() && emergencyBy.contains(exception.granterRole()));
        }
    }
}
