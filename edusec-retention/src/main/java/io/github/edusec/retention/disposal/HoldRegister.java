package io.github.edusec.retention.disposal;

import io.github.edusec.retention.Hold;
import java.io.IOException;
import java.util.List;

/**
 * Tells the holds on an item at the moment it would be destroyed; asked again for every item, however short ago the
 * manifest was frozen.
 *
 * <p>An exception stops the run before the item: what cannot be asked counts as held.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface HoldRegister {
    /**
     * Returns the holds known now, on every record that the item's file holds: the item has the id of one of them only, so
     * a register of files looks it up by its path, which is free of links.
     *
     * @param item the item
     * @return all holds on it; those that have ended by the run's day do not count
     * @throws IOException if the holds cannot be read
     */
    List<Hold> holdsOn(DisposalItem item) throws IOException;
}
