package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
