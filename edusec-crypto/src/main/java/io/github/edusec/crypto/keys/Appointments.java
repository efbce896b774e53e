package io.github.edusec.crypto.keys;

import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.classify.policyfile.Problems;
import io.github.edusec.crypto.AppointmentFileException;
import io.github.edusec.crypto.FileChangedException;
import io.github.edusec.crypto.ledger.Commitment;
import io.github.edusec.crypto.ledger.LedgerEntry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which person was appointed to which role from when to when, and with which key the person signs in it.
 *
 * <p>Entries are only ever added; an appointment ends by a further entry, and
 * earlier yet by one more: the earliest end holds. One that ends on its first day never held. Each can be committed to a {@code ledger}, which
 * then shows that it was there and has not changed since. Decisions are pure functions of the entries and the day. Immutable
 * and thread-safe.
 *
 * <p><b>Not guaranteed.</b> Days may lie before the day on which an entry was added, as decisions come late: an appointment or
 * an end can be dated back, and {@link #mayActAs} then answers otherwise for a day that is past. Only the time of the entry's
 * commitment in a ledger shows by when it was there. The file has no signature of its own: without commitments in a ledger, whoever can write it can
 * write other appointments. It names people by their ids: keep it as personal data.
 *
 * @since 0.1.0
 */
public final class Appointments {
    /** Thousands of roles would be a mistake. */
    static final int MAX_ROLES = 100;

    private final List<AppointmentRole> roles;
    private final List<AppointmentEntry> entries;

    Appointments(List<AppointmentRole> roles, List<AppointmentEntry> entries) {
        this.roles = List.copyOf(roles);
        this.entries = List.copyOf(entries);
    }

    /**
     * Starts without any appointment.
     *
     * @param roles the roles there are, such as {@link AppointmentRole#standard()}; a role stands before its deputies
     * @return the appointments
     * @throws IllegalArgumentException if there are more than 100, a role stands twice, or one stands in for one that does not
     *     stand before it
     */
    public static Appointments of(List<AppointmentRole> roles) {
        if (roles.size() > MAX_ROLES) {
            throw new IllegalArgumentException("roles: found " + roles.size() + ", allowed: at most " + MAX_ROLES);
        }
        Set<String> before = new TreeSet<>();
        for (AppointmentRole role : roles) {
            boolean known = role.deputyOf() == null || before.contains(role.deputyOf());
            if (!known || !before.add(role.id())) {
                throw new IllegalArgumentException("roles: found " + role.id()
                        + " twice or before the role it stands in for, allowed: each once, deputies behind");
            }
        }
        return new Appointments(roles, List.of());
    }

    /**
     * Reads a file: JSON in UTF-8, format {@code edusec-appointments/1}; see {@code docs/formats.md}.
     *
     * @param file the file; at most 4 MiB
     * @return the appointments
     * @throws AppointmentFileException if the file is wrong or too large, with all its problems
     * @throws io.github.edusec.crypto.NewerFormatException if it is of a newer format
     * @throws IOException if it cannot be read
     */
    public static Appointments load(Path file) throws IOException {
        Problems<AppointmentFileException> problems =
                new Problems<>(PolicyFile.nameOf(file), AppointmentFileException::new);
        return AppointmentsJson.parse(PolicyFile.read(file, KeptFile.MAX_BYTES, problems), problems);
    }

    /**
     * Writes a new file, or more entries to the one there is: forced, and in its place in one step.
     *
     * @param file where; readable by its owner only where the file system knows owners
     * @throws FileChangedException if what the file holds is not the beginning of this, as when somebody else added to it;
     *     nothing is written then
     * @throws AppointmentFileException if the file that is there is none of appointments, or is larger than 4 MiB
     * @throws IOException if it cannot be read or written
     * @throws IllegalStateException if there are more than 4 MiB to write
     */
    public void save(Path file) throws IOException {
        byte[] bytes = AppointmentsText.write(roles, entries);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            KeptFile.create(file, bytes);
            return;
        }
        byte[] before = KeptFile.beginning(file);
        Problems<AppointmentFileException> problems =
                new Problems<>(PolicyFile.nameOf(file), AppointmentFileException::new);
        PolicyFile read = PolicyFile.read(
                PolicyFile.nameOf(file), new ByteArrayInputStream(before), KeptFile.MAX_BYTES, problems);
        if (!extend(AppointmentsJson.parse(read, problems))) {
            throw new FileChangedException(PolicyFile.nameOf(file), "other roles or entries");
        }
        KeptFile.of(file, before).replace(bytes);
    }

    private boolean extend(Appointments earlier) {
        return roles.equals(earlier.roles)
                && earlier.entries.size() <= entries.size()
                && entries.subList(0, earlier.entries.size()).equals(earlier.entries);
    }

    /**
     * Returns the roles there are.
     *
     * @return in the file's order
     */
    public List<AppointmentRole> roles() {
        return roles;
    }

    /**
     * Returns everything that was decided.
     *
     * @return in the file's order; number n stands at n - 1
     */
    public List<AppointmentEntry> entries() {
        return entries;
    }

    /**
     * Adds an appointment.
     *
     * @param person the person's id
     * @param role a role of {@link #roles()}
     * @param term from when to when
     * @param fingerprint of the person's approval key
     * @param decision by what this was decided: number and authority, one line of at most 200 characters
     * @return these appointments and the new one, with a random salt
     * @throws IllegalArgumentException if a field is not of its form, the role is not defined, or the key is another
     *     person's
     */
    public Appointments appoint(String person, String role, Term term, String fingerprint, String decision) {
        return with(new Appointment(entries.size() + 1, person, role, term, fingerprint, decision, salt()));
    }

    /**
     * Ends an appointment, or ends it earlier than an end before; the earliest end holds.
     *
     * @param appointment its number
     * @param until the first day on which it no longer holds: from its first day, which says that it never held, to before its
     *     end as far as one is known; may lie before the day of this entry
     * @param decision by what this was decided: number and authority, one line of at most 200 characters
     * @return these appointments and the end, with a random salt
     * @throws IllegalArgumentException if there is no such appointment, or the day is outside what is left of its term
     */
    public Appointments end(int appointment, LocalDate until, String decision) {
        return with(new AppointmentEnd(entries.size() + 1, appointment, until, decision, salt()));
    }

    private Appointments with(AppointmentEntry entry) {
        Set<String> ids = roles.stream().map(AppointmentRole::id).collect(Collectors.toCollection(TreeSet::new));
        AppointmentRules rules = new AppointmentRules(ids);
        entries.forEach(rules::take);
        for (AppointmentRules.Fault fault : rules.take(entry)) {
            throw new IllegalArgumentException("appointment, " + fault.key() + ": " + fault.what() + ", found: "
                    + fault.found() + ", allowed: " + fault.allowed());
        }
        List<AppointmentEntry> more = new ArrayList<>(entries);
        more.add(entry);
        return new Appointments(roles, more);
    }

    private static String salt() {
        byte[] salt = new byte[Commitment.SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }

    /**
     * Returns the appointments of a key that hold on a day; a person may have several roles.
     *
     * @param fingerprint the key's fingerprint
     * @param day the day
     * @return in the file's order, each with the days that hold; empty if there are none
     */
    public List<Appointment> rolesOn(String fingerprint, LocalDate day) {
        return of(fingerprint).stream()
                .filter(appointment -> appointment.term().contains(day))
                .toList();
    }

    /**
     * Decides whether a key stands for a role on a day, as the role's holder or as a deputy.
     *
     * @param fingerprint the key's fingerprint
     * @param role the role's id
     * @param day the day, such as that of an approval
     * @return the decision with its reason
     */
    public ActingDecision mayActAs(String fingerprint, String role, LocalDate day) {
        if (!isNamed(fingerprint)) {
            return new ActingDecision.UnknownKey();
        }
        List<Appointment> own = of(fingerprint);
        Set<String> accepted = roles.stream()
                .filter(each -> each.id().equals(role) || role.equals(each.deputyOf()))
                .map(AppointmentRole::id)
                .collect(Collectors.toSet());
        // Whoever holds the role does not act as its deputy.
        List<Appointment> fitting = own.stream()
                .filter(each -> accepted.contains(each.role()))
                .sorted(Comparator.comparing(each -> !each.role().equals(role)))
                .toList();
        if (fitting.isEmpty()) {
            return new ActingDecision.NotInRole(role);
        }
        Optional<ActingDecision> allowed = fitting.stream()
                .filter(each -> each.term().contains(day))
                .findFirst()
                .map(each -> new ActingDecision.Allowed(role, each));
        return allowed.orElseGet(() -> outside(fitting, day));
    }

    private static ActingDecision outside(List<Appointment> appointments, LocalDate day) {
        Optional<ActingDecision> ended = appointments.stream()
                .map(Appointment::term)
                .filter(term -> term.isOverOn(day))
                .flatMap(term -> Optional.ofNullable(term.until()).stream())
                .max(Comparator.naturalOrder())
                .map(ActingDecision.Ended::new);
        return ended.orElseGet(() -> new ActingDecision.NotYet(appointments.stream()
                .map(each -> each.term().from())
                .min(Comparator.naturalOrder())
                .orElseThrow()));
    }

    /** Returns a key's appointments with the days that are left after all ends. */
    private List<Appointment> of(String fingerprint) {
        Map<Integer, Appointment> found = new TreeMap<>();
        for (AppointmentEntry entry : entries) {
            if (entry instanceof Appointment appointment
                    && appointment.fingerprint().equals(fingerprint)) {
                found.put(appointment.number(), appointment);
            } else if (entry instanceof AppointmentEnd end) {
                Appointment ended = found.remove(end.appointment());
                if (ended != null && !end.annuls(ended)) {
                    found.put(ended.number(), ended.endedBy(end));
                }
            }
        }
        return List.copyOf(found.values());
    }

    private boolean isNamed(String fingerprint) {
        return entries.stream()
                .anyMatch(entry -> entry instanceof Appointment appointment
                        && appointment.fingerprint().equals(fingerprint));
    }

    /**
     * Makes the entry by which a ledger commits to one of these.
     *
     * @param number the entry's number
     * @param time when it is recorded; years 1970 to 9999
     * @return kind "key.appointed" or "key.appointment.ended", the salted commitment "appointment" and the count "number"; no
     *     person, role or day
     * @throws IndexOutOfBoundsException if there is no such number
     * @throws IllegalArgumentException if the time is out of range
     */
    public LedgerEntry ledgerEntry(int number, Instant time) {
        AppointmentEntry entry = entries.get(number - 1);
        String kind = entry instanceof Appointment ? "key.appointed" : "key.appointment.ended";
        byte[] salt = HexFormat.of().parseHex(entry.salt());
        return LedgerEntry.of(kind, time)
                .with("appointment", Commitment.salted(salt, AppointmentsText.committed(entry)))
                .with("number", number);
    }

    /**
     * Says whether a ledger's entry commits to what stands here.
     *
     * @param recorded an entry of a ledger
     * @return whether it is what {@link #ledgerEntry} makes of the entry with its number, at whatever time
     */
    public boolean matches(LedgerEntry recorded) {
        Long number = recorded.counts().get("number");
        return number != null
                && number >= 1
                && number <= entries.size()
                && ledgerEntry(number.intValue(), recorded.time()).equals(recorded);
    }

    /**
     * Says how much stands here.
     *
     * @return the number of entries, without any of them
     */
    @Override
    public String toString() {
        return "Appointments[" + roles.size() + " roles, " + entries.size() + " entries]";
    }
}
