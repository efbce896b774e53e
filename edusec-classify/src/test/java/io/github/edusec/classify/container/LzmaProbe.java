package io.github.edusec.classify.container;

import java.io.IOException;
import java.nio.file.Path;

/** The program that {@link ContainerInteropTest} runs in its own JVM. */
final class LzmaProbe {
    private LzmaProbe() {}

    public static void main(String[] arguments) throws IOException {
        ScanSummary summary = ContainerScanner.standard().scan(Path.of(arguments[0]), member -> {
            if (member.unknown() != null) {
                System.out.println(member.unknown() + " " + member.detail());
            }
        });
        if (!summary.counts().hasUnknown()) {
            System.out.println("known "
                    + summary.classification().orElseThrow().importance().code());
        }
    }
}
