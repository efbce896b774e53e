package io.github.edusec.retention;

import io.github.edusec.classify.Limits;
import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.classify.policyfile.Problems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A retention schedule (保存期間表): rules per kind of record, versioned and hashed.
 *
 * <p>Immutable, thread-safe and serializable. A decision is a pure function of the facts, the holds and the day: no clock,
 * no I/O. The built-in schedules explain and simulate; disposal needs an {@link AdoptedSchedule}.
 *
 * @since 0.1.0
 */
public final class RetentionSchedule implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String RECOMMENDED = "recommended-2026";

    private final transient PolicyVersion version;
    private final transient byte[] content;
    private final transient String source;
    private final transient List<RetentionRule> rules;
    private final transient KindIndex index;

    /** Takes the bytes over: nobody else may keep them. */
    RetentionSchedule(PolicyVersion version, byte[] content, String source, List<RetentionRule> rules) {
        this.version = version;
        this.content = content;
        this.source = source;
        this.rules = List.copyOf(rules);
        this.index = new KindIndex(this.rules);
    }

    /**
     * Returns the ids of the schedules that come with the library.
     *
     * @return "joetsu-2006": the 55 kinds of 図表9 (総務省 2010, after 上越市教育委員会 2006), a sample that states no start
     *     dates: those are assumed, and doubtful rows never make a record due; "statute-2026": what the school law and the
     *     school health law demand at least, with tax law and staff health as unverified rules that decide nothing;
     *     "recommended-2026": the first {@linkplain #withMinimums with the minimums} of the second
     */
    public static List<String> builtInIds() {
        return List.of("joetsu-2006", "statute-2026", RECOMMENDED);
    }

    /**
     * Returns a schedule that comes with the library.
     *
     * @param id one of {@link #builtInIds()}
     * @return the schedule
     * @throws IllegalArgumentException if there is no such schedule; the message names those there are
     */
    public static RetentionSchedule builtIn(String id) {
        if (!builtInIds().contains(id)) {
            throw new IllegalArgumentException(
                    "schedule: found \"" + id + "\", allowed: " + String.join(", ", builtInIds()));
        }
        if (id.equals(RECOMMENDED)) {
            return builtIn("joetsu-2006").withMinimums(RECOMMENDED, builtIn("statute-2026"));
        }
        String file = id + ".json";
        try (InputStream in = RetentionSchedule.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from this library");
            }
            Problems<ScheduleException> problems = new Problems<>(file, ScheduleException::new);
            return ScheduleJson.parse(
                    PolicyFile.read(file, in, Limits.DEFAULT.maxPolicyFileBytes(), problems), problems);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Combines this schedule with what statutes demand at least, so that both hold and the later date wins. A rule of the
     * statutes that has a name of one of ours becomes its statutory minimum, with the statute's own start and events; if it is
     * permanent, so is ours; what it asks for at the end holds too, where it is stricter. One that is unverified makes ours
     * doubtful. Rules of the statutes are added with the names that none of ours has.
     *
     * @param id the combination's id, ASCII letters, digits, '.', '_' and '-'
     * @param statute what statutes demand
     * @return the combination; its version names both, its content is its canonical JSON, as {@link #toJson} writes it
     * @throws IllegalArgumentException if the id is none; if a rule has names of several rules of the statutes, or a minimum already that theirs
     *     does not cover; if a rule of the statutes has changes of kind; if an id or name would stand for two rules; or if the combination
     *     is too large for a schedule
     */
    public RetentionSchedule withMinimums(String id, RetentionSchedule statute) {
        if (!RawRules.isId(id)) {
            throw new IllegalArgumentException("schedule id: found another form, allowed: " + RawRules.ID_ALLOWED);
        }
        byte[] json = ScheduleJsonWriter.bytes(
                id,
                this.id() + "/" + version() + "+" + statute.id() + "/" + statute.version(),
                source + "; " + statute.source,
                CombinedRules.of(rules, statute.rules));
        try {
            return parse(id, json, json.length);
        } catch (ScheduleException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * Reads a schedule in the format {@code edusec-retention-schedule/1}: JSON in UTF-8, if the first character that is no
     * space is a brace, else CSV in UTF-8 or CP932; see {@code docs/formats.md}.
     *
     * @param file the file
     * @param limits bounds the file's size
     * @return the schedule
     * @throws ScheduleException if the file is wrong, too large or of a newer format, with all its problems
     * @throws IOException if it cannot be read
     */
    public static RetentionSchedule read(Path file, Limits limits) throws IOException {
        Problems<ScheduleException> problems = new Problems<>(PolicyFile.nameOf(file), ScheduleException::new);
        return parse(PolicyFile.read(file, limits.maxPolicyFileBytes(), problems), problems);
    }

    /**
     * Reads a schedule from bytes that are kept elsewhere than in a file, for example in a database.
     *
     * @param name what they are called, for messages
     * @param content the bytes of a file that {@link #read} would read
     * @param limits bounds how many bytes there may be
     * @return the schedule
     * @throws ScheduleException if they are wrong, too many or of a newer format, with all problems
     */
    public static RetentionSchedule parse(String name, byte[] content, Limits limits) throws ScheduleException {
        return parse(name, content, limits.maxPolicyFileBytes());
    }

    private static RetentionSchedule parse(String name, byte[] content, long maxBytes) throws ScheduleException {
        Problems<ScheduleException> problems = new Problems<>(name, ScheduleException::new);
        try {
            return parse(PolicyFile.read(name, new ByteArrayInputStream(content), maxBytes, problems), problems);
        } catch (ScheduleException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail", e);
        }
    }

    private static RetentionSchedule parse(PolicyFile file, Problems<ScheduleException> problems)
            throws ScheduleException {
        return file.startsWith('{') ? ScheduleJson.parse(file, problems) : ScheduleCsv.parse(file, problems);
    }

    /**
     * Returns the exact bytes the schedule was read from; {@link #parse} makes an equal schedule of them.
     *
     * @return a copy; of a combination its canonical JSON
     */
    public byte[] content() {
        return content.clone();
    }

    /**
     * Writes the schedule as JSON, always in the same form: UTF-8, indented by two spaces, lines ending in LF, members in the
     * order of {@code docs/formats.md}, and none that says what its absence says.
     *
     * @return a file of the format {@code edusec-retention-schedule/1} with the same id, version, source and rules; its hash is
     *     this schedule's only if this one was written so itself
     */
    public byte[] toJson() {
        return ScheduleJsonWriter.bytes(id(), version(), source, rules);
    }

    /**
     * Writes the schedule as CSV for spreadsheets: UTF-8 with byte order mark, lines ending in CR LF, Japanese column names, an
     * apostrophe before what a spreadsheet would run as a formula, which reading takes away again.
     *
     * @return a file of the format {@code edusec-retention-schedule/1} with the same id, version, source and rules
     */
    public byte[] toCsv() {
        return ScheduleCsv.bytes(this);
    }

    /**
     * Returns which schedule this is.
     *
     * @return id, version and hash
     */
    public PolicyVersion schedule() {
        return version;
    }

    /**
     * Returns the schedule's id.
     *
     * @return the id, for example "joetsu-2006"
     */
    public String id() {
        return version.id();
    }

    /**
     * Returns the schedule's version.
     *
     * @return the version as the file states it; of a combination, those of both as ID/VERSION+ID/VERSION
     */
    public String version() {
        return version.version();
    }

    /**
     * Returns the hash of the exact bytes the schedule was read from, {@link #content}.
     *
     * @return 64 lower-case hexadecimal digits
     */
    public String sha256() {
        return version.sha256();
    }

    /**
     * Returns what the schedule is taken from.
     *
     * @return the source, for people
     */
    public String source() {
        return source;
    }

    /**
     * Returns the rules.
     *
     * @return the rules in the file's order
     */
    public List<RetentionRule> rules() {
        return rules;
    }

    /**
     * Decides what is to be done with a record on a day.
     *
     * <p>The kind is a rule's id or one of its names (width, 「・」, spaces and brackets ignored); a name that is only part
     * of rules' names, such as 指導要録, is never guessed. Holds win over everything.
     *
     * @param facts the record's kind and events
     * @param holds all holds on the record, ended ones included
     * @param today the day asked about, in Japan; another day simulates
     * @return the decision; never an exception for any facts
     */
    public RetentionDecision decide(RecordFacts facts, List<Hold> holds, LocalDate today) {
        RetentionDecision otherwise = withoutHolds(facts, today);
        Hold last = null;
        for (Hold hold : holds) {
            if (hold.holdsOn(today) && (last == null || Hold.BY_END.compare(hold, last) > 0)) {
                last = hold;
            }
        }
        return last == null ? otherwise : new RetentionDecision.Held(last, otherwise);
    }

    /**
     * Prepares the decisions of one day over columns of many records.
     *
     * @param today the day asked about, in Japan; another day simulates
     * @return what decides the same as {@link #decide} without holds, where one day is all that counts
     */
    public DueCutoffs cutoffs(LocalDate today) {
        return new DueCutoffs(this, today);
    }

    OptionalInt number(String kind) {
        return index.find(kind).map(rule -> OptionalInt.of(rules.indexOf(rule))).orElse(OptionalInt.empty());
    }

    private RetentionDecision withoutHolds(RecordFacts facts, LocalDate today) {
        Optional<RetentionRule> found = index.find(facts.kind());
        if (found.isEmpty()) {
            return new RetentionDecision.Undetermined(version, missingRule(facts.kind()), Map.of());
        }
        return KindChain.of(version, found.get(), facts, index).decide(today);
    }

    private MissingFact missingRule(String kind) {
        List<RetentionRule> candidates = index.containing(kind);
        return candidates.isEmpty()
                ? new MissingFact.UnknownKind(kind)
                : new MissingFact.AmbiguousKind(kind, candidates);
    }

    /**
     * Finds the rules that a kind may stand for.
     *
     * @param kind a rule's id or a name, compared as {@link #decide} does
     * @return one rule if the kind is one's id or name, all whose names contain it if it is none's, or none
     */
    public List<RetentionRule> rulesFor(String kind) {
        return index.find(kind).map(List::of).orElseGet(() -> index.containing(kind));
    }

    /**
     * Finds the rules that a record may stand under.
     *
     * @param facts its kind and events
     * @return as {@link #rulesFor}, and those of the kinds that events have made it since
     */
    public List<RetentionRule> rulesOf(RecordFacts facts) {
        return index.find(facts.kind())
                .map(own -> KindChain.of(version, own, facts, index).rules().stream()
                        .map(AppliedRule::rule)
                        .toList())
                .orElseGet(() -> index.containing(facts.kind()));
    }

    /** Schedules are equal if they are the same version of the same schedule, read from the same bytes. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RetentionSchedule schedule && version.equals(schedule.version);
    }

    @Override
    public int hashCode() {
        return version.hashCode();
    }

    @Override
    public String toString() {
        return version.toString();
    }

    private Object writeReplace() {
        return new Form(content);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a schedule is read through its serialized form");
    }

    /** The serialized form: everything is read anew, so that nothing can disagree with the bytes. */
    private static final class Form implements Serializable {
        private static final long serialVersionUID = 1L;
        private final byte[] content;

        Form(byte[] content) {
            this.content = content;
        }

        private Object readResolve() throws InvalidObjectException {
            try {
                return parse("serialized schedule", content.clone(), content.length);
            } catch (ScheduleException e) {
                throw (InvalidObjectException) new InvalidObjectException(e.getMessage()).initCause(e);
            }
        }
    }
}
