package io.github.edusec.classify.label;

import io.github.edusec.classify.LimitExceededException;
import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what one sheet prints at its edges: in the sheet itself and in each of its custom views. Immutable. */
final class SheetHeaders {
    /** The children of a sheet that stand in front of its headers: CT_Worksheet, CT_Chartsheet and CT_Dialogsheet. */
    private static final Set<String> BEFORE_IN_SHEET = Set.of(
            "sheetPr",
            "dimension",
            "sheetViews",
            "sheetFormatPr",
            "cols",
            "sheetData",
            "sheetCalcPr",
            "sheetProtection",
            "protectedRanges",
            "scenarios",
            "autoFilter",
            "sortState",
            "dataConsolidate",
            "customSheetViews",
            "mergeCells",
            "phoneticPr",
            "conditionalFormatting",
            "dataValidations",
            "hyperlinks",
            "printOptions",
            "pageMargins",
            "pageSetup");

    private static final Set<String> BEFORE_IN_VIEW =
            Set.of("pane", "selection", "rowBreaks", "colBreaks", "pageMargins", "printOptions", "pageSetup");

    private static final List<String> ROOTS = List.of("worksheet", "chartsheet", "dialogsheet");

    private final XmlPart part;
    private final XmlScanner scanner;
    private final OoxmlDialect dialect;
    private final Limits limits;
    private final int room;
    private int found;
    private final List<PageHeaders> all = new ArrayList<>();

    private SheetHeaders(XmlPart part, Limits limits, int room) throws IOException {
        this.part = part;
        this.limits = limits;
        this.room = room;
        this.scanner = new XmlScanner(part, limits);
        scanner.next();
        Optional<OoxmlDialect> known = OoxmlDialect.ofSpreadsheet(scanner.namespace());
        if (known.isEmpty()
                || ROOTS.stream().noneMatch(root -> scanner.is(known.get().spreadsheet(), root))) {
            throw scanner.problem("the root element is wrong", "another element", String.join(", ", ROOTS));
        }
        dialect = known.get();
        holder(BEFORE_IN_SHEET);
        scanner.next();
    }

    /**
     * Reads a sheet.
     *
     * @param room how many more sheets and views the workbook may have
     */
    static SheetHeaders of(XmlPart part, Limits limits, int room) throws IOException {
        return new SheetHeaders(part, limits, room);
    }

    static LimitExceededException overLimit(String where, long asked, Limits limits) {
        return new LimitExceededException(where, "sheets and custom views of a workbook", asked, limits.maxPages());
    }

    /** Returns the sheet's headers and those of its views. */
    List<PageHeaders> all() {
        return all;
    }

    /** Tells whether every page shows a mark, whichever view is printed. */
    boolean show(SheetMark mark) {
        return all.stream().allMatch(headers -> headers.shows(mark));
    }

    /** Tells whether the sheet and each of its views tell their first page apart from the others. */
    boolean tellFirstPage() {
        return all.stream().allMatch(PageHeaders::tellFirstPage);
    }

    OoxmlDialect dialect() {
        return dialect;
    }

    /** Returns the part with a mark, to be called where it fits. */
    byte[] with(SheetMark mark) throws IOException {
        Splices splices = new Splices(part.utf8());
        for (PageHeaders headers : all) {
            headers.apply(mark, splices);
        }
        return splices.apply();
    }

    /** Returns the part without a mark. */
    byte[] without(SheetMark mark) throws IOException {
        Splices splices = new Splices(part.utf8());
        for (PageHeaders headers : all) {
            headers.remove(mark, splices);
        }
        return splices.apply();
    }

    /** Reads the sheet or view whose start tag is the present one, to its end. */
    private void holder(Set<String> before) throws IOException {
        if (++found > room) {
            throw overLimit(part.name(), limits.maxPages() - room + (long) found, limits);
        }
        int level = scanner.depth();
        int createAt = scanner.end();
        @Nullable HeaderFooter existing = null;
        while (scanner.next() != XmlScanner.Event.END || scanner.depth() != level) {
            if (scanner.is(dialect.spreadsheet(), HeaderFooter.NAME)) {
                if (existing != null) {
                    throw scanner.problem("the headers of a sheet stand twice", HeaderFooter.NAME, "at most once");
                }
                existing = HeaderFooter.read(scanner, part, dialect.spreadsheet());
            } else if (level == 1 && scanner.is(dialect.spreadsheet(), "customSheetViews")) {
                createAt = views().end();
            } else {
                boolean precedes = before.stream().anyMatch(name -> scanner.is(dialect.spreadsheet(), name));
                XmlElement element = scanner.skipElement();
                createAt = precedes ? element.end() : createAt;
            }
        }
        all.add(new PageHeaders(part, scanner.ended(), createAt, existing));
    }

    private XmlElement views() throws IOException {
        int level = scanner.depth();
        while (scanner.next() != XmlScanner.Event.END || scanner.depth() != level) {
            if (scanner.is(dialect.spreadsheet(), "customSheetView")) {
                holder(BEFORE_IN_VIEW);
            } else {
                scanner.skipElement();
            }
        }
        return scanner.ended();
    }
}
