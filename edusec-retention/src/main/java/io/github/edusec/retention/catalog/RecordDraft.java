package io.github.edusec.retention.catalog;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import io.github.edusec.classify.Problem;
import io.github.edusec.classify.policyfile.OneLine;
import io.github.edusec.classify.policyfile.Problems;
import io.github.edusec.retention.EventKind;
import io.github.edusec.retention.JapaneseDates;
import io.github.edusec.retention.RecordFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The record that is being read from one row, and all that is wrong with it. One draft serves all rows of a file: a file has
 * millions. Not thread-safe.
 */
final class RecordDraft {
    /** One row of nothing but mistakes must not fill the heap. */
    static final int MAX_PROBLEMS = 100;
    /** A file writes few texts for the levels; more would be noise that is not worth remembering. */
    private static final int MAX_REMEMBERED = 200;

    private static final String ONE_LINE = " characters on one line";
    private static final String DAYS = "a day that exists, as 2025-04-01, 2025/4/1, 令和7年4月1日 or R7.4.1, from 1873-01-01"
            + " to 2999-12-31, with the era in force on that day";
    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

    private final IntFunction<String> place;
    private final Map<String, Importance> importances = new HashMap<>();
    private final Map<String, Confidentiality> confidentialities = new HashMap<>();
    private final Map<String, Integrity> integrities = new HashMap<>();
    private final Map<String, Availability> availabilities = new HashMap<>();

    private List<Problem> problems = new ArrayList<>();
    private Map<EventKind, LocalDate> events = new EnumMap<>(EventKind.class);
    private List<String> locations = new ArrayList<>();
    private String id = "";
    private String kind = "";
    private @Nullable String subject;
    private @Nullable Importance importance;
    private @Nullable Confidentiality confidentiality;
    private @Nullable Integrity integrity;
    private @Nullable Availability availability;
    private @Nullable Long size;
    private @Nullable String sha256;
    private Originality originality = Originality.ORIGINAL;
    private Medium medium = Medium.ELECTRONIC;
    /** The slots whose value was given and wrong: what would follow from their absence is no second problem. */
    private long wrong;

    /** Makes a draft for rows whose reader can say where a slot of {@link RecordField} stands. */
    RecordDraft(IntFunction<String> place) {
        this.place = place;
    }

    /** Forgets the row before. */
    void start() {
        problems = new ArrayList<>(0);
        events = new EnumMap<>(EventKind.class);
        locations = new ArrayList<>(1);
        id = "";
        kind = "";
        subject = null;
        importance = null;
        confidentiality = null;
        integrity = null;
        availability = null;
        size = null;
        sha256 = null;
        originality = Originality.ORIGINAL;
        medium = Medium.ELECTRONIC;
        wrong = 0;
    }

    /** Takes the text of a slot, one location if it is that of the locations; a blank text says nothing. */
    void take(int slot, String text) {
        if (text.isBlank()) {
            return;
        }
        if (!RecordField.isField(slot)) {
            LocalDate day = read(slot, text, JapaneseDates::parse, "no such day", DAYS);
            if (day != null) {
                events.put(RecordField.event(slot), day);
            }
            return;
        }
        switch (RecordField.field(slot)) {
            case ID -> id = line(slot, text, CatalogRecord.MAX_TEXT);
            case KIND -> kind = line(slot, text, CatalogRecord.MAX_TEXT);
            case SUBJECT -> subject = line(slot, text, CatalogRecord.MAX_TEXT);
            case LOCATIONS -> location(slot, text);
            case IMPORTANCE ->
                importance = level(slot, text, importances, Importance::parse, "Ⅰ, Ⅱ, Ⅲ, Ⅳ (also I–IV, 1–4)");
            case CONFIDENTIALITY ->
                confidentiality =
                        level(slot, text, confidentialities, Confidentiality::parse, "3, 2B, 2A, 1 or nothing");
            case INTEGRITY -> integrity = level(slot, text, integrities, Integrity::parse, "2B, 2A, 1 or nothing");
            case AVAILABILITY ->
                availability = level(slot, text, availabilities, Availability::parse, "2B, 2A, 1 or nothing");
            case SIZE ->
                size = read(
                        slot,
                        text,
                        RecordDraft::bytes,
                        "no number of bytes",
                        "digits, at most " + CatalogRecord.MAX_SIZE);
            case SHA256 -> sha256 = hash(slot, text.strip());
            case ORIGINAL -> {
                Originality read = read(
                        slot,
                        text,
                        Originality::parse,
                        "neither original nor copy",
                        "original, 原本, copy, 写し or nothing");
                originality = read == null ? Originality.ORIGINAL : read;
            }
            case MEDIUM -> {
                Medium read = read(slot, text, Medium::parse, "no such medium", "electronic, 電子, paper, 紙 or nothing");
                medium = read == null ? Medium.ELECTRONIC : read;
            }
        }
    }

    /** Adds what is wrong with a slot. */
    void problem(int slot, String what, String found, String allowed) {
        wrong |= 1L << slot;
        problem(place.apply(slot), what, found, allowed);
    }

    /** Adds what is wrong elsewhere in the row. */
    void problem(String where, String what, String found, String allowed) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(new Problem(where, what, Problems.shown(found), allowed));
        }
    }

    /** Returns what is wrong so far. */
    List<Problem> problems() {
        return problems;
    }

    /** Tells whether anything was wrong so far. */
    boolean isWrong() {
        return !problems.isEmpty();
    }

    /** Judges the row as a whole. */
    RecordFeed.Row row(long line) {
        required(RecordField.ID, id);
        required(RecordField.KIND, kind);
        boolean axes = confidentiality != null || integrity != null || availability != null;
        if (axes && importance == null && !isWrong(RecordField.IMPORTANCE.slot())) {
            problem(
                    RecordField.IMPORTANCE.slot(),
                    "axes without an importance",
                    "nothing",
                    "an importance wherever an axis is stated");
        }
        if (isWrong()) {
            return new RecordFeed.Row.Bad(line, problems);
        }
        return new RecordFeed.Row.Good(
                line,
                new CatalogRecord(
                        id,
                        new RecordFacts(kind, events),
                        subject,
                        locations,
                        importance == null
                                ? null
                                : new Classification(importance, confidentiality, integrity, availability, List.of()),
                        size,
                        sha256,
                        originality,
                        medium));
    }

    private void required(RecordField field, String text) {
        if (text.isEmpty() && !isWrong(field.slot())) {
            problem(field.slot(), "the " + field.key() + " is missing", "nothing", "a text");
        }
    }

    private boolean isWrong(int slot) {
        return (wrong & (1L << slot)) != 0;
    }

    /** An id, a subject or a location is not shown: it may name a person. */
    private String line(int slot, String text, int most) {
        if (OneLine.fits(text, most)) {
            return text;
        }
        problem(
                slot,
                "not a text of one line",
                text.length() + " characters" + (text.length() > most ? "" : ", one of them not printable"),
                "1 to " + most + ONE_LINE);
        return "";
    }

    private void location(int slot, String text) {
        if (locations.size() == CatalogRecord.MAX_LOCATIONS) {
            if (!isWrong(slot)) {
                problem(slot, "too many locations", "one more", "at most " + CatalogRecord.MAX_LOCATIONS);
            }
            return;
        }
        locations.add(line(slot, text, CatalogRecord.MAX_LOCATION));
    }

    private @Nullable String hash(int slot, String text) {
        if (SHA256.matcher(text).matches()) {
            return text.toLowerCase(Locale.ROOT);
        }
        problem(slot, "no SHA-256", text.length() + " characters of another form", "64 hexadecimal digits");
        return null;
    }

    private <L> @Nullable L level(
            int slot, String text, Map<String, L> remembered, Function<String, L> parse, String allowed) {
        L before = remembered.get(text);
        if (before != null) {
            return before;
        }
        L level = read(slot, text, parse, "no such level", allowed);
        if (level != null && remembered.size() < MAX_REMEMBERED) {
            remembered.put(text, level);
        }
        return level;
    }

    private <V> @Nullable V read(int slot, String text, Function<String, V> parse, String what, String allowed) {
        try {
            return parse.apply(text.strip());
        } catch (IllegalArgumentException e) {
            problem(slot, what, text, allowed);
            return null;
        }
    }

    private static Long bytes(String text) {
        if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new NumberFormatException("not all digits");
        }
        long bytes = Long.parseLong(text);
        if (bytes > CatalogRecord.MAX_SIZE) {
            throw new NumberFormatException("too many");
        }
        return bytes;
    }
}
