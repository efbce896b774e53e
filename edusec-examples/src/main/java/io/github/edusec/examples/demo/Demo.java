package io.github.edusec.examples.demo;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.ClassifyException;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.Text;
import io.github.edusec.classify.label.Label;
import io.github.edusec.classify.label.LabelResult;
import io.github.edusec.classify.label.Labeller;
import io.github.edusec.classify.register.AssetRegister;
import io.github.edusec.classify.register.RegisterMatch;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.ledger.Ledger;
import io.github.edusec.crypto.ledger.LedgerVerification;
import io.github.edusec.crypto.ledger.LedgerVerifier;
import io.github.edusec.crypto.takeout.TakeOutReceipt;
import io.github.edusec.examples.sample.SampleSchool;
import io.github.edusec.retention.AdoptedSchedule;
import io.github.edusec.retention.Adoption;
import io.github.edusec.retention.RecordEvents;
import io.github.edusec.retention.RecordFacts;
import io.github.edusec.retention.RetentionSchedule;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The main job: classify a folder of documents, label copies, take out what is sensitive, keep or destroy what is due, and
 * leave evidence that a third party can check.
 *
 * <p>Everything happens on copies in the OUT folder; the input is only read. Bad members never stop the run: each has its
 * own outcome. Stateless and thread-safe.
 */
public final class Demo {
    private static final String SCHEDULE = "joetsu-2006";
    private static final String ORIGIN = "demo.edusec.example/ledger";
    private static final int MAX_SAME_NAMES = 100;
    private static final Text UNKNOWN = new Text("未分類のため最上位扱い", "not classified, handled as most severe");

    private final DemoRequest request;
    private final Listener listener;
    private final Workspace workspace;

    private Demo(DemoRequest request, Listener listener, Workspace workspace) {
        this.request = request;
        this.listener = listener;
        this.workspace = workspace;
    }

    /** Hears how far the run is. */
    @FunctionalInterface
    public interface Listener {
        /**
         * Says how far one step is.
         *
         * @param step the step's name
         * @param done files done in this step
         * @param total files of this step
         */
        void at(String step, long done, long total);
    }

    /**
     * Runs the main job once.
     *
     * @param request what to work on
     * @param listener hears how far the run is
     * @return what became of every file, and where everything lies
     * @throws IOException if the output exists, the events are malformed, or a disk fails
     */
    public static DemoReport run(DemoRequest request, Listener listener) throws IOException {
        RecordEvents events =
                request.events() == null ? RecordEvents.none() : RecordEvents.read(request.events(), Limits.DEFAULT);
        if (request.input() != null && !Files.isDirectory(request.input())) {
            throw new java.nio.file.NotDirectoryException(request.input().toString());
        }
        Workspace workspace = Workspace.create(request.out());
        return new Demo(request, listener, workspace).run(events);
    }

    private DemoReport run(RecordEvents given) throws IOException {
        RecordEvents events = request.input() == null ? sampleSchool() : given;
        List<DemoFile> files = takeIn();
        List<DemoFile> present =
                files.stream().filter(file -> file.notCopied().isEmpty()).toList();

        classify(present);
        label(present);
        try (SigningKey key = SigningKey.generate()) {
            key.save(workspace.privateKey());
            key.verificationKey().save(workspace.publicKey());
            Optional<TakeOutReceipt> taken;
            Optional<Disposed> disposed;
            try (Ledger ledger = Ledger.create(workspace.ledger(), ORIGIN, key, request.clock())) {
                taken = new TakeOutStep(workspace, ledger, request.clock()).run(present, listener);
                decide(present, events);
                disposed = new DisposalStep(workspace, ledger, adopted(), request, events).run(present, listener);
            }
            LedgerVerification verification = LedgerVerifier.verify(workspace.ledger(), key.verificationKey());
            return new DemoReport(
                    workspace.root(),
                    files,
                    strangers(events, files),
                    taken,
                    disposed,
                    workspace.ledger(),
                    workspace.publicKey(),
                    verification);
        }
    }

    private static List<String> strangers(RecordEvents events, List<DemoFile> files) {
        Set<String> names = files.stream()
                .map(file -> Normalizer.normalize(file.name(), Normalizer.Form.NFC))
                .collect(Collectors.toSet());
        return events.documents().stream().filter(name -> !names.contains(name)).toList();
    }

    private RecordEvents sampleSchool() throws IOException {
        SampleSchool.writeTo(workspace.documents());
        Path events = workspace.root().resolve("events.csv");
        Files.move(workspace.documents().resolve("events.csv"), events);
        return RecordEvents.read(events, Limits.DEFAULT);
    }

    private List<DemoFile> takeIn() throws IOException {
        listener.at("copy", 0, 1);
        List<Intake.Member> members = request.input() == null
                ? Intake.list(workspace.documents())
                : Intake.copy(request.input().toRealPath(), workspace.root(), workspace.documents());
        return members.stream().map(DemoFile::of).toList();
    }

    private static void classify(List<DemoFile> files) {
        AssetRegister register = AssetRegister.standard();
        for (DemoFile file : files) {
            file.matched(register.lookup(fileName(file)));
        }
    }

    private void label(List<DemoFile> files) throws IOException {
        Labeller labeller = Labeller.standard();
        long done = 0;
        for (DemoFile file : files) {
            listener.at("label", done++, files.size());
            Label label = new Label(shown(file.match().orElseThrow()), request.today());
            try {
                file.labelled(labelOne(labeller, file, label));
            } catch (ClassifyException refused) {
                file.notLabelled(notLabelled(String.valueOf(refused.getMessage())));
            } catch (FileSystemException failed) {
                workspace.throwIfFull(failed);
                file.notLabelled(notLabelled(failed.getClass().getSimpleName()));
            }
        }
    }

    /** Names that meet, such as "x" beside an old copy "【Ⅱ】x" of it, go into folders of their own. */
    private LabelResult labelOne(Labeller labeller, DemoFile file, Label label) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Path base =
                    attempt == 1 ? workspace.labelled() : workspace.labelled().resolve("same-name-" + attempt);
            Path folder = Objects.requireNonNull(base.resolve(file.name()).getParent());
            Files.createDirectories(folder);
            try {
                return labeller.labelInto(file.copy(), folder, label);
            } catch (FileAlreadyExistsException taken) {
                if (attempt == MAX_SAME_NAMES) {
                    throw taken;
                }
            }
        }
    }

    private static Text notLabelled(String why) {
        return new Text("標示できません（" + why + "）", "could not be labelled: " + why);
    }

    /** The classification as it is marked: what is not known for certain says so on the page. */
    private static Classification shown(RegisterMatch match) {
        Classification found = match.classification();
        return match instanceof RegisterMatch.Found
                ? found
                : found.withRestrictions(List.of(new HandlingRestriction(UNKNOWN.ja())));
    }

    private void decide(List<DemoFile> files, RecordEvents events) {
        RetentionSchedule schedule = adopted().schedule();
        for (DemoFile file : files) {
            RecordFacts facts = events.of(file.name()).orElseGet(() -> new RecordFacts(guessedKind(file), Map.of()));
            file.decided(facts, schedule.decide(facts, events.holds(file.name()), request.today()));
        }
    }

    /** The demo's school has adopted the built-in schedule; a real one records its own decision. */
    private AdoptedSchedule adopted() {
        return new AdoptedSchedule(
                RetentionSchedule.builtIn(SCHEDULE), new Adoption("demo", request.today(), "demo-1"));
    }

    private static String guessedKind(DemoFile file) {
        return file.match()
                .filter(RegisterMatch.Found.class::isInstance)
                .map(found -> ((RegisterMatch.Found) found).entry().name())
                .orElse(fileName(file));
    }

    private static String fileName(DemoFile file) {
        return file.name().substring(file.name().lastIndexOf('/') + 1);
    }
}
