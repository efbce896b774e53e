package io.github.edusec.retention.erase;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds out, before anything is done, how much may be claimed for files of a folder.
 *
 * <p>Only file systems whose raw images were searched after an erasure get the highest level. Immutable and thread-safe.
 */
final class StoreProbe {
    private static final Set<String> MEASURED = Set.of("ext3", "ext4", "xfs");
    private static final Set<String> IN_PLACE_BY_DESIGN =
            Set.of("ext2", "jfs", "vfat", "msdos", "fat", "fat32", "exfat", "ntfs", "ntfs3");
    private static final Set<String> COPY_ON_WRITE =
            Set.of("btrfs", "zfs", "bcachefs", "apfs", "refs", "f2fs", "nilfs2", "ubifs", "jffs2", "logfs");
    private static final Set<String> LAYERED = Set.of("overlay", "aufs", "unionfs", "ecryptfs");
    private static final Set<String> MEMORY = Set.of("tmpfs", "ramfs");
    private static final Set<String> REMOTE =
            Set.of("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "virtiofs", "ceph", "afs", "gfs2", "ocfs2", "vboxsf");
    private static final Pattern DEVICE = Pattern.compile("[0-9]+:[0-9]+");

    private final Path root;

    /** A probe that reads /proc and /sys under the given root, which is "/" outside of tests. */
    StoreProbe(Path root) {
        this.root = root;
    }

    static StoreProbe ofThisMachine() {
        return new StoreProbe(Path.of("/"));
    }

    /** What is known of one folder's store. */
    record Store(Reach reach, MountTable mounts) {
        boolean isMountPoint(Path real) {
            return mounts.isMountPoint(real.toString());
        }
    }

    Store probe(Path realFolder) {
        if (realFolder.getFileSystem() != FileSystems.getDefault()) {
            Reach reach = Reach.of(typeFromPlatform(realFolder), List.of(Lowering.UNKNOWN_FILE_SYSTEM));
            return new Store(reach, new MountTable(List.of()));
        }
        MountTable mounts = mounts();
        Optional<MountTable.Mount> mount = mounts.holding(realFolder.toString());
        return new Store(
                mount.map(found -> ofMount(found, realFolder)).orElseGet(() -> ofPlatform(realFolder)), mounts);
    }

    private Reach ofMount(MountTable.Mount mount, Path folder) {
        List<Lowering> reasons = new ArrayList<>(reasonsOf(mount.type(), mount.options()));
        boolean onDevice = MEASURED.contains(mount.type()) || IN_PLACE_BY_DESIGN.contains(mount.type());
        if (onDevice && !sameDevice(mount.device(), folder)) {
            reasons.add(Lowering.UNKNOWN_FILE_SYSTEM);
        }
        if (mount.type().startsWith("ext") && journalsData(mount.device())) {
            reasons.add(Lowering.DATA_JOURNAL);
        }
        if (onDevice) {
            medium(mount.device()).ifPresent(reasons::add);
        }
        return Reach.of(mount.type(), reasons.stream().distinct().toList());
    }

    private static Reach ofPlatform(Path folder) {
        String type = typeFromPlatform(folder);
        List<Lowering> reasons = new ArrayList<>(reasonsOf(type.toLowerCase(Locale.ROOT), Set.of()));
        reasons.add(Lowering.DEVICE_UNKNOWN);
        return Reach.of(type, reasons);
    }

    static List<Lowering> reasonsOf(String type, Set<String> options) {
        List<Lowering> reasons = new ArrayList<>();
        if (COPY_ON_WRITE.contains(type)) {
            reasons.add(options.contains("nodatacow") ? Lowering.SNAPSHOTS_POSSIBLE : Lowering.COPY_ON_WRITE);
        } else if (LAYERED.contains(type)) {
            reasons.add(Lowering.LAYERED);
        } else if (MEMORY.contains(type)) {
            reasons.add(Lowering.MEMORY);
        } else if (REMOTE.contains(type)) {
            reasons.add(Lowering.REMOTE);
        } else if (type.startsWith("fuse")) {
            reasons.add(Lowering.USER_SPACE);
        } else if (IN_PLACE_BY_DESIGN.contains(type)) {
            reasons.add(Lowering.NOT_MEASURED);
        } else if (!MEASURED.contains(type)) {
            reasons.add(Lowering.UNKNOWN_FILE_SYSTEM);
        }
        if (options.contains("data=journal")) {
            reasons.add(Lowering.DATA_JOURNAL);
        }
        if (options.contains("discard") || options.contains("discard=async")) {
            reasons.add(Lowering.DISCARD);
        }
        return reasons;
    }

    private static String typeFromPlatform(Path folder) {
        try {
            return Files.getFileStore(folder).type();
        } catch (IOException e) {
            return "unknown";
        }
    }

    private MountTable mounts() {
        try {
            return MountTable.parse(Files.readAllLines(root.resolve("proc/self/mountinfo"), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new MountTable(List.of());
        }
    }

    /** A folder whose device is not the mount's lies on something that hides or covers that mount. */
    private static boolean sameDevice(String device, Path folder) {
        try {
            long number = (Long) Files.getAttribute(folder, "unix:dev");
            long major = ((number >>> 8) & 0xfff) | ((number >>> 32) & ~0xfffL);
            long minor = (number & 0xff) | ((number >>> 12) & ~0xffL);
            return device.equals(major + ":" + minor);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** A default stored in the file system itself need not show up among the mount's options. */
    private boolean journalsData(String device) {
        Path name = sysDevice(device).getFileName();
        Path options = root.resolve("proc/fs/ext4").resolve(name.toString()).resolve("options");
        try {
            return Files.readAllLines(options, StandardCharsets.UTF_8).contains("data=journal");
        } catch (IOException e) {
            return false;
        }
    }

    /** A partition has no queue of its own: its disk, one folder up, does. */
    private Optional<Lowering> medium(String device) {
        Path folder = sysDevice(device);
        Optional<String> rotational = read(folder.resolve("queue/rotational"))
                .or(() -> read(folder.resolveSibling("queue").resolve("rotational")));
        if (rotational.isEmpty()) {
            return Optional.of(Lowering.DEVICE_UNKNOWN);
        }
        return rotational.get().equals("1") ? Optional.empty() : Optional.of(Lowering.FLASH);
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file, StandardCharsets.US_ASCII).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Path sysDevice(String device) {
        Path link = root.resolve("sys/dev/block").resolve(DEVICE.matcher(device).matches() ? device : "none");
        try {
            return link.toRealPath();
        } catch (IOException e) {
            return link;
        }
    }
}
