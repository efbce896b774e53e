package io.github.edusec.classify.label;

import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The headers and footers that one sheet, or one custom view of it, prints: how a mark goes into them and out again.
 *
 * <p>What we made is told from what was there by our own tags: the start tag of an element that we made ends in a space, in
 * two if its parent was made as well; the end tag of an element that we only opened ends in two. Not thread-safe.
 */
final class PageHeaders {
    private static final String MADE = " ";
    private static final String MADE_WITH_PARENT = "  ";
    private static final String OPENED = "  ";

    private final XmlPart part;
    private final XmlElement holder;
    private final int createAt;
    private final @Nullable HeaderFooter existing;

    /**
     * Takes what was read.
     *
     * @param holder the sheet or the custom view
     * @param createAt where in the holder a {@code headerFooter} would stand
     * @param existing the one that it has
     */
    PageHeaders(XmlPart part, XmlElement holder, int createAt, @Nullable HeaderFooter existing) {
        this.part = part;
        this.holder = holder;
        this.createAt = createAt;
        this.existing = existing;
    }

    /** Tells whether any string, shown or not, holds a token. */
    boolean holds(String token) {
        return existing != null
                && existing.strings().values().stream()
                        .anyMatch(text -> text.content().text().text().contains(token));
    }

    /** Returns the units of the longest string into which a mark does not fit; 0 if it fits everywhere. */
    int overflow(SheetMark mark) {
        int longest = 0;
        for (String name : shown(mark)) {
            HeaderText text = text(name);
            if (text.insertion(mark.token()).isEmpty()) {
                longest = Math.max(longest, text.unitsWith(mark.token()));
            }
        }
        return longest;
    }

    /** Tells whether every page shows a mark on all its edges. */
    boolean shows(SheetMark mark) {
        List<String> shown = shown(mark);
        return shown.stream().allMatch(name -> text(name).shows(mark.token()))
                && (mark.pages() == MarkPages.ALL || isOnlyIn(shown, mark.token()));
    }

    private boolean isOnlyIn(List<String> names, String token) {
        return existing == null
                || existing.strings().entrySet().stream()
                        .noneMatch(string -> !names.contains(string.getKey())
                                && string.getValue().content().text().text().contains(token));
    }

    /** Tells whether the first page can be told apart from the others. */
    boolean tellFirstPage() {
        return existing != null && existing.tellsFirstPage();
    }

    /** Puts a mark in, to be called where it fits. */
    void apply(SheetMark mark, Splices splices) throws MalformedFileException {
        List<String> missing = new ArrayList<>();
        for (String name : shown(mark)) {
            HeaderFooter.Text string =
                    existing == null ? null : existing.strings().get(name);
            if (string == null) {
                missing.add(name);
            } else if (string.element().selfClosing()) {
                open(string.element(), HeaderText.RIGHT + mark.token(), splices);
            } else {
                HeaderText.Edit edit =
                        string.content().text().insertion(mark.token()).orElseThrow();
                string.content().edit(edit, splices);
            }
        }
        if (!missing.isEmpty()) {
            create(missing, HeaderText.RIGHT + mark.token(), splices);
        }
    }

    /**
     * Takes every copy of a mark out, and the elements that we made for it.
     *
     * <p>Where a page shows a string without the mark's codes, another program may have put them in another order.
     *
     * @throws MalformedFileException if the mark's text stands there in our font, but not in one piece
     */
    void remove(SheetMark mark, Splices splices) throws MalformedFileException {
        if (existing == null) {
            return;
        }
        List<XmlElement> made = new ArrayList<>();
        boolean withParent = false;
        List<String> shown = shown(mark);
        for (Map.Entry<String, HeaderFooter.Text> named : existing.strings().entrySet()) {
            HeaderFooter.Text string = named.getValue();
            XmlElement element = string.element();
            String token = shown.contains(named.getKey())
                    ? written(mark, string.content().text().text())
                    : mark.token();
            if (!string.content().text().isOnly(token)) {
                for (HeaderText.Edit edit : string.content().text().removals(token)) {
                    string.content().edit(edit, splices);
                }
            } else if (precedes(OPENED, element.end() - 1)) {
                splices.replace(element.startTagEnd() - 1, element.end(), "/>");
            } else {
                made.add(element);
                withParent |= precedes(MADE_WITH_PARENT, element.startTagEnd() - 1);
            }
        }
        if (withParent && isAllOf(existing.element(), made)) {
            splices.remove(holder, List.of(existing.element()));
        } else {
            splices.remove(existing.element(), made);
        }
    }

    private String written(SheetMark mark, String header) throws MalformedFileException {
        if (header.contains(mark.token())) {
            return mark.token();
        }
        Optional<String> rewritten = mark.rewrittenIn(header);
        if (rewritten.isEmpty() && mark.isSuspectedIn(header)) {
            throw new MalformedFileException(new Problem(
                    part.name(),
                    "the mark in a page header was rewritten by another program",
                    "its text with other codes in between",
                    "the codes and the text as stored"));
        }
        return rewritten.orElse(mark.token());
    }

    /** The names of the strings in which a mark has to stand, in the order of the schema. */
    private List<String> shown(SheetMark mark) {
        List<String> pages = existing == null ? List.of("odd") : existing.pages();
        if (mark.pages() == MarkPages.FIRST && tellFirstPage()) {
            pages = List.of(HeaderFooter.FIRST);
        }
        List<String> names = new ArrayList<>();
        for (String page : pages) {
            mark.edges().forEach(edge -> names.add(edge.element(page)));
        }
        return names;
    }

    private HeaderText text(String name) {
        return Optional.ofNullable(existing)
                .map(found -> found.strings().get(name))
                .map(string -> string.content().text())
                .orElse(new HeaderText(""));
    }

    private static void open(XmlElement element, String text, Splices splices) {
        splices.replace(
                element.startTagEnd() - 2,
                element.end(),
                ">" + XmlText.escape(text) + "</" + element.qualifiedName() + OPENED + ">");
    }

    private void create(List<String> names, String text, Splices splices) {
        HeaderFooter parent = existing;
        if (parent == null) {
            String name = holder.withPrefix(HeaderFooter.NAME);
            String fragment = "<" + name + ">" + elements(names, MADE_WITH_PARENT, text) + "</" + name + ">";
            if (holder.selfClosing()) {
                splices.insertFirst(holder, fragment);
            } else {
                splices.replace(createAt, createAt, fragment);
            }
        } else if (parent.element().selfClosing()) {
            splices.insertFirst(parent.element(), elements(names, MADE, text));
        } else {
            for (String name : names) {
                int at = behindPredecessors(parent, name);
                splices.replace(at, at, elements(List.of(name), MADE, text));
            }
        }
    }

    private String elements(List<String> names, String made, String text) {
        StringBuilder fragment = new StringBuilder();
        for (String name : names) {
            String qualified = holder.withPrefix(name);
            fragment.append('<').append(qualified).append(made).append('>');
            fragment.append(XmlText.escape(text)).append("</").append(qualified).append('>');
        }
        return fragment.toString();
    }

    private static int behindPredecessors(HeaderFooter parent, String name) {
        int at = parent.element().startTagEnd();
        for (String before : HeaderFooter.ORDER.subList(0, HeaderFooter.ORDER.indexOf(name))) {
            HeaderFooter.Text string = parent.strings().get(before);
            if (string != null) {
                at = Math.max(at, string.element().end());
            }
        }
        return at;
    }

    private static boolean isAllOf(XmlElement parent, List<XmlElement> children) {
        int at = parent.startTagEnd();
        for (XmlElement child : children) {
            if (child.start() != at) {
                return false;
            }
            at = child.end();
        }
        return at == parent.endTagStart();
    }

    private boolean precedes(String spaces, int at) {
        byte[] xml = part.utf8();
        return new String(xml, at - spaces.length(), spaces.length(), StandardCharsets.ISO_8859_1).equals(spaces);
    }
}
