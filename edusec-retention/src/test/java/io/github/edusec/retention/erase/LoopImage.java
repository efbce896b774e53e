package io.github.edusec.retention.erase;

import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A real file system on a sparse image file, mounted through a loop device; close() always takes both down again. */
final class LoopImage implements AutoCloseable {
    static final String NO_LOOP_MOUNT = "no loop mount";
    private static final int WINDOW = 1 << 20;

    private final Path image;
    private final Path mountPoint;
    private final String device;
    private boolean mounted;

    private LoopImage(Path image, Path mountPoint, String device) {
        this.image = image;
        this.mountPoint = mountPoint;
        this.device = device;
    }

    /** Makes, attaches and mounts an image, or skips the test where this machine cannot. */
    static LoopImage create(Path folder, String type, long megabytes, String mountOptions, Object... mkfsOptions)
            throws IOException {
        Path image = folder.resolve(type + ".img");
        try (FileChannel channel = FileChannel.open(image, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), megabytes * (1 << 20) - 1);
        }
        List<Object> arguments = new ArrayList<>(List.of("-q"));
        arguments.addAll(Arrays.asList(mkfsOptions));
        arguments.add(image);
        succeed(Tool.require("mkfs." + type).run(arguments.toArray()));
        Tool.Run attached = Tool.require("losetup").run("-f", "--show", image);
        if (attached.exitCode() != 0) {
            throw skip();
        }
        LoopImage loop = new LoopImage(
                image,
                Files.createDirectory(folder.resolve("mnt")),
                attached.stdout().strip());
        loop.pretendSpinning(true);
        if (!loop.mount(mountOptions)) {
            loop.close();
            throw skip();
        }
        return loop;
    }

    private static RuntimeException skip() {
        System.err.println("SKIPPED: " + NO_LOOP_MOUNT);
        Assumptions.abort(NO_LOOP_MOUNT);
        return new IllegalStateException("not reached");
    }

    /** A loop device inherits what its host's disk is; the tests must not depend on that. */
    void pretendSpinning(boolean spinning) throws IOException {
        Path queue = Path.of("/sys/block", Path.of(device).getFileName().toString(), "queue/rotational");
        if (Files.isWritable(queue)) {
            Files.writeString(queue, spinning ? "1" : "0");
        }
    }

    private boolean mount(String options) {
        mounted = Tool.require("mount").run("-o", options, device, mountPoint).exitCode() == 0;
        return mounted;
    }

    void remount(String options) {
        succeed(Tool.require("mount").run("-o", "remount," + options, mountPoint));
    }

    /** Changes what is stored in an ext file system itself, and mounts it with its own defaults. */
    void retune(Object... tune2fsOptions) {
        unmount();
        List<Object> arguments = new ArrayList<>(Arrays.asList(tune2fsOptions));
        arguments.add(device);
        succeed(Tool.require("tune2fs").run(arguments.toArray()));
        if (!mount("defaults")) {
            throw new AssertionError("mounted before, but not after tune2fs");
        }
    }

    Path mountPoint() {
        return mountPoint;
    }

    /** Writes everything out and unmounts, so that the image holds all that the disk would. */
    void unmount() {
        if (mounted) {
            sync();
            succeed(Tool.require("umount").run(mountPoint));
            mounted = false;
        }
    }

    /** Counts the flushes the device was asked for so far (Linux iostats, field 16): what sets the pace, free of noise. */
    long flushes() throws IOException {
        Path stat = Path.of("/sys/block", Path.of(device).getFileName().toString(), "stat");
        String[] fields =
                Files.readString(stat, StandardCharsets.US_ASCII).strip().split("\\s+", -1);
        return Long.parseLong(fields[15]);
    }

    void sync() {
        succeed(Tool.require("sync").run("-f", mountPoint));
    }

    /** Counts the places where a text stands in the raw image. */
    long count(String marker) throws IOException {
        byte[] wanted = marker.getBytes(StandardCharsets.US_ASCII);
        byte[] window = new byte[WINDOW + wanted.length - 1];
        byte[] zeros = new byte[window.length];
        long found = 0;
        try (FileChannel channel = FileChannel.open(image, StandardOpenOption.READ)) {
            for (long at = 0; at < channel.size(); at += WINDOW) {
                int length = Math.max(0, channel.read(ByteBuffer.wrap(window), at));
                if (!Arrays.equals(window, 0, length, zeros, 0, length)) {
                    found += countIn(window, length, wanted);
                }
            }
        }
        return found;
    }

    private static long countIn(byte[] window, int length, byte[] wanted) {
        long found = 0;
        for (int i = 0; i + wanted.length <= length; i++) {
            if (window[i] == wanted[0] && Arrays.equals(window, i, i + wanted.length, wanted, 0, wanted.length)) {
                found++;
            }
        }
        return found;
    }

    private static void succeed(Tool.Run run) {
        if (run.exitCode() != 0) {
            throw new AssertionError(run.toString());
        }
    }

    @Override
    public void close() {
        try {
            unmount();
        } finally {
            succeed(Tool.require("losetup").run("-d", device));
        }
    }
}
