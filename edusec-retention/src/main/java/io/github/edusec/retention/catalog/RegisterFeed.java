package io.github.edusec.retention.catalog;

import io.github.edusec.classify.Problem;
import io.github.edusec.classify.register.AssetRegister;
import io.github.edusec.classify.register.RegisterColumn;
import io.github.edusec.classify.register.RegisterEntry;
import io.github.edusec.retention.RecordFacts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The assets of a register (情報資産台帳) as records, each an asset as a whole: its kind is its name, its id its number, or
 * made of its name where it has none. Register rows have no events, so nothing is decided on them before events are
 * known. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class RegisterFeed implements RecordFeed {
    private final Iterator<RegisterEntry> entries;
    private final Set<String> ids = new HashSet<>();
    private long number;

    /**
     * Starts at the first asset.
     *
     * @param register the register
     */
    public RegisterFeed(AssetRegister register) {
        this.entries = register.entries().iterator();
    }

    @Override
    public @Nullable Row next() {
        if (!entries.hasNext()) {
            return null;
        }
        number++;
        RegisterEntry entry = entries.next();
        String stated = entry.text(RegisterColumn.NUMBER).strip();
        String id = stated.isEmpty() ? FolderFeed.id("asset-", entry.name()) : "asset-" + stated;
        if (!ids.add(id)) {
            return bad(entry, "the number stands twice in the register", stated, "each number once");
        }
        try {
            return new Row.Good(
                    number,
                    new CatalogRecord(
                            id,
                            new RecordFacts(entry.name(), Map.of()),
                            null,
                            locations(entry),
                            entry.classification(),
                            null,
                            null,
                            Originality.ORIGINAL,
                            entry.text(RegisterColumn.MEDIUM).strip().equals("紙") ? Medium.PAPER : Medium.ELECTRONIC));
        } catch (IllegalArgumentException e) {
            return bad(
                    entry,
                    "the asset cannot be a record",
                    String.valueOf(e.getMessage()),
                    "one line each, not too long");
        }
    }

    private static List<String> locations(RegisterEntry entry) {
        List<String> locations = new ArrayList<>();
        entry.text(RegisterColumn.LOCATION)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(locations::add);
        return locations;
    }

    private Row.Bad bad(RegisterEntry entry, String what, String found, String allowed) {
        return new Row.Bad(number, List.of(new Problem("asset " + entry.name(), what, found, allowed)));
    }

    @Override
    public void close() {}
}
