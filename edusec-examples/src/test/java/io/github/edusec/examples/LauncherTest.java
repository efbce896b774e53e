package io.github.edusec.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with a Maven and a Java of our own, which only write down how they were called. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    @TempDir
    Path folder;

    private Path home;
    private Path log;

    @BeforeEach
    void layOut() throws IOException {
        home = Files.createDirectory(folder.resolve("home with space"));
        log = folder.resolve("log");
        Files.copy(Path.of(System.getProperty("edusec.root"), "edusec"), home.resolve("edusec"));
        program(home.resolve("edusec"), Files.readString(home.resolve("edusec")));
        Files.createDirectories(home.resolve(".mvn"));
        Files.createDirectories(home.resolve("edusec-examples/src/main"));
        old(Files.writeString(home.resolve("pom.xml"), "<project/>"));
        old(Files.writeString(home.resolve("edusec-examples/pom.xml"), "<project/>"));
        old(home.resolve("edusec-examples/src/main"));
        old(home.resolve(".mvn"));
        Files.createDirectory(folder.resolve("bin"));
        program(folder.resolve("bin/mvn"), "#!/bin/sh\necho mvn >> '" + log + "'\n[ ! -e '" + folder + "/broken' ]\n");
        Files.createDirectories(folder.resolve("jdk/bin"));
        program(folder.resolve("jdk/bin/java"), "#!/bin/sh\necho \"java $LC_ALL $*\" >> '" + log + "'\n");
    }

    @Test
    void itBuildsOnceThenAgainOnlyWhenASourceIsNewer() throws IOException {
        assertThat(start("edusec", "demo").exitCode()).isZero();
        assertThat(start("edusec", "demo").exitCode()).isZero();
        assertThat(calls()).containsExactly("mvn", "java", "java");
        Path source = Files.writeString(home.resolve("edusec-examples/src/main/New.java"), "");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(start("edusec", "demo").exitCode()).isZero();
        assertThat(calls()).containsExactly("mvn", "java", "java", "mvn", "java");
    }

    @Test
    void aFailedBuildRunsNothingAndIsTriedAgain() throws IOException {
        Files.createFile(folder.resolve("broken"));
        assertThat(start("edusec", "demo").exitCode()).isEqualTo(4);
        assertThat(start("edusec", "demo").exitCode()).isEqualTo(4);
        Files.delete(folder.resolve("broken"));
        assertThat(start("edusec", "demo").exitCode()).isZero();
        assertThat(calls()).containsExactly("mvn", "mvn", "mvn", "java");
    }

    @Test
    void itCanBeStartedThroughALink() throws IOException {
        Files.createSymbolicLink(folder.resolve("bin/edusec"), home.resolve("edusec"));
        assertThat(start("../bin/edusec", "demo").exitCode()).isZero();
    }

    @Test
    void theJvmGetsAUtf8LocaleUnderCronsEnvironmentAndTheArgumentsAsTheyAre() throws IOException {
        assertThat(start("edusec", "demo", "--out", "名簿 1").exitCode()).isZero();
        String call = Files.readAllLines(log).get(1);
        assertThat(call).matches("java (C|en_US|ja_JP)\\.[Uu][Tt][Ff]-?8 .*").endsWith("Main demo --out 名簿 1");
    }

    @Test
    void aMissingJavaIsNamed() throws IOException {
        Files.delete(folder.resolve("jdk/bin/java"));
        Tool.Run run = start("edusec", "demo");
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.stderr()).contains("no Java found");
    }

    private Tool.Run start(String program, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder();
        builder.command().add(home.resolve(program).toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().put("LC_ALL", "C");
        return Tool.run(builder);
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(log).stream()
                .map(line -> line.split(" ", 2)[0])
                .toList();
    }

    private static void program(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void old(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
    }
}
