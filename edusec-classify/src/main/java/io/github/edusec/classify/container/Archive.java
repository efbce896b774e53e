package io.github.edusec.classify.container;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An archive passed through once, member by member. Not thread-safe. */
interface Archive extends AutoCloseable {
    /**
     * A member.
     *
     * @param name its name as the archive states it
     * @param kind what it is
     * @param problem why its content cannot be read, or null
     * @param source gives its content, until the next member is asked for
     */
    record Member(String name, Kind kind, @Nullable Unreadable problem, Source source) {
        static Member folder(String name) {
            return new Member(name, Kind.FOLDER, null, Member::none);
        }

        static Member link(String name) {
            return new Member(name, Kind.LINK, null, Member::none);
        }

        static Member unreadable(String name, UnknownReason reason, String detail) {
            return new Member(name, Kind.FILE, new Unreadable(reason, detail), Member::none);
        }

        private static Content none() throws Unreadable {
            throw new Unreadable(UnknownReason.MALFORMED, "a member without content");
        }
    }

    /** What a member is. */
    enum Kind {
        FILE,
        FOLDER,
        LINK
    }

    /** Gives the content of a member. */
    @FunctionalInterface
    interface Source {
        Content open() throws IOException;
    }

    /** Returns the next member, or empty behind the last. */
    Optional<Member> next() throws IOException;

    /** Says what is wrong with the archive as a whole; asked behind the last member. */
    default Optional<Unreadable> doubt() throws IOException {
        return Optional.empty();
    }

    /** Returns how many entries come after those that were asked for, as far as the archive says so. */
    default long remaining() {
        return 0;
    }

    @Override
    default void close() throws IOException {}
}
