package io.github.edusec.classify.register;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a register says of an asset beside its class: number, medium, persons, place, retention, disposal, and the columns
 * of the register's author.
 *
 * <p>A value: immutable and thread-safe. Make one from {@link #NONE} by {@link #with} and {@link #withOwn}. What is not
 * stated is not in the maps. Free text is kept exactly; 有無, 要否 and counts are kept in one form.
 *
 * @param values what stands in the columns for which {@link RegisterColumn#isDetail()} is true; no blank text
 * @param own what stands in the author's own columns (独自), by column name, in order; no empty text
 * @since 0.1.0
 */
public record AssetDetails(Map<RegisterColumn, String> values, Map<String, String> own) {
    /** Nothing stated. */
    public static final AssetDetails NONE = new AssetDetails(Map.of(), Map.of());

    /**
     * Copies the maps, leaves out what is not stated and brings the other values into their form.
     *
     * @param values blank texts count as not stated
     * @param own empty texts count as not stated
     * @throws IllegalArgumentException if a column is no detail or cannot have its value, or a name is blank
     */
    public AssetDetails {
        values = checked(values);
        own = checkedOwn(own);
    }

    /**
     * Returns details with one column changed.
     *
     * @param column a column for which {@link RegisterColumn#isDetail()} is true
     * @param text the value as a register would have it, for example "職員室", "有", "要" or "1,234"; blank for not stated
     * @return the new value
     * @throws IllegalArgumentException if the column is no detail or cannot have the value; the message names both
     */
    public AssetDetails with(RegisterColumn column, String text) {
        Map<RegisterColumn, String> changed = new EnumMap<>(RegisterColumn.class);
        changed.putAll(values);
        changed.put(column, text);
        return new AssetDetails(changed, own);
    }

    /**
     * Returns details with one of the author's own columns changed.
     *
     * @param column the column's name without the prefix 独自:
     * @param text the text, kept exactly; empty for not stated
     * @return the new value
     * @throws IllegalArgumentException if the name is blank, or one of the two holds a control character
     */
    public AssetDetails withOwn(String column, String text) {
        Map<String, String> changed = new LinkedHashMap<>(own);
        changed.put(column, text);
        return new AssetDetails(values, changed);
    }

    /**
     * Returns a column's text.
     *
     * @param column the column
     * @return the text; empty if it is not stated
     */
    public String text(RegisterColumn column) {
        return values.getOrDefault(column, "");
    }

    /**
     * Tells whether the asset holds personal data (個人情報の有無).
     *
     * @return the answer; empty if it is not stated, which is not "no"
     */
    public Optional<Boolean> personalData() {
        return flag(RegisterColumn.PERSONAL_DATA);
    }

    /**
     * Tells whether the asset holds personal data that need special care (要配慮個人情報の有無).
     *
     * @return the answer; empty if it is not stated, which is not "no"
     */
    public Optional<Boolean> specialCareData() {
        return flag(RegisterColumn.SPECIAL_CARE_DATA);
    }

    /**
     * Tells whether the asset must be encrypted (暗号化要否).
     *
     * @return the answer; empty if it is not stated, which is not "no"
     */
    public Optional<Boolean> encryptionRequired() {
        return flag(RegisterColumn.ENCRYPTION);
    }

    /**
     * Returns how many persons or records the asset holds (件数).
     *
     * @return 0 or more; empty if it is not stated
     */
    public OptionalLong count() {
        String text = text(RegisterColumn.COUNT);
        return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }

    /** Returns these details, with what they do not state taken from others. */
    AssetDetails completedBy(AssetDetails others) {
        Map<RegisterColumn, String> all = new EnumMap<>(RegisterColumn.class);
        all.putAll(others.values);
        // A reason belongs to the row that gives it.
        all.remove(RegisterColumn.CHANGE_REASON);
        all.putAll(values);
        Map<String, String> allOwn = new LinkedHashMap<>(own);
        others.own.forEach(allOwn::putIfAbsent);
        return new AssetDetails(all, allOwn);
    }

    private Optional<Boolean> flag(RegisterColumn column) {
        String text = text(column);
        return text.isEmpty() ? Optional.empty() : Optional.of(text.equals(column.written(true)));
    }

    private static Map<RegisterColumn, String> checked(Map<RegisterColumn, String> values) {
        Map<RegisterColumn, String> kept = new EnumMap<>(RegisterColumn.class);
        values.forEach((column, text) -> {
            if (!column.isDetail()) {
                throw new IllegalArgumentException(
                        column.header() + ": found a column of the entry itself, allowed: a column of its details");
            }
            if (!text.isBlank()) {
                kept.put(column, column.canonical(text).orElseThrow(() -> refused(column, text)));
            }
        });
        return Collections.unmodifiableMap(kept);
    }

    private static IllegalArgumentException refused(RegisterColumn column, String text) {
        String found = CellText.isAllowed(text) ? "\"" + text + "\"" : "a control character or half of a character";
        return new IllegalArgumentException(column.header() + ": found " + found + ", allowed: " + column.allowed());
    }

    private static Map<String, String> checkedOwn(Map<String, String> own) {
        Map<String, String> kept = new LinkedHashMap<>();
        own.forEach((column, text) -> {
            if (column.isBlank() || !column.equals(column.strip()) || !CellText.isOneLine(column)) {
                throw new IllegalArgumentException(
                        "own column: found no name, allowed: one line of text without spaces around it");
            }
            if (!CellText.isAllowed(text)) {
                throw new IllegalArgumentException(
                        "own column: found a control character or half of a character, allowed: text and line breaks");
            }
            if (!text.isEmpty()) {
                kept.put(column, text);
            }
        });
        return Collections.unmodifiableMap(kept);
    }
}
