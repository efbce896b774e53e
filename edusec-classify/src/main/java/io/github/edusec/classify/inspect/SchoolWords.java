package io.github.edusec.classify.inspect;

import io.github.edusec.classify.Text;

/**
 * Words of school documents, each in a group with its class.
 *
 * <p>A notice to all parents has them too, so a word is likely only where a person is named near it, or where it stands in
 * the head of a text that names a person.
 */
final class SchoolWords implements BuiltInDetector {
    static final String SCHOOL_WORD = "school-word";

    private static final Text ALONE = new Text(
            "近くに人の名前がないため、お知らせや様式かもしれません。", "No person is named near it, so it may be a notice or an empty form.");

    /** A name and さん anywhere in a newsletter say nothing; beside the word, in its line, they do. */
    private static boolean isMentionedBeside(Reading reading, int start) {
        int line = reading.lines().of(start);
        return reading.persons()
                .mentions()
                .anyIn(reading.lines().start(line), reading.lines().end(line));
    }

    /** Words such as あゆみ are names and everyday words too, so they count only as a title, alone at a line's start. */
    private static boolean isNoTitle(Reading reading, WordHits.Places titles, int start, int end) {
        if (!titles.anyIn(start, end)) {
            return false;
        }
        CharSequence text = reading.text().folded();
        int at = start - 1;
        while (at >= 0 && text.charAt(at) == ' ') {
            at--;
        }
        boolean starts = at < 0 || Chars.isLineEnd(text.charAt(at));
        return !starts || (end < text.length() && !Chars.isSeparator(text.charAt(end)));
    }

    @Override
    public void detect(Reading reading) {
        WordHits.Places words = reading.hits().of(Topic.SCHOOL);
        WordHits.Cursor persons = reading.persons().records().cursor();
        WordHits.Places titles = reading.hits().of(Topic.TITLE);
        int distance = reading.distances().person();
        boolean anybody = reading.persons().records().size() > 0;
        for (int i = 0; i < words.size(); i++) {
            int start = words.start(i);
            int end = words.end(i);
            if (words.group(i) == WordGroup.NONE || isNoTitle(reading, titles, start, end)) {
                continue;
            }
            boolean person = persons.isNear(start, end, distance)
                    || (anybody && start < distance)
                    || isMentionedBeside(reading, start);
            WordGroup group = reading.rules().school().get(words.group(i));
            reading.report(
                    SCHOOL_WORD,
                    person ? Certainty.LIKELY : Certainty.POSSIBLE,
                    () -> new Evidence(reading.text().slice(start, end)),
                    start,
                    person ? group.importance() : null,
                    person ? group.reason() : ALONE);
        }
    }
}
