package io.github.edusec.classify.register;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Text;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a school's register differs from the standard one.
 *
 * <p>Values: immutable and thread-safe. The school's entry in a difference is the row as its file has it, with what it does
 * not state taken from the standard register.
 *
 * @since 0.1.0
 */
public sealed interface RegisterDifference {
    /**
     * Returns the difference for people.
     *
     * @return one or two sentences in each language
     */
    Text explanation();

    /**
     * Tells whether the school needs a reason that it has not given; then the standard register's value holds.
     *
     * @return true if the school's row is less severe and its column 分類変更理由 is empty
     */
    default boolean lacksReason() {
        return false;
    }

    /**
     * The school has no row for a kind of the standard register; the standard row holds.
     *
     * @param standard the standard register's row
     * @since 0.1.0
     */
    record Missing(RegisterEntry standard) implements RegisterDifference {
        @Override
        public Text explanation() {
            return new Text(
                    "「" + standard.name() + "」が自校の台帳にないため、標準台帳の行（"
                            + standard.classification().importance().label() + "）を使います。",
                    "\"" + standard.name()
                            + "\" is missing in the school's register; the standard register's row (class "
                            + standard.classification().importance().code() + ") holds.");
        }
    }

    /**
     * The school has a row that no row of the standard register corresponds to.
     *
     * @param own the school's row
     * @since 0.1.0
     */
    record Added(RegisterEntry own) implements RegisterDifference {
        @Override
        public Text explanation() {
            return new Text(
                    "「" + own.name() + "」（" + own.classification().importance().label() + "）は自校の台帳だけにあります。",
                    "\"" + own.name() + "\" (class "
                            + own.classification().importance().code() + ") stands only in the school's register.");
        }
    }

    /**
     * A name of the school's row holds a name of a more severe standard row that it does not speak of, so that it would be
     * found in that row's place; a lower level needs a reason.
     *
     * @param name the standard row's name, alias or word to be told apart (要区別語)
     * @param standard the standard register's row
     * @param own the school's row
     * @since 0.1.0
     */
    record LoweredByName(String name, RegisterEntry standard, RegisterEntry own) implements RegisterDifference {
        @Override
        public boolean lacksReason() {
            return DifferenceText.reason(own).isEmpty();
        }

        @Override
        public Text explanation() {
            return DifferenceText.loweredByName(name, standard, own);
        }
    }

    /**
     * The school's class is less severe; that needs a reason.
     *
     * @param standard the standard register's row
     * @param own the school's row
     * @since 0.1.0
     */
    record ClassLowered(RegisterEntry standard, RegisterEntry own) implements RegisterDifference {
        @Override
        public boolean lacksReason() {
            return DifferenceText.reason(own).isEmpty();
        }

        @Override
        public Text explanation() {
            return DifferenceText.lowered(RegisterColumn.IMPORTANCE, standard, own);
        }
    }

    /**
     * The school's class is more severe.
     *
     * @param standard the standard register's row
     * @param own the school's row
     * @since 0.1.0
     */
    record ClassRaised(RegisterEntry standard, RegisterEntry own) implements RegisterDifference {
        @Override
        public Text explanation() {
            return DifferenceText.changed(RegisterColumn.IMPORTANCE, standard, own, "上げています", "is raised");
        }
    }

    /**
     * One of the three axes differs; a lower level needs a reason.
     *
     * @param axis {@link RegisterColumn#CONFIDENTIALITY}, {@link RegisterColumn#INTEGRITY} or
     *     {@link RegisterColumn#AVAILABILITY}
     * @param standard the standard register's row
     * @param own the school's row
     * @since 0.1.0
     */
    record AxisChanged(RegisterColumn axis, RegisterEntry standard, RegisterEntry own) implements RegisterDifference {
        /**
         * Tells whether the school's level is less severe.
         *
         * @return true if it is
         */
        public boolean lowered() {
            Classification before = standard.classification();
            Classification after = own.classification();
            return switch (axis) {
                case CONFIDENTIALITY -> isLower(before.confidentiality(), after.confidentiality());
                case INTEGRITY -> isLower(before.integrity(), after.integrity());
                default -> isLower(before.availability(), after.availability());
            };
        }

        @Override
        public boolean lacksReason() {
            return lowered() && DifferenceText.reason(own).isEmpty();
        }

        @Override
        public Text explanation() {
            return lowered()
                    ? DifferenceText.lowered(axis, standard, own)
                    : DifferenceText.changed(axis, standard, own, "上げています", "is raised");
        }

        private static <L extends Enum<L>> boolean isLower(@Nullable L before, @Nullable L after) {
            return before != null && (after == null || after.compareTo(before) > 0);
        }
    }

    /**
     * Another column differs; handling restrictions that the school dropped need a reason.
     *
     * @param column the column
     * @param standard the standard register's row
     * @param own the school's row
     * @since 0.1.0
     */
    record FieldChanged(RegisterColumn column, RegisterEntry standard, RegisterEntry own)
            implements RegisterDifference {
        @Override
        public boolean lacksReason() {
            return dropsRestriction() && DifferenceText.reason(own).isEmpty();
        }

        @Override
        public Text explanation() {
            return dropsRestriction()
                    ? DifferenceText.lowered(column, standard, own)
                    : DifferenceText.changed(column, standard, own, "変えています", "is changed");
        }

        private boolean dropsRestriction() {
            return column == RegisterColumn.RESTRICTIONS
                    && !new HashSet<>(own.classification().restrictions())
                            .containsAll(standard.classification().restrictions());
        }
    }
}
