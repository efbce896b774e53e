package io.github.edusec.examples;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the architecture of {@code docs/architecture.md}: who may know whom, and who may do what. */
class ArchitectureTest {
    private static final String ROOT = "io.github.edusec.";

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.edusec.classify", "io.github.edusec.crypto", "io.github.edusec.retention");

    private static final JavaClasses WITH_EXAMPLES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(
                    "io.github.edusec.classify",
                    "io.github.edusec.crypto",
                    "io.github.edusec.retention",
                    "io.github.edusec.examples");

    /** Every package of the libraries and the packages it may know; a new package or arrow is decided here. */
    private static final Map<String, Set<String>> MAY_KNOW = Map.ofEntries(
            Map.entry("classify", Set.of()),
            Map.entry("classify.files", Set.of()),
            Map.entry("classify.policyfile", Set.of("classify")),
            Map.entry("classify.ziprecord", Set.of("classify", "classify.files")),
            Map.entry("classify.register", Set.of("classify", "classify.files", "classify.policyfile")),
            Map.entry("classify.scheme", Set.of("classify", "classify.policyfile")),
            Map.entry("classify.handling", Set.of("classify", "classify.policyfile")),
            Map.entry(
                    "classify.label",
                    Set.of(
                            "classify",
                            "classify.files",
                            "classify.policyfile",
                            "classify.scheme",
                            "classify.ziprecord")),
            Map.entry("classify.container", Set.of("classify", "classify.label", "classify.ziprecord")),
            Map.entry("classify.inspect", Set.of("classify", "classify.policyfile")),
            Map.entry("crypto", Set.of("classify", "classify.files")),
            Map.entry("crypto.zip", Set.of("classify", "classify.files", "classify.ziprecord", "crypto")),
            Map.entry("crypto.ledger", Set.of("classify", "classify.files", "crypto")),
            Map.entry(
                    "crypto.keys",
                    Set.of("classify", "classify.files", "classify.policyfile", "crypto", "crypto.ledger")),
            Map.entry(
                    "crypto.approval",
                    Set.of(
                            "classify",
                            "classify.files",
                            "classify.policyfile",
                            "crypto",
                            "crypto.keys",
                            "crypto.ledger")),
            Map.entry("crypto.jdbc", Set.of("classify", "crypto")),
            Map.entry("crypto.journal", Set.of("classify", "crypto", "crypto.jdbc", "crypto.ledger")),
            Map.entry("crypto.policy", Set.of("classify", "classify.policyfile", "crypto")),
            Map.entry(
                    "crypto.seal",
                    Set.of(
                            "classify",
                            "classify.files",
                            "classify.policyfile",
                            "classify.ziprecord",
                            "crypto",
                            "crypto.policy",
                            "crypto.zip")),
            Map.entry("crypto.takeout", Set.of("classify", "classify.files", "crypto", "crypto.policy", "crypto.seal")),
            Map.entry("crypto.timestamp", Set.of("classify", "classify.files", "crypto", "crypto.ledger")),
            Map.entry("retention", Set.of("classify", "classify.policyfile")),
            Map.entry("retention.erase", Set.of("classify", "retention")),
            Map.entry(
                    "retention.catalog",
                    Set.of(
                            "classify",
                            "classify.label",
                            "classify.policyfile",
                            "classify.register",
                            "crypto",
                            "crypto.approval",
                            "crypto.jdbc",
                            "crypto.journal",
                            "crypto.ledger",
                            "retention")),
            Map.entry(
                    "retention.disposal",
                    Set.of(
                            "classify",
                            "classify.files",
                            "classify.policyfile",
                            "crypto",
                            "crypto.ledger",
                            "retention",
                            "retention.erase")));

    /** The only classes that may delete, replace or truncate a file, and why. */
    private static final Set<String> MAY_DELETE = Set.of(
            "io.github.edusec.classify.files.AtomicFile", // its own temporary sibling
            "io.github.edusec.classify.files.UnfinishedWork", // its own place, and those of dead processes
            "io.github.edusec.classify.files.Replacement", // its own new sibling, and the file that it was asked to
            // replace
            "io.github.edusec.examples.inspection.PrivateFolder", // the temporary folder it made itself
            "io.github.edusec.retention.erase.Folder", // the one choke point of disposal
            "io.github.edusec.retention.erase.FileErasure"); // calls it

    /** The only classes that may cut a file, and why. */
    private static final Set<String> MAY_TRUNCATE = Set.of(
            "io.github.edusec.classify.label.LabelledFiles", // empties the caller's channel again, which was empty
            // before
            "io.github.edusec.classify.label.PdfStamper", // cuts our own section off the copy it is writing
            "io.github.edusec.crypto.ledger.LedgerFile"); // takes back a group that was never acknowledged

    private static final String[] SHARED_INTERNALS = {
        "io.github.edusec.classify.files..",
        "io.github.edusec.classify.policyfile..",
        "io.github.edusec.classify.ziprecord..",
        "io.github.edusec.crypto.zip.."
    };

    @Test
    void everyPackageKnowsOnlyThePackagesItMayKnow() {
        Map<String, Set<String>> unexpected = new TreeMap<>();
        for (JavaClass type : ALL) {
            String from = type.getPackageName().substring(ROOT.length());
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .map(JavaClass::getPackageName)
                    .filter(name -> name.startsWith(ROOT))
                    .map(name -> name.substring(ROOT.length()))
                    .filter(to -> !to.equals(from))
                    .filter(to -> !MAY_KNOW.getOrDefault(from, Set.of()).contains(to))
                    .forEach(to -> unexpected
                            .computeIfAbsent(from, key -> new TreeSet<>())
                            .add(to + " (" + type.getSimpleName() + ")"));
        }
        assertThat(unexpected).isEmpty();
    }

    @Test
    void everyPackageIsOnTheMapAndNullMarked() {
        Set<String> packages =
                ALL.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
        assertThat(packages).hasSizeGreaterThan(10).allSatisfy(name -> {
            assertThat(MAY_KNOW).containsKey(name.substring(ROOT.length()));
            assertThat(ALL.getPackage(name).getPackageInfo().isAnnotatedWith(NullMarked.class))
                    .isTrue();
        });
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("io.github.edusec.(**)").should().beFreeOfCycles().check(WITH_EXAMPLES);
    }

    @Test
    void sharedInternalsStayInsideTheLibraries() {
        noClasses()
                .that()
                .resideInAPackage("io.github.edusec.examples..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SHARED_INTERNALS)
                .check(WITH_EXAMPLES);
    }

    @Test
    void sharedInternalsDoNotLeakIntoPublicSignatures() {
        List<String> leaks = new ArrayList<>();
        for (JavaClass type : ALL) {
            if (!isPublic(type) || resideInAnyPackage(SHARED_INTERNALS).test(type)) {
                continue;
            }
            type.getMethods().stream()
                    .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                    .filter(method -> Stream.concat(
                                    Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream())
                            .anyMatch(resideInAnyPackage(SHARED_INTERNALS)))
                    .forEach(method -> leaks.add(method.getFullName()));
        }
        assertThat(leaks).isEmpty();
    }

    /** What an interface holds is public by itself, but nobody outside sees more of it than of the interface. */
    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(ArchitectureTest::isPublic).orElse(true);
    }

    @Test
    void onlyTheNamedClassesDeleteReplaceOrTruncateFiles() {
        noClasses()
                .that(areNot(MAY_DELETE))
                .should()
                .accessTargetWhere(target(
                        "delete a file",
                        access -> access.getName().startsWith("delete")
                                && (access.getOwner().isEquivalentTo(Files.class)
                                        || access.getOwner().isAssignableTo("java.nio.file.SecureDirectoryStream")
                                        || access.getOwner().isAssignableTo("java.io.File"))))
                .orShould()
                .accessField(java.nio.file.StandardCopyOption.class, "REPLACE_EXISTING")
                .orShould()
                .accessField(java.nio.file.StandardOpenOption.class, "TRUNCATE_EXISTING")
                .orShould()
                .accessField(java.nio.file.StandardOpenOption.class, "DELETE_ON_CLOSE")
                .check(WITH_EXAMPLES);
    }

    @Test
    void onlyTheNamedClassesOpenOrCutFilesInAWayThatTruncates() {
        noClasses()
                .that(areNot(MAY_TRUNCATE))
                .should()
                .accessTargetWhere(target("truncate a file", ArchitectureTest::truncates))
                .check(WITH_EXAMPLES.that(DescribedPredicate.not(
                        resideInAnyPackage("io.github.edusec.examples.sample..", "io.github.edusec.examples.demo.."))));
    }

    private static boolean truncates(AccessTarget access) {
        Set<String> writers = Set.of("write", "writeString", "newBufferedWriter");
        Set<String> types = Set.of(
                "java.io.FileOutputStream", "java.io.RandomAccessFile", "java.io.FileWriter", "java.io.PrintWriter");
        boolean byFiles = access.getOwner().isEquivalentTo(Files.class) && writers.contains(access.getName());
        boolean byChannel = access.getName().equals("truncate")
                && access.getOwner().getName().startsWith("java.nio");
        boolean opened = types.contains(access.getOwner().getName())
                && access instanceof AccessTarget.CodeUnitCallTarget call
                && call.getRawParameterTypes().stream()
                        .limit(1)
                        .anyMatch(type -> type.isEquivalentTo(String.class) || type.isEquivalentTo(java.io.File.class));
        return byFiles || byChannel || opened;
    }

    private static DescribedPredicate<JavaClass> areNot(Set<String> names) {
        return DescribedPredicate.describe(
                "are not one of " + names,
                type -> !names.contains(type.getName().replaceFirst("\\$.*", "")));
    }

    /** The time of a ledger entry is a fact, not a decision; everything else is told what day it is. */
    @Test
    void nothingButTheLedgerReadsAClock() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.github.edusec.crypto.ledger.Ledger")
                .should()
                .accessTargetWhere(target("read a clock", ArchitectureTest::readsAClock))
                .check(ALL);
    }

    private static boolean readsAClock(AccessTarget access) {
        String name = access.getName();
        boolean now = name.equals("now") && access.getOwner().getPackageName().startsWith("java.time");
        boolean clock = name.startsWith("system")
                && (access.getOwner().isEquivalentTo(java.time.Clock.class)
                        || access.getOwner().isEquivalentTo(java.time.InstantSource.class));
        return now || clock || name.equals("currentTimeMillis");
    }

    @Test
    void librariesDoNotPrintOrUseTheOldFileApiOrDefaults() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.io.File.class)
                .orShould()
                .accessTargetWhere(target("use the default charset, zone or locale", ArchitectureTest::usesADefault))
                .check(ALL);
    }

    @Test
    void noProviderIsRegisteredAndNoRandomIsWeak() {
        noClasses()
                .should()
                .callMethod(java.security.Security.class, "addProvider", java.security.Provider.class)
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(java.util.Random.class, java.util.concurrent.ThreadLocalRandom.class)
                .check(ALL);
    }

    /** The only packages that may touch Bouncy Castle, so that it can be exchanged. */
    @Test
    void bouncyCastleIsUsedByKeysAndTimestampsAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.github.edusec.crypto.keys", "io.github.edusec.crypto.timestamp")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bouncycastle..")
                .check(WITH_EXAMPLES);
    }

    @Test
    void namesSayWhatATypeIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Utils?|Manager|Helper|Base)(\\$.*)?")
                .check(WITH_EXAMPLES);
    }

    @Test
    void publicClassesAreNotMadeForInheritance() {
        classes()
                .that()
                .arePublic()
                .and()
                .areNotInterfaces()
                .and()
                .areNotAnnotations()
                .and()
                .areNotAssignableTo(Throwable.class)
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(ALL.that(
                        DescribedPredicate.not(DescribedPredicate.describe("enums with bodies", JavaClass::isEnum))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"edusec-classify", "edusec-crypto", "edusec-retention", "edusec-examples"})
    void noSourceFileIsLongerThan400Lines(String module) throws IOException {
        Path sources = Path.of(System.getProperty("edusec.root"), module, "src");
        try (Stream<Path> files = Files.walk(sources)) {
            List<Path> javaFiles =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(javaFiles)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readAllLines(file))
                            .as(file.toString())
                            .hasSizeLessThanOrEqualTo(400));
        }
    }

    private static boolean usesADefault(AccessTarget access) {
        String name = access.getName();
        List<JavaClass> parameters =
                access instanceof AccessTarget.CodeUnitCallTarget call ? call.getRawParameterTypes() : List.of();
        boolean ofString = access.getOwner().isEquivalentTo(String.class);
        boolean convertsByDefault = ofString
                && parameters.isEmpty()
                && Set.of("getBytes", "toLowerCase", "toUpperCase").contains(name);
        boolean formatsByDefault = ofString
                && Set.of("format", "formatted").contains(name)
                && parameters.stream().noneMatch(type -> type.isEquivalentTo(Locale.class));
        Set<String> defaults = Set.of(
                "java.nio.charset.Charset.defaultCharset",
                "java.time.ZoneId.systemDefault",
                "java.util.Locale.getDefault");
        return convertsByDefault
                || formatsByDefault
                || defaults.contains(access.getOwner().getName() + "." + name);
    }

    private static DescribedPredicate<JavaAccess<?>> target(
            String description, java.util.function.Predicate<AccessTarget> test) {
        return DescribedPredicate.describe(description, access -> test.test(access.getTarget()));
    }
}
