package io.github.edusec.classify.register;

import io.github.edusec.classify.policyfile.KindName;
import java.text.Normalizer;
import java.util.BitSet;

/**
 * A name in its comparable form, with the places where separators, spaces or brackets stood.
 *
 * <p>Not changed after it was made.
 */
final class SeparatedName {
    private final String text;
    private final BitSet boundaries = new BitSet();

    private SeparatedName(String name) {
        StringBuilder kept = new StringBuilder();
        boundaries.set(0);
        Normalizer.normalize(name, Normalizer.Form.NFKC).codePoints().forEach(point -> {
            String part = KindName.normalize(Character.toString(point));
            if (part.isEmpty()) {
                boundaries.set(kept.length());
            }
            kept.append(part);
        });
        boundaries.set(kept.length());
        this.text = kept.toString();
    }

    static SeparatedName of(String name) {
        return new SeparatedName(name);
    }

    /** Returns the form in which two names of one kind are equal. */
    String text() {
        return text;
    }

    /** Returns the comparable form with a sign at each place where separators, spaces or brackets stood. */
    String separated(char sign) {
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            if (isBoundary(at)) {
                out.append(sign);
            }
            out.append(text.charAt(at));
        }
        return out.toString();
    }

    /** Tells whether a separator, the beginning or the end stands before a place in the text. */
    boolean isBoundary(int at) {
        return boundaries.get(at);
    }

    /**
     * Tells whether a part reads as another name: it runs across separators only where that name has one too, or stands
     * alone between separators ("通 知 表").
     */
    boolean readsAs(SeparatedName other, int start) {
        int end = start + other.text.length();
        if (isBoundary(start) && isBoundary(end)) {
            return true;
        }
        for (int at = start + 1; at < end; at++) {
            if (isBoundary(at) && !other.isBoundary(at - start)) {
                return false;
            }
        }
        return true;
    }
}
