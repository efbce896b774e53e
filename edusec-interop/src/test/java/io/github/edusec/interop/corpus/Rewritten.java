package io.github.edusec.interop.corpus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Documents of other programs in other XML and other ZIP records: what their makers could have written, but did not. */
final class Rewritten implements Program {
    private static final Set<String> REWRITTEN = Set.of(
            "poi-plain.docx",
            "poi-first-page.docx",
            "poi-sections-inherited.docx",
            "poi-header.xlsx",
            "poi-first-page.xlsx",
            "poi-custom-views.xlsx",
            "poi-layouts.pptx",
            "poi-both-hide-master.pptx",
            "poi-notes.pptx");
    private static final Set<String> PACKED =
            Set.of("poi-first-page.docx", "poi-header.xlsx", "poi-notes.pptx", "odfdom-text-header.odt");

    private final List<Program> makers =
            List.of(new PoiWord(), new PoiSheets(), new PoiSlides(), new OdfdomDocuments());

    @Override
    public void makeAll(Path folder) throws Exception {
        Path originals = Files.createDirectory(folder.resolveSibling("originals"));
        for (Program maker : makers) {
            maker.makeAll(originals);
        }
        try (Stream<Path> files = Files.list(originals)) {
            for (Path file : files.sorted().toList()) {
                rewrite(file, folder);
            }
        }
    }

    private static void rewrite(Path file, Path folder) throws Exception {
        String name = file.getFileName().toString();
        Map<String, byte[]> parts = Parts.of(file);
        if (REWRITTEN.contains(name)) {
            for (Rewriting rewriting : Rewriting.values()) {
                Map<String, byte[]> changed = new LinkedHashMap<>(parts);
                changed.replaceAll(rewriting::part);
                Packing.DATA_DESCRIPTORS.pack(changed, folder.resolve(name(rewriting, name)));
            }
        }
        if (PACKED.contains(name)) {
            for (Packing packing : Packing.values()) {
                packing.pack(parts, folder.resolve(name(packing, name)));
            }
        }
    }

    /** The extension goes into the stem too, since results of a conversion are named after that. */
    private static String name(Enum<?> how, String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return how.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + extension + "-" + name;
    }

    @Override
    public List<String> headers(Path document) throws Exception {
        String name = document.getFileName().toString();
        if (name.startsWith("strict-")) {
            return List.of(Laws.LABEL.text());
        }
        return readerOf(name).headers(document);
    }

    private static Program readerOf(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "docx" -> new PoiWord();
            case "xlsx" -> new PoiSheets();
            case "pptx" -> new PoiSlides();
            default -> new OdfdomDocuments();
        };
    }
}
