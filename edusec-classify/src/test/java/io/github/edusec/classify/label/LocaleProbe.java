package io.github.edusec.classify.label;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.ClassifyException;
import io.github.edusec.classify.Importance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Labels every file of a folder in a process with another locale, and prints what came of each. */
final class LocaleProbe {
    private LocaleProbe() {}

    public static void main(String[] arguments) throws IOException {
        Path out = Path.of(arguments[1]);
        Label label = new Label(Classification.of(Importance.II), LocalDate.of(2027, 7, 1));
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of(arguments[0]))) {
            files = all.toList();
        }
        for (Path file : files) {
            try {
                LabelResult result = Labeller.standard().labelInto(file, out, label);
                System.out.println(result.outcome().getClass().getSimpleName());
            } catch (ClassifyException refused) {
                System.out.println(refused.getClass().getSimpleName());
            }
        }
    }
}
