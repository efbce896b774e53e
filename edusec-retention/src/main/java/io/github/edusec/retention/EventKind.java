package io.github.edusec.retention;

import io.github.edusec.classify.Text;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What happened to a record or its subject that may start a retention period. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public enum EventKind {
    /** 作成: the record was made. */
    CREATED("created", "作成"),
    /** 完結: the business it belongs to was completed. */
    COMPLETED("completed", "完結"),
    /** 卒業: the pupil graduated. */
    GRADUATION("graduation", "卒業"),
    /** 転学: the pupil moved to another school. */
    TRANSFER("transfer", "転学"),
    /** 退学: the pupil left school; the day of the approval or order. */
    WITHDRAWAL("withdrawal", "退学"),
    /** 受領: the record was received from elsewhere. */
    RECEIVED("received", "受領"),
    /** 前校卒業: the pupil graduated from the school that sent the record on (学校保健安全法施行規則8条4項). */
    PREVIOUS_SCHOOL_GRADUATION("previous-school-graduation", "前校卒業"),
    /** 離職: the employee left the service. */
    SEPARATION("separation", "離職"),
    /** 異動: the employee moved to another school or office. */
    REASSIGNMENT("reassignment", "異動"),
    /** 契約終了: the contract ended. */
    CONTRACT_END("contract-end", "契約終了"),
    /** 提出期限: the day by which a form had to be handed in. */
    SUBMISSION_DEADLINE("submission-deadline", "提出期限"),
    /** 常用終了: the record, or what it describes, is no longer in use. */
    OUT_OF_USE("out-of-use", "常用終了"),
    /** 用済み: the business needs the record no longer. */
    NO_LONGER_NEEDED("no-longer-needed", "用済み"),
    /** 引継ぎ: another school or the board took the record over; the period goes on (学校教育法施行規則28条3項). */
    CUSTODY_CHANGED("custody-changed", "引継ぎ");

    private final String id;
    private final String ja;

    EventKind(String id, String ja) {
        this.id = id;
        this.ja = ja;
    }

    /**
     * Finds an event by its id or its Japanese name.
     *
     * @param text an id ("graduation") or name ("卒業"), exactly
     * @return the event
     * @throws IllegalArgumentException if there is no such event; the message names what was found and what is allowed
     */
    public static EventKind parse(String text) {
        for (EventKind value : values()) {
            if (value.id.equals(text) || value.ja.equals(text)) {
                return value;
            }
        }
        throw new IllegalArgumentException("event: found \"" + text + "\", allowed: " + ids());
    }

    /** An unmodifiable copy in the order of the kinds. */
    static Map<EventKind, LocalDate> days(Map<EventKind, LocalDate> days) {
        if (days.isEmpty()) {
            return Map.of();
        }
        Map<EventKind, LocalDate> copy = new EnumMap<>(EventKind.class);
        days.forEach((event, day) -> copy.put(event, Objects.requireNonNull(day, event.id())));
        return Collections.unmodifiableMap(copy);
    }

    static String ids() {
        return Arrays.stream(values()).map(EventKind::id).collect(Collectors.joining(", "));
    }

    /**
     * Returns the id used in files and on the command line.
     *
     * @return for example "graduation"
     */
    public String id() {
        return id;
    }

    /**
     * Returns the event's name for people.
     *
     * @return for example 卒業, "graduation"
     */
    public Text label() {
        return new Text(ja, id);
    }
}
