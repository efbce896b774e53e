package io.github.edusec.interop.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.edusec.classify.label.LabelOutcome;
import io.github.edusec.classify.label.Labeller;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Documents of other programs that were cut off or changed on their way: the outcome is always a typed one, the original
 * stays as it was, nothing is left behind, and the memory is bounded.
 */
@Tag("interop")
class DamagedDocumentsTest {
    /** Far more than a whole small document costs, far less than a heap; all that was ever allocated counts. */
    private static final long MOST_ALLOCATED = 64 << 20;

    private static final int MUTATIONS = 60;

    private final Labeller labeller = Labeller.standard();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    static Path all;

    @TempDir
    Path folder;

    @BeforeAll
    static void make() throws Exception {
        for (Program program : List.of(
                new PoiWord(), new PoiSheets(), new PoiSlides(), new Docx4jDocuments(), new OdfdomDocuments())) {
            program.makeAll(all);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "poi-first-page.docx",
                "docx4j-word-sections-own.docx",
                "poi-custom-views.xlsx",
                "poi-both-hide-master.pptx",
                "odfdom-text-left-header.odt",
                "odfdom-sheet-header-texts.ods",
                "odfdom-slides-hidden-master.odp"
            })
    void damageGivesTypedOutcomesOnly(String name) throws Exception {
        Path made = all.resolve(name);
        byte[] whole = Files.readAllBytes(made);
        Map<String, byte[]> parts = Parts.of(made);
        Random random = new Random(name.hashCode());
        int marked = 0;
        for (int cut = 0; cut < MUTATIONS; cut++) {
            marked += assertTyped(name, Arrays.copyOf(whole, (int) ((long) whole.length * cut / MUTATIONS)));
        }
        assertThat(marked).as("cut off, yet marked").isZero();
        for (int number = 0; number < MUTATIONS; number++) {
            assertTyped(name, changed(whole, random));
        }
        List<String> names = new ArrayList<>(parts.keySet());
        names.removeIf(part -> !part.endsWith(".xml") && !part.endsWith(".rels"));
        for (int number = 0; number < MUTATIONS; number++) {
            Map<String, byte[]> mutated = new LinkedHashMap<>(parts);
            String part = names.get(random.nextInt(names.size()));
            if (number % 3 == 0) {
                mutated.remove(part);
            } else {
                mutated.put(part, number % 3 == 1 ? changed(parts.get(part), random) : cut(parts.get(part), random));
            }
            Path packed = folder.resolve("packed");
            Packing.DATA_DESCRIPTORS.pack(mutated, packed);
            assertTyped(name, Files.readAllBytes(packed));
        }
    }

    /** Labels damaged bytes; returns how many marked documents came of it. */
    private int assertTyped(String name, byte[] damaged) throws Exception {
        Path source = Files.write(folder.resolve("damaged-" + name), damaged);
        Path results = Files.createDirectories(folder.resolve("results"));
        Path target = results.resolve("target-" + name);
        long before = threads.getCurrentThreadAllocatedBytes();
        LabelOutcome outcome = labeller.labelTo(source, target, Laws.LABEL, "damaged");
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_ALLOCATED);
        assertThat(source).hasBinaryContent(damaged);
        if (outcome instanceof LabelOutcome.Refused) {
            assertThat(results).isEmptyDirectory();
            return 0;
        }
        assertThat(labeller.read(target)).contains(Laws.LABEL);
        Files.delete(target);
        return 1;
    }

    private static byte[] changed(byte[] bytes, Random random) {
        byte[] changed = bytes.clone();
        for (int number = random.nextInt(4); number >= 0 && changed.length > 0; number--) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }
        return changed;
    }

    private static byte[] cut(byte[] bytes, Random random) {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
    }
}
