package io.github.edusec.classify.register;

import io.github.edusec.classify.Importance;
import io.github.edusec.classify.PolicyVersion;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Names, aliases and stems of a register, found inside document names. Immutable and thread-safe. */
final class NameIndex {
    private static final Pattern EXTENSION = Pattern.compile("\\s*\\.[A-Za-z0-9]{1,8}\\s*$");
    /** No file name is longer; a text that is might cost much to search and must not be cut to something harmless. */
    private static final int MAX_NAME_CHARS = 1_000;

    private final List<Key> keys;
    private final List<RegisterEntry> order;
    private final NeutralWords neutral = NeutralWords.standard();

    NameIndex(List<RegisterEntry> entries) {
        this.order = List.copyOf(entries);
        Map<String, Key> named = new LinkedHashMap<>();
        Map<String, Key> stems = new LinkedHashMap<>();
        for (RegisterEntry entry : entries) {
            add(named, entry.name(), entry, false);
            entry.aliases().forEach(alias -> add(named, alias, entry, false));
            String stem = entry.stem();
            if (stem != null) {
                add(stems, stem, entry, true);
            }
        }
        List<Key> all = new ArrayList<>(named.values());
        all.addAll(stems.values());
        this.keys = List.copyOf(all);
    }

    private static void add(Map<String, Key> keys, String name, RegisterEntry entry, boolean stem) {
        SeparatedName comparable = SeparatedName.of(name);
        // Nothing stands everywhere in a name, and a search for it would not end.
        if (!comparable.text().isEmpty()) {
            keys.computeIfAbsent(comparable.text(), text -> new Key(comparable, name, stem, new LinkedHashSet<>()))
                    .entries()
                    .add(entry);
        }
    }

    RegisterMatch lookup(String documentName, PolicyVersion register) {
        if (documentName.length() > MAX_NAME_CHARS) {
            return new RegisterMatch.Unknown(register);
        }
        String composed = Normalizer.normalize(documentName, Normalizer.Form.NFKC);
        String withoutExtension = EXTENSION.matcher(composed).replaceFirst("");
        SeparatedName name = SeparatedName.of(withoutExtension);
        List<Span> spans = spans(name);
        if (spans.isEmpty()) {
            return new RegisterMatch.Unknown(register);
        }
        // What looks like an extension may be a grave word (学校案内.DV); it cannot make a name less severe.
        List<Span> everywhere = withoutExtension.equals(composed) ? spans : spans(SeparatedName.of(composed));
        int longest = spans.stream().mapToInt(Span::length).max().orElse(0);
        List<Span> winners =
                spans.stream().filter(span -> span.length() == longest).toList();
        Set<RegisterEntry> candidates = new LinkedHashSet<>();
        winners.forEach(span -> candidates.addAll(span.key().entries()));
        boolean onlyStem = winners.stream().allMatch(span -> span.key().stem());
        boolean grew = candidates.addAll(moreSevereElsewhere(everywhere, winners, candidates));
        boolean unexplained = candidates.stream()
                        .noneMatch(entry -> entry.classification().importance().isAtLeast(Importance.II))
                && !isNeutral(name, spans);
        if (candidates.size() == 1 && !onlyStem && !grew && !unexplained) {
            return new RegisterMatch.Found(
                    candidates.iterator().next(), winners.get(0).key().written(), register);
        }
        return new RegisterMatch.Ambiguous(
                order.stream().filter(candidates::contains).toList(), unexplained, register);
    }

    /** Tells whether what no key explains is neutral; otherwise a low class would rest on half of a name. */
    private boolean isNeutral(SeparatedName name, List<Span> spans) {
        if (NeutralWords.hasLongNumber(name)) {
            return false;
        }
        int from = 0;
        for (int at = 0; at <= name.text().length(); at++) {
            int place = at;
            boolean explained = spans.stream().anyMatch(span -> span.start() <= place && place < span.end());
            if (explained || name.isBoundary(at)) {
                if (!neutral.make(name.text().substring(from, at))) {
                    return false;
                }
                from = explained ? at + 1 : at;
            }
        }
        return true;
    }

    /** A long harmless name must not hide a short grave one beside it ("学校だより原稿_人事情報"). */
    private static Set<RegisterEntry> moreSevereElsewhere(
            List<Span> spans, List<Span> winners, Set<RegisterEntry> candidates) {
        Importance severest = candidates.stream()
                .map(entry -> entry.classification().importance())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Set<RegisterEntry> more = new LinkedHashSet<>();
        for (Span span : spans) {
            if (winners.stream().noneMatch(winner -> winner.covers(span))) {
                span.key().entries().stream()
                        .filter(entry ->
                                !severest.isAtLeast(entry.classification().importance()))
                        .forEach(more::add);
            }
        }
        return more;
    }

    private List<Span> spans(SeparatedName name) {
        List<Span> spans = new ArrayList<>();
        for (Key key : keys) {
            String text = key.name().text();
            for (int at = name.text().indexOf(text); at >= 0; at = name.text().indexOf(text, at + 1)) {
                if (key.gravest() || name.readsAs(key.name(), at)) {
                    spans.add(new Span(key, at, at + text.length()));
                }
            }
        }
        return spans;
    }

    private record Key(SeparatedName name, String written, boolean stem, Set<RegisterEntry> entries) {
        /** A gravest kind is found across separators too: they must not hide it. */
        boolean gravest() {
            return entries.stream().anyMatch(entry -> entry.classification().importance() == Importance.I);
        }
    }

    private record Span(Key key, int start, int end) {
        int length() {
            return end - start;
        }

        boolean covers(Span other) {
            return start <= other.start && other.end <= end;
        }
    }
}
