package io.github.edusec.classify.label;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 */
record SheetMark(List<PageEdge> edges, String token) {
    /** Half points would not help: the size is what makes the codes unlike the author's own. */
    private static final int[] SIZES = {10, 11, 9, 12, 8, 13, 14};

    private static final String FONT = "&\"BIZ UDPGothic,Bold\"";
    private static final Pattern UNREADABLE = Pattern.compile("\\p{Cntrl}");
    /** What a reader of ST_Xstring would take for a code. */
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private static final Map<String, List<PageEdge>> CODES = Map.of(
            "h", List.of(PageEdge.HEADER),
            "f", List.of(PageEdge.FOOTER),
            "b", List.of(PageEdge.HEADER, PageEdge.FOOTER));

    SheetMark {
        edges = List.copyOf(edges);
    }

    /** Returns the ways to show a mark, the best first; those of one size apart from those of the next. */
    static List<List<SheetMark>> ways(Mark mark) {
        List<List<SheetMark>> ways = new ArrayList<>();
        for (int size : SIZES) {
            List<SheetMark> ofSize = new ArrayList<>();
            for (List<PageEdge> edges : edges(mark)) {
                for (String text : texts(mark)) {
                    ofSize.add(new SheetMark(edges, token(size, mark.style(), text)));
                }
            }
            ways.add(ofSize);
        }
        return ways;
    }

    /** Reads the stored form; empty if it is damaged or there is none. */
    static Optional<SheetMark> parse(@Nullable String code) {
        if (code == null || code.length() < 3 || code.charAt(1) != ' ') {
            return Optional.empty();
        }
        return Optional.ofNullable(CODES.get(code.substring(0, 1)))
                .map(edges -> new SheetMark(edges, code.substring(2)));
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

    private static Set<List<PageEdge>> edges(Mark mark) {
        Set<List<PageEdge>> edges = new LinkedHashSet<>();
        if (mark.inHeader() && mark.inFooter()) {
            edges.add(List.of(PageEdge.HEADER, PageEdge.FOOTER));
        }
        PageEdge first = mark.inHeader() ? PageEdge.HEADER : PageEdge.FOOTER;
        edges.add(List.of(first));
        edges.add(List.of(first == PageEdge.HEADER ? PageEdge.FOOTER : PageEdge.HEADER));
        return edges;
    }

    private static Set<String> texts(Mark mark) {
        Set<String> texts = new LinkedHashSet<>();
        texts.add(mark.text());
        texts.add(mark.label().classification().importance().label());
        return texts;
    }

    /** The font stands between size and text, or a text that starts with a digit would lengthen the size. */
    private static String token(int size, MarkStyle style, String text) {
        String colour = style.colour() == MarkStyle.DEFAULT.colour() ? "" : "&K" + style.hexColour();
        String plain = ESCAPE.matcher(UNREADABLE.matcher(text).replaceAll(" ")).replaceAll("_x005F_");
        return "&" + size + FONT + colour + plain.replace("&", "&&");
    }
}
