package io.github.edusec.classify.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.classify.Limits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BuiltInSchemesTest {
    @TempDir
    private Path folder;

    static Stream<ClassificationScheme> schemes() {
        return ClassificationScheme.builtInIds().stream().map(ClassificationScheme::builtIn);
    }

    @Test
    void theFourSchemesAreThere() {
        assertThat(schemes().map(scheme -> scheme.version().id()))
                .containsExactly("nasukarasuyama-2026", "mext-2025", "oda-2008", "local-government-2024");
        assertThatThrownBy(() -> ClassificationScheme.builtIn("none"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("oda-2008");
    }

    /** {@code read} also checks the tables against the schemes they lead to, which {@code builtIn} takes as tested. */
    @ParameterizedTest
    @MethodSource("schemes")
    void aBuiltInSchemeReadAsAFileIsTheSame(ClassificationScheme scheme) throws IOException {
        Path file = folder.resolve("scheme.json");
        try (InputStream in = Objects.requireNonNull(
                ClassificationScheme.class.getResourceAsStream(scheme.version().id() + ".json"))) {
            Files.copy(in, file);
        }
        ClassificationScheme read = ClassificationScheme.read(file, Limits.DEFAULT);
        assertThat(read.version()).isEqualTo(scheme.version());
        assertThat(read.axes()).isEqualTo(scheme.axes());
        assertThat(read.mappings()).isEqualTo(scheme.mappings());
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void aSchemeSurvivesSerialization(ClassificationScheme scheme) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(scheme);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            ClassificationScheme back = (ClassificationScheme) in.readObject();
            assertThat(back.version()).isEqualTo(scheme.version());
            assertThat(back.axes()).isEqualTo(scheme.axes());
            AccessFacts facts = new AccessFacts(Set.of(AccessSubject.PUBLIC), FactAnswer.NO, FactAnswer.NO);
            assertThat(back.proposeByAccess(facts)).isEqualTo(scheme.proposeByAccess(facts));
        }
    }

    /** The levels as the sources list them, most severe first. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nasukarasuyama-2026|importance|I,II,III,IV",
                "nasukarasuyama-2026|confidentiality|3,2B,2A,1",
                "nasukarasuyama-2026|integrity|2B,2A,1",
                "nasukarasuyama-2026|availability|2B,2A,1",
                "mext-2025|importance|I,II,III,IV",
                "oda-2008|importance|1,2,3,4",
                "local-government-2024|confidentiality|3A,3B,3C,2,1",
                "local-government-2024|integrity|2,1",
                "local-government-2024|availability|2,1"
            })
    void levelsStandFromMostToLeastSevere(String id, String axisId, String codes) {
        SchemeAxis axis = ClassificationScheme.builtIn(id).axis(axisId).orElseThrow();
        assertThat(axis.levels()).extracting(SchemeLevel::code).containsExactly(codes.split(","));
        for (SchemeLevel level : axis.levels()) {
            assertThat(axis.levels().get(0).isAtLeast(level)).isTrue();
            assertThat(level.isAtLeast(axis.levels().get(0))).isEqualTo(level.rank() == 0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "mext-2025,importance,Ⅰ,I",
        "mext-2025,importance,ｉ,I",
        "mext-2025,importance,1,I",
        "mext-2025,importance,１,I",
        "mext-2025,importance,重要性分類 Ⅳ,IV",
        "mext-2025,importance,importance iii,III",
        "mext-2025,confidentiality,2 B,2B",
        "mext-2025,confidentiality,機密性２ｂ,2B",
        "local-government-2024,confidentiality,３Ａ,3A",
        "local-government-2024,confidentiality,機密性3c,3C",
        "local-government-2024,confidentiality,自治体機密性 2,2",
        "oda-2008,importance,(1),1",
        "oda-2008,importance,⑷,4",
        "oda-2008,importance,（３）,3",
        "oda-2008,importance,重要度２,2",
        "oda-2008,importance,第2号,2"
    })
    void aLevelIsReadAsPeopleWriteIt(String id, String axisId, String text, String code) {
        SchemeAxis axis = ClassificationScheme.builtIn(id).axis(axisId).orElseThrow();
        assertThat(axis.parse(text).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void whatIsRenderedIsReadBackInBothLanguages(ClassificationScheme scheme) {
        for (SchemeAxis axis : scheme.axes()) {
            for (SchemeLevel level : axis.levels()) {
                for (Locale locale : List.of(Locale.JAPANESE, Locale.ENGLISH, Locale.ROOT)) {
                    assertThat(axis.parse(level.labelIn(locale))).isEqualTo(level);
                    assertThat(scheme.find(level.labelIn(locale))).contains(level);
                }
                assertThat(axis.find(axis.prefix() + " " + level.code())).contains(level);
                assertThat(level.label().ja()).startsWith(axis.prefix());
            }
        }
    }

    @Test
    void whatIsNoLevelIsRefusedWithWhatIsAllowed() {
        ClassificationScheme scheme = ClassificationScheme.builtIn("local-government-2024");
        SchemeAxis axis = scheme.axis("confidentiality").orElseThrow();
        assertThat(axis.find("")).isEmpty();
        assertThat(axis.find("機密性")).isEmpty();
        assertThatThrownBy(() -> axis.parse("2B"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"2B\"")
                .hasMessageContaining("3A, 3B, 3C, 2, 1");
        assertThat(scheme.find("2")).as("on three axes").isEmpty();
        assertThat(scheme.find("3A")).isPresent();
    }

    @Test
    void levelsOfDifferentAxesAreNotCompared() {
        ClassificationScheme scheme = ClassificationScheme.builtIn("mext-2025");
        SchemeLevel one = scheme.axes().get(0).levels().get(0);
        SchemeLevel other = scheme.axes().get(1).levels().get(0);
        assertThatThrownBy(() -> one.isAtLeast(other)).isInstanceOf(IllegalArgumentException.class);
        SchemeLevel sameNameElsewhere = ClassificationScheme.builtIn("nasukarasuyama-2026")
                .axes()
                .get(0)
                .levels()
                .get(0);
        assertThatThrownBy(() -> one.isAtLeast(sameNameElsewhere)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> scheme.map(sameNameElsewhere, "oda-2008"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> scheme.mayBePublished(sameNameElsewhere)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"nasukarasuyama-2026,true", "mext-2025,true", "oda-2008,false", "local-government-2024,false"})
    void theCoreLevelsAreNamedWhereTheyAreTheSame(String id, boolean named) {
        ClassificationScheme scheme = ClassificationScheme.builtIn(id);
        for (CoreLevel core : CoreLevel.all()) {
            assertThat(scheme.level(core).isPresent()).isEqualTo(named);
            assertThat(CoreLevel.parse(core.id())).isEqualTo(core);
            scheme.level(core).ifPresent(level -> {
                assertThat(level.code()).isEqualTo(core.code());
                assertThat(level.rank()).isEqualTo(core.rank());
                assertThat(level.axis()).isEqualTo(core.axis());
            });
        }
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void everythingPeopleReadStandsInBothLanguages(ClassificationScheme scheme) {
        assertThat(scheme.source()).isNotBlank();
        assertThat(Stream.concat(
                        Stream.of(scheme.title(), scheme.note().orElseThrow()),
                        scheme.axes().stream()
                                .flatMap(axis -> axis.levels().stream())
                                .flatMap(level -> Stream.of(level.label(), level.criterion()))))
                .allSatisfy(text -> {
                    assertThat(text.ja()).matches("(?s).*[\\p{IsHan}\\p{IsHiragana}].*");
                    assertThat(text.en()).matches("[\\p{ASCII}]+");
                });
    }
}
