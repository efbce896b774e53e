package io.github.edusec.retention.catalog;

import io.github.edusec.crypto.approval.ApprovalSubject;
import io.github.edusec.crypto.approval.ApprovalVerification;
import io.github.edusec.retention.AdoptedSchedule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of adopting a schedule. Values: immutable and thread-safe.
 *
 * @since 0.1.0
 */
public sealed interface AdoptionResult {
    /**
     * The catalogue decides by it now.
     *
     * @param adopted the schedule and its adoption
     * @param counts what changed for the records
     * @param kinds the kinds that it lets go earlier than the schedule before did, as an approval permitted
     */
    record Adopted(AdoptedSchedule adopted, Changes counts, List<String> kinds) implements AdoptionResult {
        /**
         * Copies the list.
         *
         * @param adopted the schedule and its adoption
         * @param counts what changed
         * @param kinds may be empty
         */
        public Adopted {
            kinds = List.copyOf(kinds);
        }
    }

    /**
     * It lets records go earlier and nobody permitted that; nothing was changed.
     *
     * @param subject what an approval must permit
     * @param kinds the kinds that it lets go earlier
     * @param counts what would change for the records
     * @param verification what came of the approval that was given, or null if there was none
     */
    record Refused(
            ApprovalSubject subject,
            List<String> kinds,
            Changes counts,
            @Nullable ApprovalVerification verification) implements AdoptionResult {
        /**
         * Copies the list.
         *
         * @param subject what an approval must permit
         * @param kinds may be empty, if only records show it
         * @param counts what would change
         * @param verification null if there was no approval
         */
        public Refused {
            kinds = List.copyOf(kinds);
        }
    }
}
