package io.github.edusec.classify.handling;

import io.github.edusec.classify.policyfile.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lists in a policy file: a doubled word and an empty list are mistakes and get no meaning. */
final class WordList {
    private WordList() {}

    /** Reads a list in which every word may stand once; it may be empty. */
    static List<String> once(JsonObject object, String key) {
        Set<String> seen = new HashSet<>();
        List<String> words = new ArrayList<>();
        for (String word : object.strings(key)) {
            if (seen.add(word)) {
                words.add(word);
            } else {
                object.problem(key, "a word stands twice", word, "each word once");
            }
        }
        return words;
    }

    /** As {@link #once}, for a list that says nothing if it is empty: its author may have meant all or none. */
    static List<String> some(JsonObject object, String key) {
        if (object.isEmptyArray(key)) {
            object.problem(key, "an empty list", "nothing", "one or more");
        }
        return once(object, key);
    }

    static <T> List<T> atMost(JsonObject object, String key, List<T> values, int most) {
        if (values.size() <= most) {
            return values;
        }
        object.problem(key, "too many", Integer.toString(values.size()), "at most " + most);
        return values.subList(0, most);
    }
}
