package io.github.edusec.examples.demo;

import io.github.edusec.classify.Classification;
import io.github.edusec.crypto.ledger.Ledger;
import io.github.edusec.retention.AdoptedSchedule;
import io.github.edusec.retention.RecordEvents;
import io.github.edusec.retention.RetentionDecision;
import io.github.edusec.retention.disposal.DisposalCandidate;
import io.github.edusec.retention.disposal.DisposalManifest;
import io.github.edusec.retention.disposal.DisposalProposal;
import io.github.edusec.retention.disposal.DisposalReport;
import io.github.edusec.retention.disposal.DisposalRun;
import io.github.edusec.retention.disposal.ItemOutcome;
import io.github.edusec.retention.erase.EraseLevel;
import io.github.edusec.retention.erase.Eraser;
import io.github.edusec.retention.erase.Reach;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Step 5: what is due is destroyed, the record and its labelled copy; the package and the originals are not touched. */
final class DisposalStep {
    private final Workspace workspace;
    private final Ledger ledger;
    private final AdoptedSchedule adopted;
    private final DemoRequest request;
    private final RecordEvents events;

    DisposalStep(
            Workspace workspace, Ledger ledger, AdoptedSchedule adopted, DemoRequest request, RecordEvents events) {
        this.workspace = workspace;
        this.ledger = ledger;
        this.adopted = adopted;
        this.request = request;
        this.events = events;
    }

    Optional<Disposed> run(List<DemoFile> files, Demo.Listener listener) throws IOException {
        Map<String, DemoFile> byPath = new HashMap<>();
        List<DisposalCandidate> candidates = candidates(files, byPath);
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        listener.at("destroy", 0, candidates.size());
        DisposalProposal proposal = DisposalManifest.propose(
                adopted,
                workspace.root(),
                candidates,
                request.today(),
                request.clock().instant());
        proposal.excluded()
                .forEach(excluded -> of(byPath, excluded.candidate().path())
                        .disposed(DemoFile.Disposal.notProposed(excluded.reason())));
        proposal.manifest().write(workspace.manifest());
        Reach reach = Eraser.create().reach(workspace.documents());
        DisposalReport report = DisposalRun.execute(
                proposal.manifest(),
                workspace.root(),
                ledger,
                item -> events.holds(of(byPath, item.path()).name()),
                EraseLevel.UNLINKED,
                request.clock());
        report.outcomes().forEach(outcome -> of(byPath, outcome.item().path()).disposed(DemoFile.Disposal.of(outcome)));
        Optional<EraseLevel> lowest = report.outcomes().stream()
                .filter(ItemOutcome.Destroyed.class::isInstance)
                .map(outcome -> ((ItemOutcome.Destroyed) outcome).level())
                .min(Comparator.naturalOrder());
        return Optional.of(new Disposed(
                workspace.manifest(),
                lowest,
                reach.fileSystem(),
                reach.lowered().stream().map(why -> why.text()).toList(),
                report.notCovered().stream().map(what -> what.text()).toList()));
    }

    private List<DisposalCandidate> candidates(List<DemoFile> files, Map<String, DemoFile> byPath) {
        List<DisposalCandidate> candidates = new ArrayList<>();
        int number = 0;
        for (DemoFile file : files) {
            number++;
            if (file.decision().filter(RetentionDecision.Due.class::isInstance).isEmpty()) {
                continue;
            }
            Classification classification = file.match().orElseThrow().classification();
            List<Path> copies = new ArrayList<>();
            copies.add(file.copy());
            copies.addAll(file.labelledFiles());
            for (Path copy : copies) {
                String path = workspace
                        .root()
                        .relativize(copy)
                        .toString()
                        .replace(copy.getFileSystem().getSeparator(), "/");
                byPath.put(path, file);
                candidates.add(new DisposalCandidate(
                        "record-" + number, path, file.facts(), events.holds(file.name()), classification));
            }
        }
        return candidates;
    }

    private static DemoFile of(Map<String, DemoFile> byPath, String path) {
        return Objects.requireNonNull(byPath.get(path), "every path of the manifest was a candidate's");
    }
}
