package io.github.edusec.classify.register;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import io.github.edusec.classify.policyfile.KindName;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes an entry of one row and reports all that is wrong with it. */
final class RowReading {
    private static final int MIN_NAME_CHARS = 2;

    private final RegisterRow row;
    private boolean wrong;

    private RowReading(RegisterRow row) {
        this.row = row;
    }

    /** Returns the row's entry; empty after a problem. */
    static Optional<RegisterEntry> entry(RegisterRow row) {
        return new RowReading(row).read();
    }

    private Optional<RegisterEntry> read() {
        Importance importance =
                level(RegisterColumn.IMPORTANCE, required(RegisterColumn.IMPORTANCE), Importance::parse);
        String name = required(RegisterColumn.NAME);
        List<String> aliases = parts(RegisterColumn.ALIASES);
        Confidentiality confidentiality = level(RegisterColumn.CONFIDENTIALITY, Confidentiality::parse);
        Integrity integrity = level(RegisterColumn.INTEGRITY, Integrity::parse);
        Availability availability = level(RegisterColumn.AVAILABILITY, Availability::parse);
        List<HandlingRestriction> restrictions = restrictions();
        String source = text(RegisterColumn.SOURCE);
        requireText(RegisterColumn.SOURCE, source);
        SourceConfidence confidence = confidence();
        AssetDetails details = details();
        String stem = text(RegisterColumn.STEM);
        checkName(RegisterColumn.NAME, name);
        aliases.forEach(alias -> checkName(RegisterColumn.ALIASES, alias));
        checkName(RegisterColumn.STEM, stem);
        String category = text(RegisterColumn.CATEGORY);
        String edition = text(RegisterColumn.EDITION);
        String note = text(RegisterColumn.NOTE);
        if (wrong || importance == null) {
            return Optional.empty();
        }
        return Optional.of(new RegisterEntry(
                name,
                aliases,
                category,
                new Classification(importance, confidentiality, integrity, availability, restrictions),
                edition,
                source,
                confidence,
                stem,
                note,
                details));
    }

    private String text(RegisterColumn column) {
        String text = row.text(column);
        wrong |= !CellText.isAllowed(text);
        return text;
    }

    private String required(RegisterColumn column) {
        String text = text(column).strip();
        requireText(column, text);
        return text;
    }

    private void requireText(RegisterColumn column, String text) {
        if (text.isBlank()) {
            problem(column, "the cell is empty", "nothing", "a text");
        }
    }

    private List<String> parts(RegisterColumn column) {
        List<String> parts = new ArrayList<>();
        for (String each : row.texts(column)) {
            String part = each.strip();
            wrong |= !CellText.isAllowed(part);
            if (part.indexOf(';') >= 0 || part.indexOf('；') >= 0) {
                problem(column, "a semicolon, which separates texts in CSV", part, "a text without semicolon");
            } else if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }

    private List<HandlingRestriction> restrictions() {
        List<HandlingRestriction> restrictions = new ArrayList<>();
        for (String part : parts(RegisterColumn.RESTRICTIONS)) {
            try {
                restrictions.add(new HandlingRestriction(part));
            } catch (IllegalArgumentException e) {
                problem(RegisterColumn.RESTRICTIONS, "a restriction of several lines", part, "one line each");
            }
        }
        return restrictions;
    }

    private <L> @Nullable L level(RegisterColumn column, Function<String, L> parse) {
        return level(column, text(column).strip(), parse);
    }

    private <L> @Nullable L level(RegisterColumn column, String text, Function<String, L> parse) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            problem(column, "no such level", text, allowedLevels(column));
            return null;
        }
    }

    private static String allowedLevels(RegisterColumn column) {
        return switch (column) {
            case IMPORTANCE -> "Ⅰ, Ⅱ, Ⅲ, Ⅳ (also I–IV, 1–4)";
            case CONFIDENTIALITY -> "3, 2B, 2A, 1 or empty";
            default -> "2B, 2A, 1 or empty";
        };
    }

    private SourceConfidence confidence() {
        String mark = text(RegisterColumn.CONFIDENCE).strip();
        for (SourceConfidence value : SourceConfidence.values()) {
            if (value.mark().equals(mark)) {
                return value;
            }
        }
        if (!mark.isEmpty()) {
            problem(RegisterColumn.CONFIDENCE, "no such confidence", mark, "高, 中, 低 or empty");
        }
        return SourceConfidence.LOW;
    }

    private AssetDetails details() {
        Map<RegisterColumn, String> values = new EnumMap<>(RegisterColumn.class);
        for (RegisterColumn column : RegisterColumn.values()) {
            String text = column.isDetail() ? text(column) : "";
            // A free text can only be wrong by a character, which whoever read the row has reported.
            if (!text.isBlank() && CellText.isAllowed(text)) {
                column.canonical(text)
                        .ifPresentOrElse(
                                value -> values.put(column, value),
                                () -> problem(column, "no such value", text, column.allowed()));
            }
        }
        Map<String, String> own = new LinkedHashMap<>();
        row.own().forEach((name, text) -> {
            wrong |= !CellText.isAllowed(text);
            own.put(name, text);
        });
        return wrong ? AssetDetails.NONE : new AssetDetails(values, own);
    }

    /** A name of one character would stand in every second document name. */
    private void checkName(RegisterColumn column, String name) {
        if (!name.isBlank() && KindName.normalize(name).length() < MIN_NAME_CHARS) {
            problem(column, "the name is too short to be found in document names", name, "two letters or more");
        }
    }

    private void problem(RegisterColumn column, String what, String found, String allowed) {
        wrong = true;
        row.problem(column, what, found, allowed);
    }
}
