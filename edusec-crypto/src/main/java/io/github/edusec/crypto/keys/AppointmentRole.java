package io.github.edusec.crypto.keys;

import io.github.edusec.classify.Text;
import io.github.edusec.classify.policyfile.OneLine;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A role that permits something, as a body's rules name it. A value: immutable and thread-safe.
 *
 * @param id lower-case words joined by "-", at most 40 characters
 * @param name the role's name, each language one line of 1 to 100 characters
 * @param deputyOf the id of the role that this one stands in for; null if it stands for itself
 * @since 0.1.0
 */
public record AppointmentRole(
        String id, Text name, @Nullable String deputyOf) {
    private static final int MAX_ID = 40;
    private static final int MAX_NAME = 100;
    private static final Pattern ID = Pattern.compile("[a-z]+(-[a-z]+)*");

    /**
     * Checks the fields.
     *
     * @param id lower-case words joined by "-"
     * @param name one line in each language
     * @param deputyOf another role's id, or null
     * @throws IllegalArgumentException if a field is not of its form
     */
    public AppointmentRole {
        boolean fits = isId(id)
                && isName(name.ja())
                && isName(name.en())
                && (deputyOf == null || (isId(deputyOf) && !deputyOf.equals(id)));
        if (!fits) {
            throw new IllegalArgumentException(
                    "role: found a field of another form, allowed: ids of lower-case words joined by -, names of one line");
        }
    }

    /**
     * Returns the roles of the MEXT guideline that permit something, each with a deputy.
     *
     * @return 校長, 教育情報システム管理者, 統括教育情報セキュリティ責任者 and who stands in for them; a body may name others
     */
    public static List<AppointmentRole> standard() {
        return List.of(
                new AppointmentRole(
                        "principal", new Text("校長（教育情報セキュリティ管理者）", "principal (information security manager)"), null),
                new AppointmentRole(
                        "deputy-principal", new Text("校長の代理（副校長・教頭）", "deputy of the principal"), "principal"),
                new AppointmentRole(
                        "system-administrator",
                        new Text("教育情報システム管理者", "education information system administrator"),
                        null),
                new AppointmentRole(
                        "deputy-system-administrator",
                        new Text("教育情報システム管理者の代理", "deputy of the system administrator"),
                        "system-administrator"),
                new AppointmentRole(
                        "general-manager",
                        new Text("統括教育情報セキュリティ責任者", "general manager of education information security"),
                        null),
                new AppointmentRole(
                        "deputy-general-manager",
                        new Text("統括教育情報セキュリティ責任者の代理", "deputy of the general manager"),
                        "general-manager"));
    }

    static boolean isId(String text) {
        return text.length() <= MAX_ID && ID.matcher(text).matches();
    }

    static boolean isName(String text) {
        return isLine(text, MAX_NAME);
    }

    static boolean isLine(String text, int most) {
        return !text.isBlank() && OneLine.fits(text, most);
    }
}
