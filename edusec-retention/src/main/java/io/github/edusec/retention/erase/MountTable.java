package io.github.edusec.retention.erase;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The mounts that Linux reports in /proc/self/mountinfo (proc_pid_mountinfo(5)).
 *
 * @param mounts in the order of the file, in which a later mount hides an earlier one on the same point
 */
record MountTable(List<Mount> mounts) {
    private static final int FIXED_FIELDS = 6;

    /**
     * One mount.
     *
     * @param device "major:minor" of the files on it
     * @param point where it is mounted, absolute
     * @param type the file system's type
     * @param options the options of the mount and of the file system together
     */
    record Mount(String device, String point, String type, Set<String> options) {
        private boolean holds(String path) {
            return point.equals("/") || path.equals(point) || path.startsWith(point + "/");
        }
    }

    /** Reads the lines; one that does not have the documented shape is left out, so its files count as unknown. */
    static MountTable parse(List<String> lines) {
        List<Mount> mounts = new ArrayList<>();
        for (String line : lines) {
            List<String> fields = List.of(line.split(" ", -1));
            int dash = fields.indexOf("-");
            if (dash >= FIXED_FIELDS && fields.size() >= dash + 4) {
                Set<String> options = new HashSet<>(List.of(fields.get(5).split(",", -1)));
                options.addAll(List.of(fields.get(dash + 3).split(",", -1)));
                mounts.add(new Mount(
                        fields.get(2), unescape(fields.get(4)), unescape(fields.get(dash + 1)), Set.copyOf(options)));
            }
        }
        return new MountTable(List.copyOf(mounts));
    }

    /** Finds the mount that holds a real, absolute path. */
    Optional<Mount> holding(String path) {
        Mount best = null;
        for (Mount mount : mounts) {
            if (mount.holds(path)
                    && (best == null || mount.point().length() >= best.point().length())) {
                best = mount;
            }
        }
        return Optional.ofNullable(best);
    }

    boolean isMountPoint(String path) {
        return mounts.stream().anyMatch(mount -> mount.point().equals(path));
    }

    /** Undoes the kernel's three-digit octal escapes of space, tab, newline and backslash, bytewise. */
    private static String unescape(String field) {
        if (field.indexOf('\\') < 0) {
            return field;
        }
        byte[] in = field.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int length = 0;
        for (int i = 0; i < in.length; i++) {
            if (in[i] == '\\' && i + 3 < in.length && isOctal(in[i + 1]) && isOctal(in[i + 2]) && isOctal(in[i + 3])) {
                out[length++] = (byte) ((in[i + 1] - '0') * 64 + (in[i + 2] - '0') * 8 + (in[i + 3] - '0'));
                i += 3;
            } else {
                out[length++] = in[i];
            }
        }
        return new String(out, 0, length, StandardCharsets.UTF_8);
    }

    private static boolean isOctal(byte digit) {
        return digit >= '0' && digit <= '7';
    }
}
