package io.github.edusec.classify.register;

import io.github.edusec.classify.PolicyFileException;
import io.github.edusec.classify.policyfile.CsvOutput;
import io.github.edusec.classify.policyfile.CsvSize;
import io.github.edusec.classify.policyfile.Problems;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Locale;
import java.util.stream.Stream;

/** Writes the register's CSV format, version 1: every column, lines ending in CR LF. */
final class RegisterCsvWriter {
    private static final String CP932 = "windows-31j";

    private RegisterCsvWriter() {}

    static byte[] utf8(RegisterContent content) {
        return text(content).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Writes UTF-8 to be read again.
     *
     * @param mark what stands before the text: a byte order mark or nothing
     * @throws PolicyFileException if the file would be refused when it is read
     */
    static byte[] utf8File(RegisterContent content, String mark) throws PolicyFileException {
        String text = text(content);
        refuseUnreadable(content, text);
        return (mark + text).getBytes(StandardCharsets.UTF_8);
    }

    private static void refuseUnreadable(RegisterContent content, String text) throws PolicyFileException {
        CsvSize.of(text).refuseTooLarge(content.id(), new Problems<>(content.id(), PolicyFileException::new));
    }

    /**
     * Writes CP932.
     *
     * @throws PolicyFileException if it cannot hold a character, with all such characters, or if the file would be refused
     *     when it is read
     */
    static byte[] cp932(RegisterContent content) throws PolicyFileException {
        Problems<PolicyFileException> problems = new Problems<>(content.id(), PolicyFileException::new);
        if (!Charset.isSupported(CP932)) {
            throw problems.fatal(content.id(), "this platform has no CP932", "no charset " + CP932, "UTF-8");
        }
        Cp932 charset = new Cp932(problems);
        charset.check("register's id", content.id());
        charset.check("register's version", content.version());
        for (int i = 0; i < content.ownColumns().size(); i++) {
            charset.check(ownPlace("header", content, i), content.ownColumns().get(i));
        }
        for (int row = 0; row < content.entries().size(); row++) {
            check(content, row, charset);
        }
        problems.throwIfAny();
        String text = text(content);
        refuseUnreadable(content, text);
        ByteBuffer bytes = Charset.forName(CP932).encode(text);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.remaining());
        out.write(bytes.array(), bytes.arrayOffset(), bytes.remaining());
        return out.toByteArray();
    }

    private static void check(RegisterContent content, int row, Cp932 charset) {
        RegisterEntry entry = content.entries().get(row);
        String place = "row " + (row + 1);
        RegisterColumn[] columns = RegisterColumn.values();
        for (int i = 0; i < columns.length; i++) {
            String where = place + ", column " + (i + 1) + " (" + columns[i].header() + ")";
            charset.check(where, entry.text(columns[i]));
        }
        for (int i = 0; i < content.ownColumns().size(); i++) {
            charset.check(
                    ownPlace(place, content, i),
                    entry.details().own().getOrDefault(content.ownColumns().get(i), ""));
        }
    }

    private static String ownPlace(String place, RegisterContent content, int index) {
        int column = RegisterColumn.values().length + index + 1;
        return place + ", column " + column + " (" + content.ownColumns().get(index) + ")";
    }

    private static String text(RegisterContent content) {
        CsvOutput out = new CsvOutput();
        out.line(Stream.of(RegisterBuilder.FORMAT + RegisterBuilder.FORMAT_VERSION, content.id(), content.version()));
        out.line(Stream.concat(
                Stream.of(RegisterColumn.values()).map(RegisterColumn::header),
                content.ownColumns().stream().map(name -> RegisterCsv.OWN_PREFIX + name)));
        for (RegisterEntry entry : content.entries()) {
            out.line(Stream.concat(
                    Stream.of(RegisterColumn.values()).map(entry::text),
                    content.ownColumns().stream()
                            .map(name -> entry.details().own().getOrDefault(name, ""))));
        }
        return out.text();
    }

    /** Looks for characters that do not come back from CP932 as they were. */
    private static final class Cp932 {
        private final Problems<?> problems;
        private final CharsetEncoder encoder = Charset.forName(CP932).newEncoder();
        private final CharsetDecoder decoder = Charset.forName(CP932).newDecoder();
        private final BitSet known = new BitSet();

        Cp932(Problems<?> problems) {
            this.problems = problems;
        }

        void check(String where, String text) {
            text.codePoints().distinct().filter(point -> !holds(point)).forEach(point -> {
                String character = Character.toString(point);
                problems.add(
                        where,
                        "a character that CP932 (Shift_JIS) cannot hold",
                        String.format(Locale.ROOT, "%s (U+%04X)", character, point),
                        "a character of CP932; or write UTF-8");
            });
        }

        private boolean holds(int point) {
            if (!known.get(point)) {
                known.set(point, comesBack(Character.toString(point)));
            }
            return known.get(point);
        }

        private boolean comesBack(String character) {
            try {
                ByteBuffer bytes = encoder.encode(CharBuffer.wrap(character));
                return decoder.decode(bytes).toString().equals(character);
            } catch (CharacterCodingException e) {
                return false;
            }
        }
    }
}
