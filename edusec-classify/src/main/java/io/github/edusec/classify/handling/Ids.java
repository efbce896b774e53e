package io.github.edusec.classify.handling;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds a constant by its id. */
final class Ids {
    private Ids() {}

    static <E> E parse(String what, String id, E[] values, Function<E, String> idOf) {
        for (E value : values) {
            if (idOf.apply(value).equals(id)) {
                return value;
            }
        }
        throw new IllegalArgumentException(what + ": found \"" + id + "\", allowed: " + allowed(values, idOf));
    }

    static <E> String allowed(E[] values, Function<E, String> idOf) {
        return Arrays.stream(values).map(idOf).collect(Collectors.joining(", "));
    }
}
