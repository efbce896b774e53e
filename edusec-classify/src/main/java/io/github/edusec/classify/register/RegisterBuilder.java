package io.github.edusec.classify.register;

import io.github.edusec.classify.PolicyFileException;
import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.policyfile.KindName;
import io.github.edusec.classify.policyfile.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the rows of a register file, whatever its format. */
final class RegisterBuilder {
    static final String FORMAT = "edusec-asset-register/";
    static final int FORMAT_VERSION = 1;

    private final Problems<PolicyFileException> problems;
    private final Set<String> names = new HashSet<>();
    private final List<RegisterEntry> entries = new ArrayList<>();
    private final List<String> places = new ArrayList<>();

    RegisterBuilder(Problems<PolicyFileException> problems) {
        this.problems = problems;
    }

    /** Says what is wrong with a format line. */
    static String formatProblem(String format) {
        return format.startsWith(FORMAT) ? "a format version this library does not read" : "not an asset register";
    }

    /** Adds a row's entry, or what is wrong with it. */
    void add(RegisterRow row) {
        RowReading.entry(row).ifPresent(entry -> {
            entries.add(entry);
            places.add(row.place());
        });
        String name = row.text(RegisterColumn.NAME).strip();
        String key = KindName.normalize(name);
        if (!key.isEmpty() && !names.add(key)) {
            row.problem(RegisterColumn.NAME, "the kind stands twice", name, "each kind once");
        }
    }

    /** Ends the file. */
    AssetRegister register(PolicyVersion version, List<String> ownColumns) throws PolicyFileException {
        problems.throwIfAny();
        return new AssetRegister(version, entries, places, allOwnColumns(ownColumns, entries));
    }

    /** Returns the columns that are declared and those that only an entry has, in order. */
    static List<String> allOwnColumns(List<String> declared, List<RegisterEntry> entries) {
        Set<String> columns = new LinkedHashSet<>(declared);
        entries.forEach(entry -> columns.addAll(entry.details().own().keySet()));
        return List.copyOf(columns);
    }
}
