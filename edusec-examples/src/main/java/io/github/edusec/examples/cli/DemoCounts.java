package io.github.edusec.examples.cli;

import io.github.edusec.classify.register.RegisterMatch;
import io.github.edusec.examples.demo.DemoFile;
import io.github.edusec.examples.demo.DemoReport;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** How many files met which end. */
record DemoCounts(
        long files,
        long notProcessed,
        long unknown,
        long stamped,
        long sidecars,
        long takenOut,
        long kept,
        long held,
        long review,
        long undetermined,
        long due,
        long destroyed) {
    static DemoCounts of(DemoReport report) {
        List<DemoFile> files = report.files();
        return new DemoCounts(
                files.size(),
                count(files, file -> file.notCopied().isPresent()),
                count(
                        files,
                        file -> file.match()
                                .filter(match -> !(match instanceof RegisterMatch.Found))
                                .isPresent()),
                count(
                        files,
                        file -> file.label()
                                .filter(label -> label.sidecar().isEmpty())
                                .isPresent()),
                count(
                        files,
                        file -> file.label()
                                .filter(label -> label.sidecar().isPresent())
                                .isPresent()),
                count(files, DemoFile::takenOut),
                count(files, decided("keep-until", "keep-permanently")),
                count(files, decided("held")),
                count(files, decided("review")),
                count(files, decided("undetermined")),
                count(files, decided("due")),
                count(
                        files,
                        file -> file.disposal()
                                .filter(DemoFile.Disposal::isDestroyed)
                                .isPresent()));
    }

    private static Predicate<DemoFile> decided(String... ids) {
        Set<String> wanted = Set.of(ids);
        return file -> file.decision()
                .filter(decision -> wanted.contains(decision.id()))
                .isPresent();
    }

    private static long count(List<DemoFile> files, Predicate<DemoFile> wanted) {
        return files.stream().filter(wanted).count();
    }
}
