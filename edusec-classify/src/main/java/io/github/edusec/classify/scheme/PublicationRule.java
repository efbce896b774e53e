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

/**
 * Which levels are meant for the public. The first axis of {@code tests} that is stated decides, or with {@code everyAxis}
 * each that is stated must be for the public.
 */
record PublicationRule(
        List<Test> tests, boolean everyAxis, List<HandlingRestriction> barredBy, String clause, Text note)
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
        List<SchemeLevel> stated = tests.stream()
                .flatMap(test -> test.levelOf(classification).stream())
                .toList();
        if (stated.isEmpty()) {
            return new PublicationAnswer.NotPublishable(unjudged(scheme), clause, scheme);
        }
        for (SchemeLevel each : everyAxis ? stated : stated.subList(0, 1)) {
            PublicationAnswer byLevel = judge(each, scheme);
            if (!byLevel.isAllowed()) {
                return byLevel;
            }
        }
        SchemeLevel level = stated.get(0);
        return obstacle(classification, level, derivation)
                .<PublicationAnswer>map(text -> new PublicationAnswer.NotPublishable(
                        new Text(
                                text.ja() + source(scheme).ja(),
                                text.en() + source(scheme).en()),
                        clause,
                        scheme))
                .orElseGet(() -> publishable(higherImportance(classification, level), level, scheme));
    }

    /** What stands against publication although the level itself does not. */
    private Optional<Text> obstacle(Classification classification, SchemeLevel level, @Nullable Derivation derivation) {
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
        if (isSetAside(classification, level) && !isExplained(classification, derivation)) {
            return Optional.of(new Text(
                    classification.importance().label() + "は示された完全性・可用性では説明できず、別の理由で重くされているため、分類を見直すまで公表できません",
                    "Importance " + classification.importance().code() + " is not explained by the stated integrity or"
                            + " availability, so something else made it severe: classify anew before publishing"));
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

    /** Whether another axis decides although the importance is severe. */
    private static boolean isSetAside(Classification classification, SchemeLevel level) {
        return !(level.core() instanceof CoreLevel.OfImportance) && classification.importance() != Importance.IV;
    }

    private static Text higherImportance(Classification classification, SchemeLevel level) {
        return isSetAside(classification, level)
                ? new Text(
                        classification.importance().label() + "は完全性又は可用性によるもので、公表を妨げません。",
                        " Importance " + classification.importance().code()
                                + " comes from integrity or availability and does not bar publication.")
                : new Text("", "");
    }

    /**
     * Joining a public document with a secret one of which only the importance is known gives 機密性1 with a severe
     * importance; so only an importance that integrity or availability account for is set aside.
     */
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
