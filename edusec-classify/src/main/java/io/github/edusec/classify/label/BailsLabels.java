package io.github.edusec.classify.label;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Integrity;
import io.github.edusec.classify.scheme.ClassificationScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Labels of the TSCP business authorization scheme: {@code urn:bails:TYPE:Impact:Level:AXIS} on the scale
 * {@code UK-Cabinet}, 0 to 3, which holds our levels exactly.
 *
 * <p>A document may carry one label per type (IntellectualProperty, NationalSecurity, ExportControl). LibreOffice writes the
 * same figure on all three axes; a level above ours counts as our highest.
 */
final class BailsLabels {
    static final String PREFIX = "urn:bails:";
    static final String SCALE = ":Impact:Scale";
    static final String LEVEL = ":Impact:Level:";
    static final String CATEGORY = ":BusinessAuthorizationCategory:Name";
    static final String UK_CABINET = "UK-Cabinet";
    private static final int NOT_STATED = -1;
    private static final int DAMAGED = -2;
    static final List<Confidentiality> CONFIDENTIALITY =
            List.of(Confidentiality.C1, Confidentiality.C2A, Confidentiality.C2B, Confidentiality.C3);
    static final List<Integrity> INTEGRITY = List.of(Integrity.I1, Integrity.I2A, Integrity.I2B, Integrity.I2B);
    static final List<Availability> AVAILABILITY =
            List.of(Availability.A1, Availability.A2A, Availability.A2B, Availability.A2B);

    private BailsLabels() {}

    static List<FoundLabel> of(StoredProperties properties, String where) {
        Map<String, String> pairs = properties.foreignBails();
        boolean doubled = properties.isDoubled(PREFIX);
        List<FoundLabel> found = new ArrayList<>();
        for (String type : types(pairs)) {
            found.add(label(doubled, pairs, type, where));
        }
        return found;
    }

    private static Set<String> types(Map<String, String> pairs) {
        Set<String> types = new TreeSet<>();
        for (String key : pairs.keySet()) {
            int colon = key.indexOf(':', PREFIX.length());
            types.add(colon < 0 ? key : key.substring(0, colon));
        }
        return types;
    }

    private static FoundLabel label(boolean doubled, Map<String, String> pairs, String type, String where) {
        String name = pairs.getOrDefault(type + CATEGORY, type);
        if (doubled) {
            return doubtful(where, name, LabelDoubt.DAMAGED);
        }
        String scale = pairs.get(type + SCALE);
        if (scale == null || !scale.strip().equals(UK_CABINET)) {
            return doubtful(where, name, scale == null ? LabelDoubt.DAMAGED : LabelDoubt.OTHER_SCALE);
        }
        String[] texts = {
            pairs.get(type + LEVEL + "Confidentiality"),
            pairs.get(type + LEVEL + "Integrity"),
            pairs.get(type + LEVEL + "Availability")
        };
        int[] grades = new int[texts.length];
        boolean any = false;
        for (int i = 0; i < texts.length; i++) {
            grades[i] = grade(texts[i]);
            any |= grades[i] >= 0;
            if (grades[i] == DAMAGED) {
                return doubtful(where, name, LabelDoubt.DAMAGED);
            }
        }
        if (!any) {
            return doubtful(where, name, LabelDoubt.DAMAGED);
        }
        return Default.SCHEME
                .propose(at(CONFIDENTIALITY, grades[0]), at(INTEGRITY, grades[1]), at(AVAILABILITY, grades[2]))
                .<FoundLabel>map(classification ->
                        new FoundLabel.Understood(LabelOrigin.BAILS, MarkPlace.PROPERTY, where, name, classification))
                .orElseGet(() -> doubtful(where, name, LabelDoubt.NO_CLASS));
    }

    /** Read only where a label of this kind is met. */
    private static final class Default {
        static final ClassificationScheme SCHEME = ClassificationScheme.builtIn("mext-2025");
    }

    private static int grade(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return NOT_STATED;
        }
        int grade = "0123".indexOf(text.strip());
        return text.strip().length() == 1 && grade >= 0 ? grade : DAMAGED;
    }

    private static <L> @Nullable L at(List<L> levels, int grade) {
        return grade < 0 ? null : levels.get(grade);
    }

    private static FoundLabel doubtful(String where, String name, LabelDoubt doubt) {
        return new FoundLabel.NotUnderstood(LabelOrigin.BAILS, MarkPlace.PROPERTY, where, name, doubt);
    }
}
