package io.github.edusec.classify;

/**
 * One thing wrong with an input file: what, where, found, allowed.
 *
 * <p>A value: immutable and thread-safe. It never holds secrets, personal data or document text: {@code found} is a value
 * of a policy file or a structural fact, not content.
 *
 * @param where the place, for example "rules[3].years" or "line 7, column 保存期間"
 * @param what what is wrong, in one sentence
 * @param found what was found there
 * @param allowed what would have been right
 * @since 0.1.0
 */
public record Problem(String where, String what, String found, String allowed) {
    @Override
    public String toString() {
        return where + ": " + what + " (found: " + found + "; allowed: " + allowed + ")";
    }
}
