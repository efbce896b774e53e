package io.github.edusec.classify.inspect;

import io.github.edusec.classify.Text;
import java.util.function.Supplier;

/**
 * Addresses: a prefecture or the label 住所, then a municipality, then a house number; postal codes with 〒, a label or an address behind.
 *
 * <p>Schools print theirs on every notice, so an address is likely to be a person's only where a person is named near it and its
 * line is not a school's, office's or company's.
 */
final class Addresses implements BuiltInDetector {
    static final String ADDRESS = "address";
    static final String POSTAL_CODE = "postal-code";

    private static final String MUNICIPALITY = "市区町村郡";
    private static final String NUMBER_ENDS = "番号丁の";
    private static final String BREAKS = "\n\r、。,;\t";
    private static final int MAX_MUNICIPALITY = 14;
    private static final int MAX_STREET = 40;
    private static final int MAX_LABEL_GAP = 14;
    /** In a list the address stands in the cell behind its postal code. */
    private static final int MAX_ADDRESS_GAP = 4;

    private static final int SHOWN_OF_ADDRESS = 3;
    private static final int[] POSTAL_CODE_ROW = {3, 4};
    private static final int SHOWN = 2;

    private static final Text OF_PERSON =
            new Text("住所の形で、近くに人の名前があります。", "It has the form of an address and a person is named near it.");
    private static final Text PLAIN =
            new Text("住所の形です。学校や団体の所在地かもしれません。", "It has the form of an address, perhaps of an office.");
    private static final Text CODE = new Text("郵便番号です。", "It is a postal code.");

    @Override
    public void detect(Reading reading) {
        CharSequence text = reading.text().folded();
        WordHits.Places prefectures = reading.hits().of(Topic.PREFECTURE);
        WordHits.Cursor persons = reading.persons().records().cursor();
        for (int i = 0; i < prefectures.size(); i++) {
            int end = end(text, prefectures.end(i));
            if (end > 0) {
                found(reading, persons, prefectures.start(i), end);
            }
        }
        labelled(reading);
        postalCodes(reading);
    }

    private static void labelled(Reading reading) {
        CharSequence text = reading.text().folded();
        WordHits.Places labels = reading.hits().of(Topic.ADDRESS);
        WordHits.Places prefectures = reading.hits().of(Topic.PREFECTURE);
        WordHits.Cursor persons = reading.persons().records().cursor();
        int prefecture = 0;
        for (int i = 0; i < labels.size(); i++) {
            int start = labels.end(i);
            int last = Math.min(text.length(), start + MAX_LABEL_GAP);
            while (start < last && isBeforeAddress(text.charAt(start))) {
                start++;
            }
            while (prefecture < prefectures.size() && prefectures.start(prefecture) < start) {
                prefecture++;
            }
            boolean counted = prefecture < prefectures.size() && prefectures.start(prefecture) == start;
            int end = counted || start == labels.end(i) ? 0 : end(text, start);
            if (end > 0) {
                found(reading, persons, start, end);
            }
        }
    }

    /** Tells whether it may stand between the label and the address: separators and the postal code. */
    private static boolean isBeforeAddress(char c) {
        return Chars.isSeparator(c) || Chars.isDigit(c) || Chars.isHyphen(c) || c == '〒';
    }

    private static void found(Reading reading, WordHits.Cursor persons, int start, int end) {
        boolean person = persons.isNear(start, end, reading.distances().person()) && !reading.isOffices(start);
        int shown = Math.min(start + SHOWN_OF_ADDRESS, end);
        reading.report(
                ADDRESS,
                person ? Certainty.LIKELY : Certainty.POSSIBLE,
                () -> new Evidence(reading.text().slice(start, shown) + "***"),
                start,
                person ? OF_PERSON : PLAIN);
    }

    /** Returns where an address ends that goes on with a municipality here, or 0. */
    private static int end(CharSequence text, int start) {
        int last = Math.min(text.length(), start + MAX_MUNICIPALITY);
        int at = start;
        while (at < last && MUNICIPALITY.indexOf(text.charAt(at)) < 0 && BREAKS.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at <= start || at >= last || MUNICIPALITY.indexOf(text.charAt(at)) < 0) {
            return 0;
        }
        return numberEnd(text, at + 1);
    }

    private static int numberEnd(CharSequence text, int start) {
        int last = Math.min(text.length() - 1, start + MAX_STREET);
        for (int at = start; at < last && BREAKS.indexOf(text.charAt(at)) < 0; at++) {
            char next = text.charAt(at + 1);
            if (Chars.isDigit(text.charAt(at)) && (Chars.isHyphen(next) || NUMBER_ENDS.indexOf(next) >= 0)) {
                return at + 2;
            }
        }
        return 0;
    }

    private static void postalCodes(Reading reading) {
        NumberGroups numbers = reading.numbers();
        WordHits.Cursor labels = reading.hits().of(Topic.ADDRESS).cursor();
        WordHits.Places prefectures = reading.hits().of(Topic.PREFECTURE);
        for (int group = 0; group < numbers.size(); group++) {
            if (numbers.isRow(group, NumberGroups.HYPHEN, POSTAL_CODE_ROW) && numbers.standAlone(group, 2)) {
                int start = numbers.start(group);
                int code = group;
                if (isMarked(reading.text().folded(), start)
                        || labels.isBefore(start, MAX_LABEL_GAP / 2)
                        || prefectures.anyIn(numbers.end(group + 1), numbers.end(group + 1) + MAX_ADDRESS_GAP)) {
                    Supplier<Evidence> evidence = () -> Evidence.ofNumber(numbers.shown(code, 2), SHOWN);
                    reading.report(POSTAL_CODE, Certainty.POSSIBLE, evidence, start, CODE);
                }
            }
        }
    }

    private static boolean isMarked(CharSequence text, int start) {
        int at = start - 1;
        if (at >= 0 && Chars.isSpace(text.charAt(at))) {
            at--;
        }
        return at >= 0 && text.charAt(at) == '〒';
    }
}
