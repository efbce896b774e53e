package io.github.edusec.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The product order of the axes and its join; reading back what was written. */
class ClassificationLawsTest {
    private static final List<String> WORDS = Stream.concat(
                    Arrays.stream(RestrictionKind.values()).map(RestrictionKind::label),
                    Stream.of("配布禁止", "保存期間3年まで", "２時間以内復旧"))
            .toList();

    @Property
    void joinIsCommutativeAssociativeAndIdempotent(
            @ForAll("classes") Classification a,
            @ForAll("classes") Classification b,
            @ForAll("classes") Classification c) {
        assertThat(a.join(b)).isEqualTo(b.join(a));
        assertThat(a.join(b).join(c)).isEqualTo(a.join(b.join(c)));
        assertThat(a.join(a)).isEqualTo(a);
    }

    @Property
    void joinIsTheLeastUpperBound(
            @ForAll("classes") Classification a,
            @ForAll("classes") Classification b,
            @ForAll("classes") Classification c) {
        Classification join = a.join(b);
        assertThat(join.isAtLeast(a)).isTrue();
        assertThat(join.isAtLeast(b)).isTrue();
        assertThat(c.isAtLeast(a) && c.isAtLeast(b)).isEqualTo(c.isAtLeast(join));
        assertThat(a.isAtLeast(b)).isEqualTo(withoutProvenance(join).equals(withoutProvenance(a)));
    }

    @Property
    void theOrderIsReflexiveAntisymmetricAndTransitive(
            @ForAll("classes") Classification a,
            @ForAll("classes") Classification b,
            @ForAll("classes") Classification c) {
        assertThat(a.isAtLeast(a)).isTrue();
        if (a.isAtLeast(b) && b.isAtLeast(a)) {
            assertThat(withoutProvenance(a)).isEqualTo(withoutProvenance(b));
        }
        if (a.isAtLeast(b) && b.isAtLeast(c)) {
            assertThat(a.isAtLeast(c)).isTrue();
        }
    }

    @Property
    void restrictionsReadBackAsTheyWereShown(@ForAll("classes") Classification a) {
        for (HandlingRestriction restriction : a.restrictions()) {
            assertThat(new HandlingRestriction(restriction.text())).isEqualTo(restriction);
            restriction.kind().ifPresent(kind -> {
                assertThat(RestrictionKind.find(kind.text().ja())).contains(kind);
                assertThat(restriction.text()).isEqualTo(kind.label());
            });
        }
        assertThat(a.restrictions()).isSorted().doesNotHaveDuplicates();
    }

    private static Classification withoutProvenance(Classification classification) {
        return classification.withProvenance(null);
    }

    @Provide
    Arbitrary<Classification> classes() {
        Arbitrary<List<HandlingRestriction>> restrictions =
                Arbitraries.of(WORDS).map(HandlingRestriction::new).list().ofMaxSize(4);
        Arbitrary<Provenance> provenance = Arbitraries.of(Provenance.Source.values())
                .map(source -> new Provenance(source, "teacher-1", LocalDate.of(2027, 7, 1), new Text("理由", "reason")));
        return Combinators.combine(
                        Arbitraries.of(Importance.values()),
                        Arbitraries.of(Confidentiality.values()).injectNull(0.3),
                        Arbitraries.of(Integrity.values()).injectNull(0.3),
                        Arbitraries.of(Availability.values()).injectNull(0.3),
                        restrictions,
                        provenance.injectNull(0.7))
                .as(Classification::new);
    }
}
