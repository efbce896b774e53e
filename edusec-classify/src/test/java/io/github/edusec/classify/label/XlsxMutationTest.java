package io.github.edusec.classify.label;

import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged workbooks: an outcome comes out, never an exception, and the source is not touched. */
class XlsxMutationTest {
    @TempDir
    Path folder;

    private PackageMutations mutations;
    private Path document;

    @BeforeEach
    void setUp() throws IOException {
        mutations = new PackageMutations(new PackageStamper(Limits.DEFAULT, XlsxWorkbook::of), folder);
        document = XlsxSamples.named("first and even pages").write(folder.resolve("document"));
    }

    @Test
    void changedPackagesGiveOutcomesOnly() throws IOException {
        mutations.changedPackages(document, 250, 20_271_201);
    }

    @Test
    void changedXmlGivesOutcomesOnly() throws IOException {
        mutations.changedParts(document, 250, 20_271_202);
    }

    @Test
    @Tag("exhaustive")
    void tenThousandChangedPackagesGiveOutcomesOnly() throws IOException {
        mutations.changedPackages(document, 5_000, 20_271_201);
        mutations.changedParts(document, 5_000, 20_271_202);
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        mutations.assertTruncationsRefused(document);
    }
}
