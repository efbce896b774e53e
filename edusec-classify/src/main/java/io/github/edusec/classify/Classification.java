package io.github.edusec.classify;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a document is: its importance class, the axes where they were given, its handling restrictions (取扱制限), and who or
 * what decided so.
 *
 * <p>Importance and the three axes are kept separately; an axis that nobody stated is {@code null}, never guessed. A
 * value: immutable and thread-safe. Classifications without provenance form a join semilattice: {@link #isAtLeast} is its
 * order, {@link #join} its least upper bound.
 *
 * @param importance the importance class (重要性分類)
 * @param confidentiality the confidentiality level (機密性), or null if not stated
 * @param integrity the integrity level (完全性), or null if not stated
 * @param availability the availability level (可用性), or null if not stated
 * @param restrictions handling restrictions in the order they are shown, each once, for example 複製禁止
 * @param provenance who or what decided, when and why, or null if not stated
 * @since 0.1.0
 */
public record Classification(
        Importance importance,
        @Nullable Confidentiality confidentiality,
        @Nullable Integrity integrity,
        @Nullable Availability availability,
        List<HandlingRestriction> restrictions,
        @Nullable Provenance provenance)
        implements Serializable {

    /** The most severe classification: what anything unknown or unreadable counts as. */
    public static final Classification MOST_SEVERE =
            new Classification(Importance.I, Confidentiality.C3, Integrity.I2B, Availability.A2B, List.of());

    /**
     * Copies the restrictions, each once and in the order in which marks show them.
     *
     * @param importance not null
     * @param confidentiality null if not stated
     * @param integrity null if not stated
     * @param availability null if not stated
     * @param restrictions in any order
     * @param provenance null if not stated
     */
    public Classification {
        Objects.requireNonNull(importance, "importance");
        restrictions = restrictions.stream().distinct().sorted().toList();
    }

    /**
     * Makes a classification of which nobody states who decided it.
     *
     * @param importance the importance class
     * @param confidentiality null if not stated
     * @param integrity null if not stated
     * @param availability null if not stated
     * @param restrictions in any order
     */
    public Classification(
            Importance importance,
            @Nullable Confidentiality confidentiality,
            @Nullable Integrity integrity,
            @Nullable Availability availability,
            List<HandlingRestriction> restrictions) {
        this(importance, confidentiality, integrity, availability, restrictions, null);
    }

    /**
     * Makes a classification of which only the importance is known.
     *
     * @param importance the importance class
     * @return the classification, with no axis and no restriction
     */
    public static Classification of(Importance importance) {
        return new Classification(importance, null, null, null, List.of());
    }

    /**
     * Returns this classification with other handling restrictions.
     *
     * @param newRestrictions the restrictions that replace the present ones
     * @return the new value
     */
    public Classification withRestrictions(List<HandlingRestriction> newRestrictions) {
        return new Classification(importance, confidentiality, integrity, availability, newRestrictions, provenance);
    }

    /**
     * Returns this classification with another provenance.
     *
     * @param newProvenance who or what decided, or null for nobody stated
     * @return the new value
     */
    public Classification withProvenance(@Nullable Provenance newProvenance) {
        return new Classification(importance, confidentiality, integrity, availability, restrictions, newProvenance);
    }

    /**
     * Tells whether this classification is as severe as another, or more, in every respect: the product order.
     *
     * <p>An axis that is not stated is below every level. Provenance plays no part.
     *
     * @param other the classification to compare with
     * @return true if importance and each axis are at least as severe and every restriction of the other stands here too
     */
    public boolean isAtLeast(Classification other) {
        return importance.isAtLeast(other.importance)
                && covers(confidentiality, other.confidentiality)
                && covers(integrity, other.integrity)
                && covers(availability, other.availability)
                && new HashSet<>(restrictions).containsAll(other.restrictions);
    }

    /**
     * Returns the least severe classification that is at least as severe as both: what a container of both counts as.
     *
     * <p>Commutative, associative and idempotent. An axis that only one side states is taken from that side, so a caller
     * for whom a missing axis means "unknown" must treat it before. Provenance stays only if both sides have the same.
     *
     * <p>Source: 那須烏山市教育情報セキュリティポリシー 第4-2(5)ウ (a medium or folder counts as the highest class in it).
     *
     * @param other the other classification
     * @return the join
     */
    public Classification join(Classification other) {
        return new Classification(
                mostSevere(importance, other.importance),
                joined(confidentiality, other.confidentiality),
                joined(integrity, other.integrity),
                joined(availability, other.availability),
                Stream.concat(restrictions.stream(), other.restrictions.stream())
                        .toList(),
                Objects.equals(provenance, other.provenance) ? provenance : null);
    }

    /**
     * Returns the text of the default mark: the importance, then the axes that were given, then the restrictions.
     *
     * @return for example "重要性分類Ⅱ 機密性2B 複製禁止"
     */
    public String markText() {
        List<String> parts = new ArrayList<>();
        parts.add(importance.label());
        if (confidentiality != null) {
            parts.add(confidentiality.label());
        }
        if (integrity != null) {
            parts.add(integrity.label());
        }
        if (availability != null) {
            parts.add(availability.label());
        }
        restrictions.forEach(restriction -> parts.add(restriction.text()));
        return String.join(" ", parts);
    }

    private static <L extends Enum<L>> boolean covers(@Nullable L level, @Nullable L other) {
        return other == null || (level != null && level.compareTo(other) <= 0);
    }

    private static <L extends Enum<L>> @Nullable L joined(@Nullable L one, @Nullable L other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return mostSevere(one, other);
    }

    private static <L extends Enum<L>> L mostSevere(L one, L other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
