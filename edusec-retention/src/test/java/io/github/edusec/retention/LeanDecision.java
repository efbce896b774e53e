package io.github.edusec.retention;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The program that {@link LeanClassPathTest} runs in its own JVM. */
public final class LeanDecision {
    private LeanDecision() {}

    /**
     * Prints one decision.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        RecordFacts facts = new RecordFacts("指導要録(学籍)", Map.of(EventKind.GRADUATION, LocalDate.of(2012, 3, 16)));
        RetentionDecision decision =
                RetentionSchedule.builtIn("joetsu-2006").decide(facts, List.of(), LocalDate.of(2032, 4, 1));
        System.out.println(decision.getClass().getSimpleName() + " "
                + decision.appliedDates().orElseThrow().disposableFrom());
    }
}
