package io.github.edusec.crypto.keys;

import io.github.edusec.classify.Problem;
import io.github.edusec.crypto.CryptoException;
import io.github.edusec.crypto.KeyFileException;
import io.github.edusec.crypto.NewerFormatException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name under which a key stands in the store: {@code edusec1:USE:GENERATION}. */
record KeyAlias(KeyUse use, int generation) {
    static final int MAX_GENERATION = 9_999;

    private static final String MARK = "edusec1";
    private static final Pattern NEWER = Pattern.compile("edusec([2-9]|[1-9][0-9]{1,8}):.*", Pattern.DOTALL);
    private static final Pattern FORM = Pattern.compile(MARK + ":([a-z]+)(?::([^:]*))?:([1-9][0-9]{0,3})");

    /** The name in the store may be anything, a person's name included, so only its kind is told. */
    static KeyAlias parse(String name, String where) throws CryptoException {
        Matcher newer = NEWER.matcher(name);
        if (newer.matches()) {
            throw new NewerFormatException(where, "edusec" + newer.group(1), MARK);
        }
        Matcher matcher = FORM.matcher(name);
        Optional<KeyPurpose> purpose = matcher.matches() ? KeyPurpose.ofId(matcher.group(1)) : Optional.empty();
        if (purpose.isEmpty()) {
            throw bad(where);
        }
        String holder = matcher.group(2) == null ? "" : matcher.group(2);
        try {
            KeyAlias alias = new KeyAlias(new KeyUse(purpose.get(), holder), Integer.parseInt(matcher.group(3)));
            if (!alias.toString().equals(name)) {
                throw bad(where);
            }
            return alias;
        } catch (IllegalArgumentException notAHolder) {
            throw bad(where);
        }
    }

    private static KeyFileException bad(String where) {
        return new KeyFileException(new Problem(
                where,
                "the name is not that of a key in a key ring",
                "another name",
                MARK + ":PURPOSE[:HOLDER]:NUMBER"));
    }

    @Override
    public String toString() {
        return MARK + ":" + use + ":" + generation;
    }
}
