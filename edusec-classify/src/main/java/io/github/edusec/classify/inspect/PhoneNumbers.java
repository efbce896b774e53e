package io.github.edusec.classify.inspect;

import io.github.edusec.classify.Text;
import java.util.function.Supplier;

/**
 * Phone numbers by their written form: mobile, landline, +81; toll-free and shared-cost numbers are public.
 *
 * <p>A landline may be an office's, so it is likely to be a person's only where a person is named near it.
 */
final class PhoneNumbers implements BuiltInDetector {
    static final String PHONE = "phone";
    static final String PUBLIC_PHONE = "public-phone";

    private static final int HYPHENS = NumberGroups.HYPHEN | NumberGroups.BRACKET;
    private static final int[] THREE_FOURS = {3, 4, 4};
    private static final int[][] PUBLIC_ROWS = {{4, 3, 3}, {4, 2, 4}, {4, 1, 5}, {4, 3, 4}};
    private static final int[][] LANDLINE_ROWS = {{2, 4, 4}, {3, 3, 4}, {4, 2, 4}, {5, 1, 4}};
    private static final int SHOWN = 3;

    private static final Text MOBILE = new Text("携帯電話などの番号の形です。", "It has the form of a mobile number.");
    private static final Text LANDLINE_OF_PERSON =
            new Text("電話番号の形で、近くに人の名前があります。", "It has the form of a phone number and a person is named near it.");
    private static final Text LANDLINE =
            new Text("電話番号の形です。学校や団体の番号かもしれません。", "It has the form of a phone number, perhaps of an office.");
    private static final Text PUBLIC = new Text("フリーダイヤルなど、公表される番号です。", "A toll-free or shared-cost number is public.");

    @Override
    public void detect(Reading reading) {
        new Pass(reading).run();
    }

    private enum Kind {
        MOBILE,
        LANDLINE,
        PUBLIC
    }

    /** One pass over the numbers of a text. */
    private static final class Pass {
        private final Reading reading;
        private final NumberGroups numbers;
        private final WordHits.Cursor labels;
        private final WordHits.Cursor otherWords;
        private final WordHits.Cursor persons;
        private final WordHits.Cursor goods;

        private Pass(Reading reading) {
            this.reading = reading;
            this.numbers = reading.numbers();
            this.labels = reading.hits().of(Topic.PHONE).cursor();
            this.otherWords = reading.hits().of(Topic.OTHER_NUMBER).cursor();
            this.persons = reading.persons().records().cursor();
            this.goods = reading.goods().cursor();
        }

        private void run() {
            int group = 0;
            while (group < numbers.size()) {
                int count = isAbroad(group) ? abroad(group) : domestic(group);
                group += Math.max(1, count);
            }
        }

        /** Reads +81-90-1234-5678. */
        private int abroad(int group) {
            boolean mobile = numbers.isRow(group, HYPHENS, 2, 2, 4, 4);
            boolean landline = numbers.isRow(group, HYPHENS, 2, 1, 4, 4) || numbers.isRow(group, HYPHENS, 2, 3, 2, 4);
            if (!mobile && !landline) {
                return 0;
            }
            return found(group, 4, mobile ? Kind.MOBILE : Kind.LANDLINE);
        }

        private boolean isAbroad(int group) {
            int before = numbers.start(group) - 1;
            return before >= 0
                    && reading.text().charAt(before) == '+'
                    && numbers.length(group) == 2
                    && numbers.value(group, 1) == 81;
        }

        private int domestic(int group) {
            if (reading.text().charAt(numbers.start(group)) != '0') {
                return 0;
            }
            int length = numbers.length(group);
            if (length == 10 || length == 11) {
                return whole(group, length);
            }
            if (length > 5 || length < 2) {
                return 0;
            }
            return parted(group);
        }

        private int whole(int group, int length) {
            if (startsWith(group, '1', '2', '0') || startsWith(group, '8', '0', '0')) {
                return found(group, 1, Kind.PUBLIC);
            }
            if (length == 11 && isMobile(group)) {
                return found(group, 1, Kind.MOBILE);
            }
            boolean landline = length == 10 && numbers.digit(group, 1) != '0' && isLabelled(group);
            return landline ? found(group, 1, Kind.LANDLINE) : 0;
        }

        private boolean isLabelled(int group) {
            return labels.isBefore(numbers.start(group), reading.distances().label());
        }

        /** Tells whether three digits follow the leading zero. */
        private boolean startsWith(int group, char second, char third, char fourth) {
            return numbers.digit(group, 1) == second
                    && numbers.digit(group, 2) == third
                    && numbers.digit(group, 3) == fourth;
        }

        private int parted(int group) {
            int length = numbers.length(group);
            if (length == 3 && isMobile(group) && numbers.isRow(group, HYPHENS | NumberGroups.SPACE, THREE_FOURS)) {
                return found(group, 3, Kind.MOBILE);
            }
            if (length == 4 && isPublic(group)) {
                return found(group, 3, Kind.PUBLIC);
            }
            boolean landline = numbers.digit(group, 1) != '0'
                    && (isLandline(group, HYPHENS) || (isLandline(group, NumberGroups.SPACE) && isLabelled(group)));
            return landline ? found(group, 3, Kind.LANDLINE) : 0;
        }

        private boolean isPublic(int group) {
            boolean area = startsWith(group, '1', '2', '0')
                    || startsWith(group, '5', '7', '0')
                    || startsWith(group, '8', '0', '0');
            return area && isAnyRow(group, HYPHENS, PUBLIC_ROWS);
        }

        private boolean isAnyRow(int group, int joints, int[][] rows) {
            for (int[] row : rows) {
                if (numbers.isRow(group, joints, row)) {
                    return true;
                }
            }
            return false;
        }

        private boolean isLandline(int group, int joints) {
            return isAnyRow(group, joints, LANDLINE_ROWS) || isBracketed(group);
        }

        /** Reads 0287(83)1111 and (0287)83-1111, where the joints differ. */
        private boolean isBracketed(int group) {
            int first = numbers.joint(group);
            int second = numbers.joint(group + 1);
            return first == NumberGroups.BRACKET
                    && second == NumberGroups.HYPHEN
                    && numbers.length(group + 2) == 4
                    && numbers.length(group) + numbers.length(group + 1) == 6;
        }

        private boolean isMobile(int group) {
            return numbers.digit(group, 2) == '0' && numbers.digit(group, 1) >= '5';
        }

        private int found(int group, int count, Kind kind) {
            int start = numbers.start(group);
            int end = numbers.end(group + count - 1);
            int label = reading.distances().label();
            boolean code =
                    otherWords.isBefore(start, label) || (goods.isInside(start) && !labels.isBefore(start, label));
            if (code || !numbers.standAlone(group, count)) {
                return 0;
            }
            Supplier<Evidence> evidence = () -> Evidence.ofNumber(numbers.shown(group, count), SHOWN);
            boolean person = persons.isNear(start, end, reading.distances().person()) && !reading.isOffices(start);
            switch (kind) {
                case PUBLIC -> reading.report(PUBLIC_PHONE, Certainty.LIKELY, evidence, start, null, PUBLIC);
                case MOBILE -> reading.report(PHONE, Certainty.LIKELY, evidence, start, MOBILE);
                case LANDLINE ->
                    reading.report(
                            PHONE,
                            person ? Certainty.LIKELY : Certainty.POSSIBLE,
                            evidence,
                            start,
                            person ? LANDLINE_OF_PERSON : LANDLINE);
            }
            return count;
        }
    }
}
