package io.github.edusec.classify.inspect;

import io.github.edusec.classify.Text;

/** E-mail addresses: an @ with a local part before it and a domain behind it; an office's address is only a remark. */
final class EmailAddresses implements BuiltInDetector {
    static final String EMAIL = "e-mail";

    private static final int MAX_LOCAL = 64;
    private static final int MAX_DOMAIN = 253;
    private static final String LOCAL_MARKS = "._%+-";

    private static final Text PERSONAL = new Text("メールアドレスです。", "It is an e-mail address.");
    private static final Text OFFICE =
            new Text("窓口や役所のものと見えるメールアドレスです。", "It is an e-mail address that looks like an office's.");

    @Override
    public void detect(Reading reading) {
        CharSequence text = reading.text().folded();
        WordHits.Cursor offices = reading.hits().of(Topic.OFFICE).cursor();
        WordHits.Cursor officeDomains = reading.hits().of(Topic.OFFICE_DOMAIN).cursor();
        IntList atSigns = reading.landmarks().atSigns();
        for (int i = 0; i < atSigns.size(); i++) {
            int at = atSigns.get(i);
            int start = localStart(text, at);
            int end = domainEnd(text, at + 1);
            if (start < at && end > at) {
                boolean office =
                        offices.isBefore(at + 1, 0) || officeDomains.isBefore(end, 0) || reading.isOffices(start);
                reading.report(
                        EMAIL,
                        office ? Certainty.POSSIBLE : Certainty.LIKELY,
                        () -> Evidence.ofEmail(text.subSequence(start, end).toString()),
                        start,
                        office ? OFFICE : PERSONAL);
            }
        }
    }

    private static int localStart(CharSequence text, int at) {
        int start = at;
        int first = Math.max(0, at - MAX_LOCAL);
        while (start > first && isLocal(text.charAt(start - 1))) {
            start--;
        }
        while (start < at && !isWord(text.charAt(start))) {
            start++;
        }
        return start;
    }

    /** Returns the end of a domain with at least two labels, the last one of letters; or 0. */
    private static int domainEnd(CharSequence text, int start) {
        int last = Math.min(text.length(), start + MAX_DOMAIN);
        int end = 0;
        int labelStart = start;
        boolean letters = true;
        for (int at = start; at <= last; at++) {
            char c = at < last ? text.charAt(at) : 0;
            boolean inLabel = isWord(c) || (c == '-' && at > labelStart);
            if (inLabel) {
                letters &= Chars.isLatin(c);
            } else {
                if (letters && at - labelStart >= 2 && labelStart > start) {
                    end = at;
                }
                if (c != '.' || at == labelStart) {
                    return end;
                }
                labelStart = at + 1;
                letters = true;
            }
        }
        return end;
    }

    private static boolean isLocal(char c) {
        return isWord(c) || LOCAL_MARKS.indexOf(c) >= 0;
    }

    private static boolean isWord(char c) {
        return Chars.isLatin(c) || Chars.isDigit(c);
    }
}
