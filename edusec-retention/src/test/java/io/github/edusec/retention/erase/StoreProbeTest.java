package io.github.edusec.retention.erase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreProbeTest {
    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource({
        "btrfs,rw,COPY_ON_WRITE",
        "btrfs,nodatacow,SNAPSHOTS_POSSIBLE",
        "zfs,rw,COPY_ON_WRITE",
        "apfs,rw,COPY_ON_WRITE",
        "f2fs,rw,COPY_ON_WRITE",
        "overlay,rw,LAYERED",
        "nfs4,rw,REMOTE",
        "cifs,rw,REMOTE",
        "9p,rw,REMOTE",
        "virtiofs,rw,REMOTE",
        "fuse.sshfs,rw,USER_SPACE",
        "fuseblk,rw,USER_SPACE",
        "somethingnew,rw,UNKNOWN_FILE_SYSTEM",
        "'',rw,UNKNOWN_FILE_SYSTEM",
        "tmpfs,rw,MEMORY",
        "vfat,rw,NOT_MEASURED",
        "ntfs,rw,NOT_MEASURED",
        "ext4,data=journal,DATA_JOURNAL",
        "ext3,data=journal,DATA_JOURNAL",
        "ext4,discard,DISCARD",
        "xfs,discard,DISCARD"
    })
    void eachStoreIsLoweredForItsReason(String type, String option, Lowering reason) {
        assertThat(StoreProbe.reasonsOf(type, Set.of(option))).containsExactly(reason);
    }

    @ParameterizedTest
    @CsvSource({"ext3", "ext4", "xfs"})
    void onlyMeasuredStoresAreNotLowered(String type) {
        assertThat(StoreProbe.reasonsOf(type, Set.of("rw", "relatime", "data=ordered")))
                .isEmpty();
    }

    @Test
    void severalReasonsGiveTheLowestLevel() {
        Reach reach = Reach.of("ext4", List.of(Lowering.DISCARD, Lowering.DATA_JOURNAL, Lowering.FLASH));

        assertThat(reach.level()).isEqualTo(EraseLevel.UNLINKED);
        assertThat(Reach.of("ext4", List.of()).level()).isEqualTo(EraseLevel.READ_BACK);
    }

    @Test
    void theDeepestMountHoldsAPathAndALaterOneHidesAnEarlier() {
        MountTable table = MountTable.parse(List.of(
                "1 0 8:1 / / rw - ext4 /dev/sda1 rw",
                "2 1 8:2 / /data rw,noatime shared:1 master:2 - xfs /dev/sdb rw,inode64",
                "3 1 0:9 / /data rw - tmpfs none rw",
                "4 1 8:3 / /data\\040two rw - btrfs /dev/sdc rw"));

        assertThat(table.holding("/data").orElseThrow().type()).isEqualTo("tmpfs");
        assertThat(table.holding("/data/x").orElseThrow().type()).isEqualTo("tmpfs");
        assertThat(table.holding("/data two/x").orElseThrow().type()).isEqualTo("btrfs");
        assertThat(table.holding("/database").orElseThrow().type()).isEqualTo("ext4");
        assertThat(table.isMountPoint("/data two")).isTrue();
        assertThat(table.isMountPoint("/data two/x")).isFalse();
        assertThat(table.mounts().get(1).options()).contains("noatime", "inode64");
    }

    @Test
    void linesOfAnotherShapeAreLeftOut() {
        assertThat(MountTable.parse(List.of(
                                "", "-", "- - - -", "1 0 8:1 / / rw ext4 /dev/sda1 rw", "1 0 8:1 / / rw - ext4"))
                        .mounts())
                .isEmpty();
        assertThat(MountTable.parse(List.of("1 0 8:1 / /a\\04 rw - ext4 /dev/sda1 rw"))
                        .mounts()
                        .get(0)
                        .point())
                .isEqualTo("/a\\04");
    }

    @Property
    void noTextStopsTheMountTable(@ForAll List<String> lines, @ForAll String path) {
        MountTable table = MountTable.parse(lines);

        assertThat(table.mounts()).hasSizeLessThanOrEqualTo(lines.size());
        assertThat(table.holding(path)).isEmpty();
    }

    @Test
    void aMountTableOfAnotherDeviceThanTheFoldersIsNotBelieved() throws IOException {
        mountinfo("1 0 250:250 / / rw - ext4 /dev/sda1 rw");

        assertThat(probe().lowered()).contains(Lowering.UNKNOWN_FILE_SYSTEM, Lowering.DEVICE_UNKNOWN);
        assertThat(probe().level()).isEqualTo(EraseLevel.UNLINKED);
    }

    @Test
    void aDeviceIsBelievedToSpinOnlyIfItSaysSo() throws IOException {
        String device = device();
        mountinfo("1 0 " + device + " / / rw - ext4 /dev/sda1 rw");
        assertThat(probe().lowered()).containsExactly(Lowering.DEVICE_UNKNOWN);

        Path disk = Files.createDirectories(root.resolve("sys/devices/sda"));
        Path partition = Files.createDirectory(disk.resolve("sda1"));
        Files.createDirectories(root.resolve("sys/dev/block"));
        Files.createSymbolicLink(root.resolve("sys/dev/block").resolve(device), partition);
        assertThat(probe().lowered()).containsExactly(Lowering.DEVICE_UNKNOWN);

        Path rotational = Files.createDirectory(disk.resolve("queue")).resolve("rotational");
        Files.writeString(rotational, "0\n");
        assertThat(probe().lowered()).containsExactly(Lowering.FLASH);
        assertThat(probe().level()).isEqualTo(EraseLevel.OVERWRITTEN);

        Files.writeString(rotational, "1\n");
        assertThat(probe().lowered()).isEmpty();
        assertThat(probe().level()).isEqualTo(EraseLevel.READ_BACK);

        Path options =
                Files.createDirectories(root.resolve("proc/fs/ext4/sda1")).resolve("options");
        Files.writeString(options, "rw\ndata=journal\n");
        assertThat(probe().lowered()).containsExactly(Lowering.DATA_JOURNAL);
    }

    @Test
    void withoutAMountTableTheHighestLevelIsNotClaimed() throws IOException {
        Reach reach = probe();

        assertThat(reach.level()).isNotEqualTo(EraseLevel.READ_BACK);
        assertThat(reach.lowered()).contains(Lowering.DEVICE_UNKNOWN);
    }

    private Reach probe() throws IOException {
        return new StoreProbe(root).probe(root.toRealPath()).reach();
    }

    private void mountinfo(String line) throws IOException {
        Files.writeString(Files.createDirectories(root.resolve("proc/self")).resolve("mountinfo"), line + "\n");
    }

    private String device() throws IOException {
        long number = (Long) Files.getAttribute(root, "unix:dev");
        return ((number >>> 8) & 0xfff) + ":" + ((number & 0xff) | ((number >>> 12) & 0xfff00));
    }
}
