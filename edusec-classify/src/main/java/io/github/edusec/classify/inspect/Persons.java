package io.github.edusec.classify.inspect;

import java.util.BitSet;

/**
 * Where a text names a person: in a list, behind a label that is filled in, or before さん and the like.
 *
 * <p>It tells a record of somebody from an empty form or a notice to all; names themselves are never reported.
 */
final class Persons {
    private static final Topic[] LABELS = {
        Topic.PERSON, Topic.NAME_COLUMN, Topic.COLUMN, Topic.BIRTH, Topic.ADDRESS, Topic.PHONE
    };
    private static final int MAX_SEPARATORS = 8;
    private static final int MAX_LINE_ENDS = 2;

    /** What stands before さん without being a name: 皆さん, お父さん, お子さん, 業者さん, 看護師さん. */
    private static final String NO_NAME = "皆父母兄姉弟妹娘爺婆奥客屋者員生達様校部課署店社長師手諸赤方何";

    /** How words go on that only start like さん: さんか, さんすう, さんぽ. */
    private static final String NO_HONORIFIC = "かすぽまごぎじば";

    private final CharSequence text;
    private final BitSet labelStarts = new BitSet();
    private final WordHits.Places places = new WordHits.Places();

    private Persons(CharSequence text) {
        this.text = text;
    }

    static WordHits.Places in(CharSequence text, WordHits hits, BitSet named) {
        Persons persons = new Persons(text);
        for (Topic topic : LABELS) {
            WordHits.Places words = hits.of(topic);
            for (int i = 0; i < words.size(); i++) {
                persons.labelStarts.set(words.start(i));
            }
        }
        BitSet found = (BitSet) named.clone();
        persons.behindLabels(hits.of(Topic.PERSON), found);
        persons.beforeHonorifics(hits.of(Topic.HONORIFIC), found);
        for (int at = found.nextSetBit(0); at >= 0; at = found.nextSetBit(at + 1)) {
            persons.places.add(at, at + 1, WordGroup.NONE);
        }
        return persons.places;
    }

    private void behindLabels(WordHits.Places labels, BitSet found) {
        for (int i = 0; i < labels.size(); i++) {
            int at = labels.end(i);
            int lineEnds = 0;
            int last = Math.min(text.length(), at + MAX_SEPARATORS);
            while (at < last && Chars.isSeparator(text.charAt(at))) {
                lineEnds += Chars.isLineEnd(text.charAt(at)) ? 1 : 0;
                at++;
            }
            boolean parted = at > labels.end(i) && lineEnds <= MAX_LINE_ENDS;
            if (parted && !labelStarts.get(at) && isNameAt(at)) {
                found.set(at);
            }
        }
    }

    private boolean isNameAt(int at) {
        return at + 1 < text.length() && Chars.isName(text.charAt(at)) && Chars.isName(text.charAt(at + 1));
    }

    private void beforeHonorifics(WordHits.Places honorifics, BitSet found) {
        for (int i = 0; i < honorifics.size(); i++) {
            int name = honorifics.start(i) - 1;
            int next = honorifics.end(i);
            if (name >= 0 && !goesOn(next) && isNameEnd(name)) {
                found.set(name);
            }
        }
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
}
