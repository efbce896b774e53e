package io.github.edusec.retention.catalog;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Problem;
import io.github.edusec.classify.Provenance;
import io.github.edusec.classify.label.LabelReader;
import io.github.edusec.classify.label.LabelReading;
import io.github.edusec.classify.label.LabelReading.Obstacle;
import io.github.edusec.classify.label.ReadObstacle;
import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.classify.register.AssetRegister;
import io.github.edusec.classify.register.RegisterMatch;
import io.github.edusec.retention.RecordEvents;
import io.github.edusec.retention.RecordFacts;
import io.github.edusec.retention.catalog.FolderEntries.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files of a folder as records: every regular file below it is an electronic original, in the order of the names, folder
 * by folder.
 *
 * <p>A record's id is "file-" and the first 32 hexadecimal digits of the SHA-256 of the path below the folder (NFC, "/", UTF-8):
 * a file that is changed keeps its id, one that is moved gets another. Its class is what the labels in the document, beside it
 * and in its name say together. Where there is no label and none can be hidden, it is what the asset register says to the
 * file's name; otherwise it is unknown (null), never guessed. Its kind and events are those of the table of events, found by
 * the path below the folder or by the file's name; else the kind is that of the register's row that fits alone, else
 * {@value #NO_KIND}.
 *
 * <p>Sidecars of labels are no records. {@link RecordFeed.Row.Bad} are: links, which are never followed; other files that are
 * no regular ones; what cannot be read; names that are no characters or too long, or of which another in the folder has the
 * same NFC form; and files that the table of events puts on hold, because a feed carries no holds. None of these ends the
 * feed. Memory grows with the names of one folder, not with the files. Nobody should change the folder meanwhile. Not
 * thread-safe.
 *
 * @since 0.1.0
 */
public final class FolderFeed implements RecordFeed {
    /** The kind of a file of which none is known: "unclassified". */
    public static final String NO_KIND = "未分類";

    private static final int ID_DIGITS = 32;

    /** More than any sidecar has. */
    private static final int MAX_SIDECAR = 1 << 16;

    private final FolderEntries entries;
    private final String prefix;
    private final RecordEvents events;
    private final @Nullable AssetRegister register;
    private final LabelReader labels = LabelReader.standard();
    private final ContentHash hash = new ContentHash();
    private long row;

    private FolderFeed(FolderEntries entries, String prefix, RecordEvents events, @Nullable AssetRegister register) {
        this.entries = entries;
        this.prefix = prefix;
        this.events = events;
        this.register = register;
    }

    /**
     * Opens a folder.
     *
     * @param folder an existing folder; read only
     * @param prefix what each location starts with, before the path below the folder; may be empty
     * @param events what happened to which file, or null
     * @param register what the names of files say, or null
     * @return its files, to be closed
     * @throws IOException if the folder cannot be listed
     */
    public static FolderFeed open(
            Path folder, String prefix, @Nullable RecordEvents events, @Nullable AssetRegister register)
            throws IOException {
        return new FolderFeed(
                new FolderEntries(folder), prefix, events == null ? RecordEvents.none() : events, register);
    }

    /** Returns an id made of a text: equal in all Unicode forms of it. */
    static String id(String kind, String text) {
        byte[] bytes = Normalizer.normalize(text, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
        return kind + PolicyFile.sha256Of(bytes).substring(0, ID_DIGITS);
    }

    /**
     * Reads the next file.
     *
     * @return the record or what is wrong with the file; its line is its number among the rows
     */
    @Override
    public @Nullable Row next() {
        for (Entry entry = entries.next(); entry != null; entry = entries.next()) {
            Row next = row(entry);
            if (next != null) {
                return next;
            }
        }
        return null;
    }

    /** Holds nothing open between two files. */
    @Override
    public void close() {}

    /** Returns null for a sidecar. */
    private @Nullable Row row(Entry entry) {
        Problem problem = entry.problem();
        if (problem != null) {
            return bad(problem);
        }
        Path file = entry.path();
        try (SeekableByteChannel channel =
                Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            if (isSidecar(entry.name(), channel)) {
                return null;
            }
            LabelReading reading = labels.inDocument(channel).and(labels.beside(file));
            channel.position(0);
            return good(entry, reading, hash.of(channel));
        } catch (IOException e) {
            return bad(FolderEntries.unreadable(entry.name(), e));
        }
    }

    private Row good(Entry entry, LabelReading reading, ContentHash.Hashed hashed) {
        String fileName = String.valueOf(entry.path().getFileName());
        if (isHeld(entry.name()) || isHeld(fileName)) {
            return bad(new Problem(
                    entry.name(),
                    "the table of events puts the file on hold",
                    "the day of a hold",
                    "no holds in the table; holds are set in the catalogue"));
        }
        RegisterMatch match = register == null ? null : register.lookup(fileName);
        RecordFacts facts = events.of(entry.name())
                .or(() -> events.of(fileName))
                .orElseGet(() -> new RecordFacts(kind(match), Map.of()));
        try {
            return new Row.Good(
                    ++row,
                    new CatalogRecord(
                            id("file-", entry.name()),
                            facts,
                            null,
                            List.of(prefix + entry.name()),
                            classification(reading, match),
                            hashed.size(),
                            hashed.sha256(),
                            Originality.ORIGINAL,
                            Medium.ELECTRONIC));
        } catch (IllegalArgumentException e) {
            row--;
            return bad(new Problem(
                    entry.name(),
                    "its path or its kind is no text for a catalogue",
                    "a path of " + (prefix + entry.name()).length() + " characters, a kind of "
                            + facts.kind().length(),
                    "on one line, at most " + CatalogRecord.MAX_LOCATION + " and " + CatalogRecord.MAX_TEXT
                            + " characters"));
        }
    }

    private boolean isHeld(String document) {
        return !events.holds(document).isEmpty();
    }

    private Row bad(Problem problem) {
        return new Row.Bad(++row, List.of(problem));
    }

    private static String kind(@Nullable RegisterMatch match) {
        return match instanceof RegisterMatch.Found found ? found.entry().name() : NO_KIND;
    }

    private static @Nullable Classification classification(LabelReading reading, @Nullable RegisterMatch match) {
        if (reading.isKnown()) {
            return reading.classification().orElse(null);
        }
        Obstacle obstacle = reading.obstacle();
        boolean unlabelled =
                reading.labels().isEmpty() && (obstacle == null || obstacle.kind() == ReadObstacle.UNSUPPORTED);
        if (!unlabelled || match == null) {
            return null;
        }
        return Optional.of(match.classification())
                .filter(found -> {
                    Provenance provenance = found.provenance();
                    return provenance != null && provenance.source() == Provenance.Source.REGISTER;
                })
                .orElse(null);
    }

    private static boolean isSidecar(String name, SeekableByteChannel channel) throws IOException {
        if (!name.endsWith(LabelReader.sidecarName("")) || channel.size() > MAX_SIDECAR) {
            return false;
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // A channel may give less than was asked for.
        }
        return LabelReader.isSidecar(bytes.flip());
    }
}
