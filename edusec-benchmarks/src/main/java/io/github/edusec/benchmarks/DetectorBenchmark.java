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
 * Inspects text: all built-in detectors, and one regular expression for My Numbers as the yardstick.
 *
 * <p>The unit of speed is bytes of the input text in UTF-8 per second of one core: at size 1 the text is 8 MiB, so MB/s =
 * 8389 / milliseconds. Size 2 is twice the text; linear is a ratio of at most 2.2 for every kind.
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

    /**
     * What the text consists of: sentences, rows of a list, words of the rules only; and what a hostile or broken file may
     * have: My Numbers only, one run of digits, hyphens, heads of lists and spread-out heads without end.
     */
    @Param({"notice", "list", "words", "digits", "digitrun", "hyphens", "heads", "spread"})
    public String kind;

    /** Times 8 MiB. */
    @Param({"1", "2"})
    public int size;

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
            case "digitrun" -> "1234567890";
            case "hyphens" -> "-ー";
            case "heads" -> "氏名,評定\n";
            case "spread" -> "氏　名　";
            default -> "氏名 個人番号 生年月日 いじめ ";
        };
        text = unit.repeat(size * BYTES / unit.getBytes(StandardCharsets.UTF_8).length);
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
