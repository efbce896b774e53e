package io.github.edusec.retention;

import io.github.edusec.classify.Text;

/**
 * Why records must not be destroyed although their period has ended. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public enum HoldGround {
    /** 監査・検査. */
    AUDIT("audit", "監査・検査"),
    /** 訴訟. */
    LITIGATION("litigation", "訴訟"),
    /** 不服申立て. */
    APPEAL("appeal", "不服申立て"),
    /** 開示請求. */
    DISCLOSURE_REQUEST("disclosure-request", "開示請求"),
    /** 業務上の必要. */
    BUSINESS_NEED("business-need", "業務上の必要"),
    /** 災害. */
    DISASTER("disaster", "災害");

    private final String id;
    private final String ja;

    HoldGround(String id, String ja) {
        this.id = id;
        this.ja = ja;
    }

    /**
     * Returns the id used in files and on the command line.
     *
     * @return for example "disclosure-request"
     */
    public String id() {
        return id;
    }

    /**
     * Returns the ground for people.
     *
     * @return for example 開示請求, "disclosure request"
     */
    public Text label() {
        return new Text(ja, id.replace('-', ' '));
    }
}
