package io.github.edusec.benchmarks;

import io.github.edusec.retention.DueCutoffs;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

/**
 * Retention decisions, one by one and over columns beside a loop that only compares, and from 1 to 20 million rows:
 * {@code RetentionSpeed [ROUNDS]}. Figures are of the thread's processor time: other processes hardly change it.
 */
public final class RetentionSpeed {
    private static final int ROUNDS = 15;
    private static final int MILLION = 1_000_000;
    private static final int[] SIZES = {MILLION, 5 * MILLION, 20 * MILLION};
    private static final int COLUMN = 1 << 16;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final RetentionRows rows = new RetentionRows();
    private final DueCutoffs cutoffs = rows.schedule.cutoffs(RetentionRows.TODAY);
    private final RetentionRows.Columns columns = rows.columns(cutoffs, COLUMN);
    private final int[] bare = rows.bareCutoffs(cutoffs);
    private final byte[] outcomes = new byte[COLUMN];
    /** Decisions must escape, or nothing would be made. */
    private final Object[] last = new Object[1 << 6];

    private final int rounds;
    private long checked;

    private RetentionSpeed(int rounds) {
        this.rounds = rounds;
    }

    /**
     * Prints a line for each case.
     *
     * @param arguments the number of rounds
     */
    public static void main(String[] arguments) {
        new RetentionSpeed(arguments.length > 0 ? Integer.parseInt(arguments[0]) : ROUNDS).run();
    }

    private void run() {
        if (bareLoop(columns, bare)
                != cutoffs.count(columns.rules, columns.days).due()) {
            throw new IllegalStateException("the loop that is compared counts something else");
        }
        for (int i = 0; i < 3; i++) {
            decided(2 * MILLION, false);
            decided(2 * MILLION, true);
            loop(2 * MILLION);
            counted(2 * MILLION);
            flags(2 * MILLION);
            decidedColumns(2 * MILLION);
        }
        double[][] figures = new double[6][rounds];
        for (int round = 0; round < rounds; round++) {
            figures[0][round] = millionsPerSecond(2 * MILLION, () -> decided(2 * MILLION, false));
            figures[1][round] = millionsPerSecond(2 * MILLION, () -> decided(2 * MILLION, true));
            figures[2][round] = millionsPerSecond(50 * MILLION, () -> loop(50 * MILLION));
            figures[3][round] = millionsPerSecond(50 * MILLION, () -> counted(50 * MILLION));
            figures[4][round] = millionsPerSecond(50 * MILLION, () -> flags(50 * MILLION));
            figures[5][round] = millionsPerSecond(50 * MILLION, () -> decidedColumns(50 * MILLION));
        }
        print("million decisions/s, without holds", figures[0]);
        print("million decisions/s, with holds", figures[1]);
        print("million rows/s, bare loop", figures[2]);
        print("million rows/s, columns counted", figures[3]);
        print("million rows/s, bare loop that writes a byte for each", figures[4]);
        print("million rows/s, columns with outcomes", figures[5]);
        print("columns counted / bare loop", Spread.ratios(figures[3], figures[2]));
        print("columns with outcomes / bare loop that writes a byte", Spread.ratios(figures[5], figures[4]));
        for (int size : SIZES) {
            double[] each = new double[5];
            for (int round = 0; round < each.length; round++) {
                each[round] = 1_000 / millionsPerSecond(size, () -> decided(size, true));
            }
            print("ns a decision, " + size / MILLION + " million rows, with holds", each);
        }
        System.out.println("check " + checked);
    }

    private static double millionsPerSecond(int count, Runnable work) {
        long start = THREADS.getCurrentThreadCpuTime();
        work.run();
        return 1_000.0 * count / (THREADS.getCurrentThreadCpuTime() - start);
    }

    private void decided(int count, boolean holds) {
        for (int i = 0; i < count; i++) {
            int row = i & (RetentionRows.COUNT - 1);
            last[i & (last.length - 1)] =
                    rows.schedule.decide(rows.facts[row], holds ? rows.holds.get(row) : List.of(), RetentionRows.TODAY);
        }
    }

    private void loop(int count) {
        for (int done = 0; done < count; done += COLUMN) {
            checked += bareLoop(columns, bare);
        }
    }

    private void counted(int count) {
        for (int done = 0; done < count; done += COLUMN) {
            checked += cutoffs.count(columns.rules, columns.days).due();
        }
    }

    private void flags(int count) {
        for (int done = 0; done < count; done += COLUMN) {
            bareFlags(columns, bare, outcomes);
            checked += outcomes[done & (COLUMN - 1)];
        }
    }

    private void decidedColumns(int count) {
        for (int done = 0; done < count; done += COLUMN) {
            cutoffs.outcomes(columns.rules, columns.days, outcomes);
            checked += outcomes[done & (COLUMN - 1)];
        }
    }

    /** Counts the rows whose day is not after their rule's cutoff. */
    static int bareLoop(RetentionRows.Columns columns, int[] cutoffs) {
        int[] rules = columns.rules;
        int[] days = columns.days;
        int due = 0;
        for (int i = 0; i < rules.length; i++) {
            if (days[i] <= cutoffs[rules[i]]) {
                due++;
            }
        }
        return due;
    }

    /** Writes for each row whether its day is not after its rule's cutoff. */
    static void bareFlags(RetentionRows.Columns columns, int[] cutoffs, byte[] flags) {
        int[] rules = columns.rules;
        int[] days = columns.days;
        for (int i = 0; i < rules.length; i++) {
            flags[i] = (byte) (days[i] <= cutoffs[rules[i]] ? 1 : 0);
        }
    }

    private static void print(String what, double[] figures) {
        System.out.println(what + ": " + Spread.of(figures));
    }
}
