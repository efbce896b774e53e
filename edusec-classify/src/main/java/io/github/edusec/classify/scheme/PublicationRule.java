package io.github.edusec.classify.scheme;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.Provenance;
import io.github.edusec.classify.Text;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which levels are meant for the public: the first axis of {@code tests} that is stated decides. */
record PublicationRule(List<Test> tests, List<HandlingRestriction> barredBy, String clause, Text note)
        implements Serializable {
    PublicationRule {
        tests = List.copyOf(tests);
        barredBy = List.copyOf(barredBy);
    }

    /** One axis and its levels that are meant for the public: its least severe ones. */
    record Test(SchemeAxis axis, List<SchemeLevel> levels) implements Serializable {
        Test {
            levels = List.copyOf(levels);
        }

        Optional<SchemeLevel> levelOf(Classification classification) {
            return axis.levels().stream()
                    .filter(level -> isStated(classification, level.core()))
                    .findFirst();
        }

        private static boolean isStated(Classification classification, @Nullable CoreLevel core) {
            if (core instanceof CoreLevel.OfImportance importance) {
                return classification.importance() == importance.level();
            }
            if (core instanceof CoreLevel.OfConfidentiality confidentiality) {
                return classification.confidentiality() == confidentiality.level();
            }
            if (core instanceof CoreLevel.OfIntegrity integrity) {
                return classification.integrity() == integrity.level();
            }
            return core instanceof CoreLevel.OfAvailability availability
                    && classification.availability() == availability.level();
        }
    }

    PublicationAnswer judge(SchemeLevel level, PolicyVersion scheme) {
        Optional<Test> test = tests.stream()
                .filter(each -> each.axis().id().equals(level.axis()))
                .findFirst();
        if (test.isEmpty()) {
            return new PublicationAnswer.NotPublishable(unjudged(scheme), clause, scheme);
        }
        return test.get().levels().contains(level)
                ? publishable(new Text("", ""), level, scheme)
                : new PublicationAnswer.NotPublishable(barred(level, scheme), clause, scheme);
    }

    PublicationAnswer judge(Classification classification, @Nullable Derivation derivation, PolicyVersion scheme) {
        Optional<SchemeLevel> level = tests.stream()
                .flatMap(test -> test.levelOf(classification).stream())
                .findFirst();
        if (level.isEmpty()) {
            return new PublicationAnswer.NotPublishable(unjudged(scheme), clause, scheme);
        }
        PublicationAnswer byLevel = judge(level.get(), scheme);
        if (!byLevel.isAllowed()) {
            return byLevel;
        }
        return obstacle(classification, level.get())
                .<PublicationAnswer>map(text -> new PublicationAnswer.NotPublishable(
                        new Text(
                                text.ja() + source(scheme).ja(),
                                text.en() + source(scheme).en()),
                        clause,
                        scheme))
                .orElseGet(() ->
                        publishable(higherImportance(classification, level.get(), derivation), level.get(), scheme));
    }

    /** What stands against publication although the level itself does not. */
    private Optional<Text> obstacle(Classification classification, SchemeLevel level) {
        List<HandlingRestriction> bars = classification.restrictions().stream()
                .filter(barredBy::contains)
                .toList();
        if (!bars.isEmpty()) {
            String words = bars.stream().map(HandlingRestriction::text).collect(Collectors.joining("・"));
            return Optional.of(new Text(
                    "取扱制限（" + words + "）があるため公表できません", "The handling restriction " + words + " bars publication"));
        }
        if (isUnconfirmed(classification, level)) {
            return Optional.of(new Text(
                    level.label().ja() + "は提案にすぎず、人が確認するまで公表できません",
                    level.label().en() + " is only a proposal: a person must confirm it before anything is published"));
        }
        return Optional.empty();
    }

    /** A derived class says nothing of a confidentiality that nobody stated; a suggestion says nothing for certain. */
    private static boolean isUnconfirmed(Classification classification, SchemeLevel level) {
        Provenance provenance = classification.provenance();
        if (provenance == null) {
            return false;
        }
        return switch (provenance.source()) {
            case SUGGESTED, UNKNOWN -> true;
            case DERIVED -> level.core() instanceof CoreLevel.OfImportance;
            default -> false;
        };
    }

    /**
     * Publication is judged by confidentiality alone, but a severe importance that nothing explains is worth a look: joining
     * a public document with a secret one of which only the importance is known gives just that.
     */
    private static Text higherImportance(
            Classification classification, SchemeLevel level, @Nullable Derivation derivation) {
        if (level.core() instanceof CoreLevel.OfImportance || classification.importance() == Importance.IV) {
            return new Text("", "");
        }
        String ja = classification.importance().label();
        String en = " Importance " + classification.importance().code();
        return isExplained(classification, derivation)
                ? new Text(
                        ja + "は完全性又は可用性によるもので、公表を妨げません。",
                        en + " comes from integrity or availability and does not bar publication.")
                : new Text(
                        ja + "は、示された完全性・可用性では説明できません。機密性の記載が全体に当てはまるか確かめてください。",
                        en + " is not explained by the stated integrity or availability: check that the confidentiality"
                                + " is that of the whole.");
    }

    private static boolean isExplained(Classification classification, @Nullable Derivation derivation) {
        if (derivation == null) {
            return false;
        }
        CoreLevel wanted = new CoreLevel.OfImportance(classification.importance());
        Optional<SchemeLevel> explained = derivation.withoutConfidentiality(classification);
        return derivation.target().levels().stream()
                .filter(importance -> wanted.equals(importance.core()))
                .anyMatch(importance ->
                        explained.filter(level -> level.isAtLeast(importance)).isPresent());
    }

    private PublicationAnswer publishable(Text more, SchemeLevel level, PolicyVersion scheme) {
        return new PublicationAnswer.Publishable(
                new Text(
                        level.label().ja() + "は公表を前提とする区分です" + source(scheme).ja() + more.ja() + note.ja(),
                        level.label().en() + " is meant for the public"
                                + source(scheme).en() + more.en() + " " + note.en()),
                clause,
                scheme);
    }

    private Text barred(SchemeLevel level, PolicyVersion scheme) {
        return new Text(
                level.label().ja() + "は公表を前提としない区分です" + source(scheme).ja(),
                level.label().en() + " is not meant for the public"
                        + source(scheme).en());
    }

    private Text unjudged(PolicyVersion scheme) {
        return new Text(
                "公表してよいかを判断できる軸が示されていないため公表できません" + source(scheme).ja(),
                "No axis that decides on publication is stated, so it is not for publication"
                        + source(scheme).en());
    }

    private Text source(PolicyVersion scheme) {
        return new Text("（" + scheme + "、" + clause + "）。", " (" + scheme + ", " + clause + ").");
    }
}
