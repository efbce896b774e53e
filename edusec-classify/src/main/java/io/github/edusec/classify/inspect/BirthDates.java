package io.github.edusec.classify.inspect;

import io.github.edusec.classify.Text;
import java.util.BitSet;

/**
 * Birth dates: a date behind 生年月日 and the like, or before 生まれ; in a column the head speaks for the dates below.
 *
 * <p>A date without such a word is no finding, whatever its era: every notice has some.
 */
final class BirthDates implements BuiltInDetector {
    static final String BIRTH_DATE = "birth-date";

    private static final int MAX_DATE = 16;
    /** From one line of a list to the next. */
    private static final int MAX_CHAIN = 200;

    private static final Text REASON = new Text("生年月日を示す語のそばの日付です。", "It is a date beside a word for birth date.");

    @Override
    public void detect(Reading reading) {
        CharSequence text = reading.text().folded();
        WordHits.Places words = reading.hits().of(Topic.BIRTH);
        WordHits.Cursor heads = reading.heads().cursor();
        BitSet ends = new BitSet();
        int scanned = 0;
        for (int i = 0; i < words.size(); i++) {
            int from = Math.max(scanned, words.end(i));
            boolean head = heads.isInside(words.start(i));
            int reach = head
                    ? heads.nextEnd() + MAX_CHAIN
                    : words.end(i) + reading.distances().label();
            int lastLine = -1;
            WrittenDate date = WrittenDate.first(text, from, Math.min(text.length(), reach));
            while (date != null) {
                int line = reading.text().line(date.start());
                if (line != lastLine) {
                    found(reading, date);
                }
                lastLine = line;
                scanned = date.end();
                ends.set(scanned);
                date = WrittenDate.first(text, scanned, Math.min(text.length(), scanned + MAX_CHAIN));
            }
        }
        born(reading, ends);
    }

    private static void born(Reading reading, BitSet ends) {
        CharSequence text = reading.text().folded();
        WordHits.Places words = reading.hits().of(Topic.BORN);
        for (int i = 0; i < words.size(); i++) {
            int start = words.start(i);
            for (int at = Math.max(0, start - MAX_DATE); at < start; at++) {
                WrittenDate date = WrittenDate.at(text, at);
                if (date != null && date.end() == start + 1 && !ends.get(date.end())) {
                    found(reading, date);
                    break;
                }
            }
        }
    }

    private static void found(Reading reading, WrittenDate date) {
        reading.report(
                BIRTH_DATE,
                Certainty.LIKELY,
                () -> Evidence.ofNumber(reading.text().slice(date.start(), date.end()), 0),
                date.start(),
                REASON);
    }
}
