package io.github.edusec.classify.handling;

import io.github.edusec.classify.Text;

/**
 * Who handles the asset.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public enum Actor {
    /** 教職員等: school staff. */
    STAFF("staff", "教職員等", "school staff"),
    /** 教育委員会事務局職員: staff of the board of education. */
    BOARD_STAFF("board-staff", "教育委員会事務局職員", "staff of the board of education"),
    /** 委託・クラウド事業者: a contractor or cloud provider. */
    CONTRACTOR("contractor", "委託・クラウド事業者", "a contractor or cloud provider"),
    /** 児童生徒・保護者本人: a pupil or guardian. */
    PUPIL_OR_GUARDIAN("pupil-or-guardian", "児童生徒・保護者本人", "a pupil or guardian");

    private final String id;
    private final String ja;
    private final String en;

    Actor(String id, String ja, String en) {
        this.id = id;
        this.ja = ja;
        this.en = en;
    }

    /**
     * Finds an actor by its id.
     *
     * @param id the id as files and the command line write it
     * @return the constant
     * @throws IllegalArgumentException if there is none; the message names those there are
     */
    public static Actor parse(String id) {
        return Ids.parse("actor", id, values(), Actor::id);
    }

    /**
     * Returns the id used in files and on the command line.
     *
     * @return for example "staff"
     */
    public String id() {
        return id;
    }

    /**
     * Returns the words for people.
     *
     * @return Japanese and English
     */
    public Text text() {
        return new Text(ja, en);
    }
}
