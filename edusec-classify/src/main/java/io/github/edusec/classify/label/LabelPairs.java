package io.github.edusec.classify.label;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The label as one part of a package stores it: our pairs, the BAILS keys beside them, and where all of them stand.
 *
 * <p>Not thread-safe.
 */
final class LabelPairs {
    private final Map<String, String> own = new LinkedHashMap<>();
    private final List<XmlElement> ownElements = new ArrayList<>();
    private final List<BailsKey> bails = new ArrayList<>();

    private record BailsKey(String name, String value, XmlElement element) {}

    /**
     * Takes the property whose start tag the scanner has just read; one that belongs to no label is left unread.
     *
     * @throws IOException if it is damaged, or if it is one of ours that stands there already
     */
    void take(XmlScanner scanner, String name) throws IOException {
        if (name.startsWith(LabelProperties.PREFIX)) {
            if (own.putIfAbsent(name, scanner.elementText()) != null) {
                throw scanner.problem("a property stands twice", "a label property", "each name once");
            }
            ownElements.add(scanner.ended());
        } else if (name.startsWith(BailsLabels.PREFIX)) {
            String value = scanner.elementText();
            bails.add(new BailsKey(name, value, scanner.ended()));
        }
    }

    /**
     * Returns our pairs, so that they are equal to those of a mark only if the BAILS keys are as we would write them: the pair
     * that tells about these is there only if they are not.
     */
    Map<String, String> seen() {
        Optional<Label> label = LabelProperties.parse(own);
        if (label.isEmpty()) {
            return own;
        }
        Map<String, String> seen = new LinkedHashMap<>(own);
        String version = seen.remove(LabelProperties.BAILS);
        boolean asWritten = hasForeignBails()
                ? version == null
                : bails.size() == BailsKeys.of(label.get()).size();
        if (!asWritten) {
            seen.put(LabelProperties.BAILS, version == null ? BailsKeys.NONE : version);
        }
        return seen;
    }

    /** Tells whether there are BAILS keys that we did not write, or that are no longer as we wrote them. */
    boolean hasForeignBails() {
        return !bails.stream().map(BailsKey::name).allMatch(written()::contains);
    }

    /** Returns the elements that are ours, in document order. */
    List<XmlElement> elements() {
        Set<String> written = written();
        List<XmlElement> elements = new ArrayList<>(ownElements);
        bails.stream()
                .filter(key -> written.contains(key.name()))
                .map(BailsKey::element)
                .forEach(elements::add);
        elements.sort(Comparator.comparingInt(XmlElement::start));
        return elements;
    }

    /** Returns what to write for these pairs, to be asked where none of ours stand: BAILS keys only if nobody else has any. */
    Map<String, String> toWrite(Map<String, String> pairs) {
        Map<String, String> all = new LinkedHashMap<>(pairs);
        if (bails.isEmpty()) {
            LabelProperties.parse(pairs).ifPresent(label -> {
                all.put(LabelProperties.BAILS, BailsKeys.VERSION);
                all.putAll(BailsKeys.of(label));
            });
        }
        return all;
    }

    private Set<String> written() {
        Map<String, String> keys = new LinkedHashMap<>();
        Set<String> doubled = new HashSet<>();
        for (BailsKey key : bails) {
            if (keys.put(key.name(), key.value()) != null) {
                doubled.add(key.name());
            }
        }
        Set<String> written = BailsKeys.written(own, keys);
        return written.stream().anyMatch(doubled::contains) ? Set.of() : written;
    }
}
