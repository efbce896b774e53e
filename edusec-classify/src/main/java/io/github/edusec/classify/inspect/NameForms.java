package io.github.edusec.classify.inspect;

/** How names of persons stand in running text. Immutable. */
record NameForms(CharSequence text, Surnames surnames) {
    /** What stands before さん or 様 without being a name: 皆さん, お父さん, 業者さん, 看護師さん, 保護者様, 学校長殿, 仕様, 御殿. */
    private static final String NO_NAME = "皆父母兄姉弟妹娘爺婆奥客屋者員生達様校部課署店社長師手諸赤方何会各同仕模多異有神王御宮";

    /** How words go on that only start like さん or 様: さんか, さんすう, さんぽ; 様子, 様式. */
    private static final String NO_HONORIFIC = "かすぽまごぎじばざ子式々相態";

    /** What a class's name goes on with where no pupil follows: 時間割, 学級だより, 名簿. */
    private static final String NO_PUPIL = "学校級年組番表割式便紙室課係員者簿";

    private static final String LINE_MARKS = " \t・→↓○●◎◇◆■□※|│┃*-.)";
    private static final String GUARDIAN = "保護者";
    private static final int MAX_MARKS = 40;
    private static final int MAX_PART = 5;
    private static final int MAX_NAME = 12;

    boolean isNameAt(int at) {
        return at + 1 < text.length()
                && Chars.isName(text.charAt(at))
                && (Chars.isName(text.charAt(at + 1)) || surnames.lengthAt(text, at, at + 1) == 1);
    }

    /** Returns the last character of a name before an honorific, or -1 if none is named. */
    int namedBefore(int start, int end) {
        boolean formal = isFormal(start, end);
        int name = start - 1;
        for (int spaces = 0; formal && spaces < 2 && name >= 0 && text.charAt(name) == ' '; spaces++) {
            name--;
        }
        boolean named = name >= 0 && !goesOn(end) && (isNameEnd(name) || isKanaGivenName(name, formal));
        // In 様 and 殿 single characters are other words more often than names: 一様, 神殿.
        return named && (!formal || (name > 0 && Chars.isName(text.charAt(name - 1)) && isFree(end))) ? name : -1;
    }

    private boolean isFormal(int start, int end) {
        char c = text.charAt(start);
        return c == '様' || c == '殿' || (end - start == 2 && text.charAt(start + 1) == 'ま');
    }

    private boolean isFree(int at) {
        return at >= text.length() || !Chars.isName(text.charAt(at)) || "のへはに方".indexOf(text.charAt(at)) >= 0;
    }

    /** Tells whether it is another word, such as さんか; but さんから is さん with a particle. */
    private boolean goesOn(int next) {
        boolean from = next + 1 < text.length() && text.charAt(next) == 'か' && text.charAt(next + 1) == 'ら';
        return next < text.length() && NO_HONORIFIC.indexOf(text.charAt(next)) >= 0 && !from;
    }

    private boolean isNameEnd(int at) {
        char c = text.charAt(at);
        boolean single = at == 0 || !Chars.isLatin(text.charAt(at - 1));
        boolean child = c == '子' && (at == 0 || !Chars.isKanji(text.charAt(at - 1)));
        return !child
                && NO_NAME.indexOf(c) < 0
                && (Chars.isKanji(c) || Chars.isKatakana(c) || (c >= 'A' && c <= 'Z' && single));
    }

    /** Tells whether hiragana end a full name, as in 佐藤ひまりさん; alone they may be any word. */
    private boolean isKanaGivenName(int last, boolean formal) {
        if (!Chars.isHiragana(text.charAt(last))) {
            return false;
        }
        int given = last;
        int first = Math.max(1, last - MAX_PART);
        while (given >= first && Chars.isHiragana(text.charAt(given))) {
            given--;
        }
        if (formal && text.charAt(given) == ' ' && given > 0 && Chars.isKanji(text.charAt(given - 1))) {
            return true;
        }
        int familyEnd = text.charAt(given) == ' ' ? given : given + 1;
        for (int from = Math.max(0, familyEnd - MAX_PART + 1); from < familyEnd; from++) {
            if (surnames.lengthAt(text, from, familyEnd) == familyEnd - from) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether a name before an honorific is a full one, or a formally addressed one, and starts its line. */
    boolean startsLine(int last, int lineStart, int honorific, int honorificEnd) {
        int at = last;
        int spaces = 0;
        int first = Math.max(lineStart, last - MAX_NAME);
        while (at >= first && (Chars.isName(text.charAt(at)) || (spaces == 0 && isInnerSpace(at)))) {
            spaces += text.charAt(at) == ' ' ? 1 : 0;
            at--;
        }
        boolean full = last - at >= 3;
        at = skipMarks(at, lineStart);
        boolean guardian = at - 2 >= lineStart && GUARDIAN.contentEquals(text.subSequence(at - 2, at + 1));
        at = guardian ? skipMarks(at - GUARDIAN.length(), lineStart) : at;
        return (full || isFormal(honorific, honorificEnd)) && at < lineStart;
    }

    private int skipMarks(int from, int lineStart) {
        int at = from;
        int first = Math.max(lineStart, from - MAX_MARKS);
        while (at >= first && LINE_MARKS.indexOf(text.charAt(at)) >= 0) {
            at--;
        }
        return at;
    }

    private boolean isInnerSpace(int at) {
        return text.charAt(at) == ' ' && at > 0 && Chars.isName(text.charAt(at - 1));
    }

    /** Returns where a family and a given name stand, parted by one space, behind a class; or -1. */
    int fullNameBehindClass(int start) {
        int at = start;
        int last = Math.min(text.length(), start + 2 * MAX_PART);
        while (at < last && (Chars.isSpace(text.charAt(at)) || isPlaceInClass(text.charAt(at)))) {
            at++;
        }
        int family = partEnd(at);
        int given = family + 1;
        boolean parted = family > at && family < text.length() && text.charAt(family) == ' ';
        return at > start && parted && partEnd(given) > given ? at : -1;
    }

    private static boolean isPlaceInClass(char c) {
        return Chars.isDigit(c) || c == '番' || c == 'み';
    }

    /** Returns where one part of a name ends, or its start if it is too long or another word. */
    private int partEnd(int start) {
        int at = start;
        while (at < text.length() && at - start <= MAX_PART && Chars.isName(text.charAt(at))) {
            if (NO_PUPIL.indexOf(text.charAt(at)) >= 0) {
                return start;
            }
            at++;
        }
        return at - start <= MAX_PART ? at : start;
    }
}
