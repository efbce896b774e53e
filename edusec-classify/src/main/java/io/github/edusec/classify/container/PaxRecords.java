package io.github.edusec.classify.container;

import java.util.Arrays;
import java.util.Map;

/** Extended header records of POSIX.1-2001: "LENGTH KEY=VALUE\n", the length counting itself. */
final class PaxRecords {
    private static final int LONGEST_LENGTH = 8;

    private PaxRecords() {}

    static void read(byte[] bytes, Map<String, String> into) throws Unreadable {
        int at = 0;
        while (at < bytes.length && bytes[at] != 0) {
            int space = at;
            int length = 0;
            while (space < bytes.length && bytes[space] >= '0' && bytes[space] <= '9' && space - at < LONGEST_LENGTH) {
                length = length * 10 + bytes[space] - '0';
                space++;
            }
            int end = at + length;
            if (space >= bytes.length || bytes[space] != ' ' || end <= space + 1 || end > bytes.length) {
                throw damaged();
            }
            String record = TarHeader.decode(Arrays.copyOfRange(bytes, space + 1, end - 1));
            int equals = record.indexOf('=');
            if (equals < 1 || bytes[end - 1] != '\n') {
                throw damaged();
            }
            String key = record.substring(0, equals);
            // Only these change which bytes belong to which name.
            if (key.equals("path") || key.equals("size") || key.startsWith("GNU.sparse.")) {
                into.put(key, record.substring(equals + 1));
            }
            at = end;
        }
    }

    private static Unreadable damaged() {
        return new Unreadable(UnknownReason.MALFORMED, "a damaged TAR extension");
    }
}
