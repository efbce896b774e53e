package io.github.edusec.classify.label;

import io.github.edusec.classify.Limits;
import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts the mark on pages, or takes ours off them; streams and resources are shared by all pages that allow it.
 *
 * <p>The foreign content is wrapped in {@code q … Q}, and whatever else it leaves open is closed, so that the mark stands
 * in the page's own coordinates. Not thread-safe.
 */
final class PdfPageMarker {
    private static final String NAME = "EdusecLabel";
    private static final int MOST_OPEN = 4096;

    private final PdfIncrement increment;
    private final @Nullable PdfMark mark;
    private final PdfContentReader reader;
    private final COSDictionary noResources = new COSDictionary();
    private final Map<String, COSObject> streams = new HashMap<>();
    private final IdentityHashMap<COSDictionary, Map<COSObject, Placed>> placed = new IdentityHashMap<>();
    private @Nullable COSObject nothing;

    /**
     * Starts marking the pages of one document.
     *
     * @param mark what to draw, or null to take our marks off
     */
    PdfPageMarker(PdfIncrement increment, @Nullable PdfMark mark, Limits limits) {
        this.increment = increment;
        this.mark = mark;
        this.reader = new PdfContentReader(limits, increment.start());
    }

    private record Placed(COSObject resources, COSName name) {}

    /** Tells whether a page's content draws a mark with exactly this text; a mark that only its resources keep is not shown. */
    static boolean shows(PdfPage page, String text, PdfContentReader reader) throws IOException {
        COSDictionary forms = forms(page.resources());
        List<COSName> own = ownNames(forms).stream()
                .filter(name -> text.equals(forms.getCOSDictionary(name).getString(PdfMark.OWN)))
                .toList();
        if (own.isEmpty()) {
            return false;
        }
        PdfContentState state = reader.read(contents(page.dictionary()));
        return !state.unfinished() && !state.doubtful() && draws(state, own);
    }

    private static boolean draws(PdfContentState state, List<COSName> own) {
        return own.stream().anyMatch(name -> state.ownDrawn().contains(name.getName()));
    }

    /** Tells whether a page has any mark of ours among its resources. */
    static boolean hasAny(PdfPage page) {
        return !ownNames(forms(page.resources())).isEmpty();
    }

    /** Writes the page anew with the mark on it, or without any. */
    void apply(PdfPage page, int number) throws IOException {
        if (page.key() == null) {
            throw malformed(number, "the page is no object of its own", "a direct object");
        }
        List<COSBase> all = contents(page.dictionary());
        List<COSBase> foreign = all.stream().filter(s -> !isOwn(s)).toList();
        COSDictionary old = page.resources() == null ? noResources : page.resources();
        // Another program may have merged our streams into the content; then only the form can be exchanged.
        List<COSName> own = ownNames(forms(old));
        boolean merged = !own.isEmpty() && foreign.size() == all.size() && draws(reader.read(foreign), own);
        COSDictionary changed = new COSDictionary(page.dictionary());
        COSObject form = mark == null ? emptyForm() : mark.formFor(page.view());
        Placed place = place(old, form, merged);
        changed.setItem(COSName.RESOURCES, place.resources());
        if (!merged) {
            changed.setItem(COSName.CONTENTS, wrapped(foreign, place.name(), number));
        }
        increment.put(page.key(), changed);
    }

    private COSArray wrapped(List<COSBase> foreign, COSName name, int number) throws IOException {
        COSArray contents = new COSArray();
        if (mark == null) {
            foreign.forEach(contents::add);
            return contents;
        }
        String draw = "/Artifact " + mark.artifact() + " BDC\nq\n/" + name.getName() + " Do\nQ\nEMC\n";
        if (foreign.isEmpty()) {
            contents.add(stream(draw));
            return contents;
        }
        PdfContentState state = reader.read(foreign);
        if (state.unfinished() || state.doubtful()) {
            throw malformed(
                    number,
                    "the content would swallow a mark, or readers may disagree about its end",
                    "a string, array, dictionary or inline image without a certain end");
        }
        if (state.ambiguous()) {
            throw malformed(number, "the content restores a graphics state that it never saved", "Q without q");
        }
        if (state.depth() + state.underflows() + state.openMarkedContent() > MOST_OPEN) {
            throw malformed(number, "the content leaves too much open", "more than " + MOST_OPEN + " states");
        }
        contents.add(stream("q\n".repeat(1 + state.underflows())));
        foreign.forEach(contents::add);
        contents.add(stream("\n" + (state.inText() ? "ET\n" : "")
                + "EMC\n".repeat(state.openMarkedContent())
                + "Q\n".repeat(1 + state.depth())
                + draw));
        return contents;
    }

    private COSObject stream(String content) throws IOException {
        COSObject known = streams.get(content);
        if (known == null) {
            COSDictionary dictionary = new COSDictionary();
            dictionary.setBoolean(PdfMark.OWN, true);
            known = increment.addStream(dictionary, content.getBytes(StandardCharsets.US_ASCII));
            streams.put(content, known);
        }
        return known;
    }

    /** Returns resources in which the form has a name, written once for all pages that share theirs. */
    private Placed place(COSDictionary old, COSObject form, boolean merged) throws IOException {
        Map<COSObject, Placed> known = placed.computeIfAbsent(old, o -> new HashMap<>());
        Placed place = known.get(form);
        if (place == null) {
            COSDictionary forms = new COSDictionary(forms(old));
            List<COSName> own = ownNames(forms);
            COSName name = own.isEmpty() ? freeName(forms) : own.get(0);
            own.forEach(merged ? n -> forms.setItem(n, form) : forms::removeItem);
            if (mark != null) {
                forms.setItem(name, form);
            }
            COSDictionary changed = new COSDictionary(old);
            changed.setItem(COSName.XOBJECT, forms);
            place = new Placed(increment.add(changed), name);
            known.put(form, place);
        }
        return place;
    }

    private COSObject emptyForm() throws IOException {
        if (nothing == null) {
            COSDictionary form = new COSDictionary();
            form.setItem(COSName.TYPE, COSName.XOBJECT);
            form.setItem(COSName.SUBTYPE, COSName.FORM);
            form.setItem(COSName.BBOX, PdfMark.numbers(0, 0, 1, 1));
            nothing = increment.addStream(form, new byte[0]);
        }
        return nothing;
    }

    /** Returns the references to the content streams; what is no stream is left out, as readers do. */
    static List<COSBase> contents(COSDictionary page) {
        List<COSBase> streams = new ArrayList<>();
        COSBase contents = page.getDictionaryObject(COSName.CONTENTS);
        if (contents instanceof COSStream) {
            streams.add(page.getItem(COSName.CONTENTS));
        } else if (contents instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.getObject(i) instanceof COSStream) {
                    streams.add(array.get(i));
                }
            }
        }
        return streams;
    }

    private static COSDictionary forms(@Nullable COSDictionary resources) {
        COSDictionary forms = resources == null ? null : resources.getCOSDictionary(COSName.XOBJECT);
        return forms == null ? new COSDictionary() : forms;
    }

    private static List<COSName> ownNames(COSDictionary forms) {
        return forms.keySet().stream()
                .filter(name -> name.getName().startsWith(NAME) && isOwn(forms.getItem(name)))
                .toList();
    }

    private static boolean isOwn(@Nullable COSBase item) {
        COSBase value = item instanceof COSObject reference ? reference.getObject() : item;
        return value instanceof COSStream stream && stream.containsKey(PdfMark.OWN);
    }

    private static COSName freeName(COSDictionary forms) {
        String name = NAME;
        for (int i = 2; forms.containsKey(name); i++) {
            name = NAME + i;
        }
        return COSName.getPDFName(name);
    }

    private static MalformedFileException malformed(int page, String what, String found) {
        return new MalformedFileException(
                new Problem("page " + page, what, found, "content that can be marked without changing its look"));
    }
}
