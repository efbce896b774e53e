package io.github.edusec.interop.corpus;

import io.github.edusec.testkit.LibreOffice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What LibreOffice makes of another program's documents in another format.
 *
 * @param profile a folder for LibreOffice's settings
 * @param maker makes the documents
 * @param extension the other format
 * @param reader opens the result
 */
record Converted(Path profile, Program maker, String extension, Program reader) implements Program {
    @Override
    public void makeAll(Path folder) throws Exception {
        Path originals = Files.createDirectory(folder.resolveSibling("originals"));
        maker.makeAll(originals);
        new LibreOffice(profile).convert(originals, folder, extension);
    }

    @Override
    public List<String> headers(Path document) throws Exception {
        return reader.headers(document);
    }
}
