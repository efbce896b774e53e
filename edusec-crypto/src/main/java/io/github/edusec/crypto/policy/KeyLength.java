package io.github.edusec.crypto.policy;

import io.github.edusec.classify.Text;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the key-length table. Years are calendar years, as the table has them.
 *
 * @param strengthBits the security strength it is about
 * @param usableUntil the last year in which it may be used freely
 * @param transitionUntil the last year in which it may still be used while it is replaced; not before the other
 * @param clause where it is taken from
 * @param usable what is said while it may be used freely
 * @param transition what is said while it is replaced, or null if the table knows no such time
 * @param ended why it is refused afterwards
 */
record KeyLength(
        int strengthBits,
        int usableUntil,
        int transitionUntil,
        String clause,
        Text usable,
        @Nullable Text transition,
        Text ended) {
    boolean hasEnded(LocalDate day) {
        return day.getYear() > transitionUntil;
    }

    Ruling ruling(LocalDate day, List<String> algorithms) {
        return new Ruling("key-length-" + strengthBits, clause, text(day), algorithms);
    }

    private Text text(LocalDate day) {
        if (hasEnded(day)) {
            return ended;
        }
        return day.getYear() <= usableUntil || transition == null ? usable : transition;
    }
}
