/**
 * How does it leave the building.
 */
module io.github.edusec.crypto {
    requires transitive io.github.edusec.classify;
    requires transitive java.sql;
    requires static transitive org.jspecify;
    requires com.nulabinc.zxcvbn;
    requires org.apache.pdfbox;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires org.bouncycastle.util;
    requires tools.jackson.core;

    exports io.github.edusec.crypto;
    exports io.github.edusec.crypto.approval;
    exports io.github.edusec.crypto.journal;
    exports io.github.edusec.crypto.keys;
    exports io.github.edusec.crypto.ledger;
    exports io.github.edusec.crypto.policy;
    exports io.github.edusec.crypto.seal;
    exports io.github.edusec.crypto.takeout;
    exports io.github.edusec.crypto.timestamp;
    exports io.github.edusec.crypto.jdbc to
            io.github.edusec.retention;
}
