package io.github.edusec.classify.label;

import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged OpenDocument packages of each kind: an outcome comes out, never an exception, and the source is not touched. */
class OpenDocumentMutationTest {
    private static final String TEXT = "text with a hidden header";
    private static final String SPREADSHEET = "sheets with regions";
    private static final String PRESENTATION = "slides that hide what their master draws";
    private static final long PACKAGES = 20_271_123;
    private static final long PARTS = 20_271_124;

    @TempDir
    Path folder;

    private PackageMutations mutations;

    @BeforeEach
    void setUp() {
        mutations = new PackageMutations(new PackageStamper(Limits.DEFAULT, OpenDocument::of), folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {TEXT, SPREADSHEET, PRESENTATION})
    void changedPackagesGiveOutcomesOnly(String sample) throws IOException {
        mutations.changedPackages(document(sample), 250, PACKAGES);
    }

    @ParameterizedTest
    @ValueSource(strings = {TEXT, SPREADSHEET, PRESENTATION})
    void changedXmlGivesOutcomesOnly(String sample) throws IOException {
        mutations.changedParts(document(sample), 250, PARTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {TEXT, SPREADSHEET, PRESENTATION})
    @Tag("exhaustive")
    void tenThousandChangedPackagesGiveOutcomesOnly(String sample) throws IOException {
        mutations.changedPackages(document(sample), 5_000, PACKAGES);
        mutations.changedParts(document(sample), 5_000, PARTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {TEXT, SPREADSHEET, PRESENTATION})
    void everyTruncationIsRefused(String sample) throws IOException {
        mutations.assertTruncationsRefused(document(sample));
    }

    private Path document(String sample) throws IOException {
        return OdfSamples.named(sample).write(folder.resolve("document"));
    }
}
