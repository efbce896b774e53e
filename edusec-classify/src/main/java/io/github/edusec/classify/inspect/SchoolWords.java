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

    @Override
    public void detect(Reading reading) {
        WordHits.Places words = reading.hits().of(Topic.SCHOOL);
        WordHits.Cursor persons = reading.persons().cursor();
        int distance = reading.distances().person();
        boolean anybody = reading.persons().size() > 0;
        for (int i = 0; i < words.size(); i++) {
            if (words.group(i) == WordGroup.NONE) {
                continue;
            }
            int start = words.start(i);
            int end = words.end(i);
            boolean person = persons.isNear(start, end, distance) || (anybody && start < distance);
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
