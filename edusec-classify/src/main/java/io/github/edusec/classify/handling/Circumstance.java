package io.github.edusec.classify.handling;

import io.github.edusec.classify.Text;

/**
 * A fact that may change an answer. A fact that is not stated does not hold.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public enum Circumstance {
    /** 強固なアクセス制御がある: strong access control is in place. */
    STRONG_ACCESS_CONTROL("strong-access-control", "強固なアクセス制御がある", "strong access control is in place", 4),
    /** 支給された暗号化媒体を使う: the medium is issued by the board or school and encrypted. */
    BOARD_ISSUED_ENCRYPTED_MEDIUM(
            "board-issued-encrypted-medium",
            "支給された暗号化媒体を使う",
            "the medium is issued by the board or school and encrypted",
            2),
    /** 公式のサービス・アカウントを使う: the service or account is an official one. */
    OFFICIAL_SERVICE("official-service", "公式のサービス・アカウントを使う", "the service or account is an official one", 1),
    /** 相手がFAXを指定した: the recipient asked for FAX. */
    RECIPIENT_ASKED_FOR_FAX("recipient-asked-for-fax", "相手がFAXを指定した", "the recipient asked for FAX", 8),
    /** 教育委員会・学校が管理するクラウドの中で行う: it stays on a cloud that the board or school manages. */
    BOARD_MANAGED_CLOUD(
            "board-managed-cloud",
            "教育委員会・学校が管理するクラウドの中で行う",
            "it stays on a cloud that the board or school manages",
            16),
    /** 本人の情報だけを扱う: only the person's own data are concerned. */
    OWN_DATA_ONLY("own-data-only", "本人の情報だけを扱う", "only the person's own data are concerned", 32),
    /** 申請者と許可者が同じ: applicant and approver are the same person. */
    APPLICANT_IS_APPROVER("applicant-is-approver", "申請者と許可者が同じ", "applicant and approver are the same person", 64),
    /** 兼務がやむを得ない: that both are one person is unavoidable. */
    UNAVOIDABLE("unavoidable", "兼務がやむを得ない", "that both are one person is unavoidable", 128);

    private final String id;
    private final String ja;
    private final String en;
    private final int bit;

    Circumstance(String id, String ja, String en, int bit) {
        this.id = id;
        this.ja = ja;
        this.en = en;
        this.bit = bit;
    }

    /**
     * Finds a circumstance by its id.
     *
     * @param id the id as files and the command line write it
     * @return the constant
     * @throws IllegalArgumentException if there is none; the message names those there are
     */
    public static Circumstance parse(String id) {
        return Ids.parse("circumstance", id, values(), Circumstance::id);
    }

    /**
     * Returns the id used in files and on the command line.
     *
     * @return for example "strong-access-control"
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

    /** Every set of circumstances has a number, by which decisions are found again. */
    int bit() {
        return bit;
    }
}
