package io.github.edusec.classify.label;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sensitivity labels of Microsoft Information Protection: properties {@code MSIP_Label_GUID_…}, or the part
 * {@code LabelInfo.xml} (MS-OFFCRYPTO 2.6), which replaces them where it stands.
 */
final class MsipLabels {
    static final String PREFIX = "MSIP_Label_";
    static final String LABEL_INFO = "/docMetadata/LabelInfo.xml";
    private static final String RELATIONSHIP =
            "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels";
    private static final String NAMESPACE = "http://schemas.microsoft.com/office/2020/mipLabelMetadata";
    private static final Pattern KEY = Pattern.compile(PREFIX + "([0-9A-Fa-f-]{36})_([A-Za-z]+)");
    private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Set<String> NO = Set.of("0", "false");
    private static final Set<String> YES = Set.of("1", "true");

    private MsipLabels() {}

    static boolean isLabelInfo(String relationshipType) {
        return relationshipType.equals(RELATIONSHIP);
    }

    static List<FoundLabel> ofProperties(
            StoredProperties properties, String where, MsipMap map, Set<String> toldElsewhere) {
        List<FoundLabel> found = new ArrayList<>();
        Map<String, Map<String, String>> byGuid = new LinkedHashMap<>();
        properties.msip().forEach((key, value) -> {
            Matcher parts = KEY.matcher(key);
            Optional<String> guid = parts.matches() ? guid(parts.group(1)) : Optional.empty();
            if (guid.isPresent()) {
                byGuid.computeIfAbsent(guid.get(), any -> new LinkedHashMap<>())
                        .put(parts.group(2).toLowerCase(Locale.ROOT), value.strip());
            } else if (found.isEmpty()) {
                found.add(doubtful(where, PREFIX, LabelDoubt.DAMAGED));
            }
        });
        boolean doubled = properties.isDoubled(PREFIX);
        byGuid.keySet().removeAll(toldElsewhere);
        byGuid.forEach((guid, fields) -> {
            if (doubled) {
                found.add(doubtful(where, guid, LabelDoubt.DAMAGED));
            } else if (!NO.contains(fields.getOrDefault("enabled", "true").toLowerCase(Locale.ROOT))) {
                found.add(label(where, guid, fields.get("name"), map));
            }
        });
        return found;
    }

    /** Reads the part; a label that is switched off or was removed there is none, but its GUID is told like the others. */
    static List<FoundLabel> ofLabelInfo(XmlPart part, Limits limits, MsipMap map, Set<String> told) throws IOException {
        List<FoundLabel> found = new ArrayList<>();
        XmlScanner scanner = new XmlScanner(part, limits);
        scanner.next();
        if (!scanner.is(NAMESPACE, "labelList")) {
            throw scanner.problem("the root element is wrong", "another element", "labelList");
        }
        XmlScanner.Event event = scanner.next();
        for (; event != XmlScanner.Event.END_OF_DOCUMENT; event = scanner.next()) {
            if (event == XmlScanner.Event.START && scanner.depth() == 2 && scanner.is(NAMESPACE, "label")) {
                String id = String.valueOf(scanner.attribute("", "id"));
                Optional<String> guid = guid(id);
                guid.ifPresent(told::add);
                if (guid.isEmpty()) {
                    found.add(doubtful("LabelInfo.xml", "", LabelDoubt.DAMAGED));
                } else if (!is(scanner.attribute("", "removed"), YES) && !is(scanner.attribute("", "enabled"), NO)) {
                    found.add(label("LabelInfo.xml", guid.get(), null, map));
                }
            }
        }
        return found;
    }

    /** Brings a GUID into the form in which tables are searched. */
    static Optional<String> guid(String text) {
        String guid = text.strip().toLowerCase(Locale.ROOT);
        if (guid.startsWith("{") && guid.endsWith("}")) {
            guid = guid.substring(1, guid.length() - 1);
        }
        return GUID.matcher(guid).matches() ? Optional.of(guid) : Optional.empty();
    }

    private static boolean is(@Nullable String value, Set<String> wanted) {
        return value != null && wanted.contains(value.strip().toLowerCase(Locale.ROOT));
    }

    private static FoundLabel label(String where, String guid, @Nullable String name, MsipMap map) {
        String shown = name == null || name.isBlank() ? guid : name;
        Optional<Classification> mapped = map.find(guid, name);
        return mapped.<FoundLabel>map(classification ->
                        new FoundLabel.Understood(LabelOrigin.MSIP, MarkPlace.PROPERTY, where, shown, classification))
                .orElseGet(() -> doubtful(where, shown, LabelDoubt.NOT_MAPPED));
    }

    private static FoundLabel doubtful(String where, String name, LabelDoubt doubt) {
        return new FoundLabel.NotUnderstood(LabelOrigin.MSIP, MarkPlace.PROPERTY, where, name, doubt);
    }
}
