package io.github.edusec.crypto.ledger;

import io.github.edusec.classify.files.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes a text to a new file that appears complete or not at all. */
final class NewText {
    private NewText() {}

    static void save(Path path, String text) throws IOException {
        try (AtomicFile file = AtomicFile.create(path)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.channel().write(bytes);
            }
            file.force();
            file.commit();
        }
    }
}
