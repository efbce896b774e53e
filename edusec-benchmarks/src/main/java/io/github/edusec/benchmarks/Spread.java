package io.github.edusec.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** A figure with its spread: the median, the smallest and the largest. */
record Spread(double median, double from, double to) {
    static Spread of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Spread(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }

    /** Returns the quotient of each round: what slows a round down slows both sides. */
    static double[] ratios(double[] above, double[] below) {
        double[] ratios = new double[above.length];
        Arrays.setAll(ratios, i -> above[i] / below[i]);
        return ratios;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s (%s to %s)", figure(median), figure(from), figure(to));
    }

    private static String figure(double value) {
        return String.format(
                Locale.ROOT, value < 1 ? "%.3f" : value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f", value);
    }
}
