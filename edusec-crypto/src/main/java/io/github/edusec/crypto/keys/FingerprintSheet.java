package io.github.edusec.crypto.keys;

import io.github.edusec.classify.files.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * A sheet of paper with public keys, to be compared with what others received over another channel.
 *
 * <p>Text in Japanese and English, UTF-8 when written, lines of at most 80 columns, longer ones go on indented (every character but
 * those of ASCII counts two). Stateless
 * and thread-safe.
 *
 * <p><b>Not guaranteed.</b> A sheet is as trustworthy as the way it came: handed over in person, or read out over a telephone
 * number that was known before. Sent along with the keys it shows nothing.
 *
 * @since 0.1.0
 */
public final class FingerprintSheet {
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    private static final int GROUP = 4;
    private static final int GROUPS_A_LINE = 8;
    private static final int MAX_PLACE = 100;
    private static final int MAX_COLUMNS = 80;
    private static final int FIRST_AFTER_ASCII = 0x80;
    private static final String INDENT = "    ";
    private static final String PREFIX = "sha256:";

    private FingerprintSheet() {}

    /**
     * Writes a sheet.
     *
     * @param keys the keys, such as {@link KeyRing#keys()}; root keys are left out, they have nothing to compare
     * @param body the body whose keys they are, one line of at most 100 characters
     * @param contact where fingerprints can be compared: a telephone number or desk that is known already, one line of at most
     *     100 characters
     * @param day the day of the sheet
     * @return the text, lines ending in LF; dates in Japan's time zone
     * @throws IllegalArgumentException if the body or contact is not one line of at most 100 characters
     */
    public static String text(List<KeyInfo> keys, String body, String contact, LocalDate day) {
        if (!AppointmentRole.isLine(body, MAX_PLACE) || !AppointmentRole.isLine(contact, MAX_PLACE)) {
            throw new IllegalArgumentException(
                    "sheet: found a body or contact of another form, allowed: one line of at most 100 characters");
        }
        StringBuilder out = new StringBuilder(4_096);
        out.append("公開鍵の指紋　Fingerprints of public keys\n\n");
        wrapped(out, "機関　Body: " + body);
        out.append("日付　Date: ").append(day).append('\n');
        wrapped(out, "照合先　Compare with: " + contact);
        out.append('\n');
        out.append("受け取った公開鍵の指紋と、すべての桁を見比べてください。\n");
        out.append("鍵と同じ経路で届いた用紙では確かめられません。\n");
        out.append("Compare every digit with the key that you received. A sheet that came\n");
        out.append("the same way as the key shows nothing.\n");
        keys.stream().filter(key -> key.key() != null).forEach(key -> write(out, key));
        out.append("\n照合した日　Compared on: ____________________\n");
        out.append("\n照合した人　Signature:   ________________________________________\n");
        return out.toString();
    }

    /**
     * Writes a sheet to a new file, in UTF-8.
     *
     * @param file the file to create; appears complete
     * @param keys the keys, see {@link #text}
     * @param body the body whose keys they are
     * @param contact where fingerprints can be compared
     * @param day the day of the sheet
     * @throws java.nio.file.FileAlreadyExistsException if the file exists; a sheet is never overwritten
     * @throws IOException if the file cannot be written
     * @throws IllegalArgumentException if the body or contact is not one line of at most 100 characters
     */
    public static void save(Path file, List<KeyInfo> keys, String body, String contact, LocalDate day)
            throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text(keys, body, contact, day).getBytes(StandardCharsets.UTF_8));
        try (AtomicFile sheet = AtomicFile.create(file)) {
            while (bytes.hasRemaining()) {
                sheet.channel().write(bytes);
            }
            sheet.commit();
        }
    }

    private static void write(StringBuilder out, KeyInfo key) {
        out.append('\n');
        wrapped(out, key.alias());
        out.append("  用途　Purpose: ").append(key.use().purpose().text().ja());
        out.append("\n                 ")
                .append(key.use().purpose().text().en())
                .append('\n');
        if (!key.use().holder().isEmpty()) {
            wrapped(out, "  所持者　Holder: " + key.use().holder());
        }
        out.append("  開始　From: ").append(day(key.made())).append('\n');
        Instant retired = key.retired();
        if (retired != null) {
            out.append("  終了（署名には使わない）　Retired: ").append(day(retired)).append('\n');
        }
        out.append("  SHA-256:\n");
        grouped(out, key.fingerprint().orElseThrow().substring(PREFIX.length()));
    }

    /** A cut between words would hide a space that ends a line, and ids have none. */
    private static void wrapped(StringBuilder out, String line) {
        int columns = 0;
        for (int point : line.codePoints().toArray()) {
            int width = width(point);
            if (columns + width > MAX_COLUMNS) {
                out.append('\n').append(INDENT);
                columns = INDENT.length();
            }
            out.appendCodePoint(point);
            columns += width;
        }
        out.append('\n');
    }

    /** Marks stand on the character before; what is narrow in some fonts is wide in Japanese ones. */
    private static int width(int point) {
        boolean mark = Character.getType(point) == Character.NON_SPACING_MARK;
        return mark ? 0 : point < FIRST_AFTER_ASCII ? 1 : 2;
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZONE);
    }

    private static void grouped(StringBuilder out, String hex) {
        for (int at = 0; at < hex.length(); at += GROUP) {
            boolean first = at / GROUP % GROUPS_A_LINE == 0;
            boolean last = at / GROUP % GROUPS_A_LINE == GROUPS_A_LINE - 1;
            out.append(first ? "    " : " ").append(hex, at, at + GROUP).append(last ? "\n" : "");
        }
    }
}
