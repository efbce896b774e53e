package io.github.edusec.classify.inspect;

import io.github.edusec.classify.Text;
import java.util.function.Supplier;

/**
 * My Numbers (個人番号, 12 digits) and corporate numbers (法人番号, 13 digits), both with a check digit.
 *
 * <p>One in ten 12-digit numbers has a valid check digit by chance, so only a word near it makes a My Number certain.
 * Source: 平成26年総務省令第85号 第5条; 平成26年財務省令第70号 第2条.
 */
final class StateNumbers implements BuiltInDetector {
    static final String MY_NUMBER = "my-number";
    static final String CORPORATE = "corporate-number";

    private static final int JOINTS = NumberGroups.HYPHEN | NumberGroups.SPACE | NumberGroups.SLASH;
    private static final int BOXES = NumberGroups.SPACE | NumberGroups.CELL;
    private static final int[] FOURS = {4, 4, 4};
    private static final int[] ONE_AND_FOURS = {1, 4, 4, 4};
    private static final long TWELVE_ONES = 111_111_111_111L;
    private static final int[] ONE_DIGIT_A_BOX = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    private static final int SHOWN = 4;

    private static final Text CERTAIN =
            new Text("検査用数字が正しく、マイナンバーを示す語が近くにあります。", "The check digit is right and a word for My Number is near.");
    private static final Text NO_CONTEXT = new Text(
            "検査用数字は正しいですが、マイナンバーを示す語が近くにありません。偶然一致することがあります。",
            "The check digit is right, but no word for My Number is near; one number in ten fits by chance.");
    private static final Text WRONG_CHECK = new Text(
            "マイナンバーを示す語が近くにありますが、検査用数字が合いません。誤記の可能性があります。",
            "A word for My Number is near, but the check digit is wrong; it may be a slip of the pen.");
    private static final Text HARMLESS =
            new Text("法人番号は公表される番号で、個人情報ではありません。", "A corporate number is public and no personal information.");

    @Override
    public void detect(Reading reading) {
        new Pass(reading).run();
    }

    /** Judges twelve digits: from the right the weights are 2 to 7, then 2 to 6. */
    static boolean isMyNumber(long digits) {
        long rest = digits / 10;
        long sum = 0;
        for (int n = 1; n <= 11; n++) {
            sum += rest % 10 * (n <= 6 ? n + 1 : n - 5);
            rest /= 10;
        }
        long remainder = sum % 11;
        return digits % 10 == (remainder <= 1 ? 0 : 11 - remainder);
    }

    /** Judges thirteen digits, of which the first is the check digit. */
    static boolean isCorporateNumber(long digits) {
        long rest = digits;
        long sum = 0;
        for (int fromRight = 0; fromRight < 12; fromRight++) {
            sum += rest % 10 * (fromRight % 2 == 0 ? 1 : 2);
            rest /= 10;
        }
        return rest == 9 - sum % 9;
    }

    /** Tells whether twelve digits are a filler such as 000000000000, whose check digit may be right. */
    private static boolean isOneDigitRepeated(long digits) {
        return digits % TWELVE_ONES == 0 && digits / TWELVE_ONES <= 9;
    }

    /** One pass over the numbers of a text. */
    private static final class Pass {
        private final Reading reading;
        private final NumberGroups numbers;
        private final WordHits.Cursor words;
        private final WordHits.Cursor otherWords;
        private final WordHits.Cursor corporateWords;
        /** Where the last certain number ended: in a column, its head speaks for the numbers below. */
        private int chainedFrom = -1;

        private Pass(Reading reading) {
            this.reading = reading;
            this.numbers = reading.numbers();
            this.words = reading.hits().of(Topic.MY_NUMBER).cursor();
            this.otherWords = reading.hits().of(Topic.OTHER_NUMBER).cursor();
            this.corporateWords = reading.hits().of(Topic.CORPORATE).cursor();
        }

        private void run() {
            int group = 0;
            while (group < numbers.size()) {
                int count = myNumberGroups(group);
                if (count > 0) {
                    myNumber(group, count);
                } else {
                    count = corporateGroups(group);
                    if (count > 0) {
                        corporate(group, count);
                    }
                }
                group += Math.max(1, count);
            }
        }

        private int myNumberGroups(int group) {
            int count = 0;
            if (numbers.length(group) == 12) {
                count = 1;
            } else if (numbers.isRow(group, JOINTS, FOURS) && !goesOn(group, 3)) {
                count = 3;
            } else if (numbers.isRow(group, BOXES, ONE_DIGIT_A_BOX) && !goesOn(group, ONE_DIGIT_A_BOX.length)) {
                count = ONE_DIGIT_A_BOX.length;
            } else if (isBrokenOverLines(group)) {
                count = 2;
            }
            boolean whole = count > 0 && numbers.standAlone(group, count);
            return whole && !isOneDigitRepeated(numbers.value(group, count)) ? count : 0;
        }

        /** Tells whether two groups are twelve digits with a line end between and no digits beside. */
        private boolean isBrokenOverLines(int group) {
            return group + 1 < numbers.size()
                    && numbers.length(group) + numbers.length(group + 1) == 12
                    && numbers.isBroken(group)
                    && numbers.joint(group - 1) == NumberGroups.NONE
                    && numbers.joint(group + 1) == NumberGroups.NONE;
        }

        /** Tells whether the row is a part of a longer one, such as the 16 digits of a card. */
        private boolean goesOn(int group, int count) {
            int joint = numbers.joint(group);
            int length = numbers.length(group);
            int next = group + count;
            boolean before = group > 0 && numbers.joint(group - 1) == joint && numbers.length(group - 1) == length;
            return before
                    || (next < numbers.size() && numbers.joint(next - 1) == joint && numbers.length(next) == length);
        }

        private int corporateGroups(int group) {
            int count = numbers.length(group) == 13 ? 1 : numbers.isRow(group, JOINTS, ONE_AND_FOURS) ? 4 : 0;
            return count > 0 && numbers.standAlone(group, count) ? count : 0;
        }

        private void myNumber(int group, int count) {
            int start = numbers.start(group);
            int end = numbers.end(group + count - 1);
            int distance = reading.distances().myNumber();
            boolean valid = isMyNumber(numbers.value(group, count));
            boolean near = words.isNear(start, end, distance) || isChained(start, distance);
            boolean other = otherWords.isBefore(start, reading.distances().label())
                    && otherWords.distanceBefore(start) < words.distanceBefore(start);
            if (numbers.isBroken(group) && count == 2 && !(valid && near)) {
                // Two numbers that stand below one another by chance; a remark on each such pair would be noise.
                return;
            }
            chainedFrom = valid && near && !other ? end : -1;
            if (valid && near && !other) {
                found(Certainty.CERTAIN, group, count, CERTAIN);
            } else if (valid && !other) {
                found(Certainty.POSSIBLE, group, count, NO_CONTEXT);
            } else if (near && !other) {
                found(Certainty.POSSIBLE, group, count, WRONG_CHECK);
            }
        }

        private boolean isChained(int start, int distance) {
            return chainedFrom >= 0 && start - chainedFrom <= distance;
        }

        private void found(Certainty certainty, int group, int count, Text reason) {
            Supplier<Evidence> evidence = () -> Evidence.ofNumber(numbers.shown(group, count), SHOWN);
            reading.report(MY_NUMBER, certainty, evidence, numbers.start(group), reason);
        }

        private void corporate(int group, int count) {
            if (!isCorporateNumber(numbers.value(group, count))) {
                return;
            }
            int start = numbers.start(group);
            int distance = reading.distances().myNumber();
            boolean near = corporateWords.isNear(start, numbers.end(group + count - 1), distance);
            Supplier<Evidence> evidence = () -> Evidence.ofNumber(numbers.shown(group, count), SHOWN);
            reading.report(CORPORATE, near ? Certainty.CERTAIN : Certainty.POSSIBLE, evidence, start, null, HARMLESS);
        }
    }
}
