package io.github.edusec.benchmarks;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.handling.Circumstance;
import io.github.edusec.classify.handling.Circumstances;
import io.github.edusec.classify.handling.HandlingPolicy;
import io.github.edusec.classify.handling.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Handling decisions on one core: every operation and class in turn, with two circumstances; and with restrictions. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HandlingBenchmark {
    private final HandlingPolicy policy =
            HandlingPolicy.builtIn(HandlingPolicy.builtInIds().get(0));
    private final Circumstances circumstances =
            Circumstances.of(Circumstance.OFFICIAL_SERVICE, Circumstance.STRONG_ACCESS_CONTROL);
    private final Operation[] operations = Operation.values();
    private final List<Classification> classes = new ArrayList<>();
    private final Classification restricted =
            Classification.of(Importance.II).withRestrictions(HandlingRestriction.listOf("複製禁止", "関係者限り"));
    private int next;

    /** Made by JMH. */
    public HandlingBenchmark() {
        for (Importance importance : Importance.values()) {
            classes.add(Classification.of(importance));
        }
    }

    /**
     * An asset without handling restrictions.
     *
     * @return the decision
     */
    @Benchmark
    public Object decide() {
        next++;
        return policy.decide(operations[next % operations.length], classes.get(next & 3), circumstances);
    }

    /**
     * An asset with two restrictions, which is decided once and then remembered.
     *
     * @return the decision
     */
    @Benchmark
    public Object decideRestricted() {
        next++;
        return policy.decide(operations[next % operations.length], restricted, circumstances);
    }
}
