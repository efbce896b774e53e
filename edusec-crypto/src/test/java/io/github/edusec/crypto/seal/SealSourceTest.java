package io.github.edusec.crypto.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.policy.ProtectionPolicy;
import io.github.edusec.testkit.Tool;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken for sealing, under which names, and that streams are closed whatever comes of it. */
class SealSourceTest {
    private final Passphrase passphrase = Passphrase.generate();

    @TempDir
    Path folder;

    private Path out = Path.of("");

    /** Sealing in one way or another. */
    private interface Attempt {
        void with(List<SealSource> sources) throws IOException;
    }

    private static final class Watched extends ByteArrayInputStream {
        private boolean closed;

        Watched() {
            super(new byte[1000]);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @AfterEach
    void wipe() {
        passphrase.close();
    }

    /** It may be plain text of a package that was being opened. */
    @Test
    void aTreeLeavesOutWhatAKilledProcessLeft() throws IOException {
        Path tree = Files.createDirectory(folder.resolve("tree"));
        for (String place : List.of("", "sub", "only")) {
            Path left = Files.createDirectories(
                    tree.resolve(place).resolve(".edusec-unfinished").resolve("1-2-x/content"));
            Files.writeString(left.resolve("left.txt"), "left");
        }
        for (String taken : List.of("a.txt", "sub/b.txt", "edusec-unfinished", "sub/.edusec-unfinished.txt")) {
            Files.writeString(tree.resolve(taken), taken);
        }
        List<SealSource> sources = SealSource.tree(tree);
        assertThat(sources)
                .extracting(SealSource::name)
                .containsExactly(
                        "tree/a.txt",
                        "tree/edusec-unfinished",
                        "tree/only/",
                        "tree/sub/.edusec-unfinished.txt",
                        "tree/sub/b.txt");
        Path zip = folder.resolve("a.zip");
        SealSamples.seal(sources, passphrase, false).writeTo(zip);
        Open.path(zip).with(passphrase).extractTo(folder.resolve("out"));
        assertThat(SealSamples.read(folder.resolve("out")).keySet())
                .containsExactly(
                        "tree/a.txt", "tree/edusec-unfinished", "tree/sub/.edusec-unfinished.txt", "tree/sub/b.txt");
        assertThat(tree.resolve(".edusec-unfinished/1-2-x/content/left.txt")).hasContent("left");
    }

    @Test
    void refusesNamesThatThisProcessCannotDecode() throws IOException {
        Path tree = Files.createDirectory(folder.resolve("tree"));
        Tool.Run touch = Tool.run(new ProcessBuilder("bash", "-c", "touch \"$0/\"$'\\xff.txt'", tree.toString()));
        assertThat(touch.exitCode()).as(touch.toString()).isZero();
        Path undecodable;
        try (DirectoryStream<Path> members = Files.newDirectoryStream(tree)) {
            undecodable = members.iterator().next();
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SealSource.of(undecodable))
                .withMessageContaining("no text under this process's file name encoding");
        assertThatThrownBy(() -> SealSource.tree(tree))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("no text under this process's file name encoding");
        assertThat(SealSource.of(undecodable, "名前.txt").name()).isEqualTo("名前.txt");
    }

    @Test
    void takesTheFolderThatTheFileSystemMeansAndNoLinkForIt() throws IOException {
        Path meant = Files.createDirectories(folder.resolve("real/data"));
        Path other = Files.createDirectories(folder.resolve("a/data"));
        Files.writeString(meant.resolve("right.txt"), "x");
        Files.writeString(other.resolve("wrong.txt"), "x");
        Path link = Files.createSymbolicLink(folder.resolve("a/link"), meant);
        assertThat(SealSource.tree(link.resolve("../data")))
                .extracting(SealSource::name)
                .containsExactly("data/right.txt");
        assertThatThrownBy(() -> SealSource.tree(link))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("symbolic link");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x200E, 0x200F, 0x202E, 0x2066, 0x061C, 0x2028, 0x2029})
    void refusesNamesThatShowOtherwiseThanTheyAre(int invisible) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SealSource.of(folder, "表" + Character.toString(invisible) + ".txt"));
    }

    @ParameterizedTest
    @ValueSource(chars = {'<', '>', '"', '|', '?', '*'})
    void refusesNamesThatWindowsCannotHold(char forbidden) {
        for (String name :
                List.of("表" + forbidden, forbidden + "表.txt", "年" + forbidden + "/表.txt", "a/b/" + forbidden)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SealSource.of(folder, name))
                    .withMessageContaining("one of < > \" | ? *")
                    .withMessageNotContaining(name);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SealSource.of(InputStream.nullInputStream(), name, SealSamples.MADE))
                    .withMessageContaining("one of < > \" | ? *");
        }
        assertThat(SealSource.of(folder, "＜＞”｜？＊").name()).isEqualTo("＜＞”｜？＊");
    }

    @ParameterizedTest
    @ValueSource(chars = {'<', '>', '"', '|', '?', '*'})
    @DisabledOnOs(OS.WINDOWS)
    void refusesATreeWithNamesThatWindowsCannotHold(char forbidden) throws IOException {
        Path tree = Files.createDirectories(folder.resolve("tree"));
        Path file = Files.writeString(tree.resolve("a" + forbidden + ".txt"), "x");
        assertThatThrownBy(() -> SealSource.tree(tree))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("one of < > \" | ? *");
        assertThatIllegalArgumentException().isThrownBy(() -> SealSource.of(file));
        assertThat(SealSource.of(file, "a.txt").name()).isEqualTo("a.txt");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void closesStreamsWhenNothingIsSealed(boolean visible) throws IOException {
        out = folder.resolve("a.zip");
        ProtectionPolicy other = SealSamples.policyAllowingOnly("openpgp-v6", folder.resolve("policy.json"));
        assertCloses(sources -> assertThat(seal(sources, visible).under(other).writeTo(out))
                .isInstanceOf(SealOutcome.NotPermitted.class));
        assertCloses(sources -> assertThat(seal(sources, visible).under(other).writeTo(new ByteArrayOutputStream()))
                .isInstanceOf(SealOutcome.NotPermitted.class));
        try (Passphrase weak = Passphrase.of("Himitsu2027".toCharArray());
                Passphrase untypable = Passphrase.of("緑の空を渡る風-海山川-夜明け-九十七".toCharArray())) {
            assertCloses(sources ->
                    assertThat(seal(sources, visible).to(weak).writeTo(out)).isInstanceOf(SealOutcome.TooWeak.class));
            assertCloses(sources -> assertThat(seal(sources, visible).to(weak).writeTo(new ByteArrayOutputStream()))
                    .isInstanceOf(SealOutcome.TooWeak.class));
            assertCloses(sources -> assertThatIllegalArgumentException()
                    .isThrownBy(() -> seal(sources, visible).to(untypable).writeTo(out)));
        }
        assertThat(SealSamples.list(folder)).containsExactly("policy.json");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void closesStreamsWhenThereIsNoPlaceOrAnotherSourceIsMissing(boolean visible) throws IOException {
        out = Files.writeString(folder.resolve("a.zip"), "before");
        assertCloses(sources -> assertThatThrownBy(() -> seal(sources, visible).writeTo(out))
                .isInstanceOf(FileAlreadyExistsException.class));
        assertCloses(sources -> assertThatThrownBy(() -> seal(sources, visible).writeTo(folder.resolve("none/a.zip")))
                .isInstanceOf(IOException.class));
        assertCloses(sources -> {
            List<SealSource> more = new ArrayList<>(sources);
            more.add(1, SealSource.of(folder.resolve("missing")));
            assertThatThrownBy(() -> seal(more, visible).writeTo(folder.resolve("b.zip")))
                    .isInstanceOf(NoSuchFileException.class);
        });
        assertThat(SealSamples.list(folder)).containsExactly("a.zip");
        assertThat(out).hasContent("before");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void closesStreamsWhenTheCallerWantsNoMore(boolean visible) throws IOException {
        assertCloses(sources -> assertThat(seal(sources, visible)
                        .reportingTo(new Progress() {
                            @Override
                            public void at(Phase phase, long done, long total) {
                                throw new AssertionError("told of work that is not wanted");
                            }

                            @Override
                            public boolean isCancelled() {
                                return true;
                            }
                        })
                        .writeTo(folder.resolve("a.zip")))
                .isInstanceOf(SealOutcome.Cancelled.class));
        assertThat(SealSamples.list(folder)).isEmpty();
    }

    private Seal seal(List<SealSource> sources, boolean visible) {
        return SealSamples.seal(sources, passphrase, visible);
    }

    private static void assertCloses(Attempt attempt) throws IOException {
        Watched first = new Watched();
        Watched second = new Watched();
        attempt.with(
                List.of(SealSource.of(first, "a", SealSamples.MADE), SealSource.of(second, "b", SealSamples.MADE)));
        assertThat(List.of(first.closed, second.closed)).containsOnly(true);
    }
}
