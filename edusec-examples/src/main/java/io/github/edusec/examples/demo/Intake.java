package io.github.edusec.examples.demo;

import io.github.edusec.classify.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Copies a folder of documents, never following links, and says of every member what became of it. */
final class Intake {
    private static final char UNDECODABLE = '\uFFFD';

    private Intake() {}

    /** One member of the input folder: a copy, or the reason why there is none. */
    sealed interface Member {
        /** The path within the folder, with "/" between names. */
        String name();

        /** The copy, or empty if there is none. */
        Optional<Path> copy();

        /** Why there is no copy, or empty. */
        Optional<Text> obstacle();

        /** The copy exists. */
        record Copied(String name, Path file) implements Member {
            @Override
            public Optional<Path> copy() {
                return Optional.of(file);
            }

            @Override
            public Optional<Text> obstacle() {
                return Optional.empty();
            }
        }

        /** There is no copy. */
        record NotCopied(String name, Text reason) implements Member {
            @Override
            public Optional<Path> copy() {
                return Optional.empty();
            }

            @Override
            public Optional<Text> obstacle() {
                return Optional.of(reason);
            }
        }
    }

    /**
     * Copies every regular file.
     *
     * @param input the folder, only read
     * @param excluded a folder that is passed over, because it is the output
     * @param target an existing folder for the copies
     */
    static List<Member> copy(Path input, Path excluded, Path target) throws IOException {
        List<Member> members = new ArrayList<>();
        Files.walkFileTree(input, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return folder.toAbsolutePath().normalize().equals(excluded)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                members.add(copyOne(input, file, attributes, target));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (file.equals(input)) {
                    throw failure;
                }
                members.add(new Member.NotCopied(relative(input, file), unreadable(failure)));
                return FileVisitResult.CONTINUE;
            }
        });
        members.sort(Comparator.comparing(Member::name));
        return members;
    }

    /** Lists a folder that is already ours. */
    static List<Member> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .<Member>map(file -> new Member.Copied(relative(folder, file), file))
                    .sorted(Comparator.comparing(Member::name))
                    .toList();
        }
    }

    private static Member copyOne(Path input, Path file, BasicFileAttributes attributes, Path target)
            throws IOException {
        String name = relative(input, file);
        if (name.indexOf(UNDECODABLE) >= 0) {
            return new Member.NotCopied(
                    encoded(input, file),
                    new Text("名前を文字コードで表せません", "the name cannot be represented in the file name encoding"));
        }
        if (attributes.isSymbolicLink()) {
            return new Member.NotCopied(name, new Text("シンボリックリンクのため処理しません", "symbolic link, not followed"));
        }
        if (!attributes.isRegularFile()) {
            return new Member.NotCopied(name, new Text("通常のファイルではありません", "not a regular file"));
        }
        Path copy = target.resolve(input.relativize(file).toString());
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(Objects.requireNonNull(copy.getParent()));
            Files.copy(in, copy);
            return new Member.Copied(name, copy);
        } catch (IOException | InvalidPathException failure) {
            if (Files.getFileStore(target).getUsableSpace() < attributes.size()) {
                throw new FileSystemException(copy.toString(), null, "no space left for a copy of " + name);
            }
            return new Member.NotCopied(name, unreadable(failure));
        }
    }

    /** The name's bytes as they are, so that two unreadable names stay apart. */
    private static String encoded(Path input, Path file) {
        return input.toUri().relativize(file.toUri()).getRawPath();
    }

    private static String relative(Path input, Path file) {
        return input.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    private static Text unreadable(Exception failure) {
        String what = failure.getClass().getSimpleName();
        return new Text("読み取れません（" + what + "）", "unreadable (" + what + ")");
    }
}
