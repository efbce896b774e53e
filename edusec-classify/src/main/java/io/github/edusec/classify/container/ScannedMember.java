package io.github.edusec.classify.container;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.label.LabelReading;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a scan found out about one file, archive, member of an archive, or link.
 *
 * <p>A value: immutable and thread-safe. Names are foreign text: they may hold anything.
 *
 * @param path the names that lead to it: the file's path below the scanned folder, with {@code /}, then one name per archive
 * @param kind what it is
 * @param labels the labels that stand in it, beside it and in its name
 * @param unknown why its class is unknown, or null if it is known, or if it is an archive that was read or a link
 * @param detail what exactly was in the way, empty if nothing was; no document text
 * @param unsafeName whether its name would lead out of a folder it is unpacked to: its content was judged all the same
 * @param counted what it counts as by the caller's policy; null if it adds nothing, as a link or an archive without a label
 * @since 0.1.0
 */
public record ScannedMember(
        List<String> path,
        Kind kind,
        LabelReading labels,
        @Nullable UnknownReason unknown,
        String detail,
        boolean unsafeName,
        @Nullable Classification counted) {
    /**
     * What a member is.
     *
     * @since 0.1.0
     */
    public enum Kind {
        /** A document or any other file that is no archive. */
        FILE,
        /** An archive; its members have results of their own, before this one. */
        CONTAINER,
        /** A link, or another thing without content; it is not followed and adds nothing. */
        LINK
    }

    /**
     * Copies the path.
     *
     * @param path at least one name
     * @param kind not null
     * @param labels not null
     * @param unknown null if known
     * @param detail not null
     * @param unsafeName true or false
     * @param counted null if it adds nothing
     */
    public ScannedMember {
        path = List.copyOf(path);
    }

    /**
     * Returns the path in one line, archives marked by {@code !/} as in JAR addresses.
     *
     * @return for example "2026/school.tar!/inner.zip!/名簿.docx"
     */
    public String name() {
        return String.join("!/", path);
    }

    /**
     * Returns how many archives it lies in.
     *
     * @return 0 for a file of a folder, or for the scanned file itself
     */
    public int depth() {
        return path.size() - 1;
    }

    /**
     * Returns why the class is unknown.
     *
     * @return the reason, or empty if it is known
     */
    public Optional<UnknownReason> reason() {
        return Optional.ofNullable(unknown);
    }
}
