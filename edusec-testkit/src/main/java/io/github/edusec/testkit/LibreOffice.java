package io.github.edusec.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * LibreOffice with a profile of its own.
 *
 * @param profile a folder that it may make
 */
public record LibreOffice(Path profile) {
    /**
     * Converts every file of a folder in one run; the calling test is skipped where the program is missing.
     *
     * @param from the folder with the documents; their names without extensions must differ
     * @param to an existing folder for the results
     * @param filter the extension of the results, with a filter and its options if needed
     * @param options more options of the program
     */
    public void convert(Path from, Path to, String filter, String... options) {
        Tool soffice = Tool.require("soffice");
        List<Object> arguments = new ArrayList<>(
                List.of("--headless", "-env:UserInstallation=" + profile.toUri(), "--convert-to", filter));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("--outdir", to));
        try (Stream<Path> files = Files.list(from)) {
            files.sorted().forEach(arguments::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Tool.Run run = soffice.run(arguments.toArray());
        if (run.exitCode() != 0) {
            throw new AssertionError(run.toString());
        }
    }

    /**
     * Converts the files of two folders at the same time, by a program beside this one for the second folder.
     *
     * @param from the first folder, as in {@link #convert}
     * @param to an existing folder for its results
     * @param otherFrom the second folder
     * @param otherTo an existing folder for its results
     * @param filter the extension of the results
     */
    public void convertBoth(Path from, Path to, Path otherFrom, Path otherTo, String filter) {
        // Two processes at once need a profile each.
        LibreOffice other = new LibreOffice(profile.resolveSibling(profile.getFileName() + "-other"));
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> other.convert(otherFrom, otherTo, filter));
        try {
            convert(from, to, filter);
        } finally {
            // Also where the first one failed: the folders must not be removed under a running program.
            second.exceptionally(failed -> null).join();
        }
        second.join();
    }

    /**
     * Runs a macro's {@code Main}.
     *
     * @param basic the module's source, as it stands in XML
     * @param arguments paths that hold neither commas nor brackets
     * @throws IOException if the macro cannot be put into the profile
     */
    public void macro(String basic, Path... arguments) throws IOException {
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
        if (run.exitCode() != 0) {
            throw new AssertionError(run.toString());
        }
    }

    /**
     * Returns the text of each page of a PDF without spaces and line ends.
     *
     * @param pdf the file
     * @return one text per page
     */
    public static List<String> pages(Path pdf) {
        Tool.Run run = Tool.require("pdftotext").run("-layout", pdf, "-");
        if (run.exitCode() != 0) {
            throw new AssertionError(run.toString());
        }
        List<String> pages =
                new ArrayList<>(List.of(run.stdout().replaceAll("[ \n]", "").split("\f", -1)));
        pages.remove(pages.size() - 1);
        return pages;
    }
}
