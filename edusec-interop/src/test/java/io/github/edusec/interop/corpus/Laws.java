package io.github.edusec.interop.corpus;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.label.Label;
import io.github.edusec.classify.label.LabelOutcome;
import io.github.edusec.classify.label.Labeller;
import io.github.edusec.classify.label.MarkPlace;
import io.github.edusec.classify.label.MarkPosition;
import io.github.edusec.classify.label.MarkStyle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;

/**
 * What must hold for every document that can be marked, asked through the public API only.
 *
 * @param softly collects what does not hold
 * @param scratch a folder for copies
 */
record Laws(SoftAssertions softly, Path scratch) {
    static final Label LABEL = new Label(
            new Classification(Importance.II, Confidentiality.C2B, null, null, List.of()), LocalDate.of(2027, 7, 1));

    private static final Label OTHER = new Label(Classification.of(Importance.III), LocalDate.of(2027, 4, 1));

    /** Labels the source into the target, and checks everything that needs no other program. */
    boolean hold(Path source, Path target) throws IOException {
        String name = source.getFileName().toString();
        byte[] original = Files.readAllBytes(source);
        Labeller labeller = Labeller.standard();
        LabelOutcome outcome = labeller.labelTo(source, target, LABEL, null);
        if (!isMarked(outcome, List.of(MarkPlace.HEADER, MarkPlace.PROPERTY))) {
            softly.fail(name + ": " + outcome);
            return false;
        }
        softly.assertThat(labeller.read(target)).as(name).contains(LABEL);

        Path again = fresh("again");
        labeller.labelTo(target, again, new Label(LABEL.classification(), LocalDate.of(2030, 1, 1)), null);
        softly.assertThat(again).as(name + " again").hasSameBinaryContentAs(target);

        Path other = fresh("other");
        Path both = fresh("both");
        labeller.withStyle(new MarkStyle(MarkPosition.BOTH, 0xAA0000)).labelTo(source, other, OTHER, null);
        labeller.labelTo(other, both, LABEL, null);
        assertSameParts(name + " relabelled", Parts.of(both), Parts.of(target));

        Path back = fresh("back");
        labeller.removeTo(target, back, "test");
        Map<String, byte[]> before = Parts.of(source);
        assertSameParts(name + " without label", Parts.of(back), before);

        Map<String, byte[]> after = Parts.of(target);
        List<String> kept = new ArrayList<>(after.keySet());
        kept.retainAll(before.keySet());
        softly.assertThat(kept).as(name + " order").isEqualTo(new ArrayList<>(before.keySet()));
        softly.assertThat(new ExpectedChanges(before, after).violations())
                .as(name)
                .isEmpty();
        softly.assertThat(source).as(name).hasBinaryContent(original);
        return true;
    }

    /** The one place that knows how a success looks. */
    static boolean isMarked(LabelOutcome outcome, List<MarkPlace> places) {
        return outcome.isWritten() && outcome.places().equals(places);
    }

    private void assertSameParts(String as, Map<String, byte[]> actual, Map<String, byte[]> expected) {
        softly.assertThat(new ArrayList<>(actual.keySet())).as(as).isEqualTo(new ArrayList<>(expected.keySet()));
        actual.forEach(
                (part, bytes) -> softly.assertThat(bytes).as(as + ": " + part).isEqualTo(expected.get(part)));
    }

    private Path fresh(String name) throws IOException {
        Path path = scratch.resolve(name);
        Files.deleteIfExists(path);
        return path;
    }
}
