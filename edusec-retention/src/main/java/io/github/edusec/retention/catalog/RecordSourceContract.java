package io.github.edusec.retention.catalog;

import io.github.edusec.classify.Problem;
import java.io.IOException;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tries whether a {@link RecordSource} does what its users rely on; for the tests of implementations, in any test framework.
 * A host stores {@link #samples()}, or as many of them as its tables can hold, and asks for the {@link #violations}.
 *
 * <p>Stateless and thread-safe. It visits all records about 40 times and asks up to 15 times for each id and each place.
 * Nothing is written. <b>Not guaranteed:</b> that a visit shows one moment while others write, and that two threads may use
 * the source at once; neither is tried.
 *
 * @since 0.1.0
 */
public final class RecordSourceContract {
    /** Most problems of one kind that are told, so that none hides another. */
    public static final int MAX_OF_A_KIND = 10;

    /** More than the usual pool has connections: one that each visit loses is missed. */
    private static final int FAILING_VISITS = 12;

    private static final List<String> PATTERNS = List.of("", "%", "_%", "*", ".*", "no such record or place");

    private final RecordSource source;
    private final Map<String, Known> known = new LinkedHashMap<>();
    private final Map<String, Set<CatalogRecord>> places = new LinkedHashMap<>();
    private final Set<Problem> problems = new LinkedHashSet<>();

    private RecordSourceContract(RecordSource source, List<CatalogRecord> stored) {
        this.source = source;
        for (int i = 0; i < stored.size(); i++) {
            CatalogRecord record = stored.get(i);
            if (known.put(record.id(), new Known("record " + i, record)) != null) {
                throw new IllegalArgumentException(
                        "stored records: found an id for the second time at " + i + ", allowed: each id once");
            }
            for (String place : record.locations()) {
                places.computeIfAbsent(place, each -> new HashSet<>()).add(record);
            }
        }
    }

    private record Known(String where, CatalogRecord record) {}

    /**
     * Returns records that are hard to store: ids and places that differ by case, width, normalization or a space, characters
     * beyond the first plane, texts that look like patterns, numbers or formulas, the longest texts, the most locations, first
     * and last days, members that are all null or all set, copies and paper.
     *
     * @return about 40 records of made-up content, with different ids
     */
    public static List<CatalogRecord> samples() {
        return RecordSamples.all();
    }

    /**
     * Tries a source.
     *
     * @param source the source, which nobody changes meanwhile
     * @param stored exactly the records that it should list, usually the {@link #samples()}; each id once
     * @return what it does wrong, at most {@value #MAX_OF_A_KIND} of a kind, without any text of a record: "record 3" is the one at index
     *     3 of {@code stored}; empty if nothing was found. What the source throws is told too
     * @throws IllegalArgumentException if an id stands twice in {@code stored}
     */
    public static List<Problem> violations(RecordSource source, List<CatalogRecord> stored) {
        RecordSourceContract contract = new RecordSourceContract(source, stored);
        contract.visits();
        contract.finds();
        contract.places();
        if (!stored.isEmpty()) {
            contract.asksInsideAVisit();
            contract.passesOn(new IOException("contract"));
            contract.passesOn(new SQLException("contract"));
            contract.passesOn(new IllegalStateException("contract"));
        }
        return List.copyOf(contract.problems);
    }

    /**
     * Tries a source that lists no record.
     *
     * @param source the source, which nobody changes meanwhile
     * @return what it does wrong, as {@link #violations} does; empty if nothing was found
     */
    public static List<Problem> violationsWhenEmpty(RecordSource source) {
        RecordSourceContract contract = new RecordSourceContract(source, List.of());
        contract.visits();
        for (CatalogRecord record : samples()) {
            contract.finds("no record", record.id());
            for (String location : record.locations()) {
                contract.places("no record", location);
            }
        }
        return List.copyOf(contract.problems);
    }

    private void visits() {
        List<CatalogRecord> first = visit("forEach");
        List<CatalogRecord> second = visit("forEach, second visit");
        if (!new HashSet<>(first).equals(new HashSet<>(second)) || first.size() != second.size()) {
            problem("forEach", "two visits differ", second.size() + " records", "what the first visit saw");
        }
    }

    private List<CatalogRecord> visit(String where) {
        List<CatalogRecord> seen = new ArrayList<>();
        tried(where, () -> source.forEach(record -> seen.add(Objects.requireNonNull(record))));
        Map<String, Integer> times = new HashMap<>();
        for (CatalogRecord record : seen) {
            times.merge(record.id(), 1, Integer::sum);
            Known stored = known.get(record.id());
            if (stored == null) {
                problem(where, "a record that was not stored is visited", "another id", "the stored records");
            } else {
                same(where + ", " + stored.where, stored.record, record);
            }
        }
        for (Known each : known.values()) {
            int visited = times.getOrDefault(each.record.id(), 0);
            if (visited != 1) {
                problem(
                        where + ", " + each.where,
                        visited == 0 ? "a stored record is not visited" : "a record is visited more than once",
                        visited + " times",
                        "once");
            }
        }
        return seen;
    }

    private void finds() {
        known.forEach((id, each) -> variants(id).forEach(variant -> finds(each.where, variant)));
        PATTERNS.forEach(pattern -> finds("no record", pattern));
    }

    private void finds(String near, String id) {
        Known stored = known.get(id);
        String where = "find, " + (stored == null ? "an id like that of " + near : stored.where);
        tried(where, () -> {
            Optional<CatalogRecord> found = source.find(id);
            if (stored == null) {
                require(found.isEmpty(), where, "an id that was not stored finds a record", "a record", "none");
            } else if (found.isEmpty()) {
                problem(where, "a stored record is not found by its id", "none", "the record");
            } else if (!found.get().id().equals(id)) {
                problem(where, "another record is found", "another id", "the record with exactly this id");
            } else {
                same(where, stored.record, found.get());
            }
        });
    }

    private void places() {
        for (Known each : known.values()) {
            for (String location : each.record.locations()) {
                variants(location).forEach(variant -> places(each.where, variant));
            }
        }
        PATTERNS.forEach(pattern -> places("no record", pattern));
    }

    private void places(String near, String location) {
        Set<CatalogRecord> stored = places.getOrDefault(location, Set.of());
        String where = "at, " + (stored.isEmpty() ? "a place like one of " : "a place of ") + near;
        tried(where, () -> {
            List<CatalogRecord> found = source.at(location);
            Set<CatalogRecord> different = new HashSet<>(found);
            if (stored.isEmpty()) {
                require(found.isEmpty(), where, "a place of no record has some", count(found.size()), "none");
            } else if (!different.equals(stored)) {
                String what = different.containsAll(stored)
                        ? "records that are kept elsewhere are at a place"
                        : "a place does not have its records as they were stored";
                problem(
                        where,
                        what,
                        count(different.size()),
                        "the " + stored.size() + " records of exactly this place");
            } else {
                require(
                        found.size() == different.size(),
                        where,
                        "a record is more than once at a place",
                        count(found.size()),
                        count(stored.size()));
            }
        });
    }

    /** A source that has one statement or connection for all loses its place. */
    private void asksInsideAVisit() {
        String where = "forEach with find and at inside";
        List<CatalogRecord> seen = new ArrayList<>();
        tried(
                where,
                () -> source.forEach(record -> {
                    seen.add(record);
                    finds("no record", record.id());
                    for (String location : record.locations().stream().limit(1).toList()) {
                        places("no record", location);
                    }
                }));
        require(
                seen.size() == known.size() && new HashSet<>(seen).size() == known.size(),
                where,
                "the visit does not go on as it would",
                count(seen.size()),
                "every record once");
    }

    private void passesOn(Exception thrown) {
        String type = thrown.getClass().getSimpleName();
        String where = "forEach, visitor throws " + type;
        int[] seen = {0};
        for (int i = 0; i < FAILING_VISITS; i++) {
            seen[0] = 0;
            Exception passed = caught(() -> source.forEach(record -> {
                seen[0]++;
                raise(thrown);
            }));
            require(
                    passed == thrown,
                    where,
                    "the visitor's exception is not passed on as it is",
                    passed == null ? "none" : passed.getClass().getSimpleName(),
                    "the same object");
            require(seen[0] == 1, where, "the visit does not end with the exception", seen[0] + " records seen", "1");
        }
        String after = "after a visitor threw " + type;
        String id = known.keySet().iterator().next();
        tried(after, () -> require(source.find(id).isPresent(), after, "nothing is found", "none", "a record"));
        visit("forEach, " + after);
    }

    private static void raise(Exception thrown) throws SQLException, IOException {
        if (thrown instanceof IOException io) {
            throw io;
        }
        if (thrown instanceof SQLException sql) {
            throw sql;
        }
        throw (RuntimeException) thrown;
    }

    /** What a careless comparison takes for the text, the text itself, and its beginning. */
    private static Set<String> variants(String text) {
        Set<String> variants = new LinkedHashSet<>();
        variants.add(text);
        variants.add(text.toUpperCase(Locale.ROOT));
        variants.add(text.toLowerCase(Locale.ROOT));
        for (Normalizer.Form form : Normalizer.Form.values()) {
            variants.add(Normalizer.normalize(text, form));
        }
        variants.add(text.strip());
        variants.add(text + " ");
        variants.add(" " + text);
        variants.add(text + "%");
        variants.add(text.substring(0, text.offsetByCodePoints(text.length(), -1)));
        variants.add(text.substring(0, text.lastIndexOf('/') + 1));
        variants.add(text.substring(0, Math.max(0, text.lastIndexOf('/'))));
        return variants;
    }

    /** Names the members that differ, never what stands in them. */
    private void same(String where, CatalogRecord stored, CatalogRecord found) {
        List<String> members = new ArrayList<>();
        differ(members, "kind", stored.facts().kind(), found.facts().kind());
        differ(members, "events", stored.facts().events(), found.facts().events());
        differ(members, "subject", stored.subject(), found.subject());
        differ(members, "locations", stored.locations(), found.locations());
        differ(members, "classification", stored.classification(), found.classification());
        differ(members, "size", stored.size(), found.size());
        differ(members, "sha256", stored.sha256(), found.sha256());
        differ(members, "originality", stored.originality(), found.originality());
        differ(members, "medium", stored.medium(), found.medium());
        if (!members.isEmpty()) {
            problem(where, "a record is not as it was stored", "another " + String.join(", ", members), "the same");
        }
    }

    private static void differ(List<String> members, String member, @Nullable Object stored, @Nullable Object found) {
        if (!Objects.equals(stored, found)) {
            members.add(member);
        }
    }

    /** A call to the source. */
    @FunctionalInterface
    private interface Call {
        void run() throws SQLException, IOException;
    }

    private void tried(String where, Call call) {
        Exception thrown = caught(call);
        if (thrown != null) {
            problem(where, "the source throws", thrown.getClass().getSimpleName(), "an answer");
        }
    }

    private static @Nullable Exception caught(Call call) {
        try {
            call.run();
            return null;
        } catch (IOException | SQLException | RuntimeException e) {
            return e;
        }
    }

    private static String count(int records) {
        return records + " records";
    }

    private void require(boolean holds, String where, String what, String found, String allowed) {
        if (!holds) {
            problem(where, what, found, allowed);
        }
    }

    private void problem(String where, String what, String found, String allowed) {
        if (problems.stream().filter(each -> each.what().equals(what)).count() < MAX_OF_A_KIND) {
            problems.add(new Problem(where, what, found, allowed));
        }
    }
}
