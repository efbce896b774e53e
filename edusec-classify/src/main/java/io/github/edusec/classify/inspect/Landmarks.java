package io.github.edusec.classify.inspect;

/**
 * One look at every character of a text for all detectors: its groups of digits, line ends, signs of an e-mail address and
 * names of school classes. Most characters are none of these and cost one table entry.
 */
final class Landmarks {
    private static final byte DIGIT = 1;
    private static final byte LINE_END = 2;
    private static final byte AT_SIGN = 3;
    private static final byte CLASS = 4;
    private static final byte[] KINDS = kinds();

    private final NumberGroups numbers;
    private final IntList lineStarts = new IntList();
    private final IntList atSigns = new IntList();
    private final IntList classes = new IntList();
    private final int length;

    Landmarks(CharSequence text) {
        this.length = text.length();
        NumberGroups.Builder groups = new NumberGroups.Builder(text);
        lineStarts.add(0);
        int at = 0;
        while (at < length) {
            switch (KINDS[text.charAt(at)]) {
                case DIGIT -> at = groups.add(at) - 1;
                case LINE_END -> lineStarts.add(at + 1);
                case AT_SIGN -> atSigns.add(at);
                case CLASS -> {
                    if (at > 0 && Chars.isDigit(text.charAt(at - 1))) {
                        classes.add(at);
                    }
                }
                default -> {}
            }
            at++;
        }
        this.numbers = groups.build();
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[Character.MAX_VALUE + 1];
        for (char c = '0'; c <= '9'; c++) {
            kinds[c] = DIGIT;
        }
        kinds['\n'] = LINE_END;
        kinds['\r'] = LINE_END;
        kinds['@'] = AT_SIGN;
        kinds['組'] = CLASS;
        kinds['く'] = CLASS;
        return kinds;
    }

    NumberGroups numbers() {
        return numbers;
    }

    Lines lines() {
        return new Lines(lineStarts.toArray(), length);
    }

    /** Returns where an @ stands. */
    IntList atSigns() {
        return atSigns;
    }

    /** Returns where 組 or the く of くみ stands behind a digit. */
    IntList classes() {
        return classes;
    }
}
