package io.github.edusec.crypto.journal;

import io.github.edusec.classify.Text;

/**
 * One place where journal and ledger do not agree. Values: immutable and thread-safe. Row ids are given as the table has
 * them, so a forged id may be any text.
 *
 * @since 0.1.0
 */
public sealed interface JournalFinding {
    /**
     * Describes the finding.
     *
     * @return a sentence without content of the row
     */
    Text text();

    /**
     * A row's content is not what was committed to when it was recorded, or its columns contradict each other or the entry.
     *
     * @param id the row's id as it stands there
     * @param index the entry's index
     */
    record ChangedRow(String id, long index) implements JournalFinding {
        @Override
        public Text text() {
            return new Text(
                    "行" + shown(id) + "(証跡ログの記録" + index + ")は、記録された時の内容から変わっています。",
                    "Row " + shown(id) + " (entry " + index + ") is not what was recorded.");
        }
    }

    /**
     * A row agrees with its own commitment, but the entry at its index commits to another: its index was changed, or the
     * row was rewritten as a whole.
     *
     * @param id the row's id
     * @param index the entry's index
     */
    record OtherRow(String id, long index) implements JournalFinding {
        @Override
        public Text text() {
            return new Text(
                    "行" + shown(id) + "は、証跡ログの記録" + index + "が指す行ではありません。",
                    "Row " + shown(id) + " is not the one that entry " + index + " commits to.");
        }
    }

    /**
     * A row claims an entry that does not exist or commits to no row.
     *
     * @param id the row's id
     * @param index the index it claims
     */
    record RowWithoutEntry(String id, long index) implements JournalFinding {
        @Override
        public Text text() {
            return new Text(
                    "行" + shown(id) + "に対応する記録" + index + "が証跡ログにありません。",
                    "Row " + shown(id) + " claims entry " + index + ", which is none of a row.");
        }
    }

    /**
     * Another row claims the same entry too.
     *
     * @param id the id of the second row
     * @param index the index that both claim
     */
    record DuplicateRow(String id, long index) implements JournalFinding {
        @Override
        public Text text() {
            return new Text(
                    "行" + shown(id) + "は、他の行が対応する証跡ログの記録" + index + "を重ねて指しています。",
                    "Row " + shown(id) + " claims entry " + index + ", which belongs to another row.");
        }
    }

    /**
     * An entry commits to a row that is not in the table: it was removed, or its commitment was changed.
     *
     * @param index the entry's index
     */
    record EntryWithoutRow(long index) implements JournalFinding {
        @Override
        public Text text() {
            return new Text(
                    "証跡ログの記録" + index + "に対応する行がありません。", "Entry " + index + " commits to a row that is missing.");
        }
    }

    /**
     * An entry commits to a row that claims another entry: the row was appended twice, or its index was changed.
     *
     * @param index the entry's index
     * @param id the row's id
     * @param rowIndex the index that the row claims
     */
    record RepeatedEntry(long index, String id, long rowIndex) implements JournalFinding {
        @Override
        public Text text() {
            return new Text(
                    "証跡ログの記録" + index + "が指す行" + shown(id) + "は、記録" + rowIndex + "に対応するとされています。",
                    "Entry " + index + " commits to row " + shown(id) + ", which claims entry " + rowIndex + ".");
        }
    }

    /**
     * A row has no entry yet: it is new, or was added by hand, or an interrupted anchoring has to be repeated.
     *
     * @param id the row's id
     */
    record NotAnchored(String id) implements JournalFinding {
        @Override
        public Text text() {
            return new Text(
                    "行" + shown(id) + "は、まだ証跡ログに記録されていません。",
                    "Row " + shown(id) + " is not anchored in the ledger yet.");
        }
    }

    /**
     * A row has no entry and cannot get one: its content is not what its own commitment says, or not of a record's form.
     *
     * @param id the row's id
     */
    record ChangedBeforeAnchoring(String id) implements JournalFinding {
        @Override
        public Text text() {
            return new Text(
                    "行" + shown(id) + "は、証跡ログに記録される前に変わっています。",
                    "Row " + shown(id) + " was changed before it was anchored in the ledger.");
        }
    }

    /**
     * A row names an index without a ledger, or another ledger without an index: an anchoring to that ledger was interrupted,
     * or somebody changed or added the row.
     *
     * @param id the row's id
     */
    record HalfAnchored(String id) implements JournalFinding {
        @Override
        public Text text() {
            return new Text(
                    "行" + shown(id) + "は、証跡ログの名称と記録番号の一方しか持たないか、他の証跡ログへの記録が完了していません。",
                    "Row " + shown(id) + " names an index without a ledger, or another ledger without an index.");
        }
    }

    /**
     * Rows of this ledger are wiped, but not as an order that is anchored in it says: there is none, or it states another
     * time, action or number of rows.
     *
     * @param order the id of the order as it stands at the rows; "" if there is none
     * @param rows how many rows name it
     */
    record UnfoundedExpiry(String order, long rows) implements JournalFinding {
        @Override
        public Text text() {
            return new Text(
                    rows + "行の内容が消去されていますが、証跡ログに記録された消去の指示(行" + shown(order) + ")と一致しません。",
                    "The content of " + rows + " rows is wiped, but not as an anchored order (row " + shown(order)
                            + ") says.");
        }
    }

    private static String shown(String id) {
        return id.matches("[0-9a-zA-Z-]{1,40}") ? id : "(id of another form)";
    }
}
