package io.github.edusec.examples.cli;

import io.github.edusec.crypto.keys.KeyInfo;
import io.github.edusec.crypto.keys.KeyRing;
import io.github.edusec.crypto.keys.KeyUse;
import java.util.List;
import java.util.Optional;

/** What a ring says of its keys, by use, the newest first. */
record RingKeys(List<KeyInfo> keys) {
    RingKeys {
        keys = List.copyOf(keys);
    }

    static RingKeys of(KeyRing ring) {
        return new RingKeys(ring.keys());
    }

    /** The key that signs or verifies now; a prepared one stands before it. */
    Optional<KeyInfo> primary(KeyUse use) {
        return inUse(use).stream().reduce((newer, older) -> older);
    }

    /** The primary key, or the one that was the last. */
    Optional<KeyInfo> newest(KeyUse use) {
        return primary(use)
                .or(() -> keys.stream().filter(key -> key.use().equals(use)).findFirst());
    }

    Optional<KeyInfo> prepared(KeyUse use) {
        List<KeyInfo> inUse = inUse(use);
        return inUse.size() > 1 ? Optional.of(inUse.get(0)) : Optional.empty();
    }

    Optional<KeyInfo> named(String alias) {
        return keys.stream().filter(key -> key.alias().equals(alias)).findFirst();
    }

    String state(KeyInfo key) {
        if (key.retired() != null) {
            return "retired";
        }
        return prepared(key.use()).equals(Optional.of(key)) ? "prepared" : "in-use";
    }

    private List<KeyInfo> inUse(KeyUse use) {
        return keys.stream()
                .filter(key -> key.use().equals(use) && key.retired() == null)
                .toList();
    }
}
