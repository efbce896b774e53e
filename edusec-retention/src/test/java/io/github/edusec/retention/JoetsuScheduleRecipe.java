package io.github.edusec.retention;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Makes joetsu-2006.json from the table as published (table9.csv: names, descriptions, periods, untouched) and from what
 * we added to it (joetsu-2006-overlay.tsv: ids, aliases, assumed events, statutory minimums, doubts).
 */
final class JoetsuScheduleRecipe {
    private static final String SOURCE =
            "総務省「校務分野におけるASP・SaaS事業者向けガイドライン」平成22年10月 図表9" + "（出所: 平成18年3月 上越市教育委員会「上越市立小・中学校及び幼稚園における個人情報取扱いハンドブック」）";

    private JoetsuScheduleRecipe() {}

    static String json() throws IOException {
        List<String> table = lines("table9.csv");
        List<String> overlay = lines("joetsu-2006-overlay.tsv");
        List<String> rules = new ArrayList<>();
        for (int row = 1; row < table.size(); row++) {
            rules.add(rule(row, table.get(row).split(",", -1), overlay.get(row).split("\t", -1)));
        }
        return "{\n  \"format\": \"edusec-retention-schedule/1\",\n  \"id\": \"joetsu-2006\",\n  \"version\": \"1\",\n"
                + "  \"source\": " + quoted(SOURCE) + ",\n  \"rules\": [\n" + String.join(",\n", rules) + "\n  ]\n}\n";
    }

    private static String rule(int row, String[] table, String[] overlay) {
        if (!overlay[0].equals(Integer.toString(row))) {
            throw new IllegalStateException("overlay row " + overlay[0] + " at row " + row);
        }
        List<String> members = new ArrayList<>();
        members.add("\"id\": " + quoted(overlay[1]));
        members.add("\"names\": " + array(table[0] + (overlay[2].isEmpty() ? "" : ";" + overlay[2])));
        members.add("\"description\": " + quoted(table[1]));
        members.add("\"period\": "
                + quoted(table[2].equals("永年") ? "permanent" : table[2].replaceFirst("^(\\d+)年$", "P$1Y")));
        if (!overlay[3].isEmpty()) {
            members.add("\"start\": { \"rule\": \"april-1-after-fiscal-year\", \"events\": " + array(overlay[3])
                    + ", \"assumed\": true }");
        }
        if (!overlay[4].isEmpty()) {
            members.add("\"statutory\": { \"years\": " + overlay[4] + ", \"clause\": " + quoted(overlay[5]) + " }");
        }
        if (!overlay[10].isEmpty()) {
            members.add("\"changes\": " + changes(overlay[10]));
        }
        members.add("\"source\": " + quoted("図表9 第" + row + "行"));
        addText(members, "doubtful", overlay[6], overlay[7]);
        addText(members, "note", overlay[8], overlay[9]);
        return "    {\n      " + String.join(",\n      ", members) + "\n    }";
    }

    private static void addText(List<String> members, String key, String ja, String en) {
        if (!ja.isEmpty()) {
            members.add("\"" + key + "\": { \"ja\": " + quoted(ja) + ", \"en\": " + quoted(en) + " }");
        }
    }

    private static String changes(String cell) {
        return Arrays.stream(cell.split(";", -1))
                .map(change -> "{ \"event\": " + quoted(change.replaceFirst("=.*", "")) + ", \"rule\": "
                        + quoted(change.replaceFirst(".*=", "")) + " }")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String array(String texts) {
        return Arrays.stream(texts.split(";", -1))
                .map(JoetsuScheduleRecipe::quoted)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(JoetsuScheduleRecipe.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
