package io.github.edusec.classify.register;

import io.github.edusec.classify.Importance;
import io.github.edusec.classify.policyfile.KindName;
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
        keys.computeIfAbsent(KindName.normalize(name), text -> new Key(text, name, stem, new LinkedHashSet<>()))
                .entries()
                .add(entry);
    }

    RegisterMatch lookup(String documentName, RegisterVersion register) {
        List<Span> spans = documentName.length() > MAX_NAME_CHARS ? List.of() : spans(normalized(documentName));
        if (spans.isEmpty()) {
            return new RegisterMatch.Unknown(register);
        }
        int longest = spans.stream().mapToInt(Span::length).max().orElse(0);
        List<Span> winners =
                spans.stream().filter(span -> span.length() == longest).toList();
        Set<RegisterEntry> candidates = new LinkedHashSet<>();
        winners.forEach(span -> candidates.addAll(span.key().entries()));
        boolean onlyStem = winners.stream().allMatch(span -> span.key().stem());
        boolean grew = candidates.addAll(moreSevereElsewhere(spans, winners, candidates));
        if (candidates.size() == 1 && !onlyStem && !grew) {
            return new RegisterMatch.Found(
                    candidates.iterator().next(), winners.get(0).key().written(), register);
        }
        return new RegisterMatch.Ambiguous(
                order.stream().filter(candidates::contains).toList(), register);
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

    private List<Span> spans(String name) {
        List<Span> spans = new ArrayList<>();
        for (Key key : keys) {
            for (int at = name.indexOf(key.text()); at >= 0; at = name.indexOf(key.text(), at + 1)) {
                spans.add(new Span(key, at, at + key.text().length()));
            }
        }
        return spans;
    }

    private static String normalized(String documentName) {
        String composed = Normalizer.normalize(documentName, Normalizer.Form.NFKC);
        return KindName.normalize(EXTENSION.matcher(composed).replaceFirst(""));
    }

    private record Key(String text, String written, boolean stem, Set<RegisterEntry> entries) {}

    private record Span(Key key, int start, int end) {
        int length() {
            return end - start;
        }

        boolean covers(Span other) {
            return start <= other.start && other.end <= end;
        }
    }
}
