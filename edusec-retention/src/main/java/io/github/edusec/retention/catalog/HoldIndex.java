package io.github.edusec.retention.catalog;

import io.github.edusec.retention.Hold;
import io.github.edusec.retention.RetentionSchedule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which holds are on a record: for hosts that keep their own list of records. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class HoldIndex {
    /** No holds at all. */
    public static final HoldIndex NONE = new HoldIndex(List.of(), null);

    private final @Nullable RetentionSchedule schedule;
    private final Map<String, List<Hold>> byRecord = new HashMap<>();
    private final Map<String, List<Hold>> bySubject = new HashMap<>();
    private final Map<String, List<Hold>> bySeries = new HashMap<>();
    private final List<QueryHold> byQuery = new ArrayList<>();
    private final boolean needsSeries;

    private record QueryHold(
            Hold hold, RecordQuery query, @Nullable Set<String> series) {}

    private HoldIndex(List<RegisteredHold> holds, @Nullable RetentionSchedule schedule) {
        this.schedule = schedule;
        for (RegisteredHold each : holds) {
            add(each.hold(), each.scope(), Series.of(each, schedule));
        }
        needsSeries = !bySeries.isEmpty() || byQuery.stream().anyMatch(each -> each.series() != null);
    }

    /**
     * Makes an index.
     *
     * @param holds all holds
     * @param schedule the schedule whose names and changes of kind tell what a series is
     * @return the index
     */
    public static HoldIndex of(List<RegisteredHold> holds, RetentionSchedule schedule) {
        return new HoldIndex(holds, schedule);
    }

    /** Without a schedule a series is its name. */
    static HoldIndex ofNullable(List<RegisteredHold> holds, @Nullable RetentionSchedule schedule) {
        return new HoldIndex(holds, schedule);
    }

    private void add(Hold hold, HoldScope scope, Set<String> series) {
        if (scope instanceof HoldScope.OfRecord of) {
            put(byRecord, of.record(), hold);
        } else if (scope instanceof HoldScope.OfSubject of) {
            put(bySubject, of.subject(), hold);
        } else if (scope instanceof HoldScope.OfSeries) {
            series.forEach(key -> put(bySeries, key, hold));
        } else if (scope instanceof HoldScope.OfQuery of) {
            byQuery.add(new QueryHold(hold, of.query(), of.query().series() == null ? null : series));
        }
    }

    private static void put(Map<String, List<Hold>> map, String key, Hold hold) {
        map.computeIfAbsent(key, none -> new ArrayList<>()).add(hold);
    }

    /**
     * Returns the holds on a record.
     *
     * @param record the record
     * @return all holds on it, each once; those that have ended by a day are among them
     */
    public List<Hold> on(CatalogRecord record) {
        List<Hold> found = new ArrayList<>(byRecord.getOrDefault(record.id(), List.of()));
        String subject = record.subject();
        if (subject != null) {
            found.addAll(bySubject.getOrDefault(subject, List.of()));
        }
        Set<String> series = needsSeries ? Series.of(schedule, record.facts()) : Set.of();
        for (String key : series) {
            for (Hold hold : bySeries.getOrDefault(key, List.of())) {
                if (!found.contains(hold)) {
                    found.add(hold);
                }
            }
        }
        for (QueryHold each : byQuery) {
            Set<String> meant = each.series();
            if ((meant == null || meant.stream().anyMatch(series::contains))
                    && each.query().holds(record)) {
                found.add(each.hold());
            }
        }
        return found;
    }
}
