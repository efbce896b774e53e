package io.github.edusec.retention;

import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.policyfile.JsonObject;
import io.github.edusec.classify.policyfile.JsonReader;
import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.classify.policyfile.Problems;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the schedule's JSON format, version 1. */
final class ScheduleJson {
    private final Problems<ScheduleException> problems;

    private ScheduleJson(Problems<ScheduleException> problems) {
        this.problems = problems;
    }

    static RetentionSchedule parse(PolicyFile file, Problems<ScheduleException> problems) throws ScheduleException {
        JsonObject root = JsonReader.read(file, problems);
        return new ScheduleJson(problems).schedule(root, file);
    }

    private RetentionSchedule schedule(JsonObject root, PolicyFile file) throws ScheduleException {
        checkFormat(root);
        RawPart part = new JsonPart(root);
        Optional<String> id = RawRules.id(part);
        Optional<String> version = part.string("version");
        Optional<String> source = part.string("source");
        List<RawPart> parts = part.objects("rules");
        if (part.isEmptyList("rules")) {
            root.problem("rules", "a schedule without rules", "none", "one or more");
        }
        List<RetentionRule> rules = RawRules.judge(parts);
        root.refuseUnknown();
        problems.throwIfAny();
        return new RetentionSchedule(
                new PolicyVersion(id.orElseThrow(), version.orElseThrow(), file.sha256()),
                file.bytes(),
                source.orElseThrow(),
                rules);
    }

    /** A newer format may mean anything, so nothing else of the file is judged. */
    private void checkFormat(JsonObject root) throws ScheduleException {
        String format = root.string("format").orElse("");
        if (!format.isEmpty() && !format.equals(RawRules.FORMAT + RawRules.FORMAT_VERSION)) {
            root.problem("format", RawRules.formatProblem(format), format, RawRules.FORMAT + RawRules.FORMAT_VERSION);
        }
        problems.throwIfAny();
    }

    private record JsonPart(JsonObject object) implements RawPart {
        @Override
        public boolean has(String key) {
            return object.has(key);
        }

        @Override
        public Optional<String> string(String key) {
            return object.string(key).map(String::strip);
        }

        @Override
        public List<String> strings(String key) {
            return object.strings(key).stream().map(String::strip).toList();
        }

        @Override
        public boolean isEmptyList(String key) {
            return object.isEmptyArray(key);
        }

        @Override
        public boolean flag(String key) {
            return object.flag(key);
        }

        @Override
        public Optional<RawPart> object(String key) {
            return object.object(key).map(JsonPart::new);
        }

        @Override
        public List<RawPart> objects(String key) {
            return object.objects(key).stream().<RawPart>map(JsonPart::new).toList();
        }

        @Override
        public Optional<String> years() {
            OptionalInt years = object.integer("years", 1, 200);
            return years.isEmpty() ? Optional.empty() : Optional.of("P" + years.getAsInt() + "Y");
        }

        @Override
        public void problem(String key, String what, String found, String allowed) {
            object.problem(key, what, found, allowed);
        }

        @Override
        public void refuseUnknown() {
            object.refuseUnknown();
        }
    }
}
