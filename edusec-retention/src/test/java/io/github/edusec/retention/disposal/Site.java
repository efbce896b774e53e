package io.github.edusec.retention.disposal;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Limits;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.ledger.Ledger;
import io.github.edusec.crypto.ledger.LedgerEntry;
import io.github.edusec.retention.AdoptedSchedule;
import io.github.edusec.retention.Adoption;
import io.github.edusec.retention.EventKind;
import io.github.edusec.retention.Hold;
import io.github.edusec.retention.RecordFacts;
import io.github.edusec.retention.RetentionSchedule;
import io.github.edusec.retention.erase.EraseLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A small school: a folder of records, a schedule, a key and a ledger. */
final class Site {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T03:00:00Z"));
    static final String SCHEDULE = """
            {"format":"edusec-retention-schedule/1","id":"test-city","version":"1","source":"made for this test",
             "rules":[{"id":"attendance","names":["出席簿"],"period":"P5Y","source":"made for this test",
                       "start":{"rule":"april-1-after-fiscal-year","events":["completed"]}}]}
            """;

    final Path home;
    final Path records;
    final Path ledgerFile;
    final Path keyFile;

    Site(Path home) throws IOException {
        this.home = home;
        this.records = home.resolve("records");
        this.ledgerFile = home.resolve("ledger.log");
        this.keyFile = home.resolve("key.pem");
        if (!Files.exists(records)) {
            Files.createDirectory(records);
            try (SigningKey key = SigningKey.generate()) {
                key.save(keyFile);
                Ledger.create(ledgerFile, "test.example/disposal", key).close();
            }
        }
    }

    AdoptedSchedule adopted() throws IOException {
        Path file = home.resolve("schedule.json");
        Files.writeString(file, SCHEDULE);
        return new AdoptedSchedule(
                RetentionSchedule.read(file, Limits.DEFAULT),
                new Adoption("試験市教育委員会", LocalDate.of(2020, 4, 1), "教第1号"));
    }

    Path file(String name, String content) throws IOException {
        Path path = records.resolve(name);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, content);
    }

    static DisposalCandidate candidate(String path, int completedYear, Hold... holds) {
        return new DisposalCandidate(
                "id-" + path,
                path,
                new RecordFacts("出席簿", Map.of(EventKind.COMPLETED, LocalDate.of(completedYear, 3, 31))),
                List.of(holds),
                Classification.of(Importance.II));
    }

    DisposalManifest freeze(String... names) throws IOException {
        List<DisposalCandidate> candidates = new ArrayList<>();
        for (String name : names) {
            candidates.add(candidate(name, 2015));
        }
        DisposalProposal proposal = DisposalManifest.propose(adopted(), records, candidates, TODAY, CLOCK.instant());
        return proposal.manifest();
    }

    DisposalReport run(DisposalManifest manifest) throws IOException {
        return run(manifest, item -> List.of(), RunWatch.NONE);
    }

    DisposalReport run(DisposalManifest manifest, HoldRegister holds, RunWatch watch) throws IOException {
        try (SigningKey key = SigningKey.load(keyFile);
                Ledger ledger = Ledger.open(ledgerFile, key)) {
            return DisposalRun.execute(manifest, records, ledger, holds, EraseLevel.UNLINKED, CLOCK, watch);
        }
    }

    /** The kinds of all entries of an item, "disposal." left out. */
    List<String> kindsOf(int item) throws IOException {
        List<String> kinds = new ArrayList<>();
        for (LedgerEntry entry : entries()) {
            if (Long.valueOf(item).equals(entry.counts().get("item"))) {
                kinds.add(entry.kind().substring("disposal.".length()));
            }
        }
        return kinds;
    }

    List<LedgerEntry> entries() throws IOException {
        List<LedgerEntry> entries = new ArrayList<>();
        try (SigningKey key = SigningKey.load(keyFile);
                Ledger ledger = Ledger.open(ledgerFile, key)) {
            ledger.replay((index, entry) -> entries.add(entry));
        }
        return entries;
    }
}
