package io.github.edusec.classify.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.register.RegisterDifference.Missing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RegisterMergeLawsTest {
    private static final AssetRegister EMPTY = AssetRegister.of("empty", "1", List.of());

    @Property(tries = 600)
    void mergingTheResultAgainChangesNothing(
            @ForAll("overlapping") AssetRegister standard, @ForAll("overlapping") AssetRegister own) {
        AssetRegister once = standard.mergedWith(own).register();
        MergedRegister twice = standard.mergedWith(once);
        assertThat(twice.register().entries()).isEqualTo(once.entries());
        assertThat(twice.register().version()).isEqualTo(once.version());
        assertThat(twice.register().sha256()).isEqualTo(once.sha256());
        assertThat(once.mergedWith(own).register().entries()).containsExactlyInAnyOrderElementsOf(once.entries());
    }

    @Property(tries = 600)
    void anEmptyRegisterChangesNothingOnEitherSide(@ForAll("overlapping") AssetRegister register) {
        MergedRegister merged = register.mergedWith(EMPTY);
        assertThat(merged.register().entries()).isEqualTo(register.entries());
        assertThat(merged.rows()).allMatch(row -> row.origin() == RowOrigin.STANDARD);
        assertThat(merged.differences()).hasSameSizeAs(register.entries()).allMatch(Missing.class::isInstance);
        MergedRegister added = EMPTY.mergedWith(register);
        assertThat(added.register().entries()).isEqualTo(register.entries());
        assertThat(added.rows()).allMatch(row -> row.origin() == RowOrigin.OWN);
    }

    @Property(tries = 600)
    void aRegisterDoesNotDifferFromItself(@ForAll("overlapping") AssetRegister register) {
        MergedRegister merged = register.mergedWith(register);
        assertThat(merged.differences()).isEmpty();
        assertThat(merged.problems()).isEmpty();
        assertThat(merged.register().entries()).isEqualTo(register.entries());
        assertThat(merged.rows()).allMatch(row -> row.origin() == RowOrigin.STANDARD);
    }

    @Property(tries = 600)
    void afterMergingNothingIsMissingAndNothingNeedsAReason(
            @ForAll("overlapping") AssetRegister standard, @ForAll("overlapping") AssetRegister own) {
        MergedRegister merged = standard.mergedWith(own);
        assertThat(standard.differencesOf(merged.register()))
                .noneMatch(Missing.class::isInstance)
                .noneMatch(RegisterDifference::lacksReason);
        assertThat(merged.rows()).hasSameSizeAs(merged.register().entries());
        assertThat(merged.problems()).hasSize((int) merged.differences().stream()
                .filter(RegisterDifference::lacksReason)
                .count());
    }

    /** A level may only fall below the standard's where somebody says why. */
    @Property(tries = 600)
    void withoutAReasonNoRowIsLessSevereThanTheStandardRowsItStandsFor(
            @ForAll("overlapping") AssetRegister standard, @ForAll("overlapping") AssetRegister own) {
        assertThat(standard.mergedWith(own).rows())
                .filteredOn(row -> DifferenceText.reason(row.entry()).isEmpty())
                .allSatisfy(row -> assertThat(row.standard())
                        .allMatch(each -> row.entry().classification().isAtLeast(each.classification())));
    }

    @Property(tries = 600)
    void everyNameOfTheStandardRegisterIsStillKnown(
            @ForAll("overlapping") AssetRegister standard, @ForAll("overlapping") AssetRegister own) {
        AssetRegister merged = standard.mergedWith(own).register();
        assertThat(standard.entries())
                .allMatch(entry -> !(merged.lookup(entry.name()) instanceof RegisterMatch.Unknown));
    }

    @Property(tries = 600)
    void theOrderOfTheSchoolsRowsDoesNotMatter(
            @ForAll("overlapping") AssetRegister standard,
            @ForAll("overlapping") AssetRegister own,
            @ForAll Random random) {
        List<RegisterEntry> shuffled = new ArrayList<>(own.entries());
        Collections.shuffle(shuffled, random);
        MergedRegister one = standard.mergedWith(own);
        MergedRegister other = standard.mergedWith(AssetRegister.of(own.id(), own.version(), shuffled));
        assertThat(byName(other)).isEqualTo(byName(one));
        assertThat(new HashSet<>(other.differences())).isEqualTo(new HashSet<>(one.differences()));
    }

    /** Two offices may complete a register one after the other if they speak of different kinds. */
    @Property(tries = 600)
    void registersOfDifferentKindsMayBeAppliedInAnyOrder(
            @ForAll("overlapping") AssetRegister any, @ForAll("overlapping") AssetRegister own) {
        AssetRegister standard = part(any, 0, 1);
        AssetRegister first = part(own, 0, 0);
        AssetRegister second = part(own, 1, 1);
        AssetRegister oneWay =
                standard.mergedWith(first).register().mergedWith(second).register();
        AssetRegister otherWay =
                standard.mergedWith(second).register().mergedWith(first).register();
        assertThat(otherWay.entries()).containsExactlyInAnyOrderElementsOf(oneWay.entries());
    }

    /** Returns the rows of every second kind, or of all kinds, without names, aliases and stems by which kinds overlap. */
    private static AssetRegister part(AssetRegister register, int rest, int otherRest) {
        List<RegisterEntry> rows = register.entries().stream()
                .filter(entry -> entry.name().length() == 3)
                .filter(entry ->
                        entry.name().codePointAt(2) % 2 == rest || entry.name().codePointAt(2) % 2 == otherRest)
                .map(entry -> new RegisterEntry(
                        entry.name(),
                        List.of(),
                        entry.category(),
                        entry.classification(),
                        entry.edition(),
                        entry.source(),
                        entry.confidence(),
                        null,
                        entry.note(),
                        entry.details()))
                .toList();
        return AssetRegister.of("part", "1", rows);
    }

    private static Map<String, MergedRow> byName(MergedRegister merged) {
        Map<String, MergedRow> rows = new HashMap<>();
        merged.rows().forEach(row -> rows.put(row.entry().name(), row));
        return rows;
    }

    @Provide
    Arbitrary<AssetRegister> overlapping() {
        return RegisterSamples.overlapping(6);
    }
}
