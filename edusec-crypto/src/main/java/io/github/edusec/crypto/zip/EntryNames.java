package io.github.edusec.crypto.zip;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which entry names are safe to write below a folder, on any system, and which mean the same file. */
public final class EntryNames {
    private static final int MAX_SEGMENT = 255;
    /** Leaves room for the folder above in the 4,096 bytes that Linux takes for a path. */
    private static final int MAX_NAME = 1024;

    private static final Set<String> RESERVED = Set.of("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$");

    private final Set<String> files = new HashSet<>();
    private final Set<String> folders = new HashSet<>();

    /** Adds a safe name; false if it means a file or folder that was there before. */
    public boolean add(String name) {
        String folded = fold(name);
        boolean folder = folded.endsWith("/");
        String path = folder ? folded.substring(0, folded.length() - 1) : folded;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            String parent = path.substring(0, slash);
            if (files.contains(parent)) {
                return false;
            }
            folders.add(parent);
        }
        if (folder) {
            folders.add(path);
            return !files.contains(path);
        }
        return !folders.contains(path) && files.add(path);
    }

    /** Says what is unsafe about a name, in a few words without the name itself; empty if it is safe. */
    public static Optional<String> danger(String name) {
        // The name that is written, since normalization can make it longer, or a device's.
        String written = normalized(name);
        String path = written.endsWith("/") ? written.substring(0, written.length() - 1) : written;
        if (path.isEmpty() || path.startsWith("/")) {
            return Optional.of("empty or absolute");
        }
        if (path.getBytes(StandardCharsets.UTF_8).length > MAX_NAME) {
            return Optional.of("over " + MAX_NAME + " bytes");
        }
        if (path.chars().anyMatch(EntryNames::isForbidden)) {
            return Optional.of("backslash, colon, or control character");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(path)) {
            return Optional.of("unpaired surrogate");
        }
        for (String segment : path.split("/", -1)) {
            Optional<String> danger = segmentDanger(segment);
            if (danger.isPresent()) {
                return danger;
            }
        }
        return Optional.empty();
    }

    /** As {@link #danger}, and what would be refused by Windows alone; for names that are written. */
    public static Optional<String> unportable(String name) {
        return name.chars().anyMatch(c -> "<>\"|?*".indexOf(c) >= 0)
                ? Optional.of("one of < > \" | ? *")
                : danger(name);
    }

    public static String normalized(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    private static Optional<String> segmentDanger(String segment) {
        if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
            return Optional.of("empty, \".\" or \"..\" as a part");
        }
        if (segment.endsWith(".") || segment.endsWith(" ")) {
            return Optional.of("a dot or space at the end of a part");
        }
        if (segment.getBytes(StandardCharsets.UTF_8).length > MAX_SEGMENT) {
            return Optional.of("a part over " + MAX_SEGMENT + " bytes");
        }
        int dot = segment.indexOf('.');
        String stem =
                (dot < 0 ? segment : segment.substring(0, dot)).stripTrailing().toUpperCase(Locale.ROOT);
        boolean device = RESERVED.contains(stem) || stem.matches("(COM|LPT)[0-9¹²³]");
        return device ? Optional.of("a device name") : Optional.empty();
    }

    private static boolean isForbidden(int c) {
        boolean bidirectional = (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x200E
                || c == 0x200F
                || c == 0x061C;
        boolean separator = c == 0x2028 || c == 0x2029;
        return c == '\\' || c == ':' || Character.isISOControl(c) || bidirectional || separator;
    }

    private static String fold(String name) {
        return normalized(normalized(name).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
    }
}
