package io.github.edusec.classify.register;

import io.github.edusec.classify.Limits;
import io.github.edusec.classify.PolicyFileException;
import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.classify.policyfile.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

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
    private final NameIndex index;

    AssetRegister(PolicyVersion version, List<RegisterEntry> entries) {
        this.version = version;
        this.entries = List.copyOf(entries);
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
            Problems<PolicyFileException> problems = new Problems<>(STANDARD, PolicyFileException::new);
            return RegisterCsv.parse(
                    PolicyFile.read(STANDARD, in, Limits.DEFAULT.maxPolicyFileBytes(), problems), problems);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a register: CSV in UTF-8 (with or without byte order mark) or CP932, first line format, id and version,
     * second line column names; see {@code docs/formats.md}.
     *
     * @param file the file
     * @param limits bounds the file's size
     * @return the register
     * @throws PolicyFileException if the file is wrong or too large, with all its problems
     * @throws IOException if it cannot be read
     */
    public static AssetRegister read(Path file, Limits limits) throws IOException {
        Problems<PolicyFileException> problems = new Problems<>(PolicyFile.nameOf(file), PolicyFileException::new);
        return RegisterCsv.parse(PolicyFile.read(file, limits.maxPolicyFileBytes(), problems), problems);
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
