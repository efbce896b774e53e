package io.github.edusec.classify.label;

import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.Problem;
import java.util.ArrayDeque;
import java.util.Deque;

/** Names of parts and the rules by which one refers to another (ECMA-376 part 2, 6.2 and 6.5). */
final class PartNames {
    static final String CONTENT_TYPES = "/[Content_Types].xml";
    static final String PACKAGE_RELATIONSHIPS = "/_rels/.rels";

    private PartNames() {}

    /** Returns the folder of a part with its closing slash. */
    static String folder(String part) {
        return part.substring(0, part.lastIndexOf('/') + 1);
    }

    /** Returns the part that holds the relationships of a part. */
    static String relationshipsOf(String part) {
        String folder = folder(part);
        return folder + "_rels/" + part.substring(folder.length()) + ".rels";
    }

    /** Resolves the target of a relationship of a part in the given folder. */
    static String resolve(String folder, String target) throws MalformedFileException {
        Deque<String> steps = new ArrayDeque<>();
        for (String step : (target.startsWith("/") ? target : folder + target).split("/", -1)) {
            if (step.equals("..")) {
                if (steps.pollLast() == null) {
                    throw new MalformedFileException(new Problem(
                            "relationships", "a target leads out of the package", "..", "a part of the package"));
                }
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
        }
        return "/" + String.join("/", steps);
    }
}
