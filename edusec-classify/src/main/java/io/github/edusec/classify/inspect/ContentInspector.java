package io.github.edusec.classify.inspect;

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
import java.util.Set;
import java.util.stream.Stream;
import org.apache.tika.parser.AutoDetectParser;

/**
 * Suggests a class from what a document says: few detectors, each precise, configured by data.
 *
 * <p>Immutable and thread-safe as long as added detectors are. The time is proportional to the text, for hostile texts
 * too.
 *
 * @since 0.1.0
 */
public final class ContentInspector {
    private static final String STANDARD = "standard-inspection.json";

    private static final List<BuiltInDetector> BUILT_IN = List.of(
            new StateNumbers(),
            new PhoneNumbers(),
            new EmailAddresses(),
            new Addresses(),
            new BirthDates(),
            new SchoolWords());

    private final InspectionRules rules;
    private final TextSource source;
    private final List<Detector> detectors;

    private ContentInspector(InspectionRules rules, TextSource source, List<Detector> detectors) {
        this.rules = rules;
        this.source = source;
        this.detectors = List.copyOf(detectors);
    }

    /**
     * Returns the inspector with the rules that come with the library, a starting point for a board's own.
     *
     * @return the inspector
     */
    public static ContentInspector standard() {
        try (InputStream in = ContentInspector.class.getResourceAsStream(STANDARD)) {
            if (in == null) {
                throw new IllegalStateException(STANDARD + " is missing from this library");
            }
            Problems<PolicyFileException> problems = new Problems<>(STANDARD, PolicyFileException::new);
            PolicyFile file = PolicyFile.read(STANDARD, in, Limits.DEFAULT.maxPolicyFileBytes(), problems);
            return of(InspectionJson.parse(file, problems), Limits.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads an inspector's rules: JSON in UTF-8, format {@code edusec-inspection/1}; see {@code docs/formats.md}.
     *
     * @param rules the file
     * @param limits bounds that file, and later the text and parts of a document
     * @return the inspector
     * @throws PolicyFileException if the file is wrong, too large or of a newer format, with all its problems
     * @throws IOException if it cannot be read
     */
    public static ContentInspector read(Path rules, Limits limits) throws IOException {
        Problems<PolicyFileException> problems = new Problems<>(PolicyFile.nameOf(rules), PolicyFileException::new);
        PolicyFile file = PolicyFile.read(rules, limits.maxPolicyFileBytes(), problems);
        return of(InspectionJson.parse(file, problems), limits);
    }

    private static ContentInspector of(InspectionRules rules, Limits limits) {
        return new ContentInspector(rules, new TextSource(limits, AutoDetectParser::new), List.of());
    }

    /**
     * Adds a detector; rules of the file may name it.
     *
     * @param detector the detector
     * @return a new inspector
     * @throws IllegalArgumentException if there is a detector of its id
     */
    public ContentInspector withDetector(Detector detector) {
        if (detectorIds().anyMatch(detector.id()::equals)) {
            throw new IllegalArgumentException(
                    "detector: found a second \"" + detector.id() + "\", allowed: each id once");
        }
        return new ContentInspector(
                rules,
                source,
                Stream.concat(detectors.stream(), Stream.of(detector)).toList());
    }

    /**
     * Inspects a text.
     *
     * @param text any text
     * @return the suggestion, with full coverage
     */
    public Suggestion inspect(CharSequence text) {
        return inspect(InspectedText.of(text), new Coverage.Full(text.length()));
    }

    /**
     * Inspects a file; its name does not matter.
     *
     * <p>Plain text (UTF-8, UTF-16 or ISO-2022-JP, else CP932) is read here. Every other type needs a Tika parser on the
     * class path, which runs in this process: bounded in text and parts, but not in time and memory. An interrupted thread
     * stops at the parser's next piece of text and stays interrupted.
     *
     * @param file the file
     * @return the suggestion; what could not be read is in its coverage, never an exception
     * @throws IOException if the file cannot be opened or read
     */
    public Suggestion inspect(Path file) throws IOException {
        TextSource.Extract extract = source.read(file);
        return inspect(InspectedText.of(extract.text()), extract.coverage());
    }

    /**
     * Returns which rules these are.
     *
     * @return id, version and hash
     */
    public PolicyVersion rules() {
        return rules.version();
    }

    Suggestion inspect(InspectedText text, Coverage coverage) {
        Tally tally = new Tally(rules);
        Reading reading = Reading.of(text, rules, tally);
        for (BuiltInDetector detector : BUILT_IN) {
            detector.detect(reading);
        }
        for (Detector detector : detectors) {
            detector.detect(text, tally);
        }
        return tally.suggestion(coverage);
    }

    private Stream<String> detectorIds() {
        Set<String> builtIn = Set.of(
                StateNumbers.MY_NUMBER,
                StateNumbers.CORPORATE,
                PhoneNumbers.PHONE,
                PhoneNumbers.PUBLIC_PHONE,
                EmailAddresses.EMAIL,
                Addresses.ADDRESS,
                Addresses.POSTAL_CODE,
                BirthDates.BIRTH_DATE,
                SchoolWords.SCHOOL_WORD,
                NameLists.NAME_LIST);
        return Stream.concat(builtIn.stream(), detectors.stream().map(Detector::id));
    }
}
