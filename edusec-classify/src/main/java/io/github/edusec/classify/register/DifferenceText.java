package io.github.edusec.classify.register;

import io.github.edusec.classify.Text;

/** The sentences of differences between registers. */
final class DifferenceText {
    private DifferenceText() {}

    static String reason(RegisterEntry own) {
        return own.details().text(RegisterColumn.CHANGE_REASON);
    }

    static Text changed(
            RegisterColumn column, RegisterEntry standard, RegisterEntry own, String japanese, String english) {
        return new Text(
                "「" + standard.name() + "」の" + column.header() + "を、標準台帳の" + quoted(standard.text(column), "未記入") + "から"
                        + quoted(own.text(column), "未記入") + "に" + japanese + "。",
                "The " + column.text().en() + " of \"" + standard.name() + "\" " + english + " from "
                        + quoted(standard.text(column), "not stated") + " in the standard register to "
                        + quoted(own.text(column), "not stated") + ".");
    }

    static Text lowered(RegisterColumn column, RegisterEntry standard, RegisterEntry own) {
        Text change = changed(column, standard, own, "下げています", "is lowered");
        String reason = reason(own);
        return reason.isEmpty()
                ? new Text(
                        change.ja() + "分類変更理由がないため、標準台帳のとおりに扱います。",
                        change.en() + " No reason is given, so the standard register's value holds.")
                : new Text(change.ja() + "理由: " + reason, change.en() + " Reason: " + reason);
    }

    static Text loweredByName(String name, RegisterEntry standard, RegisterEntry own) {
        String reason = reason(own);
        String ja = "「" + own.name() + "」（" + own.classification().markText() + "）の名称には、標準台帳の「" + standard.name() + "」（"
                + standard.classification().markText() + "）の「" + name + "」が含まれ、それより低い分類になっています。";
        String en = "A name of \"" + own.name() + "\" (" + own.classification().markText() + ") holds \"" + name
                + "\" of \"" + standard.name() + "\" ("
                + standard.classification().markText()
                + ") in the standard register, and its class is lower.";
        return reason.isEmpty()
                ? new Text(
                        ja + "分類変更理由がないため、標準台帳の行より低くは扱いません。",
                        en + " No reason is given, so it is treated as at least as severe.")
                : new Text(ja + "理由: " + reason, en + " Reason: " + reason);
    }

    private static String quoted(String text, String none) {
        return text.isEmpty() ? none : "「" + text + "」";
    }
}
