package io.github.edusec.classify.register;

import io.github.edusec.classify.Classification;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The class that is at least as severe as each of several, axis by axis. */
final class MostSevere {
    private MostSevere() {}

    static Classification of(List<Classification> all) {
        Set<String> restrictions = new LinkedHashSet<>();
        all.forEach(each -> restrictions.addAll(each.restrictions()));
        return new Classification(
                all.stream()
                        .map(Classification::importance)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                axis(all, Classification::confidentiality),
                axis(all, Classification::integrity),
                axis(all, Classification::availability),
                List.copyOf(restrictions));
    }

    private static <A extends Enum<A>> @Nullable A axis(
            List<Classification> all, Function<Classification, @Nullable A> axis) {
        @Nullable A most = null;
        for (Classification each : all) {
            A level = axis.apply(each);
            if (level != null && (most == null || level.compareTo(most) < 0)) {
                most = level;
            }
        }
        return most;
    }
}
