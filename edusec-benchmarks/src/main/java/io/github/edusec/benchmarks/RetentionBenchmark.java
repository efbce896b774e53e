package io.github.edusec.benchmarks;

import io.github.edusec.retention.DueCutoffs;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Retention decisions on one core: records of all kinds in turn, with result objects; see {@link RetentionRows}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class RetentionBenchmark {
    private static final int ROWS = 1 << 16;

    private final RetentionRows rows = new RetentionRows();
    private final DueCutoffs cutoffs = rows.schedule.cutoffs(RetentionRows.TODAY);
    private final RetentionRows.Columns columns = rows.columns(cutoffs, ROWS);
    private final int[] bare = rows.bareCutoffs(cutoffs);
    private final byte[] outcomes = new byte[ROWS];
    private int next;

    /** Made by JMH. */
    public RetentionBenchmark() {}

    /**
     * A record without holds.
     *
     * @return the decision
     */
    @Benchmark
    public Object decide() {
        return rows.schedule.decide(rows.facts[row()], List.of(), RetentionRows.TODAY);
    }

    /**
     * A record, of which every fourth has a hold.
     *
     * @return the decision
     */
    @Benchmark
    public Object decideWithHolds() {
        int row = row();
        return rows.schedule.decide(rows.facts[row], rows.holds.get(row), RetentionRows.TODAY);
    }

    /**
     * A loop over the same columns that only compares a day with its rule's cutoff.
     *
     * @return how many are due
     */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int bareLoop() {
        return RetentionSpeed.bareLoop(columns, bare);
    }

    /**
     * The same loop, writing a byte for each row.
     *
     * @return the column of bytes
     */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Object bareLoopThatWrites() {
        RetentionSpeed.bareFlags(columns, bare, outcomes);
        return outcomes;
    }

    /**
     * The columns counted.
     *
     * @return how many are due
     */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Object columnsCounted() {
        return cutoffs.count(columns.rules, columns.days);
    }

    /**
     * The columns decided, each with its outcome.
     *
     * @return the column of outcomes
     */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Object columnsDecided() {
        cutoffs.outcomes(columns.rules, columns.days, outcomes);
        return outcomes;
    }

    private int row() {
        return next++ & (RetentionRows.COUNT - 1);
    }
}
