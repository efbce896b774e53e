package io.github.edusec.classify.inspect;

import java.util.BitSet;

/**
 * Where a text names a person.
 *
 * <p>It tells a record of somebody from an empty form or a notice to all; names themselves are never reported.
 *
 * @param records places that make the paper one about or to a person: rows of a list, a label that is filled in, a name
 *     behind a class, a line that starts with a name and さん, 様 or the like
 * @param mentions names before さん and the like anywhere else; a notice and a story have them too
 */
record Persons(WordHits.Places records, WordHits.Places mentions) {
    static final Persons NONE = new Persons(new WordHits.Places(), new WordHits.Places());

    private static final Topic[] LABELS = {
        Topic.PERSON, Topic.NAME_COLUMN, Topic.COLUMN, Topic.BIRTH, Topic.ADDRESS, Topic.PHONE
    };
    private static final int MAX_SEPARATORS = 8;
    private static final int MAX_LINE_ENDS = 2;

    /** Finds the persons of a text whose lists of names are known. */
    static Persons in(Reading bare, BitSet named) {
        WordHits hits = bare.hits();
        Pass pass = new Pass(bare, named);
        for (Topic topic : LABELS) {
            WordHits.Places words = hits.of(topic);
            for (int i = 0; i < words.size(); i++) {
                pass.labelStarts.set(words.start(i));
            }
        }
        pass.behindLabels(hits.of(Topic.PERSON));
        pass.behindLabels(hits.of(Topic.NAME_COLUMN));
        pass.beforeHonorifics(hits.of(Topic.HONORIFIC));
        pass.behindClasses(bare.landmarks().classes());
        return new Persons(places(pass.records), places(pass.mentions));
    }

    private static WordHits.Places places(BitSet found) {
        WordHits.Places places = new WordHits.Places();
        for (int at = found.nextSetBit(0); at >= 0; at = found.nextSetBit(at + 1)) {
            places.add(at, at + 1, WordGroup.NONE);
        }
        return places;
    }

    /** One pass over a text. Not thread-safe. */
    private static final class Pass {
        private final CharSequence text;
        private final Lines lines;
        private final NameForms forms;
        private final BitSet labelStarts = new BitSet();
        private final BitSet records;
        private final BitSet mentions = new BitSet();

        private Pass(Reading bare, BitSet named) {
            this.text = bare.text().folded();
            this.lines = bare.lines();
            this.forms = new NameForms(text, bare.rules().vocabulary().surnames());
            this.records = (BitSet) named.clone();
        }

        private void behindLabels(WordHits.Places labels) {
            for (int i = 0; i < labels.size(); i++) {
                int at = labels.end(i);
                int lineEnds = 0;
                int last = Math.min(text.length(), at + MAX_SEPARATORS);
                while (at < last && Chars.isSeparator(text.charAt(at))) {
                    lineEnds += Chars.isLineEnd(text.charAt(at)) ? 1 : 0;
                    at++;
                }
                boolean parted = at > labels.end(i) && lineEnds <= MAX_LINE_ENDS;
                boolean counts = labels.group(i) != WordHits.COVER;
                if (counts && parted && !labelStarts.get(at) && forms.isNameAt(at)) {
                    records.set(at);
                }
            }
        }

        private void beforeHonorifics(WordHits.Places honorifics) {
            for (int i = 0; i < honorifics.size(); i++) {
                int start = honorifics.start(i);
                int name = forms.namedBefore(start, honorifics.end(i));
                if (name >= 0 && forms.startsLine(name, lines.start(lines.of(name)), start, honorifics.end(i))) {
                    records.set(name);
                } else if (name >= 0) {
                    mentions.set(name);
                }
            }
        }

        /** Finds the name in 3年2組 山田 花子 and 3年2組5番 やまだ はなこ. */
        private void behindClasses(IntList classes) {
            for (int i = 0; i < classes.size(); i++) {
                int name = forms.fullNameBehindClass(classes.get(i) + 1);
                if (name >= 0) {
                    records.set(name);
                }
            }
        }
    }
}
