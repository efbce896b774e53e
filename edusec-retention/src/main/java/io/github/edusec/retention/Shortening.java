package io.github.edusec.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which kinds a schedule protects less than another one did. Stateless and thread-safe.
 *
 * <p>Both schedules decide on records that are made up: every event alone, all together, and each before and after another,
 * on the days at which years and fiscal years turn. So it does not matter in which member of a rule the change stands.
 *
 * <p><b>Not guaranteed.</b> A difference that only other combinations of three or more events or other days would show is not
 * seen; what real records lose is told by deciding on them.
 *
 * @since 0.1.0
 */
public final class Shortening {
    private static final int MORE_THAN_A_YEAR = 400;
    private static final List<LocalDate> DAYS = List.of(
            LocalDate.of(2024, 1, 1),
            LocalDate.of(2024, 1, 10),
            LocalDate.of(2024, 1, 11),
            LocalDate.of(2024, 2, 29),
            LocalDate.of(2024, 3, 31),
            LocalDate.of(2024, 4, 1),
            LocalDate.of(2024, 5, 31),
            LocalDate.of(2024, 6, 1),
            LocalDate.of(2024, 12, 31),
            LocalDate.of(2025, 2, 28));
    private static final List<Map<EventKind, LocalDate>> PROBES = probes();

    private Shortening() {}

    /**
     * Compares.
     *
     * @param before the schedule before
     * @param after the schedule after
     * @return the first names of the earlier schedule's kinds that the later one lets go earlier, in its order; a kind that the
     *     later one no longer has is kept for good and not among them
     */
    public static List<String> kinds(RetentionSchedule before, RetentionSchedule after) {
        List<String> shortened = new ArrayList<>();
        for (RetentionRule rule : before.rules()) {
            if (Stream.concat(Stream.of(rule.id()), rule.names().stream())
                    .anyMatch(kind -> isShortened(kind, before, after))) {
                shortened.add(rule.names().get(0));
            }
        }
        return shortened;
    }

    private static boolean isShortened(String kind, RetentionSchedule before, RetentionSchedule after) {
        return PROBES.stream().anyMatch(events -> {
            RecordFacts facts = new RecordFacts(kind, events);
            return RetentionOutlook.of(after, facts).relaxes(RetentionOutlook.of(before, facts));
        });
    }

    private static List<Map<EventKind, LocalDate>> probes() {
        List<Map<EventKind, LocalDate>> probes = new ArrayList<>();
        probes.add(Map.of());
        for (LocalDate day : DAYS) {
            LocalDate later = day.plusDays(MORE_THAN_A_YEAR);
            Map<EventKind, LocalDate> all = new EnumMap<>(EventKind.class);
            for (EventKind one : EventKind.values()) {
                all.put(one, day);
                probes.add(Map.of(one, day));
            }
            probes.add(all);
            for (EventKind one : EventKind.values()) {
                Map<EventKind, LocalDate> others = new EnumMap<>(all);
                others.put(one, later);
                probes.add(others);
                for (EventKind other : EventKind.values()) {
                    if (one != other) {
                        probes.add(Map.of(one, day, other, later));
                    }
                }
            }
        }
        return List.copyOf(probes);
    }
}
