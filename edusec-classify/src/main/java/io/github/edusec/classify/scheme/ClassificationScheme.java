package io.github.edusec.classify.scheme;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Integrity;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.PolicyFileException;
import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.Text;
import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.classify.policyfile.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A classification scheme (分類体系), versioned and hashed: axes with their levels, and the rules that go with them.
 *
 * <p>Immutable, thread-safe and serializable. Every question is a pure function: no clock, no I/O.
 *
 * @since 0.1.0
 */
public final class ClassificationScheme implements Serializable {
    private static final long serialVersionUID = 1L;

    private final SchemeContent content;

    ClassificationScheme(SchemeContent content) {
        this.content = content;
    }

    /**
     * Returns the ids of the schemes that come with the library.
     *
     * @return "nasukarasuyama-2026" (那須烏山市教育情報セキュリティポリシー 第4-1), "mext-2025" (文部科学省, 令和7年3月),
     *     "oda-2008" (大田市 第5条), "local-government-2024" (総務省, 令和6年10月)
     */
    public static List<String> builtInIds() {
        return List.of("nasukarasuyama-2026", "mext-2025", "oda-2008", "local-government-2024");
    }

    /**
     * Returns a scheme that comes with the library.
     *
     * @param id one of {@link #builtInIds()}
     * @return the scheme
     * @throws IllegalArgumentException if there is no such scheme; the message names those there are
     */
    public static ClassificationScheme builtIn(String id) {
        if (!builtInIds().contains(id)) {
            throw new IllegalArgumentException(
                    "scheme: found \"" + id + "\", allowed: " + String.join(", ", builtInIds()));
        }
        String file = id + ".json";
        try (InputStream in = ClassificationScheme.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from this library");
            }
            Problems<PolicyFileException> problems = new Problems<>(file, PolicyFileException::new);
            return SchemeJson.parse(
                    PolicyFile.read(file, in, Limits.DEFAULT.maxPolicyFileBytes(), problems),
                    problems,
                    other -> Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a scheme: JSON in UTF-8, format {@code edusec-scheme/1}; see {@code docs/formats.md}.
     *
     * <p>A mapping to a built-in scheme is checked against it.
     *
     * @param file the file
     * @param limits bounds the file's size
     * @return the scheme
     * @throws PolicyFileException if the file is wrong, too large or of a newer format, with all its problems
     * @throws IOException if it cannot be read
     */
    public static ClassificationScheme read(Path file, Limits limits) throws IOException {
        Problems<PolicyFileException> problems = new Problems<>(PolicyFile.nameOf(file), PolicyFileException::new);
        return SchemeJson.parse(
                PolicyFile.read(file, limits.maxPolicyFileBytes(), problems),
                problems,
                id -> builtInIds().contains(id) ? Optional.of(builtIn(id)) : Optional.empty());
    }

    /**
     * Returns which scheme this is.
     *
     * @return id, version and hash
     */
    public PolicyVersion version() {
        return content.version();
    }

    /**
     * Returns the scheme's name for people.
     *
     * @return the title
     */
    public Text title() {
        return content.title();
    }

    /**
     * Returns what the scheme is taken from.
     *
     * @return the source, for people
     */
    public String source() {
        return content.source();
    }

    /**
     * Returns what its users must know of the scheme as a whole.
     *
     * @return the note, if the file has one
     */
    public Optional<Text> note() {
        return Optional.ofNullable(content.note());
    }

    /**
     * Returns the axes.
     *
     * @return the axes in the file's order
     */
    public List<SchemeAxis> axes() {
        return content.axes();
    }

    /**
     * Returns an axis.
     *
     * @param id the axis' id, for example "confidentiality"
     * @return the axis; empty if the scheme has none of this id
     */
    public Optional<SchemeAxis> axis(String id) {
        return axes().stream().filter(axis -> axis.id().equals(id)).findFirst();
    }

    /**
     * Finds a level as people write it, on any axis.
     *
     * @param text as for {@link SchemeAxis#find}
     * @return the level; empty if no axis has it, or several have (2B without a prefix)
     */
    public Optional<SchemeLevel> find(String text) {
        List<SchemeLevel> found =
                axes().stream().flatMap(axis -> axis.find(text).stream()).toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /**
     * Returns this scheme's level for a level of the library's own classification.
     *
     * @param core the level
     * @return the level that is the same; empty if the scheme names none
     */
    public Optional<SchemeLevel> level(CoreLevel core) {
        return axes().stream()
                .flatMap(axis -> axis.levels().stream())
                .filter(level -> core.equals(level.core()))
                .findFirst();
    }

    /**
     * Proposes an importance class where only axes are stated: the most severe class that any stated axis gives.
     *
     * <p>An importance that somebody stated is never replaced: ask only where there is none. The proposal's provenance is
     * {@link io.github.edusec.classify.Provenance.Source#DERIVED}; its reason says which axis decided and which were not
     * stated.
     *
     * @param confidentiality null if not stated
     * @param integrity null if not stated
     * @param availability null if not stated
     * @return the proposal; empty if no axis is stated, if without confidentiality only the least severe class would come
     *     out (nobody said that it may be known), or if the scheme has no such rule: then the class is unknown
     */
    public Optional<Classification> propose(
            @Nullable Confidentiality confidentiality,
            @Nullable Integrity integrity,
            @Nullable Availability availability) {
        return content.derivation() == null
                ? Optional.empty()
                : content.derivation().propose(confidentiality, integrity, availability, version());
    }

    /**
     * Proposes an importance class from who may have access.
     *
     * <p>What is unknown is judged in every way it could be, and the most severe answer counts.
     *
     * @param facts who may have access to what
     * @return the proposal, or undetermined: the most severe class; never an exception for any facts
     */
    public AccessProposal proposeByAccess(AccessFacts facts) {
        return content.access() == null
                ? new AccessProposal.Undetermined(
                        new Text(
                                version() + "にはアクセス主体による分類の規則がないため、最も重い区分として扱います。",
                                version() + " has no rule by access subject, so the most severe class counts."),
                        version())
                : content.access().propose(facts, version());
    }

    /**
     * Tells whether a classification bars publication: by its confidentiality where that is stated, else by its importance.
     *
     * <p>Where the confidentiality is stated, an importance that is no more severe than the stated integrity or availability
     * account for does not bar; any other does, since something unstated made it severe, such as a
     * {@linkplain Classification#join join} with something of which only the importance is known. A scheme may also test every
     * axis that is stated. Restrictions such as 関係者限り bar, and so does whatever is only a proposal.
     *
     * @param classification the classification
     * @return the answer with its reason
     */
    public PublicationAnswer mayBePublished(Classification classification) {
        return content.publication() == null
                ? noPublicationRule()
                : content.publication().judge(classification, content.derivation(), version());
    }

    /**
     * Tells whether a level of this scheme bars publication, taken by itself.
     *
     * @param level one of this scheme's levels
     * @return the answer with its reason
     * @throws IllegalArgumentException if the level is of another scheme
     */
    public PublicationAnswer mayBePublished(SchemeLevel level) {
        requireOwn(level);
        return content.publication() == null
                ? noPublicationRule()
                : content.publication().judge(level, version());
    }

    /**
     * Returns the tables to other schemes.
     *
     * @return the tables in the file's order
     */
    public List<SchemeMapping> mappings() {
        return content.mappings();
    }

    /**
     * Finds what corresponds to a level in another scheme.
     *
     * @param level one of this scheme's levels
     * @param toScheme the id of the other scheme
     * @return the counterpart, or that there is none, or no table
     * @throws IllegalArgumentException if the level is of another scheme
     */
    public MappingResult map(SchemeLevel level, String toScheme) {
        requireOwn(level);
        for (SchemeMapping table : mappings()) {
            if (table.fromAxis().equals(level.axis()) && table.toScheme().equals(toScheme)) {
                return mapped(level, table);
            }
        }
        return new MappingResult.NoTable(level, toScheme, version());
    }

    private MappingResult mapped(SchemeLevel level, SchemeMapping table) {
        SchemeMapping.Row row = table.row(level.code()).orElseThrow();
        if (row.to() == null) {
            Text note = row.note() == null ? new Text("", "") : row.note();
            return new MappingResult.NoCounterpart(level, table.toScheme(), note, version());
        }
        return new MappingResult.Mapped(
                level,
                table.toScheme(),
                table.toAxis(),
                row.to(),
                row.lossy(),
                row.understates(),
                table.confidence(),
                row.note(),
                version());
    }

    private PublicationAnswer noPublicationRule() {
        return new PublicationAnswer.NotPublishable(
                new Text(
                        version() + "は公表を前提とする区分を定めていないため公表できません。",
                        version() + " does not say which classes are meant for the public, so nothing is."),
                null,
                version());
    }

    private void requireOwn(SchemeLevel level) {
        if (axis(level.axis()).filter(axis -> axis.levels().contains(level)).isEmpty()) {
            throw new IllegalArgumentException("level: found " + level.scheme() + " " + level.axis() + ":"
                    + level.code() + ", allowed: a level of " + version());
        }
    }

    @Override
    public String toString() {
        return version().toString();
    }
}
