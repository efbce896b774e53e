package io.github.edusec.retention.catalog;

import io.github.edusec.classify.label.LabelReader;
import io.github.edusec.classify.label.LabelReading.Obstacle;
import io.github.edusec.classify.label.ReadObstacle;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/** Compares an original's bytes with its hash at every location, and opens it. Not thread-safe. */
final class OriginalCheck {
    private final OriginalStore store;
    private final LabelReader reader = LabelReader.standard();
    private final ContentHash hash = new ContentHash();

    OriginalCheck(OriginalStore store) {
        this.store = store;
    }

    record Result(OriginalState state, String detail) {}

    /** One intact file is enough where others are elsewhere, such as on a shelf; but a changed one beside it is not. */
    Result of(CatalogRecord record) {
        Result found = null;
        for (String location : record.locations()) {
            Result here = at(location, record);
            if (here != null && here.state() != OriginalState.INTACT) {
                return here;
            }
            found = here == null ? found : here;
        }
        return found == null ? new Result(OriginalState.MISSING, String.join(", ", record.locations())) : found;
    }

    private @Nullable Result at(String location, CatalogRecord record) {
        try (SeekableByteChannel channel = store.open(location)) {
            if (channel == null) {
                return null;
            }
            Long size = record.size();
            if (size != null && channel.size() != size) {
                return new Result(
                        OriginalState.CHANGED, location + ": " + channel.size() + " bytes, catalogued " + size);
            }
            if (!hash.of(channel).sha256().equals(record.sha256())) {
                return new Result(OriginalState.CHANGED, location + ": other bytes than catalogued");
            }
            channel.position(0);
            Obstacle obstacle = reader.inDocument(channel).obstacle();
            if (obstacle != null
                    && (obstacle.kind() == ReadObstacle.ENCRYPTED || obstacle.kind() == ReadObstacle.MALFORMED)) {
                return new Result(
                        OriginalState.UNREADABLE,
                        location + ": " + obstacle.kind().text().en());
            }
            return new Result(OriginalState.INTACT, "");
        } catch (IOException e) {
            return new Result(
                    OriginalState.UNREADABLE, location + ": " + e.getClass().getSimpleName());
        }
    }
}
