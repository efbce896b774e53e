package io.github.edusec.classify.register;

import io.github.edusec.classify.Limits;
import io.github.edusec.classify.PolicyFileException;
import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.files.AtomicFile;
import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.classify.policyfile.Problems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A register of document kinds and their classes (情報資産台帳), versioned and hashed.
 *
 * <p>Immutable and thread-safe. A lookup judges a name and nothing else: it is a proposal for people who know the
 * document, and what it doesn't know counts as the most severe.
 *
 * @since 0.1.0
 */
public final class AssetRegister {
    private static final String STANDARD = "standard-register.csv";

    private final PolicyVersion version;
    private final List<RegisterEntry> entries;
    private final List<String> places;
    private final List<String> ownColumns;
    private final NameIndex index;

    AssetRegister(PolicyVersion version, List<RegisterEntry> entries, List<String> places, List<String> ownColumns) {
        this.version = version;
        this.entries = List.copyOf(entries);
        this.places = List.copyOf(places);
        this.ownColumns = List.copyOf(ownColumns);
        this.index = new NameIndex(this.entries);
    }

    /**
     * Returns the built-in standard register (標準台帳), a starting point for a board's own.
     *
     * <p>Sources: MEXT handbook of March 2025 (図表1), the asset examples of the guideline's earlier editions, and kinds
     * of 図表9 of the 2010 ASP/SaaS guideline that clearly map; each row says which, and how well it is backed.
     *
     * @return the register
     */
    public static AssetRegister standard() {
        try (InputStream in = AssetRegister.class.getResourceAsStream(STANDARD)) {
            if (in == null) {
                throw new IllegalStateException(STANDARD + " is missing from this library");
            }
            return read(STANDARD, in, Limits.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes a register of rows, for example from a database.
     *
     * @param id the register's id, one line
     * @param version the register's version, one line
     * @param entries the rows, no two of one name; about 60,000 at most
     * @return the register; its hash is that of its CSV form in UTF-8
     * @throws IllegalArgumentException if a file with these rows would be wrong; the message has all problems
     */
    public static AssetRegister of(String id, String version, List<RegisterEntry> entries) {
        byte[] bytes = RegisterCsvWriter.utf8(
                new RegisterContent(id, version, RegisterBuilder.allOwnColumns(List.of(), entries), entries));
        try {
            AssetRegister register = read(id, new ByteArrayInputStream(bytes), Integer.MAX_VALUE);
            if (!register.entries.equals(entries)) {
                throw new IllegalStateException("the register's file would not hold its rows as they are");
            }
            return register;
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * Reads a register: CSV in UTF-8 (with or without byte order mark) or CP932, or JSON in UTF-8; see
     * {@code docs/formats.md}. What the file is shows in its first character.
     *
     * @param file the file
     * @param limits bounds the file's size
     * @return the register
     * @throws PolicyFileException if the file is wrong or too large, with all its problems
     * @throws IOException if it cannot be read
     */
    public static AssetRegister read(Path file, Limits limits) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(PolicyFile.nameOf(file), in, limits);
        }
    }

    /**
     * Reads a register as the other method does, from a stream to its end; the caller closes it.
     *
     * @param name what problems call the file
     * @param in the bytes
     * @param limits bounds the file's size
     * @return the register
     * @throws PolicyFileException if the file is wrong or too large, with all its problems
     * @throws IOException if it cannot be read
     */
    public static AssetRegister read(String name, InputStream in, Limits limits) throws IOException {
        return read(name, in, limits.maxPolicyFileBytes());
    }

    private static AssetRegister read(String name, InputStream in, long maxBytes) throws IOException {
        Problems<PolicyFileException> problems = new Problems<>(name, PolicyFileException::new);
        PolicyFile file = PolicyFile.read(name, in, maxBytes, problems);
        return file.startsWith('{') ? RegisterJson.parse(file, problems) : RegisterCsv.parse(file, problems);
    }

    /** Makes a register of rows that were read before. */
    static AssetRegister made(RegisterContent content) {
        List<String> places = IntStream.rangeClosed(1, content.entries().size())
                .mapToObj(row -> "row " + row)
                .toList();
        String sha256 = PolicyFile.sha256Of(RegisterCsvWriter.utf8(content));
        return new AssetRegister(
                new PolicyVersion(content.id(), content.version(), sha256),
                content.entries(),
                places,
                content.ownColumns());
    }

    /**
     * Writes the register into a new file, which appears only when it is complete.
     *
     * @param target the file; it must not exist
     * @param format the format
     * @throws PolicyFileException if the format's encoding cannot hold a character, with all such characters and their rows
     *     and columns, or if the register is so large that the file could not be read again; nothing is written then
     * @throws FileAlreadyExistsException if the file exists
     * @throws IOException if it cannot be written
     */
    public void write(Path target, RegisterFormat format) throws IOException {
        byte[] bytes = bytes(format);
        try (AtomicFile file = AtomicFile.create(target)) {
            Channels.newOutputStream(file.channel()).write(bytes);
            file.commit();
        }
    }

    /**
     * Writes the register to a stream, which stays open.
     *
     * @param out takes the bytes
     * @param format the format
     * @throws PolicyFileException if the format's encoding cannot hold a character, with all such characters and their rows
     *     and columns, or if the register is so large that the file could not be read again; nothing is written then
     * @throws IOException if the stream cannot be written
     */
    public void write(OutputStream out, RegisterFormat format) throws IOException {
        out.write(bytes(format));
    }

    private byte[] bytes(RegisterFormat format) throws PolicyFileException {
        RegisterContent content = new RegisterContent(id(), version(), ownColumns, entries);
        return switch (format) {
            case CSV_UTF8 -> RegisterCsvWriter.utf8File(content, "");
            case CSV_UTF8_WITH_MARK -> RegisterCsvWriter.utf8File(content, "\uFEFF");
            case CSV_CP932 -> RegisterCsvWriter.cp932(content);
            case JSON -> RegisterJsonWriter.bytes(content);
        };
    }

    /**
     * Lays a school's own register over this standard one.
     *
     * <p>A row of the school stands for the row of the same name here; if there is none, for those of which its name is an
     * alias or whose name is one of its aliases (names compared as in lookups). A row that is named after an alias and lower
     * takes that name away from the row here and stands beside it; so does one that is named after a word of a row that
     * lists words (業務区分 言葉). It wins in all it states; what it leaves empty is taken from the row it stands for, names
     * that would otherwise no longer be found included. A lower level or a dropped handling restriction holds only with a
     * reason in the column 分類変更理由; that is so as well for a row that would be found in place of a more severe one here
     * since its name is longer. Rows that nothing stands for stay, and the school's other rows follow them. Merging the
     * result once more changes nothing.
     *
     * @param own the school's register; a school's file holds at least the rows that differ
     * @return the merged register, the origin of each row, the differences and what the school must mend
     */
    public MergedRegister mergedWith(AssetRegister own) {
        return new RegisterOverlay(this, own).merge();
    }

    /**
     * Compares a school's own register with this standard one; columns of the school's own (独自) are not compared.
     *
     * @param own the school's register
     * @return the differences in this register's order, then what the school added or lowered by a longer name
     */
    public List<RegisterDifference> differencesOf(AssetRegister own) {
        return mergedWith(own).differences();
    }

    /**
     * Returns the register's id.
     *
     * @return the id, for example "standard"
     */
    public String id() {
        return version.id();
    }

    /**
     * Returns the register's version.
     *
     * @return the version as the file states it
     */
    public String version() {
        return version.version();
    }

    /**
     * Returns the hash of the exact bytes the register was read from.
     *
     * @return 64 lower-case hexadecimal digits
     */
    public String sha256() {
        return version.sha256();
    }

    /**
     * Returns the rows.
     *
     * @return the rows in the file's order
     */
    public List<RegisterEntry> entries() {
        return entries;
    }

    /**
     * Returns the names of the columns of the register's author (独自).
     *
     * @return the names without the prefix 独自:, in order
     */
    public List<String> ownColumns() {
        return ownColumns;
    }

    /** Returns where a row stands in the file it was read from, for people. */
    String place(int row) {
        return places.get(row);
    }

    /**
     * Finds the kind of a document by its name.
     *
     * <p>Width, 「・」, spaces, brackets, separators, Unicode normalization form and the extension make no difference, but
     * separators end words: 通信簿 does not stand in 学年通信_簿冊一覧. The longest row name or alias that stands in the
     * document's name wins; a name that stands inside a longer one doesn't count. Two different longest rows, a word that
     * only a longer name tells apart (指導要録), or a more severe row elsewhere in the name make the answer ambiguous. A row
     * of class III or IV is found only if the rest of the name is neutral (dates, numbers, grades, subjects; the list is
     * in {@code docs/formats.md}); otherwise the answer is ambiguous and the most severe class counts. A name of more than
     * 1,000 characters is unknown.
     *
     * @param documentName a document or file name without folders, for example "令和6年度_3年1組_通知表.docx"
     * @return the match; never an exception for any text
     */
    public RegisterMatch lookup(String documentName) {
        return index.lookup(documentName, version);
    }
}
