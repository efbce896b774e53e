package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The real program, with a profile of its own.
 *
 * @param profile a folder that it may make
 */
record LibreOffice(Path profile) {
    /** Converts every file of a folder; tests are skipped where the program is missing. */
    void convert(Path from, Path to, String filter, String... options) throws IOException {
        Tool soffice = Tool.require("soffice");
        List<Object> arguments = new ArrayList<>(
                List.of("--headless", "-env:UserInstallation=" + profile.toUri(), "--convert-to", filter));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("--outdir", to));
        try (Stream<Path> files = Files.list(from)) {
            files.sorted().forEach(arguments::add);
        }
        Tool.Run run = soffice.run(arguments.toArray());
        assertThat(run.exitCode()).as(run.toString()).isZero();
    }

    /** Runs a macro's {@code Main} with paths that hold neither commas nor brackets. */
    void macro(String basic, Path... arguments) throws IOException {
        Path library = profile.resolve("user/basic/Standard");
        if (!Files.exists(library)) {
            // A new profile would put its own library over ours.
            run("--terminate_after_init");
        }
        String open = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE ";
        Files.writeString(
                library.resolve("script.xlb"),
                open + "library:library PUBLIC \"-//OpenOffice.org//DTD OfficeDocument 1.0//EN\" \"library.dtd\">\n"
                        + "<library:library xmlns:library=\"http://openoffice.org/2000/library\" library:name=\"Standard\""
                        + " library:readonly=\"false\" library:passwordprotected=\"false\">"
                        + "<library:element library:name=\"Module1\"/></library:library>");
        Files.writeString(
                library.resolve("Module1.xba"),
                open + "script:module PUBLIC \"-//OpenOffice.org//DTD OfficeDocument 1.0//EN\" \"module.dtd\">\n"
                        + "<script:module xmlns:script=\"http://openoffice.org/2000/script\" script:name=\"Module1\""
                        + " script:language=\"StarBasic\">" + basic + "</script:module>");
        String call = Stream.of(arguments).map(Path::toString).collect(Collectors.joining(",", "(", ")"));
        run("macro:///Standard.Module1.Main" + call);
    }

    private void run(String argument) {
        Tool.Run run = Tool.require("soffice")
                .run("--headless", "--norestore", "-env:UserInstallation=" + profile.toUri(), argument);
        assertThat(run.exitCode()).as(run.toString()).isZero();
    }

    /** Returns the text of each page of a PDF without spaces and line ends. */
    static List<String> pages(Path pdf) {
        Tool.Run run = Tool.require("pdftotext").run("-layout", pdf, "-");
        assertThat(run.exitCode()).as(run.toString()).isZero();
        List<String> pages =
                new ArrayList<>(List.of(run.stdout().replaceAll("[ \n]", "").split("\f", -1)));
        pages.remove(pages.size() - 1);
        return pages;
    }
}
