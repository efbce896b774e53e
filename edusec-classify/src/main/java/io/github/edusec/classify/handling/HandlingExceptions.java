package io.github.edusec.classify.handling;

import io.github.edusec.classify.Limits;
import io.github.edusec.classify.PolicyFileException;
import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.classify.policyfile.Problems;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The recorded exceptions (例外措置) of a body.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param recorded the exceptions in the order they were recorded; each number once
 * @since 0.1.0
 */
public record HandlingExceptions(List<RecordedException> recorded) implements Serializable {
    /** No exception was recorded. */
    public static final HandlingExceptions NONE = new HandlingExceptions(List.of());

    /**
     * Copies the exceptions.
     *
     * @param recorded each number once
     * @throws IllegalArgumentException if a number stands twice
     */
    public HandlingExceptions {
        recorded = List.copyOf(recorded);
        Set<String> numbers = new HashSet<>();
        for (RecordedException each : recorded) {
            if (!numbers.add(each.number())) {
                throw new IllegalArgumentException(
                        "exceptions: found the number " + each.number() + " twice, allowed: each number once");
            }
        }
    }

    /**
     * Reads exceptions: JSON in UTF-8, format {@code edusec-exceptions/1}; see {@code docs/formats.md}.
     *
     * @param file the file
     * @param limits bounds the file's size
     * @return the exceptions
     * @throws PolicyFileException if the file is wrong, too large or of a newer format, with all its problems
     * @throws IOException if it cannot be read
     */
    public static HandlingExceptions read(Path file, Limits limits) throws IOException {
        Problems<PolicyFileException> problems = new Problems<>(PolicyFile.nameOf(file), PolicyFileException::new);
        return ExceptionsJson.parse(PolicyFile.read(file, limits.maxPolicyFileBytes(), problems), problems);
    }

    /**
     * Writes the exceptions as {@link #read} reads them.
     *
     * @param out gets JSON in UTF-8; stays open
     * @throws IOException if it cannot be written
     */
    public void write(OutputStream out) throws IOException {
        ExceptionsJson.write(this, out);
    }

    /**
     * Makes the list for the regular review (定期的な確認).
     *
     * @param day the day of the review
     * @return how every exception stands on that day, in the order they were recorded
     */
    public ExceptionReview review(LocalDate day) {
        return ExceptionReview.of(this, day);
    }
}
