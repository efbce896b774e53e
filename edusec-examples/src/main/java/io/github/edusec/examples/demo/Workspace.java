package io.github.edusec.examples.demo;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The folders of one run.
 *
 * @param root the OUT folder
 */
record Workspace(Path root) {
    private static final long ALMOST_FULL = 64L << 10;
    static final String DOCUMENTS = "documents";
    static final String LABELLED = "labelled";

    static Workspace create(Path out) throws IOException {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new FileAlreadyExistsException(out + " (not a folder)");
        }
        if (Files.exists(out)) {
            try (Stream<Path> members = Files.list(out)) {
                if (members.findAny().isPresent()) {
                    throw new FileAlreadyExistsException(out + " (not empty)");
                }
            }
        }
        Workspace workspace = new Workspace(Files.createDirectories(out).toRealPath());
        for (Path folder : new Path[] {
            workspace.documents(), workspace.labelled(), workspace.slipFolder(), workspace.evidence(), workspace.keys()
        }) {
            Files.createDirectories(folder);
        }
        return workspace;
    }

    /** A disk that is full is nobody's fault but the disk's: it ends the run instead of being blamed on one document. */
    void throwIfFull(IOException failure) throws IOException {
        if (Files.getFileStore(root).getUsableSpace() < ALMOST_FULL) {
            throw failure;
        }
    }

    /** The copies that are kept or destroyed. */
    Path documents() {
        return root.resolve(DOCUMENTS);
    }

    Path labelled() {
        return root.resolve(LABELLED);
    }

    Path takeOutPackage() {
        return root.resolve("takeout.zip");
    }

    /** Apart from the package: who finds one must not find the other. */
    Path slipFolder() {
        return root.resolve("slip");
    }

    Path slip() {
        return slipFolder().resolve("passphrase-slip.txt");
    }

    Path evidence() {
        return root.resolve("evidence");
    }

    Path ledger() {
        return evidence().resolve("ledger.txt");
    }

    Path publicKey() {
        return evidence().resolve("ledger-key.pub.pem");
    }

    Path manifest() {
        return evidence().resolve("disposal-manifest.json");
    }

    Path keys() {
        return root.resolve("keys");
    }

    Path privateKey() {
        return keys().resolve("ledger-key.pem");
    }
}
