package io.github.edusec.classify.container;

import io.github.edusec.classify.label.FoundLabel;
import io.github.edusec.classify.label.LabelReading;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the labels of the documents and archives that lie in an office package.
 *
 * <p>The label of the package stands for everything in it that has none of its own; one that is more severe still counts.
 */
final class EmbeddedLabels implements Consumer<ScannedMember> {
    private static final int MAX_LABELS = 256;
    /** Parts that office programs read as XML and nothing else; looking into each would cost more than all the rest. */
    private static final Set<String> XML = Set.of("xml", "rels", "vml", "rdf");

    private final int depth;
    private final Set<FoundLabel> labels = new LinkedHashSet<>();
    private @Nullable Unreadable problem;

    /** Starts for a package that lies under so many names. */
    EmbeddedLabels(int depth) {
        this.depth = depth;
    }

    /** Tells whether a part has to be looked at. */
    static boolean mayBeDocument(Archive.Member part) {
        String suffix = part.name().substring(part.name().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return part.kind() == Archive.Kind.FILE && !XML.contains(suffix);
    }

    @Override
    public void accept(ScannedMember member) {
        String where =
                String.join("!/", member.path().subList(depth, member.path().size()));
        for (FoundLabel label : member.labels().labels()) {
            if (labels.size() < MAX_LABELS) {
                labels.add(in(where, label));
            } else {
                problem = new Unreadable(UnknownReason.OVER_LIMIT, "labels of embedded documents");
            }
        }
        UnknownReason reason = member.unknown();
        if (problem == null && (reason == UnknownReason.MALFORMED || reason == UnknownReason.OVER_LIMIT)) {
            problem = new Unreadable(reason, "embedded in the document: " + member.detail());
        }
    }

    private static FoundLabel in(String where, FoundLabel label) {
        String place = where + ": " + label.where();
        return label instanceof FoundLabel.Understood u
                ? new FoundLabel.Understood(u.origin(), u.place(), place, u.name(), u.classification())
                : new FoundLabel.NotUnderstood(
                        label.origin(), label.place(), place, label.name(), ((FoundLabel.NotUnderstood) label).doubt());
    }

    /** Returns all that was found. */
    LabelReading labels() {
        List<FoundLabel> all = new ArrayList<>(labels);
        return new LabelReading(all, null);
    }

    /** Returns why there may be more, or null. */
    @Nullable
    Unreadable problem() {
        return problem;
    }
}
