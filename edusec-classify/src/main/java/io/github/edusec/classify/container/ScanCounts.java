package io.github.edusec.classify.container;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many of what a scan saw.
 *
 * <p>A value: immutable and thread-safe. {@code files} = {@code labelled} + unknown files.
 *
 * @param files files and members that are no archives; sidecars are counted apart
 * @param labelled of these, how many have a class that is known
 * @param conflicting of the labelled, how many have labels that contradict each other; the most severe counts
 * @param containers archives, the scanned one included
 * @param sidecars label files, which belong to the file beside them
 * @param links links and other things without content, not followed
 * @param unsafeNames members whose name leads out of a folder they are unpacked to
 * @param notVisited members and files that a limit kept from being looked at, as far as their number is known
 * @param deepest archives within archives; 1 if no archive lies in another, 0 if there is none
 * @param unknown files and archives whose class is unknown, by reason; only reasons that occurred
 * @since 0.1.0
 */
public record ScanCounts(
        long files,
        long labelled,
        long conflicting,
        long containers,
        long sidecars,
        long links,
        long unsafeNames,
        long notVisited,
        int deepest,
        Map<UnknownReason, Long> unknown) {
    /**
     * Copies the map, in the order of the reasons.
     *
     * @param files 0 or more
     * @param labelled 0 or more
     * @param conflicting 0 or more
     * @param containers 0 or more
     * @param sidecars 0 or more
     * @param links 0 or more
     * @param unsafeNames 0 or more
     * @param notVisited 0 or more
     * @param deepest 0 or more
     * @param unknown not null
     */
    public ScanCounts {
        Map<UnknownReason, Long> copy = new EnumMap<>(UnknownReason.class);
        copy.putAll(unknown);
        unknown = Collections.unmodifiableMap(copy);
    }

    /**
     * Returns how often a reason occurred.
     *
     * @param reason the reason
     * @return 0 or more
     */
    public long unknown(UnknownReason reason) {
        return unknown.getOrDefault(reason, 0L);
    }

    /**
     * Tells whether anything stayed unknown.
     *
     * @return true if a file or an archive is unknown or was not visited
     */
    public boolean hasUnknown() {
        return notVisited > 0 || !unknown.isEmpty();
    }
}
