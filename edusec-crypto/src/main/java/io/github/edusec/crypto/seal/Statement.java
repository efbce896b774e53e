package io.github.edusec.crypto.seal;

import io.github.edusec.crypto.policy.KeySeparation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the maker of a package states about it; it goes into the manifest as it is.
 *
 * <p>A value: immutable and thread-safe. Use ids of people and permits rather than names: everybody who opens the package
 * reads them.
 *
 * @param made when the package was made
 * @param maker who or what made it, 1 to 200 characters
 * @param permit the id of the permit to take it out, or null if there is none
 * @param key whether the passphrase travels apart from the package
 * @since 0.1.0
 */
public record Statement(
        Instant made, String maker, @Nullable String permit, KeySeparation key) {
    private static final int MAX_CHARACTERS = 200;

    /**
     * Checks the texts.
     *
     * @param made not null
     * @param maker not blank, one line
     * @param permit null, or not blank and one line
     * @param key not null
     * @throws IllegalArgumentException if a text is blank, too long or has a control character, a line separator or half a
     *     character
     */
    public Statement {
        require("maker", maker);
        if (permit != null) {
            require("permit", permit);
        }
    }

    private static void require(String what, String text) {
        boolean fits = !text.isBlank()
                && text.length() <= MAX_CHARACTERS
                && text.chars().noneMatch(Statement::endsALine)
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
        if (!fits) {
            throw new IllegalArgumentException(what + ": found " + text.length()
                    + " characters, blank or with a control character or line separator among them, allowed: 1 to "
                    + MAX_CHARACTERS
                    + " on one line");
        }
    }

    private static boolean endsALine(int character) {
        int type = Character.getType(character);
        return Character.isISOControl(character)
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
