package io.github.edusec.classify.label;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The mark as one workbook shows it: on which edges, and the exact codes and text in its header strings.
 *
 * <p>A header string has no room for a hidden handle. So the codes are chosen such that the workbook nowhere else has the
 * same ones, and are stored with the label: whatever is equal to them is ours.
 *
 * @param edges where it stands
 * @param token the codes and the text, without section
 * @param text the text alone, in the form that a header string takes
 * @param pages on which pages it stands
 */
record SheetMark(List<PageEdge> edges, String token, String text, MarkPages pages) {
    /** Half points would not help: the size is what makes the codes unlike the author's own. */
    private static final int[] SIZES = {10, 11, 9, 12, 8, 13, 14};

    private static final String FONT = "&\"BIZ UDPGothic,Bold\"";
    private static final Pattern UNREADABLE = Pattern.compile("\\p{Cntrl}");
    /** What a reader of ST_Xstring would take for a code. */
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private static final String FONT_NAME = "&\"BIZ UDPGothic,";
    /** Codes of font, size, colour and weight; few, so that hostile strings cost little; the first one no doubled ampersand. */
    private static final String CODES = "(?<!&)(?:&\"[^\"&]{1,80}\"|&K[0-9A-Fa-f]{6}|&[0-9]{1,3} ?|&[BI]){1,8}";

    SheetMark {
        edges = List.copyOf(edges);
    }

    /** Returns the ways to show a mark, the best first; those of one size apart from those of the next. */
    static List<List<SheetMark>> ways(Mark mark) {
        return ways(mark.label(), mark.style().stored());
    }

    private static List<List<SheetMark>> ways(Label label, StyleCode style) {
        List<List<SheetMark>> ways = new ArrayList<>();
        for (int size : SIZES) {
            List<SheetMark> ofSize = new ArrayList<>();
            for (List<PageEdge> edges : edges(style.position())) {
                for (String text : texts(label, style)) {
                    String plain = plain(text);
                    ofSize.add(new SheetMark(edges, codes(size, style) + plain, plain, style.pages()));
                }
            }
            ways.add(ofSize);
        }
        return ways;
    }

    /** Returns the way of a mark that has this stored form: no other form is trusted. */
    static Optional<SheetMark> of(Mark mark, @Nullable String code) {
        return of(mark.label(), mark.style().stored(), code);
    }

    private static Optional<SheetMark> of(Label label, StyleCode style, @Nullable String code) {
        return ways(label, style).stream()
                .flatMap(List::stream)
                .filter(way -> way.code().equals(code))
                .findFirst();
    }

    /** Returns what the sheets show by stored pairs; empty if they are damaged. */
    static Optional<SheetMark> stored(Map<String, String> pairs) {
        Optional<StyleCode> style = Optional.ofNullable(pairs.get(LabelProperties.STYLE))
                .map(StyleCode::parse)
                .orElse(Optional.of(MarkStyle.DEFAULT.stored()));
        try {
            return style.flatMap(known ->
                    LabelProperties.parse(pairs).flatMap(label -> of(label, known, pairs.get(LabelProperties.SHEETS))));
        } catch (IllegalArgumentException tooLong) {
            return Optional.empty();
        }
    }

    /** Returns what it does other than a mark asked for. */
    List<MarkRemark> remarks(Mark mark) {
        List<MarkRemark> remarks = new ArrayList<>();
        if (!text.equals(plain(mark.text()))) {
            remarks.add(MarkRemark.SHORTENED);
        }
        if (Arrays.stream(PageEdge.values()).anyMatch(edge -> edge.isIn(mark) != edges.contains(edge))) {
            remarks.add(MarkRemark.OTHER_EDGE);
        }
        return remarks;
    }

    /** Finds the text in our font with its codes in another order, as programs write it that read and save the workbook. */
    Optional<String> rewrittenIn(String header) {
        return Pattern.compile(CODES + Pattern.quote(text))
                .matcher(header)
                .results()
                .map(MatchResult::group)
                .filter(run -> run.contains(FONT_NAME))
                .findFirst();
    }

    /** Tells whether a header has the text and our font, however they are put together. */
    boolean isSuspectedIn(String header) {
        return header.contains(text) && header.contains(FONT_NAME);
    }

    /** Returns the stored form, at most 255 UTF-16 units if the token fits into a header. */
    String code() {
        String edge = edges.size() == 2 ? "b" : edges.contains(PageEdge.HEADER) ? "h" : "f";
        return edge + " " + token;
    }

    List<MarkPlace> places() {
        List<MarkPlace> places = new ArrayList<>();
        edges.forEach(edge -> places.add(edge == PageEdge.HEADER ? MarkPlace.HEADER : MarkPlace.FOOTER));
        places.add(MarkPlace.PROPERTY);
        return places;
    }

    private static Set<List<PageEdge>> edges(MarkPosition position) {
        Set<List<PageEdge>> edges = new LinkedHashSet<>();
        if (position == MarkPosition.BOTH) {
            edges.add(List.of(PageEdge.HEADER, PageEdge.FOOTER));
        }
        PageEdge first = position.hasHeader() ? PageEdge.HEADER : PageEdge.FOOTER;
        edges.add(List.of(first));
        edges.add(List.of(first == PageEdge.HEADER ? PageEdge.FOOTER : PageEdge.HEADER));
        return edges;
    }

    private static Set<String> texts(Label label, StyleCode style) {
        Set<String> texts = new LinkedHashSet<>();
        texts.add(style.template().render(label));
        texts.add(label.classification().importance().label());
        return texts;
    }

    /** The font stands between size and text, or a text that starts with a digit would lengthen the size. */
    private static String codes(int size, StyleCode style) {
        return "&" + size + FONT + (style.colour() == MarkStyle.DEFAULT.colour() ? "" : "&K" + style.hexColour());
    }

    private static String plain(String text) {
        String plain = ESCAPE.matcher(UNREADABLE.matcher(text).replaceAll(" ")).replaceAll("_x005F_");
        return plain.replace("&", "&&");
    }
}
