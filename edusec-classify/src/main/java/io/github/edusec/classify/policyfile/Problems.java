package io.github.edusec.classify.policyfile;

import io.github.edusec.classify.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Collects what is wrong with one file, so that its author sees everything at once. Not thread-safe.
 *
 * @param <E> the exception of the module that reads the file
 */
public final class Problems<E extends IOException> {
    /** Enough to repair any file by hand; a hostile file must not fill the memory with complaints. */
    private static final int MAX_LISTED = 1_000;

    /** Counting on in a file that is wrong all through takes time and helps nobody. */
    private static final int MAX_UNLISTED = 100_000;

    private static final int MAX_SHOWN_CHARS = 80;
    /** A place holds names and keys of the file, one behind the other. */
    private static final int MAX_PLACE_CHARS = 300;

    private final String file;
    private final BiFunction<String, List<Problem>, E> failure;
    private final List<Problem> listed = new ArrayList<>();
    private long unlisted;

    /**
     * Starts an empty collection.
     *
     * @param file the file's name, for people
     * @param failure makes the module's exception from the file's name and all problems
     */
    public Problems(String file, BiFunction<String, List<Problem>, E> failure) {
        this.file = shown(file, MAX_PLACE_CHARS);
        this.failure = failure;
    }

    /**
     * Adds a problem and goes on.
     *
     * @param where the place; long or unprintable text is cut
     * @param what what is wrong
     * @param found what was found; long or unprintable text is cut
     * @param allowed what would have been right
     */
    public void add(String where, String what, String found, String allowed) {
        if (listed.size() < MAX_LISTED) {
            listed.add(new Problem(shown(where, MAX_PLACE_CHARS), what, shown(found), allowed));
        } else {
            unlisted++;
        }
    }

    /**
     * Adds a problem after which nothing more can be read.
     *
     * @param where the place; long or unprintable text is cut
     * @param what what is wrong
     * @param found what was found; long or unprintable text is cut
     * @param allowed what would have been right
     * @return the exception with all problems so far, for the caller to throw
     */
    public E fatal(String where, String what, String found, String allowed) {
        add(where, what, found, allowed);
        return exception();
    }

    /**
     * Ends the collection.
     *
     * @throws E if there was any problem
     */
    public void throwIfAny() throws E {
        if (!listed.isEmpty()) {
            throw exception();
        }
    }

    /**
     * Ends the reading of a file that is wrong all through; for readers of many rows, before each.
     *
     * @throws E if there were so many problems that the rest is not even counted
     */
    void throwIfHopeless() throws E {
        if (unlisted > MAX_UNLISTED) {
            throw exception();
        }
    }

    private E exception() {
        List<Problem> all = new ArrayList<>(listed);
        if (unlisted > 0) {
            String stopped = unlisted > MAX_UNLISTED ? "; the rest was not read" : "";
            all.add(new Problem(
                    file,
                    "more problems than are listed",
                    unlisted + " more" + stopped,
                    "at most " + MAX_LISTED + " listed"));
        }
        return failure.apply(file, List.copyOf(all));
    }

    /**
     * Makes a text of a file fit to be shown in a message or a log.
     *
     * @param value the text
     * @return it in one line of at most 80 characters, with "…" where it was cut
     */
    public static String shown(String value) {
        return shown(value, MAX_SHOWN_CHARS);
    }

    private static String shown(String value, int max) {
        StringBuilder out = new StringBuilder();
        value.codePoints()
                .limit(max)
                .map(point -> isPrintable(point) ? point : ' ')
                .forEach(out::appendCodePoint);
        if (value.codePoints().skip(max).findAny().isPresent()) {
            out.append('…');
        }
        return out.toString();
    }

    /** A line break or a mark that turns the direction of writing would forge what stands in a log. */
    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }
}
