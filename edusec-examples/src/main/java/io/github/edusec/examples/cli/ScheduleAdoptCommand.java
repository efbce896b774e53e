package io.github.edusec.examples.cli;

import io.github.edusec.classify.Text;
import io.github.edusec.crypto.VerificationKey;
import io.github.edusec.crypto.approval.ApprovalDemand;
import io.github.edusec.crypto.approval.SignedApproval;
import io.github.edusec.crypto.keys.Appointments;
import io.github.edusec.retention.AdoptedSchedule;
import io.github.edusec.retention.Adoption;
import io.github.edusec.retention.RetentionSchedule;
import io.github.edusec.retention.catalog.AdoptionResult;
import io.github.edusec.retention.catalog.Catalog;
import io.github.edusec.retention.catalog.Changes;
import io.github.edusec.retention.catalog.ShorteningApproval;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code edusec schedule adopt}: from now on this schedule decides on the home's records. */
@Command(name = "adopt", mixinStandardHelpOptions = true)
final class ScheduleAdoptCommand implements Callable<Integer> {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    /** Who answers for the board's or the school's information may let records go earlier. */
    private static final Set<String> PERMITTING = Set.of("general-manager", "principal");

    @Parameters(paramLabel = "ID|FILE", descriptionKey = "adopted")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private String schedule;

    @Option(names = "--by", paramLabel = "BODY", required = true, descriptionKey = "adoptedBy")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private String by;

    @Option(names = "--on", paramLabel = "DATE", required = true, descriptionKey = "adoptedOn")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private LocalDate on;

    @Option(names = "--decision", paramLabel = "NO", required = true, descriptionKey = "adoptedDecision")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private String decision;

    @Option(names = "--approval", paramLabel = "FILE", descriptionKey = "shorteningApproval")
    private @Nullable Path approval;

    @Option(names = "--approver-key", paramLabel = "PUB", descriptionKey = "approverKey")
    private @Nullable List<Path> approverKeys;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private ActorOption actor;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private RingOptions options;

    /** Made by the command line parser. */
    ScheduleAdoptCommand() {}

    @Override
    public Integer call() throws IOException {
        String name = actor.name(options);
        RetentionSchedule read = Schedules.find("ID|FILE", schedule, options.spec());
        AdoptedSchedule next;
        try {
            next = new AdoptedSchedule(read, new Adoption(by, on, decision));
        } catch (IllegalArgumentException e) {
            throw options.usage(Printable.line(String.valueOf(e.getMessage())));
        }
        ShorteningApproval verified = approval == null ? null : approval(approval, name);
        return new CatalogHome(options).acting(catalog -> adopt(catalog, next, name, verified));
    }

    private ShorteningApproval approval(Path file, String applicant) throws IOException {
        SignedApproval signed = SignedApproval.load(file);
        Appointments appointments = Appointments.load(options.appointments());
        List<VerificationKey> keys = new ArrayList<>();
        for (Path key : approverKeys == null ? List.<Path>of() : approverKeys) {
            keys.add(VerificationKey.load(key));
        }
        LocalDate today = LocalDate.now(JAPAN);
        return subject -> signed.verify(new ApprovalDemand(subject, applicant, PERMITTING, today), appointments, keys);
    }

    private int adopt(Catalog catalog, AdoptedSchedule next, String name, @Nullable ShorteningApproval verified)
            throws SQLException, IOException {
        if (catalog.schedules()
                .adopted()
                .filter(before ->
                        before.schedule().sha256().equals(next.schedule().sha256()))
                .isPresent()) {
            throw options.usage("ID|FILE: found the schedule that decides already, allowed: another version");
        }
        AdoptionResult result = catalog.schedules().adopt(next, name, Instant.now(), verified);
        boolean adopted = result instanceof AdoptionResult.Adopted;
        Changes counts = result instanceof AdoptionResult.Adopted done
                ? done.counts()
                : ((AdoptionResult.Refused) result).counts();
        List<String> kinds = result instanceof AdoptionResult.Adopted done
                ? done.kinds()
                : ((AdoptionResult.Refused) result).kinds();
        if (options.isJson()) {
            try (JsonLine line = new JsonLine(options.console().out())) {
                line.text("type", "adopted-schedule");
                line.flag("adopted", adopted);
                line.text("schedule", next.schedule().id());
                line.text("scheduleVersion", next.schedule().version());
                line.text("scheduleSha256", next.schedule().sha256());
                line.number("records", counts.records());
                line.number("relaxed", counts.relaxed());
                line.texts("shortenedKinds", kinds);
                if (result instanceof AdoptionResult.Refused refused) {
                    line.text("approvalSubject", refused.subject().sha256());
                }
            }
        }
        if (result instanceof AdoptionResult.Refused refused) {
            sayRefused(refused);
            return ExitCode.NEGATIVE_ANSWER;
        }
        if (!options.isJson()) {
            options.console()
                    .out()
                    .println(new Text("採用しました: ", "adopted: ").in(options.locale()) + next.schedule() + ", "
                            + counts.records() + new Text(" 件を判定", " records decided").in(options.locale()));
        }
        return ExitCode.DONE;
    }

    private void sayRefused(AdoptionResult.Refused refused) {
        Locale locale = options.locale();
        String why = refused.verification() == null
                ? ""
                : " (" + refused.verification().text().in(locale) + ")";
        PackageFile.say(
                options.console(),
                new Text("保存期間が短くなるため、承認が必要です。短くなる種別: ", "it shortens retention, so an approval is needed; kinds: ")
                                .in(locale)
                        + String.join(", ", refused.kinds())
                        + new Text("、記録 ", ", records ").in(locale)
                        + refused.counts().relaxed()
                        + new Text("、承認の対象 ", ", to be approved: ").in(locale)
                        + refused.subject().kind() + " " + refused.subject().sha256() + why);
    }
}
