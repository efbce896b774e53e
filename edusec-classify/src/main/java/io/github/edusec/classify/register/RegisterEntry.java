package io.github.edusec.classify.register;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.HandlingRestriction;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One row of a register: a kind of document and its classification.
 *
 * <p>A value: immutable and thread-safe. An entry that is not read from a file holds only what a file can hold, so that
 * writing loses nothing.
 *
 * @param name the kind (情報資産名), unique in its register
 * @param aliases other names of the same kind
 * @param category the business it belongs to (業務区分)
 * @param classification the class, axes and handling restrictions the source gives; an axis it doesn't give is null; its
 *     provenance is left out, since the row is the provenance of others
 * @param edition which edition the class is taken from, for example "R7.3" or "R6以前"
 * @param source where the row comes from
 * @param confidence how well it is backed by that source
 * @param stem a word that is too short to tell this row from its neighbours (要区別語), for example "指導要録"; a document
 *     named by nothing longer is ambiguous; null if there is none
 * @param note what a reader must know, or null
 * @param details everything else a register says of the asset
 * @since 0.1.0
 */
public record RegisterEntry(
        String name,
        List<String> aliases,
        String category,
        Classification classification,
        String edition,
        String source,
        SourceConfidence confidence,
        @Nullable String stem,
        @Nullable String note,
        AssetDetails details) {
    /**
     * Copies the aliases and checks that a register file can hold every text.
     *
     * @param name not blank; spaces around it are dropped
     * @param aliases may be empty; spaces around them are dropped
     * @param category may be empty
     * @param classification no restriction of it holds {@code ;} or {@code ；}
     * @param edition may be empty
     * @param source not blank
     * @param confidence not null
     * @param stem null if there is none; spaces around it are dropped
     * @param note null if there is none
     * @param details not null
     * @throws IllegalArgumentException if the name or source is blank, an alias or restriction is blank or holds a semicolon,
     *     or a text holds a control character other than tabs and line breaks
     */
    public RegisterEntry {
        name = required(RegisterColumn.NAME, name.strip());
        aliases = aliases.stream()
                .map(alias -> oneOfMany(RegisterColumn.ALIASES, alias.strip()))
                .toList();
        category = stated(RegisterColumn.CATEGORY, category);
        classification = classification
                .withRestrictions(classification.restrictions().stream()
                        .map(each -> new HandlingRestriction(oneOfMany(
                                RegisterColumn.RESTRICTIONS, each.text().strip())))
                        .toList())
                .withProvenance(null);
        edition = stated(RegisterColumn.EDITION, edition);
        source = required(RegisterColumn.SOURCE, source);
        Objects.requireNonNull(confidence, "confidence");
        stem = orNull(RegisterColumn.STEM, stem == null ? "" : stem.strip());
        note = orNull(RegisterColumn.NOTE, note == null ? "" : note);
        Objects.requireNonNull(details, "details");
    }

    /**
     * Makes an entry without details.
     *
     * @param name not blank
     * @param aliases may be empty
     * @param category may be empty
     * @param classification not null
     * @param edition may be empty
     * @param source not blank
     * @param confidence not null
     * @param stem null if there is none
     * @param note null if there is none
     * @throws IllegalArgumentException as the other constructor
     */
    public RegisterEntry(
            String name,
            List<String> aliases,
            String category,
            Classification classification,
            String edition,
            String source,
            SourceConfidence confidence,
            @Nullable String stem,
            @Nullable String note) {
        this(name, aliases, category, classification, edition, source, confidence, stem, note, AssetDetails.NONE);
    }

    /**
     * Returns this entry with other details.
     *
     * @param newDetails the details that replace the present ones
     * @return the new value
     */
    public RegisterEntry withDetails(AssetDetails newDetails) {
        return new RegisterEntry(
                name, aliases, category, classification, edition, source, confidence, stem, note, newDetails);
    }

    /**
     * Returns this entry with another classification.
     *
     * @param newClassification the classification that replaces the present one
     * @return the new value
     */
    public RegisterEntry withClassification(Classification newClassification) {
        return new RegisterEntry(
                name, aliases, category, newClassification, edition, source, confidence, stem, note, details);
    }

    /**
     * Returns what stands in a column, as registers are written.
     *
     * @param column the column
     * @return the text, for example "Ⅱ", "2B" or "通知簿;通信簿"; empty if it is not stated
     */
    public String text(RegisterColumn column) {
        Classification c = classification;
        return switch (column) {
            case NAME -> name;
            case ALIASES -> String.join(";", aliases);
            case CATEGORY -> category;
            case IMPORTANCE -> c.importance().numeral();
            case CONFIDENTIALITY ->
                c.confidentiality() == null ? "" : c.confidentiality().code();
            case INTEGRITY -> c.integrity() == null ? "" : c.integrity().code();
            case AVAILABILITY ->
                c.availability() == null ? "" : c.availability().code();
            case RESTRICTIONS ->
                c.restrictions().stream().map(HandlingRestriction::text).collect(Collectors.joining(";"));
            case EDITION -> edition;
            case SOURCE -> source;
            case CONFIDENCE -> confidence.mark();
            case STEM -> stem == null ? "" : stem;
            case NOTE -> note == null ? "" : note;
            default -> details.text(column);
        };
    }

    private static String required(RegisterColumn column, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(column.header() + ": found nothing, allowed: a text");
        }
        return CellText.checked(column, text);
    }

    private static String oneOfMany(RegisterColumn column, String text) {
        if (text.isBlank() || text.indexOf(';') >= 0 || text.indexOf('；') >= 0) {
            throw new IllegalArgumentException(
                    column.header() + ": found a blank text or a semicolon, allowed: a text without them");
        }
        return CellText.checked(column, text);
    }

    private static String stated(RegisterColumn column, String text) {
        return text.isBlank() ? "" : CellText.checked(column, text);
    }

    private static @Nullable String orNull(RegisterColumn column, String text) {
        return text.isBlank() ? null : CellText.checked(column, text);
    }
}
