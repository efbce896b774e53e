package io.github.edusec.classify.label;

import io.github.edusec.classify.LimitExceededException;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A workbook: the mark stands in the header or footer that every sheet prints, in each of its custom views as well.
 *
 * <p>It stands on the same edges of all sheets, in the same words, so that nobody looks for it. Switches for first and even
 * pages are never changed. Of a large sheet only what stands around its rows is held. Not thread-safe.
 */
final class XlsxWorkbook implements LabelledPackage {
    static final Set<String> MAIN_TYPES = Set.of(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml",
            "application/vnd.ms-excel.template.macroEnabled.main+xml");

    private static final List<String> SHEET_TYPES = List.of("worksheet", "chartsheet", "dialogsheet");
    private static final String ROWS = "sheetData";

    private final OpcPackage opc;
    private final Limits limits;
    private final OoxmlProperties properties;
    private final String main;
    /** The mark that the workbook has as far as it was asked for or put. */
    private @Nullable SheetMark shown;
    /** Whether every sheet tells its first page apart; as far as that was asked for. */
    private boolean firstPagesTold;
    /** How many more sheets and views may be read in one pass. */
    private int room;

    private XlsxWorkbook(OpcPackage opc, String main) {
        this.opc = opc;
        this.properties = new OoxmlProperties(opc);
        this.limits = opc.limits();
        this.main = main;
    }

    static XlsxWorkbook of(OpcPackage opc) throws IOException {
        Optional<String> type = OoxmlProperties.mainType(opc);
        if (type.isEmpty() || !MAIN_TYPES.contains(type.get())) {
            throw new MalformedFileException(
                    new Problem("package", "the main part is no workbook", "another type", "XLSX or its variants"));
        }
        return new XlsxWorkbook(opc, OoxmlProperties.mainPart(opc).orElseThrow());
    }

    @Override
    public Optional<StampOutcome.Refused> refusal(@Nullable Mark mark) throws IOException {
        return properties.refusal();
    }

    @Override
    public Map<String, String> pairs() throws IOException {
        return properties.pairs();
    }

    @Override
    public List<MarkPlace> places(Mark mark) {
        return shown == null ? mark.places() : shown.places();
    }

    @Override
    public List<MarkRemark> remarks(Mark mark) {
        List<MarkRemark> remarks = new ArrayList<>();
        if (shown != null && mark.isVisible()) {
            remarks.addAll(shown.remarks(mark));
        }
        if (mark.onFirstPage() && !firstPagesTold) {
            remarks.add(MarkRemark.ON_ALL_PAGES);
        }
        return remarks;
    }

    @Override
    public boolean carries(@Nullable Mark mark) throws IOException {
        if (mark == null) {
            return pairs().isEmpty();
        }
        Map<String, String> stored = new HashMap<>(pairs());
        if (!mark.isVisible()) {
            return stored.equals(mark.pairs());
        }
        Optional<SheetMark> found = SheetMark.of(shownAs(mark), stored.remove(LabelProperties.SHEETS));
        if (found.isEmpty() || !stored.equals(mark.pairs())) {
            return false;
        }
        firstPagesTold = sheets().size() == 1;
        for (String sheet : sheets()) {
            SheetHeaders headers = headers(sheet);
            firstPagesTold &= headers.tellFirstPage();
            if (!headers.show(found.get())) {
                return false;
            }
        }
        shown = found.get();
        return true;
    }

    @Override
    public void remove() throws IOException {
        Optional<SheetMark> mark = stored();
        if (mark.isPresent()) {
            for (String sheet : sheets()) {
                opc.put(sheet, headers(sheet).without(mark.get()));
            }
        }
        Set<String> gone = new HashSet<>();
        properties.remove(gone);
        if (!gone.isEmpty()) {
            opc.put(PartNames.CONTENT_TYPES, ContentTypes.of(opc).without(gone));
        }
    }

    @Override
    public void apply(Mark mark) throws IOException {
        Map<String, SheetHeaders> sheets = new LinkedHashMap<>();
        for (String sheet : sheets()) {
            sheets.put(sheet, headers(sheet));
        }
        Map<String, String> pairs = mark.pairs();
        if (mark.isVisible()) {
            SheetMark wanted = fitting(shownAs(mark), sheets);
            for (Map.Entry<String, SheetHeaders> sheet : sheets.entrySet()) {
                opc.put(sheet.getKey(), sheet.getValue().with(wanted));
            }
            pairs.put(LabelProperties.SHEETS, wanted.code());
            firstPagesTold = sheets.size() == 1 && sheets.values().stream().allMatch(SheetHeaders::tellFirstPage);
            shown = wanted;
        }
        Map<String, String> types = new LinkedHashMap<>();
        properties.store(sheets.values().iterator().next().dialect(), pairs, types);
        if (!types.isEmpty()) {
            opc.put(PartNames.CONTENT_TYPES, ContentTypes.of(opc).with(types));
        }
    }

    /** Printed together, several sheets have one first page, and which sheets are printed nobody knows: then all pages are marked. */
    private Mark shownAs(Mark mark) throws IOException {
        boolean all = mark.onFirstPage() && sheets().size() > 1;
        return all ? new Mark(mark.label(), mark.style().withPages(MarkPages.ALL)) : mark;
    }

    /** Returns the first way to show a mark that fits into every sheet, in codes that the workbook does not have yet. */
    private static SheetMark fitting(Mark mark, Map<String, SheetHeaders> sheets) throws IOException {
        List<PageHeaders> all = new ArrayList<>();
        sheets.values().forEach(sheet -> all.addAll(sheet.all()));
        List<SheetMark> ways = SheetMark.ways(mark).stream()
                .filter(some ->
                        some.stream().noneMatch(way -> all.stream().anyMatch(headers -> headers.holds(way.token()))))
                .findFirst()
                .orElseThrow(() -> new MalformedFileException(
                        new Problem("workbook", "headers hold the mark's codes already", "every size", "one free")));
        int longest = 0;
        for (SheetMark way : ways) {
            longest = all.stream()
                    .mapToInt(headers -> headers.overflow(way))
                    .max()
                    .orElse(0);
            if (longest == 0) {
                return way;
            }
        }
        throw new LimitExceededException(
                "workbook", "UTF-16 units of a page header or footer with the mark", longest, HeaderText.MAX);
    }

    /** Returns what the sheets show by what is stored; whatever else the property says could be text of the author's. */
    private Optional<SheetMark> stored() throws IOException {
        Map<String, String> pairs = pairs();
        String code = pairs.get(LabelProperties.SHEETS);
        if (code == null) {
            return Optional.empty();
        }
        Optional<SheetMark> mark = SheetMark.stored(pairs);
        if (mark.isEmpty()) {
            throw new MalformedFileException(new Problem(
                    "stored properties",
                    "what the sheets show is damaged",
                    "other codes or text in " + LabelProperties.SHEETS,
                    "those of the stored label"));
        }
        return mark;
    }

    private SheetHeaders headers(String sheet) throws IOException {
        SheetHeaders headers = SheetHeaders.of(opc.skeleton(sheet, ROWS), limits, room);
        room -= headers.all().size();
        return headers;
    }

    /** Returns the sheets, each once whatever the case of its name; then {@link #headers} may be called once for each. */
    private Collection<String> sheets() throws IOException {
        Map<String, String> sheets = new LinkedHashMap<>();
        Relationships.of(opc, main)
                .targets(type -> SHEET_TYPES.stream().anyMatch(kind -> OoxmlDialect.isType(type, kind)))
                .forEach(name -> sheets.putIfAbsent(name.toLowerCase(Locale.ROOT), name));
        if (sheets.isEmpty()) {
            throw new MalformedFileException(new Problem(main, "a workbook without sheets", "none", "one or more"));
        }
        if (sheets.size() > limits.maxPages()) {
            throw SheetHeaders.overLimit(main, sheets.size(), limits);
        }
        room = limits.maxPages();
        return sheets.values();
    }
}
