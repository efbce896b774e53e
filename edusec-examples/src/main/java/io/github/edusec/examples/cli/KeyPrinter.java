package io.github.edusec.examples.cli;

import io.github.edusec.classify.Text;
import io.github.edusec.crypto.keys.KeyInfo;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Prints what became of keys; only their public halves are known here. */
final class KeyPrinter {
    private final Console console;
    private final Locale locale;
    private final boolean json;

    KeyPrinter(Console console, Locale locale, boolean json) {
        this.console = console;
        this.locale = locale;
        this.json = json;
    }

    int refused(String type, KeyRefusal refusal) {
        if (json) {
            try (JsonLine line = new JsonLine(console.out())) {
                line.text("type", type);
                line.flag("done", false);
                line.text("refusal", refusal.id());
                line.text("refusalText", refusal.text().in(locale));
            }
        }
        PackageFile.say(console, refusal.text().in(locale));
        return ExitCode.NEGATIVE_ANSWER;
    }

    /** One result with a key; {@code more} adds fields of the command's own, {@code title} is for people. */
    int done(String type, Text title, KeyInfo key, String state, Consumer<JsonLine> more) {
        if (json) {
            try (JsonLine line = new JsonLine(console.out())) {
                line.text("type", type);
                line.flag("done", true);
                fields(line, key, state);
                more.accept(line);
            }
            return ExitCode.DONE;
        }
        say(title, key.alias());
        key.fingerprint().ifPresent(digits -> say(new Text("指紋", "fingerprint"), digits));
        return ExitCode.DONE;
    }

    int object(String type, Text title, String value, Consumer<JsonLine> more) {
        if (json) {
            try (JsonLine line = new JsonLine(console.out())) {
                line.text("type", type);
                line.flag("done", true);
                more.accept(line);
            }
        } else {
            say(title, value);
        }
        return ExitCode.DONE;
    }

    void line(Text title, String value) {
        if (!json) {
            say(title, value);
        }
    }

    void line(Text title, Text value) {
        line(title, value.in(locale));
    }

    int list(RingKeys keys) {
        if (json) {
            for (KeyInfo key : keys.keys()) {
                try (JsonLine line = new JsonLine(console.out())) {
                    line.text("type", "key");
                    fields(line, key, keys.state(key));
                }
            }
            return ExitCode.DONE;
        }
        TextTable table = new TextTable(
                in("名前", "alias"), in("作成", "made"), in("状態", "state"), in("秘密鍵", "secret"), in("指紋", "fingerprint"));
        for (KeyInfo key : keys.keys()) {
            table.add(
                    key.alias(),
                    key.made().toString(),
                    state(keys.state(key), key.retired()),
                    key.hasSecret() ? in("あり", "here") : in("なし", "-"),
                    key.fingerprint().orElse("-"));
        }
        table.print(console.out());
        return ExitCode.DONE;
    }

    private String state(String state, @Nullable Instant retired) {
        if (retired != null) {
            return in("終了 ", "retired ") + retired;
        }
        return state.equals("prepared") ? in("準備済み", "prepared") : in("使用中", "in use");
    }

    private static void fields(JsonLine line, KeyInfo key, String state) {
        line.text("alias", key.alias());
        line.text("purpose", key.use().purpose().id());
        line.text("holder", key.use().holder().isEmpty() ? null : key.use().holder());
        line.text("made", key.made().toString());
        line.text("retired", key.retired() == null ? null : key.retired().toString());
        line.text("state", state);
        line.flag("secret", key.hasSecret());
        line.text("fingerprint", key.fingerprint().orElse(null));
    }

    private String in(String ja, String en) {
        return new Text(ja, en).in(locale);
    }

    private void say(Text title, String value) {
        console.out().println(title.in(locale) + ": " + Printable.line(value));
    }
}
