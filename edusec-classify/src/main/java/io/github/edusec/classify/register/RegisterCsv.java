package io.github.edusec.classify.register;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import io.github.edusec.classify.PolicyFileException;
import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.policyfile.CsvRow;
import io.github.edusec.classify.policyfile.CsvSheet;
import io.github.edusec.classify.policyfile.KindName;
import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.classify.policyfile.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The register's CSV format, version 1. */
final class RegisterCsv {
    private static final String FORMAT = "edusec-asset-register/";
    private static final int FORMAT_VERSION = 1;
    private static final int MIN_NAME_CHARS = 2;

    private static final String NAME = "情報資産名";
    private static final String ALIASES = "別名";
    private static final String CATEGORY = "業務区分";
    private static final String IMPORTANCE = "重要性分類";
    private static final String CONFIDENTIALITY = "機密性";
    private static final String INTEGRITY = "完全性";
    private static final String AVAILABILITY = "可用性";
    private static final String EDITION = "版";
    private static final String SOURCE = "出典";
    private static final String CONFIDENCE = "確度";
    private static final String STEM = "要区別語";
    private static final String NOTE = "備考";

    private RegisterCsv() {}

    static AssetRegister parse(PolicyFile file, Problems<PolicyFileException> problems) throws PolicyFileException {
        CsvSheet sheet = CsvSheet.readVersioned(
                file,
                List.of(NAME, IMPORTANCE, SOURCE),
                List.of(ALIASES, CATEGORY, CONFIDENTIALITY, INTEGRITY, AVAILABILITY, EDITION, CONFIDENCE, STEM, NOTE),
                problems);
        PolicyVersion version = version(sheet.preamble(), file, problems);
        Map<String, String> names = new HashMap<>();
        List<RegisterEntry> entries = new ArrayList<>();
        for (CsvRow row : sheet.rows()) {
            RegisterEntry entry = entry(row);
            checkName(row, NAME, entry.name());
            entry.aliases().forEach(alias -> checkName(row, ALIASES, alias));
            checkName(row, STEM, entry.stem() == null ? "" : entry.stem());
            String before = names.putIfAbsent(KindName.normalize(entry.name()), entry.name());
            if (before != null && !entry.name().isEmpty()) {
                row.problem(NAME, "the kind stands twice", entry.name(), "each kind once");
            }
            entries.add(entry);
        }
        problems.throwIfAny();
        return new AssetRegister(version, entries);
    }

    private static PolicyVersion version(List<String> preamble, PolicyFile file, Problems<PolicyFileException> problems)
            throws PolicyFileException {
        String format = preamble.get(0);
        if (!format.equals(FORMAT + FORMAT_VERSION)) {
            throw problems.fatal(
                    "line 1, column 1",
                    format.startsWith(FORMAT) ? "a format version this library does not read" : "not an asset register",
                    format,
                    FORMAT + FORMAT_VERSION);
        }
        return new PolicyVersion(
                cell(preamble, 1, "the register's id", problems),
                cell(preamble, 2, "the register's version", problems),
                file.sha256());
    }

    private static String cell(List<String> preamble, int index, String what, Problems<?> problems) {
        String text = index < preamble.size() ? preamble.get(index) : "";
        if (text.isEmpty()) {
            problems.add("line 1, column " + (index + 1), what + " is missing", "nothing", "a text");
        }
        return text;
    }

    private static RegisterEntry entry(CsvRow row) {
        Importance importance = level(row, IMPORTANCE, row.requiredText(IMPORTANCE), Importance::parse);
        return new RegisterEntry(
                row.requiredText(NAME),
                Arrays.stream(row.text(ALIASES).split("[;；]", -1))
                        .map(String::strip)
                        .filter(alias -> !alias.isEmpty())
                        .toList(),
                row.text(CATEGORY),
                new Classification(
                        importance == null ? Importance.I : importance,
                        level(row, CONFIDENTIALITY, row.text(CONFIDENTIALITY), Confidentiality::parse),
                        level(row, INTEGRITY, row.text(INTEGRITY), Integrity::parse),
                        level(row, AVAILABILITY, row.text(AVAILABILITY), Availability::parse),
                        List.of()),
                row.text(EDITION),
                row.requiredText(SOURCE),
                confidence(row),
                orNull(row.text(STEM)),
                orNull(row.text(NOTE)));
    }

    private static <L> @Nullable L level(CsvRow row, String column, String text, Function<String, L> parse) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            row.problem(column, "no such level", text, allowed(column));
            return null;
        }
    }

    private static String allowed(String column) {
        return switch (column) {
            case IMPORTANCE -> "Ⅰ, Ⅱ, Ⅲ, Ⅳ (also I–IV, 1–4)";
            case CONFIDENTIALITY -> "3, 2B, 2A, 1 or empty";
            default -> "2B, 2A, 1 or empty";
        };
    }

    private static SourceConfidence confidence(CsvRow row) {
        String mark = row.text(CONFIDENCE);
        for (SourceConfidence value : SourceConfidence.values()) {
            if (value.mark().equals(mark)) {
                return value;
            }
        }
        if (!mark.isEmpty()) {
            row.problem(CONFIDENCE, "no such confidence", mark, "高, 中, 低 or empty");
        }
        return SourceConfidence.LOW;
    }

    /** A name of one character would stand in every second document name. */
    private static void checkName(CsvRow row, String column, String name) {
        if (!name.isEmpty() && KindName.normalize(name).length() < MIN_NAME_CHARS) {
            row.problem(column, "the name is too short to be found in document names", name, "two letters or more");
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
