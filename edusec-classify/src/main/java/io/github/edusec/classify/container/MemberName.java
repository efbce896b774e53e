package io.github.edusec.classify.container;

import java.util.List;
import java.util.regex.Pattern;

/** Names of members: which of them lead out of the folder that somebody unpacks them to. */
final class MemberName {
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);

    private MemberName() {}

    /** Tells whether a name is absolute, names a drive, steps up, has a backslash or a control character, or is empty. */
    static boolean isUnsafe(String name) {
        return name.isEmpty()
                || name.startsWith("/")
                || name.indexOf('\\') >= 0
                || DRIVE.matcher(name).matches()
                || name.chars().anyMatch(Character::isISOControl)
                || List.of(name.split("/", -1)).contains("..");
    }

    /** Returns the last part of a name, behind either kind of slash. */
    static String last(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
}
