package io.github.edusec.classify.register;

import io.github.edusec.classify.Text;

/**
 * Where a row of a merged register comes from. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public enum RowOrigin {
    /** 標準: the standard register's row as it is, or without the other names that rows of the school are named after. */
    STANDARD("標準", "standard"),
    /** 自校: a row that only the school has. */
    OWN("自校", "own"),
    /** 変更: the school's row in place of one or more of the standard register's. */
    CHANGED("変更", "changed");

    private final String japanese;
    private final String english;

    RowOrigin(String japanese, String english) {
        this.japanese = japanese;
        this.english = english;
    }

    /**
     * Returns the origin for people.
     *
     * @return one word in each language
     */
    public Text text() {
        return new Text(japanese, english);
    }
}
