package io.github.edusec.classify.label;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The properties of one document that labels are made of, whoever wrote them. Not thread-safe. */
final class StoredProperties {
    private final Map<String, String> own = new LinkedHashMap<>();
    private final Map<String, String> bails = new LinkedHashMap<>();
    private final Map<String, String> msip = new LinkedHashMap<>();
    private final Set<String> doubled = new HashSet<>();

    /** Takes a property; one that no label is made of is dropped. */
    void put(String key, String value) {
        if (key.startsWith(LabelProperties.PREFIX)) {
            put(own, key, value);
        } else if (key.startsWith(BailsLabels.PREFIX)) {
            put(bails, key, value);
        } else if (key.startsWith(MsipLabels.PREFIX)) {
            put(msip, key, value);
        }
    }

    private void put(Map<String, String> pairs, String key, String value) {
        String before = pairs.putIfAbsent(key, value);
        if (before != null && !before.equals(value)) {
            doubled.add(key);
        }
    }

    /** Two values under one key: which one a program sees is its choice. */
    boolean isDoubled(String keyPrefix) {
        return doubled.stream().anyMatch(key -> key.startsWith(keyPrefix));
    }

    /** Returns the BAILS keys without those that we wrote beside our label: these say what it says. */
    Map<String, String> foreignBails() {
        Map<String, String> foreign = new LinkedHashMap<>(bails);
        if (!isDoubled(LabelProperties.PREFIX) && !isDoubled(BailsLabels.PREFIX)) {
            foreign.keySet().removeAll(BailsKeys.written(own, bails));
        }
        return foreign;
    }

    Map<String, String> msip() {
        return msip;
    }

    List<FoundLabel> labels(String where, MsipMap map) {
        return labels(where, map, Set.of());
    }

    /** Reads the labels; those of Microsoft are left out whose state another part of the document tells by their GUID. */
    List<FoundLabel> labels(String where, MsipMap map, Set<String> toldElsewhere) {
        List<FoundLabel> found = new ArrayList<>();
        if (!own.isEmpty()) {
            found.add(own(where));
        }
        found.addAll(BailsLabels.of(this, where));
        if (!msip.isEmpty()) {
            found.addAll(MsipLabels.ofProperties(this, where, map, toldElsewhere));
        }
        return found;
    }

    private FoundLabel own(String where) {
        String name = own.getOrDefault(LabelProperties.TEXT, "");
        if (LabelProperties.isNewer(own)) {
            return doubtful(where, name, LabelDoubt.NEWER_VERSION);
        }
        if (isDoubled(LabelProperties.PREFIX)) {
            return doubtful(where, name, LabelDoubt.DAMAGED);
        }
        return LabelProperties.parse(own)
                .<FoundLabel>map(label -> new FoundLabel.Understood(
                        LabelOrigin.EDUSEC, MarkPlace.PROPERTY, where, label.text(), label.classification()))
                .orElseGet(() -> doubtful(where, name, LabelDoubt.DAMAGED));
    }

    private static FoundLabel doubtful(String where, String name, LabelDoubt doubt) {
        return new FoundLabel.NotUnderstood(LabelOrigin.EDUSEC, MarkPlace.PROPERTY, where, name, doubt);
    }
}
