package io.github.edusec.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The README's quickstarts, compiled and run as they stand there. */
class QuickstartTest {
    private static final Pattern BLOCK =
            Pattern.compile("<!-- quickstart: (\\w+) -->\\s*```java\\n(.*?)```", Pattern.DOTALL);

    private static final Map<String, String> EXPECTED = Map.of(
            "label", "通知表.docx [HEADER, PROPERTY]",
            "seal", "Opened[",
            "retain", "2032");

    @TempDir
    Path folder;

    @Test
    void theReadmeHasThreeQuickstartsOfAboutTenLines() throws IOException {
        assertThat(quickstarts())
                .hasSize(3)
                .allSatisfy(quickstart -> assertThat(quickstart
                                .code()
                                .lines()
                                .filter(line -> !line.startsWith("import ") && !line.isBlank()))
                        .hasSizeLessThanOrEqualTo(10));
    }

    @ParameterizedTest
    @MethodSource("quickstarts")
    void quickstartCompilesAndRuns(Quickstart quickstart) throws Exception {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        compile(quickstart, classes);

        Path work = Files.createDirectory(folder.resolve("work"));
        io.github.edusec.examples.sample.SampleSchool.writeTo(work);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            Object printed =
                    loader.loadClass("Quickstart").getMethod("run", Path.class).invoke(null, work);
            assertThat(printed.toString()).contains(Objects.requireNonNull(EXPECTED.get(quickstart.name())));
        } catch (InvocationTargetException failure) {
            throw new AssertionError("quickstart " + quickstart.name() + " failed", failure.getCause());
        }
    }

    private static void compile(Quickstart quickstart, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        boolean compiled = compiler.getTask(
                        messages,
                        null,
                        null,
                        List.of("-d", classes.toString(), "-proc:none", "-cp", classPath()),
                        null,
                        List.of(source(quickstart)))
                .call();
        assertThat(compiled).as(messages.toString()).isTrue();
    }

    private static String classPath() {
        String modules = System.getProperty("jdk.module.path", "");
        return System.getProperty("java.class.path") + (modules.isEmpty() ? "" : ":" + modules);
    }

    /** The block's imports, and its statements as a method whose System.out is collected. */
    private static SimpleJavaFileObject source(Quickstart quickstart) {
        StringBuilder imports = new StringBuilder();
        StringBuilder body = new StringBuilder();
        quickstart
                .code()
                .lines()
                .forEach(line -> (line.startsWith("import ") ? imports : body)
                        .append(line)
                        .append('\n'));
        String text = imports
                + "public class Quickstart {\n"
                + "  static final StringBuilder OUT = new StringBuilder();\n"
                + "  static void println(Object line) { OUT.append(line).append('\\n'); }\n"
                + "  public static String run(java.nio.file.Path folder) throws Exception {\n"
                + body
                + "  return OUT.toString(); }\n}\n";
        return new SimpleJavaFileObject(URI.create("string:///Quickstart.java"), SimpleJavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    static List<Quickstart> quickstarts() throws IOException {
        String readme = Files.readString(Path.of(System.getProperty("edusec.root"), "README.md"));
        Matcher blocks = BLOCK.matcher(readme);
        Stream.Builder<Quickstart> found = Stream.builder();
        while (blocks.find()) {
            found.add(new Quickstart(blocks.group(1).toLowerCase(Locale.ROOT), blocks.group(2)));
        }
        return found.build().toList();
    }

    record Quickstart(String name, String code) {
        @Override
        public String toString() {
            return name;
        }
    }
}
