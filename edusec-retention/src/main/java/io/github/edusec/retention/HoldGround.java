package io.github.edusec.retention;

import io.github.edusec.classify.Text;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Why records must not be destroyed although their period has ended. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public enum HoldGround {
    /** 監査・検査: until it has ended. */
    AUDIT("audit", "監査・検査", ReleaseRule.DAY_AFTER),
    /** 訴訟: until it has ended. */
    LITIGATION("litigation", "訴訟", ReleaseRule.DAY_AFTER),
    /** 不服申立て: a year from the day after the decision. */
    APPEAL("appeal", "不服申立て", ReleaseRule.YEAR_FROM_DAY_AFTER),
    /** 開示請求: a year from the day after the decision. */
    DISCLOSURE_REQUEST("disclosure-request", "開示請求", ReleaseRule.YEAR_FROM_DAY_AFTER),
    /** 業務上の必要: until the need has ended. */
    BUSINESS_NEED("business-need", "業務上の必要", ReleaseRule.DAY_AFTER),
    /** 災害: until it has ended. */
    DISASTER("disaster", "災害", ReleaseRule.DAY_AFTER);

    private final String id;
    private final String ja;
    private final ReleaseRule releaseRule;

    HoldGround(String id, String ja, ReleaseRule releaseRule) {
        this.id = id;
        this.ja = ja;
        this.releaseRule = releaseRule;
    }

    /**
     * Finds a ground by its id or its Japanese name.
     *
     * @param text an id ("audit") or name (監査・検査), exactly
     * @return the ground
     * @throws IllegalArgumentException if there is no such ground; the message names what was found and what is allowed
     */
    public static HoldGround parse(String text) {
        for (HoldGround value : values()) {
            if (value.id.equals(text) || value.ja.equals(text)) {
                return value;
            }
        }
        throw new IllegalArgumentException("hold ground: found \"" + text + "\", allowed: "
                + Arrays.stream(values()).map(HoldGround::id).collect(Collectors.joining(", ")));
    }

    /**
     * Returns how long such a hold goes on after what ends it.
     *
     * @return the rule (公文書等の管理に関する規則 of state and cities: 監査等の終結まで, 決定の翌日から1年)
     */
    public ReleaseRule releaseRule() {
        return releaseRule;
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
