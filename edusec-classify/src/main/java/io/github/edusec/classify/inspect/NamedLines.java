package io.github.edusec.classify.inspect;

import java.util.BitSet;

/**
 * Lists of persons without heads: lines, at most two others between them, that have a full name in one of their first
 * cells.
 *
 * <p>A name is a common family name with a given name behind it, joined or parted by one space; rare family names are not
 * seen. Not thread-safe.
 */
final class NamedLines {
    private static final int MAX_OTHER_LINES = 2;
    private static final int MAX_CELLS = 6;
    private static final int MAX_GIVEN = 4;

    private final CharSequence text;
    private final Lines lines;
    private final Surnames surnames;

    NamedLines(CharSequence text, Lines lines, Surnames surnames) {
        this.text = text;
        this.lines = lines;
        this.surnames = surnames;
    }

    /** Takes each list with the places of its names. */
    @FunctionalInterface
    interface Lists {
        void list(IntList names);
    }

    /** Finds lists in lines that are neither part of another list nor of a table of things. */
    void find(BitSet named, WordHits.Places goods, Lists found) {
        WordHits.Cursor tables = goods.cursor();
        IntList names = new IntList();
        int others = 0;
        for (int line = 0; line < lines.size(); line++) {
            int start = lines.start(line);
            int taken = named.nextSetBit(start);
            boolean free = (taken < 0 || taken >= lines.end(line)) && !tables.isInside(start);
            int name = free ? nameIn(start, lines.end(line)) : -1;
            if (name >= 0) {
                names.add(name);
                others = 0;
            } else if (++others > MAX_OTHER_LINES && names.size() > 0) {
                found.list(names);
                names = new IntList();
            }
        }
        if (names.size() > 0) {
            found.list(names);
        }
    }

    /** Returns where a full name stands in the first cells of a line, or -1. */
    private int nameIn(int from, int to) {
        int at = from;
        for (int cell = 0; cell < MAX_CELLS && at < to; cell++) {
            while (at < to && !Chars.isName(text.charAt(at))) {
                at++;
            }
            int end = nameEnd(at, to);
            if (end > at && isFullName(at, end, to)) {
                return at;
            }
            at = end;
        }
        return -1;
    }

    private int nameEnd(int from, int to) {
        int at = from;
        while (at < to && Chars.isName(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private boolean isFullName(int from, int end, int to) {
        int family = surnames.lengthAt(text, from, end);
        if (family == 0) {
            return false;
        }
        if (from + family < end) {
            // 林, 森 or 東 start too many other words: 林業, 森林, 東京.
            return family > 1 && end - from - family <= MAX_GIVEN && !isGeneric(end - 1);
        }
        int given = end + 1;
        int givenEnd = end < to && text.charAt(end) == ' ' ? nameEnd(given, to) : given;
        return givenEnd > given && givenEnd - given <= MAX_GIVEN && !isGeneric(givenEnd - 1);
    }

    /** Tells whether a word ends like a place or an office: 山口県, 森小学校, 林業組合, 星座表. */
    private boolean isGeneric(int last) {
        return "県市区町村校会社店課部室家業表線駅組園館院所".indexOf(text.charAt(last)) >= 0;
    }
}
