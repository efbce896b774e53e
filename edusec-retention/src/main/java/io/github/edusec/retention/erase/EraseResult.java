package io.github.edusec.retention.erase;

import io.github.edusec.classify.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How an erasure ended. No outcome ever says more than was checked.
 *
 * <p>Values: immutable and thread-safe.
 *
 * @since 0.1.0
 */
public sealed interface EraseResult {
    /**
     * Returns the outcome as a sentence, without the file's name.
     *
     * @return the sentence
     */
    Text text();

    /**
     * The file is gone, and this is what may be claimed of it.
     *
     * @param level the level reached
     * @param required the level that was asked for at least
     * @param fileSystem the file system's type, for example "ext4"
     * @param lowered why the level is not higher; empty for the highest
     * @param notCovered what the claim does not cover; never empty
     * @since 0.1.0
     */
    record Erased(
            EraseLevel level,
            EraseLevel required,
            String fileSystem,
            List<Lowering> lowered,
            List<NotCovered> notCovered)
            implements EraseResult {
        /**
         * Copies the lists.
         *
         * @param level the level reached
         * @param required the level that was asked for at least
         * @param fileSystem the file system's type
         * @param lowered why the level is not higher
         * @param notCovered what the claim does not cover
         */
        public Erased {
            lowered = List.copyOf(lowered);
            notCovered = List.copyOf(notCovered);
        }

        /**
         * Tells whether less was reached than was asked for, which the probe before acting could not know.
         *
         * @return true if the level is below the required one
         */
        public boolean fallsShort() {
            return !level.isAtLeast(required);
        }

        @Override
        public Text text() {
            String ja = lowered.stream().map(reason -> reason.text().ja()).collect(Collectors.joining());
            String en = lowered.stream().map(reason -> " " + reason.text().en()).collect(Collectors.joining());
            String shortJa = fallsShort() ? "求められた水準（" + required.label() + "）に達していない。" : "";
            String shortEn = fallsShort() ? " This is below the required level " + required + "." : "";
            return new Text(level.text().ja() + ja + shortJa, level.text().en() + en + shortEn);
        }
    }

    /**
     * Nothing was done, because it would have been wrong.
     *
     * @param reason why
     * @param detail what was found and what is allowed, in English, without the file's name
     * @since 0.1.0
     */
    record Refused(Refusal reason, String detail) implements EraseResult {
        @Override
        public Text text() {
            return reason.text();
        }
    }

    /**
     * A step failed; the file was not unlinked unless its content had been overwritten and read back.
     *
     * @param step the step that failed
     * @param remains what is left
     * @param at where it is left: the file's own name, or its neutral name
     * @param detail what the platform said, in English, without the file's name
     * @since 0.1.0
     */
    record Failed(EraseStep step, Remains remains, Path at, String detail) implements EraseResult {
        @Override
        public Text text() {
            return new Text(
                    "「" + step.text().ja() + "」で失敗した。" + remains.text().ja(),
                    "Failed while " + step.text().en() + ". " + remains.text().en());
        }
    }
}
