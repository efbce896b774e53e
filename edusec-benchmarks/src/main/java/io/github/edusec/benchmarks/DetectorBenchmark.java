package io.github.edusec.benchmarks;

import io.github.edusec.classify.inspect.ContentInspector;
import io.github.edusec.classify.inspect.Suggestion;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Inspects 8 MiB (UTF-8) of text: all built-in detectors, and one regular expression for My Numbers as the yardstick.
 * Megabytes per second = 8.4 / seconds.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
@SuppressWarnings("NullAway.Init") // JMH calls the setup before any benchmark
public class DetectorBenchmark {
    private static final int BYTES = 8 << 20;
    private static final Pattern TWELVE_DIGITS = Pattern.compile("(?<![0-9])[0-9]{12}(?![0-9])");
    private static final String NOTICE = "令和八年度の運動会は五月三十日の土曜日に行います。雨のときは次の日に延ばし、給食はありません。お弁当と水筒を持たせてください。\n";
    private static final String LIST = "12,山田 太郎,栃木県那須烏山市中央1-2-3,090-1234-5678,2016/4/12,5,4,3\n";

    private final ContentInspector inspector = ContentInspector.standard();

    /** What the text consists of: sentences, rows of a list, digits only, or words of the rules only. */
    @Param({"notice", "list", "digits", "words"})
    public String kind;

    private String text;

    /** Made by JMH. */
    public DetectorBenchmark() {}

    /** Makes the text. */
    @Setup
    public void setUp() {
        String unit = switch (kind) {
            case "notice" -> NOTICE;
            case "list" -> LIST;
            case "digits" -> "123456789018 ";
            default -> "氏名 個人番号 生年月日 いじめ ";
        };
        text = unit.repeat(BYTES / unit.getBytes(StandardCharsets.UTF_8).length);
    }

    /**
     * Ours.
     *
     * @return the suggestion
     */
    @Benchmark
    public Suggestion edusec() {
        return inspector.inspect(text);
    }

    /**
     * The yardstick.
     *
     * @return the number of matches
     */
    @Benchmark
    public long oneRegularExpression() {
        return TWELVE_DIGITS.matcher(text).results().count();
    }
}
