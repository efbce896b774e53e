package io.github.edusec.classify.scheme;

import io.github.edusec.classify.Text;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Who may have access to an asset (アクセス主体). 教職員等 includes temporary and part-time staff. Immutable and thread-safe.
 *
 * <p>Source: MEXT handbook of March 2025, 図表10 and 図表12.
 *
 * @since 0.1.0
 */
public enum AccessSubject {
    /** 特定の担当教職員等: named members of staff. */
    SPECIFIC_STAFF("specific-staff", "特定の担当教職員等", "specific staff in charge"),
    /** 担当教職員等: whoever of the staff is in charge, such as the teachers of a class. */
    STAFF_IN_CHARGE("staff-in-charge", "担当教職員等", "staff in charge"),
    /** 全教職員等: all staff of the school. */
    ALL_STAFF("all-staff", "全教職員等", "all staff"),
    /** 教育委員会事務局職員: the board's staff. */
    BOARD("board", "教育委員会事務局職員", "board staff"),
    /** 児童生徒本人: the pupil whom the data is about. */
    OWN_PUPIL("own-pupil", "児童生徒本人", "the pupil concerned"),
    /** 当該児童生徒の保護者: the guardian of the pupil whom the data is about. */
    OWN_GUARDIAN("own-guardian", "当該児童生徒の保護者", "the guardian of the pupil concerned"),
    /** 児童生徒: pupils in general. */
    ALL_PUPILS("all-pupils", "児童生徒", "pupils in general"),
    /** 保護者: guardians in general. */
    ALL_GUARDIANS("all-guardians", "保護者", "guardians in general"),
    /** 一般: the general public. */
    PUBLIC("public", "一般の人", "the general public");

    private final String id;
    private final String ja;
    private final String en;

    AccessSubject(String id, String ja, String en) {
        this.id = id;
        this.ja = ja;
        this.en = en;
    }

    /**
     * Reads the id used in scheme files.
     *
     * @param text the id, for example "own-pupil"
     * @return the subject
     * @throws IllegalArgumentException if there is none; the message names those there are
     */
    public static AccessSubject parse(String text) {
        return Arrays.stream(values())
                .filter(subject -> subject.id.equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("access subject: found \"" + text + "\", allowed: " + ids()));
    }

    /**
     * Returns the id used in scheme files.
     *
     * @return for example "own-pupil"
     */
    public String id() {
        return id;
    }

    /**
     * Returns the subject for people.
     *
     * @return for example 児童生徒本人
     */
    public Text text() {
        return new Text(ja, en);
    }

    static String ids() {
        return Arrays.stream(values()).map(AccessSubject::id).collect(Collectors.joining(", "));
    }
}
