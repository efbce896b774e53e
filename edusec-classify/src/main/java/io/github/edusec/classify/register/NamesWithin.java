package io.github.edusec.classify.register;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a register have a name, alias or stem that stands inside another text: a row of that text, once it stands
 * in the same register, would hide them.
 *
 * <p>Separators make no difference at all here: whoever writes one into a longer name must not slip past. Not changed
 * after it was made.
 */
final class NamesWithin {
    /** No name of a register is shorter, so two characters are enough to tell whether a search is worth while. */
    private static final int PREFIX_CHARS = 2;

    private final Map<String, Key> keys = new HashMap<>();
    private final Map<String, NavigableSet<Integer>> lengths = new HashMap<>();

    NamesWithin(List<RegisterEntry> entries) {
        for (int row = 0; row < entries.size(); row++) {
            RegisterEntry entry = entries.get(row);
            add(entry.name(), row);
            for (String alias : entry.aliases()) {
                add(alias, row);
            }
            if (entry.stem() != null) {
                add(entry.stem(), row);
            }
        }
    }

    private void add(String name, int row) {
        String text = comparable(name);
        if (text.length() >= PREFIX_CHARS) {
            keys.computeIfAbsent(text, key -> new Key(name, new ArrayList<>()))
                    .rows()
                    .add(row);
            lengths.computeIfAbsent(text.substring(0, PREFIX_CHARS), key -> new TreeSet<>(Collections.reverseOrder()))
                    .add(text.length());
        }
    }

    /** Tells whether a text is one of the names. */
    boolean isName(String text) {
        return keys.containsKey(comparable(text));
    }

    /** Returns the rows by their number, with the name that stands in the text; one inside a longer one does not count. */
    Map<Integer, String> rowsIn(String text) {
        String searched = comparable(text);
        Map<Integer, String> found = new TreeMap<>();
        int covered = 0;
        for (int at = 0; at + PREFIX_CHARS <= searched.length(); at++) {
            int length = longestAt(searched, at);
            Key key = at + length > covered ? key(searched, at, length) : null;
            if (key != null) {
                covered = at + length;
                key.rows().forEach(row -> found.putIfAbsent(row, key.written()));
            }
        }
        return found;
    }

    /** Returns 0 if no name stands there. */
    private int longestAt(String text, int at) {
        for (int length :
                lengths.getOrDefault(text.substring(at, at + PREFIX_CHARS), Collections.emptyNavigableSet())) {
            if (key(text, at, length) != null) {
                return length;
            }
        }
        return 0;
    }

    private @Nullable Key key(String text, int at, int length) {
        return at + length > text.length() ? null : keys.get(text.substring(at, at + length));
    }

    private static String comparable(String name) {
        return SeparatedName.of(name).text();
    }

    private record Key(String written, List<Integer> rows) {}
}
