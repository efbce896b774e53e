package io.github.edusec.interop.corpus;

import java.nio.file.Path;
import java.util.List;

/** A program that is not ours, and the documents that it makes. */
interface Program {
    /** Makes its documents in an empty folder; skips the test where the program is missing. */
    void makeAll(Path folder) throws Exception;

    /** Opens a document and returns the texts that stand, as this program sees it, in each header or on each master. */
    List<String> headers(Path document) throws Exception;
}
