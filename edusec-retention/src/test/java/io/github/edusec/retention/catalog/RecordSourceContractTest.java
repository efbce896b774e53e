package io.github.edusec.retention.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.classify.Problem;
import io.github.edusec.testkit.DatabaseKind;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecordSourceContractTest {
    private static final List<CatalogRecord> SAMPLES = RecordSourceContract.samples();

    @TempDir
    Path folder;

    /** A source in memory; each broken one changes one method. */
    private static class InMemory implements RecordSource {
        final List<CatalogRecord> records;

        InMemory(List<CatalogRecord> records) {
            this.records = List.copyOf(records);
        }

        @Override
        public void forEach(Visitor visitor) throws SQLException, IOException {
            for (CatalogRecord record : records) {
                visitor.see(record);
            }
        }

        @Override
        public Optional<CatalogRecord> find(String id) {
            return records.stream().filter(each -> isId(each.id(), id)).findFirst();
        }

        @Override
        public List<CatalogRecord> at(String location) {
            return records.stream()
                    .filter(each -> each.locations().stream().anyMatch(place -> isPlace(place, location)))
                    .toList();
        }

        boolean isId(String stored, String asked) {
            return stored.equals(asked);
        }

        boolean isPlace(String stored, String asked) {
            return stored.equals(asked);
        }
    }

    @Test
    void aSourceThatKeepsTheContractHasNoFinding() {
        assertThat(RecordSourceContract.violations(new InMemory(SAMPLES), SAMPLES))
                .isEmpty();
        assertThat(RecordSourceContract.violations(new InMemory(List.of()), List.of()))
                .isEmpty();
        assertThat(RecordSourceContract.violationsWhenEmpty(new InMemory(List.of())))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void theCatalogueKeepsTheContract(DatabaseKind kind) throws Exception {
        Catalog catalog = Catalog.in(kind.empty(folder));
        assertThat(RecordSourceContract.violationsWhenEmpty(catalog)).isEmpty();
        for (CatalogRecord record : SAMPLES) {
            catalog.put(record);
        }
        assertThat(RecordSourceContract.violations(catalog, SAMPLES)).isEmpty();
    }

    @Test
    void anythingInASourceThatShouldBeEmptyIsFound() {
        assertThat(RecordSourceContract.violationsWhenEmpty(new InMemory(SAMPLES)))
                .extracting(Problem::what)
                .contains(
                        "a record that was not stored is visited",
                        "an id that was not stored finds a record",
                        "a place of no record has some");
    }

    @Test
    void anIdThatIsStoredTwiceIsTheCallersMistake() {
        assertThatThrownBy(() ->
                        RecordSourceContract.violations(new InMemory(SAMPLES), List.of(SAMPLES.get(0), SAMPLES.get(0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at 1");
    }

    @Test
    void aMemberThatIsLostIsNamedWithItsRecord() {
        CatalogRecord first = SAMPLES.get(0);
        assertThat(RecordSourceContract.violations(
                        new InMemory(List.of(
                                Records.about(first, "p1", first.locations().toArray(String[]::new)))),
                        List.of(first)))
                .contains(new Problem(
                        "forEach, record 0", "a record is not as it was stored", "another subject", "the same"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void whatASourceDoesWrongIsFound(String what, RecordSource source) {
        List<Problem> problems = RecordSourceContract.violations(source, SAMPLES);

        assertThat(problems).extracting(Problem::what).contains(what);
        assertThat(problems)
                .noneSatisfy(problem -> assertThat(problem.toString()).contains("share/名簿"));
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("a stored record is not visited", new InMemory(SAMPLES.subList(1, SAMPLES.size()))),
                Arguments.of("a record is visited more than once", new InMemory(twice())),
                Arguments.of(
                        "a record that was not stored is visited",
                        new InMemory(plus(Records.attendance("one more", "2020-03-31")))),
                Arguments.of("an id that was not stored finds a record", new InMemory(SAMPLES) {
                    @Override
                    boolean isId(String stored, String asked) {
                        return stored.equalsIgnoreCase(asked);
                    }
                }),
                Arguments.of("another record is found", new InMemory(SAMPLES) {
                    @Override
                    boolean isId(String stored, String asked) {
                        return nfc(stored).equals(nfc(asked));
                    }
                }),
                Arguments.of("a stored record is not found by its id", new InMemory(SAMPLES) {
                    @Override
                    boolean isId(String stored, String asked) {
                        return stored.equals(asked) && !stored.endsWith(" ");
                    }
                }),
                Arguments.of("a place of no record has some", new InMemory(SAMPLES) {
                    @Override
                    boolean isPlace(String stored, String asked) {
                        return stored.startsWith(asked);
                    }
                }),
                Arguments.of("records that are kept elsewhere are at a place", new InMemory(SAMPLES) {
                    @Override
                    boolean isPlace(String stored, String asked) {
                        return stored.endsWith(asked);
                    }
                }),
                Arguments.of("a place does not have its records as they were stored", new InMemory(SAMPLES) {
                    @Override
                    public List<CatalogRecord> at(String location) {
                        return super.at(location).stream().limit(1).toList();
                    }
                }),
                Arguments.of("a record is more than once at a place", new InMemory(SAMPLES) {
                    @Override
                    public List<CatalogRecord> at(String location) {
                        List<CatalogRecord> found = super.at(location);
                        return Stream.concat(found.stream(), found.stream()).toList();
                    }
                }),
                Arguments.of("the visitor's exception is not passed on as it is", new InMemory(SAMPLES) {
                    @Override
                    public void forEach(Visitor visitor) throws SQLException, IOException {
                        try {
                            super.forEach(visitor);
                        } catch (SQLException e) {
                            throw new IOException(e);
                        }
                    }
                }),
                Arguments.of("the visit does not end with the exception", new InMemory(SAMPLES) {
                    @Override
                    public void forEach(Visitor visitor) throws SQLException, IOException {
                        List<IOException> thrown = new ArrayList<>();
                        super.forEach(record -> {
                            try {
                                visitor.see(record);
                            } catch (IOException e) {
                                thrown.add(e);
                            }
                        });
                        if (!thrown.isEmpty()) {
                            throw thrown.get(0);
                        }
                    }
                }),
                Arguments.of("two visits differ", new EveryOther()),
                Arguments.of("the source throws", new OneAtATime(false)),
                Arguments.of("nothing is found", new OneAtATime(true)),
                Arguments.of("the visit does not go on as it would", new EndsWhenAsked()));
    }

    /** Gives nothing on every second visit. */
    private static final class EveryOther extends InMemory {
        private int visits;

        EveryOther() {
            super(SAMPLES);
        }

        @Override
        public void forEach(Visitor visitor) throws SQLException, IOException {
            if (visits++ % 2 == 0) {
                super.forEach(visitor);
            }
        }
    }

    /** Cannot be asked inside a visit, nor, because it never notices its end, after one that failed. */
    private static final class OneAtATime extends InMemory {
        private final boolean silent;
        private boolean visiting;

        OneAtATime(boolean silent) {
            super(SAMPLES);
            this.silent = silent;
        }

        @Override
        public void forEach(Visitor visitor) throws SQLException, IOException {
            visiting = true;
            super.forEach(visitor);
            visiting = false;
        }

        @Override
        public Optional<CatalogRecord> find(String id) {
            if (visiting && !silent) {
                throw new IllegalStateException("busy");
            }
            return visiting ? Optional.empty() : super.find(id);
        }
    }

    /** Shares what it reads from between the visit and the question. */
    private static final class EndsWhenAsked extends InMemory {
        private int asked;

        EndsWhenAsked() {
            super(SAMPLES);
        }

        @Override
        public void forEach(Visitor visitor) throws SQLException, IOException {
            int before = asked;
            for (CatalogRecord record : records) {
                if (asked == before) {
                    visitor.see(record);
                }
            }
        }

        @Override
        public Optional<CatalogRecord> find(String id) {
            asked++;
            return super.find(id);
        }
    }

    private static List<CatalogRecord> twice() {
        return plus(SAMPLES.get(3));
    }

    private static List<CatalogRecord> plus(CatalogRecord record) {
        List<CatalogRecord> all = new ArrayList<>(SAMPLES);
        all.add(record);
        return all;
    }

    private static String nfc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
