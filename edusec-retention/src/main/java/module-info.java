/**
 * How long does it live, how does it end.
 */
module io.github.edusec.retention {
    requires transitive io.github.edusec.crypto;
    requires static transitive org.jspecify;
    requires jdk.unsupported;
    requires tools.jackson.core;

    exports io.github.edusec.retention;
    exports io.github.edusec.retention.catalog;
    exports io.github.edusec.retention.disposal;
    exports io.github.edusec.retention.erase;
}
