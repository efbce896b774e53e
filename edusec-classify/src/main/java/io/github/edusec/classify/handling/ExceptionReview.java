package io.github.edusec.classify.handling;

import io.github.edusec.classify.Text;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * How the recorded exceptions stand on one day.
 *
 * <p>A value: immutable and thread-safe. Source: 那須烏山市教育情報セキュリティポリシー 第8-10(3).
 *
 * @param day the day of the review
 * @param items one per exception, in the order they were recorded
 * @since 0.1.0
 */
public record ExceptionReview(LocalDate day, List<Item> items) implements Serializable {
    /** An exception that ends within this many days, the last one included, is ending soon. */
    public static final int ENDING_SOON_DAYS = 30;

    /**
     * Copies the items.
     *
     * @param day not null
     * @param items not null
     */
    public ExceptionReview {
        items = List.copyOf(items);
    }

    /**
     * Returns the exceptions that stand so.
     *
     * @param standing how they stand
     * @return the items in the order they were recorded
     */
    public List<Item> standing(Standing standing) {
        return items.stream().filter(item -> item.standing() == standing).toList();
    }

    /**
     * Returns the emergencies that were not yet reported, ended ones included.
     *
     * @return the items in the order they were recorded
     */
    public List<Item> unreported() {
        return items.stream().filter(Item::unreported).toList();
    }

    static ExceptionReview of(HandlingExceptions exceptions, LocalDate day) {
        return new ExceptionReview(
                day, exceptions.recorded().stream().map(each -> item(each, day)).toList());
    }

    private static Item item(RecordedException exception, LocalDate day) {
        boolean unreported = exception.isUnreported(day);
        Text standing = text(exception, day);
        Text report = unreported
                ? new Text(
                        "緊急時の措置ですが報告がありません。速やかに報告してください。", " It was an emergency and has not been reported: report it.")
                : new Text("", "");
        return new Item(
                exception,
                standing(exception, day),
                unreported,
                new Text(standing.ja() + report.ja(), standing.en() + report.en()));
    }

    private static Standing standing(RecordedException exception, LocalDate day) {
        if (day.isBefore(exception.grantedOn())) {
            return Standing.NOT_YET;
        }
        if (day.isAfter(exception.endsOn())) {
            return Standing.EXPIRED;
        }
        return ChronoUnit.DAYS.between(day, exception.endsOn()) < ENDING_SOON_DAYS
                ? Standing.ENDING_SOON
                : Standing.ACTIVE;
    }

    private static Text text(RecordedException exception, LocalDate day) {
        String ja = "例外措置 " + exception.number() + ": ";
        String en = "Exception " + exception.number() + ": ";
        long left = ChronoUnit.DAYS.between(day, exception.endsOn());
        return switch (standing(exception, day)) {
            case NOT_YET ->
                new Text(ja + exception.grantedOn() + " から有効です。", en + "in force from " + exception.grantedOn() + ".");
            case EXPIRED ->
                new Text(ja + exception.endsOn() + " に終了しました。", en + "ended on " + exception.endsOn() + ".");
            case ENDING_SOON ->
                new Text(
                        ja + exception.endsOn() + " で終了します（あと " + left + " 日）。",
                        en + "ends on " + exception.endsOn() + ", " + left + " day(s) left.");
            case ACTIVE ->
                new Text(ja + exception.endsOn() + " まで有効です。", en + "in force until " + exception.endsOn() + ".");
        };
    }

    /**
     * One exception in a review.
     *
     * @param exception the exception
     * @param standing how it stands
     * @param unreported true if it is an emergency that was not reported by the day of the review
     * @param explanation the same in one or two sentences
     * @since 0.1.0
     */
    public record Item(RecordedException exception, Standing standing, boolean unreported, Text explanation)
            implements Serializable {}

    /**
     * How an exception stands.
     *
     * @since 0.1.0
     */
    public enum Standing {
        /** It begins later. */
        NOT_YET,
        /** It is in force. */
        ACTIVE,
        /** It is in force and ends within {@link ExceptionReview#ENDING_SOON_DAYS} days. */
        ENDING_SOON,
        /** It has ended. */
        EXPIRED
    }
}
