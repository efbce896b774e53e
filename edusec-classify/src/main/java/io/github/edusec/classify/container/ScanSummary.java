package io.github.edusec.classify.container;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.label.FoundLabel;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a folder or archive counts as, and why.
 *
 * <p>A value: immutable and thread-safe. A member that states only its importance leaves the other axes open;
 * {@link #notStated} tells how many do, so that a low axis is not taken for a low content.
 *
 * @param highest the highest class and level of everything in it, or null if there is nothing in it
 * @param evidence for each axis that anything states, the first member that has its highest level
 * @param notStated for each axis, how many of the members that count leave it open
 * @param restrictionsComplete false if there were more different handling restrictions than a mark could ever show; then
 *     {@code highest} has not all
 * @param counts how many of what was seen
 * @param problem why the scanned file itself is unknown, if it is; null for a folder
 * @since 0.1.0
 */
public record ScanSummary(
        @Nullable Classification highest,
        Map<ScanAxis, Evidence> evidence,
        Map<ScanAxis, Long> notStated,
        boolean restrictionsComplete,
        ScanCounts counts,
        @Nullable UnknownReason problem) {
    /**
     * What set an axis.
     *
     * @param path the member, as in {@link ScannedMember#path()}
     * @param label the label that says so, or null if the member is unknown and the policy says so
     * @param unknown why the member is unknown, or null if a label says so
     * @since 0.1.0
     */
    public record Evidence(
            List<String> path,
            @Nullable FoundLabel label,
            @Nullable UnknownReason unknown) {
        /**
         * Copies the path.
         *
         * @param path at least one name
         * @param label null if the policy says so
         * @param unknown null if a label says so
         */
        public Evidence {
            path = List.copyOf(path);
        }

        /**
         * Returns the member's path in one line.
         *
         * @return as {@link ScannedMember#name()}
         */
        public String name() {
            return String.join("!/", path);
        }
    }

    /**
     * Copies the maps.
     *
     * @param highest null if there is nothing
     * @param evidence not null
     * @param notStated not null
     * @param restrictionsComplete true or false
     * @param counts not null
     * @param problem null if the scanned file could be read
     */
    public ScanSummary {
        Map<ScanAxis, Evidence> evidenceCopy = new EnumMap<>(ScanAxis.class);
        evidenceCopy.putAll(evidence);
        evidence = Collections.unmodifiableMap(evidenceCopy);
        Map<ScanAxis, Long> notStatedCopy = new EnumMap<>(ScanAxis.class);
        notStatedCopy.putAll(notStated);
        notStated = Collections.unmodifiableMap(notStatedCopy);
    }

    /**
     * Returns the highest class.
     *
     * @return the join of everything, or empty if there is nothing
     */
    public Optional<Classification> classification() {
        return Optional.ofNullable(highest);
    }
}
