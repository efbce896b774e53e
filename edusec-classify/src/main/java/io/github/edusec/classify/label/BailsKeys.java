package io.github.edusec.classify.label;

import io.github.edusec.classify.Classification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The BAILS keys that we write beside a label, version 1: those that LibreOffice and Nextcloud look for, and no more.
 *
 * <p>Only axes that the label states get a level, and only then a scale: nobody is shown an axis that we made up. The keys
 * for the text of headers, footers and watermarks are left out, for the mark is ours.
 */
final class BailsKeys {
    static final String VERSION = "1";
    /** Stands for no keys at all, where there could be some; never stored. */
    static final String NONE = "0";

    /** LibreOffice takes its information bar from this type alone. */
    private static final String TYPE = BailsLabels.PREFIX + "IntellectualProperty";

    private static final String AUTHORITY = "edusec";
    private static final String CATEGORY_ID = "urn:io.github.edusec:importance:";

    private BailsKeys() {}

    /** Returns the keys in the order in which they are written. */
    static Map<String, String> of(Label label) {
        Classification c = label.classification();
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put(TYPE + ":PolicyAuthority:Name", AUTHORITY);
        keys.put(
                TYPE + ":BusinessAuthorizationCategory:Identifier",
                CATEGORY_ID + c.importance().code());
        keys.put(TYPE + BailsLabels.CATEGORY, label.text());
        Map<String, String> levels = new LinkedHashMap<>();
        putLevel(levels, "Confidentiality", BailsLabels.CONFIDENTIALITY, c.confidentiality());
        putLevel(levels, "Integrity", BailsLabels.INTEGRITY, c.integrity());
        putLevel(levels, "Availability", BailsLabels.AVAILABILITY, c.availability());
        if (!levels.isEmpty()) {
            keys.put(TYPE + BailsLabels.SCALE, BailsLabels.UK_CABINET);
            keys.putAll(levels);
        }
        return keys;
    }

    /**
     * Returns which of the BAILS keys of a document are ours.
     *
     * <p>None are if any of the type says something else than our label: another program then made them its own, and one of
     * them without the others would say something that nobody said.
     *
     * @param own our pairs
     * @param bails the keys with their values, none of them doubled
     */
    static Set<String> written(Map<String, String> own, Map<String, String> bails) {
        if (!VERSION.equals(own.get(LabelProperties.BAILS))) {
            return Set.of();
        }
        Map<String, String> ofType = new LinkedHashMap<>(bails);
        ofType.keySet().removeIf(key -> !key.equals(TYPE) && !key.startsWith(TYPE + ":"));
        boolean unchanged = LabelProperties.parse(own)
                .filter(label -> of(label).entrySet().containsAll(ofType.entrySet()))
                .isPresent();
        return unchanged ? ofType.keySet() : Set.of();
    }

    private static <L> void putLevel(Map<String, String> levels, String axis, List<L> grades, @Nullable L level) {
        if (level != null) {
            levels.put(TYPE + BailsLabels.LEVEL + axis, Integer.toString(grades.indexOf(level)));
        }
    }
}
