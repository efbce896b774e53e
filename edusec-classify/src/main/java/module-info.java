/**
 * What is it, how may it be handled, where does it say so.
 */
module io.github.edusec.classify {
    requires static transitive org.jspecify;
    requires org.apache.commons.compress;
    requires org.apache.commons.csv;
    requires org.apache.pdfbox;
    requires org.apache.pdfbox.io;
    requires org.apache.fontbox;
    requires org.apache.tika.core;
    // Tika is an automatic module and cannot say itself that it parses XML.
    requires java.xml;
    // Only for 7z archives under LZMA; a scan says so where it is missing.
    requires static org.tukaani.xz;
    requires tools.jackson.core;

    exports io.github.edusec.classify;
    exports io.github.edusec.classify.container;
    exports io.github.edusec.classify.handling;
    exports io.github.edusec.classify.inspect;
    exports io.github.edusec.classify.label;
    exports io.github.edusec.classify.register;
    exports io.github.edusec.classify.scheme;
    exports io.github.edusec.classify.files to
            io.github.edusec.crypto,
            io.github.edusec.retention;
    exports io.github.edusec.classify.policyfile to
            io.github.edusec.crypto,
            io.github.edusec.retention;
    exports io.github.edusec.classify.ziprecord to
            io.github.edusec.crypto;
}
