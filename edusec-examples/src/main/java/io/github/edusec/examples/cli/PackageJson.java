package io.github.edusec.examples.cli;

import io.github.edusec.crypto.seal.Manifest;

/** What a manifest says of its package as fields of a JSON object. */
final class PackageJson {
    private PackageJson() {}

    static void write(JsonLine line, Manifest manifest) {
        line.text("signer", manifest.signer());
        ClassJson.write(line, manifest.classification());
        line.text("made", manifest.statement().made().toString());
        line.text("maker", manifest.statement().maker());
        line.text("permit", manifest.statement().permit());
        line.text("keySeparation", LabelPrinter.id(manifest.statement().key()));
        line.text("method", manifest.protection().method());
        line.text("policy", manifest.protection().policy().id());
        line.text("policyVersion", manifest.protection().policy().version());
        line.text("policySha256", manifest.protection().policy().sha256());
    }
}
