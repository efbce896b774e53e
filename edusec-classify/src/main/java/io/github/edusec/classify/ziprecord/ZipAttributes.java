package io.github.edusec.classify.ziprecord;

import java.time.DateTimeException;
import java.time.LocalDateTime;

/**
 * What an entry's headers say besides name, method and sizes.
 *
 * <p>A value: immutable and thread-safe. The extra fields hold no ZIP64 field (0x0001): the writer adds that where it is
 * needed.
 *
 * @param versionMadeBy version and system that made the entry, two bytes
 * @param versionNeeded version needed to read the entry, two bytes; the writer raises it to 45 for ZIP64
 * @param dosTime seconds/2, minutes, hours, as in the header
 * @param dosDate day, month, years since 1980, as in the header
 * @param localExtra extra fields of the local header
 * @param centralExtra extra fields of the central directory
 * @param comment the entry's comment
 * @param internalAttributes two bytes
 * @param externalAttributes four bytes, depends on the system that made the entry
 */
public record ZipAttributes(
        int versionMadeBy,
        int versionNeeded,
        int dosTime,
        int dosDate,
        RawBytes localExtra,
        RawBytes centralExtra,
        RawBytes comment,
        int internalAttributes,
        long externalAttributes) {
    /** A plain entry of the DOS epoch (1980-01-01 00:00): the same bytes on every run. */
    public static final ZipAttributes PLAIN =
            new ZipAttributes(20, 20, 0, 0x21, RawBytes.EMPTY, RawBytes.EMPTY, RawBytes.EMPTY, 0, 0);

    /**
     * Returns these attributes with another date.
     *
     * @param time the date, cut to two seconds; before 1980 or after 2107 the nearest date that fits
     * @return the new value
     */
    public ZipAttributes at(LocalDateTime time) {
        LocalDateTime fit = time;
        if (time.getYear() < 1980) {
            fit = LocalDateTime.of(1980, 1, 1, 0, 0);
        } else if (time.getYear() > 2107) {
            fit = LocalDateTime.of(2107, 12, 31, 23, 59, 58);
        }
        return new ZipAttributes(
                versionMadeBy,
                versionNeeded,
                fit.getHour() << 11 | fit.getMinute() << 5 | fit.getSecond() / 2,
                (fit.getYear() - 1980) << 9 | fit.getMonthValue() << 5 | fit.getDayOfMonth(),
                localExtra,
                centralExtra,
                comment,
                internalAttributes,
                externalAttributes);
    }

    /**
     * Returns the date of the headers.
     *
     * @return the date as its author's clock showed it; a day or time that no calendar has becomes the DOS epoch
     */
    public LocalDateTime date() {
        try {
            return LocalDateTime.of(
                    1980 + (dosDate >>> 9),
                    dosDate >>> 5 & 0xF,
                    dosDate & 0x1F,
                    dosTime >>> 11,
                    dosTime >>> 5 & 0x3F,
                    (dosTime & 0x1F) * 2);
        } catch (DateTimeException impossible) {
            return LocalDateTime.of(1980, 1, 1, 0, 0);
        }
    }

    /**
     * Returns these attributes with one extra field block in both headers, and another version needed.
     *
     * @param extra the extra fields of both headers, which replace the present ones
     * @param needed the version needed
     * @return the new value
     */
    public ZipAttributes withExtra(RawBytes extra, int needed) {
        return new ZipAttributes(
                versionMadeBy, needed, dosTime, dosDate, extra, extra, comment, internalAttributes, externalAttributes);
    }
}
