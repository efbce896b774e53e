package io.github.edusec.retention.disposal;

import io.github.edusec.classify.Text;
import io.github.edusec.retention.erase.EraseLevel;
import org.jspecify.annotations.Nullable;

/**
 * What became of an item. Values: immutable and thread-safe.
 *
 * @since 0.1.0
 */
public sealed interface ItemOutcome {
    /**
     * Returns the item.
     *
     * @return the item of the manifest
     */
    DisposalItem item();

    /**
     * Returns the outcome's id, as programs read it.
     *
     * @return "destroyed", "held", "changed", "failed" or "absent-unverified"
     */
    String id();

    /**
     * Returns the outcome as a sentence, without the file's name.
     *
     * @return the sentence
     */
    Text text();

    /**
     * The file was erased and its absence confirmed.
     *
     * @param item the item
     * @param level the level reached
     * @param inThisRun false if an earlier run of the manifest did it
     * @param shortOf the level that was asked for at least, if less was reached; otherwise null
     */
    record Destroyed(
            DisposalItem item,
            EraseLevel level,
            boolean inThisRun,
            @Nullable EraseLevel shortOf) implements ItemOutcome {
        /**
         * Tells whether less was reached than was asked for.
         *
         * @return true if the level is below the required one
         */
        public boolean fallsShort() {
            return shortOf != null;
        }

        @Override
        public String id() {
            return "destroyed";
        }

        @Override
        public Text text() {
            return shortOf == null
                    ? level.text()
                    : new Text(
                            level.text().ja() + "求められた水準（" + shortOf.label() + "）に達していない。",
                            level.text().en() + " This is below the required level " + shortOf + ".");
        }
    }

    /**
     * A hold keeps it; this manifest will not destroy it any more, even when the hold is released.
     *
     * @param item the item
     */
    record Held(DisposalItem item) implements ItemOutcome {
        @Override
        public String id() {
            return "held";
        }

        @Override
        public Text text() {
            return new Text("保留中のため、廃棄しなかった。", "A hold keeps it; it was not destroyed.");
        }
    }

    /**
     * What stands there is not the file that was frozen; it was not touched.
     *
     * @param item the item
     * @param why what is different
     */
    record Changed(DisposalItem item, Text why) implements ItemOutcome {
        @Override
        public String id() {
            return "changed";
        }

        @Override
        public Text text() {
            return why;
        }
    }

    /**
     * Erasing failed, or could not reach the level asked for; executing the manifest again tries again.
     *
     * @param item the item
     * @param why what failed and what is left
     */
    record Failed(DisposalItem item, Text why) implements ItemOutcome {
        @Override
        public String id() {
            return "failed";
        }

        @Override
        public Text text() {
            return why;
        }
    }

    /**
     * The file is not there, and no run can say that it destroyed it: absent, unverified.
     *
     * @param item the item
     */
    record Absent(DisposalItem item) implements ItemOutcome {
        @Override
        public String id() {
            return "absent-unverified";
        }

        @Override
        public Text text() {
            return new Text("ファイルがなく、廃棄は確認されていない（不存在・未確認）。", "The file is absent; its destruction is not verified.");
        }
    }
}
