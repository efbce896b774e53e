"""Workbooks by openpyxl and XlsxWriter, one for each feature that they can make."""
import io

import openpyxl
import xlsxwriter
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break

from picture import PNG

ROWS = [["Name", "Mark"], ["A", 5], ["B", 4], ["C", 3]]


# openpyxl

def new(*names):
    book = openpyxl.Workbook()
    book.active.title = "One"
    for name in names:
        book.create_sheet(name)
    for sheet in book:
        for row in ROWS:
            sheet.append(row)
    return book


def plain():
    return new()


def headers_left_centre_right():
    book = new("Two")
    for sheet in book:
        sheet.oddHeader.left.text = "School & home"
        sheet.oddHeader.center.text = "&[Tab]"
        sheet.oddHeader.right.text = "Class 3"
        sheet.oddFooter.center.text = "Page &[Page] of &N"
    return book


def styled_header():
    book = new()
    book.active.oddHeader.right.text = "Marks"
    book.active.oddHeader.right.size = 8
    book.active.oddHeader.right.font = "Arial,Bold"
    book.active.oddHeader.right.color = "CC3366"
    return book


def first_page():
    book = new()
    book.active.HeaderFooter.differentFirst = True
    book.active.firstHeader.center.text = "Cover"
    book.active.oddHeader.center.text = "Inside"
    book.active.row_breaks.append(Break(id=2))
    return book


def even_pages():
    book = new()
    book.active.HeaderFooter.differentOddEven = True
    book.active.evenHeader.left.text = "Even"
    book.active.row_breaks.append(Break(id=1))
    book.active.row_breaks.append(Break(id=2))
    return book


def first_and_even_pages():
    book = even_pages()
    book.active.HeaderFooter.differentFirst = True
    book.active.firstHeader.right.text = "Cover"
    return book


def chart_sheet():
    book = new()
    chart = BarChart()
    chart.add_data(Reference(book.active, min_col=2, min_row=1, max_row=4), titles_from_data=True)
    book.create_chartsheet("Chart").add_chart(chart)
    return book


def hidden_sheets():
    book = new("Two", "Three")
    book["Two"].sheet_state = "hidden"
    book["Three"].sheet_state = "veryHidden"
    return book


def print_area():
    book = new()
    book.active.print_area = "A1:B3"
    book.active.print_title_rows = "1:1"
    book.active.print_options.gridLines = True
    return book


def landscape():
    book = new()
    book.active.page_setup.orientation = "landscape"
    book.active.page_setup.fitToWidth = 1
    book.active.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)
    return book


def comments():
    book = new()
    book.active["A2"].comment = Comment("Look here", "A")
    return book


def protection():
    book = new()
    book.active.protection.sheet = True
    book.security.lockStructure = True
    return book


def merged_and_frozen():
    book = new()
    book.active.merge_cells("D1:F2")
    book.active.freeze_panes = "B2"
    book.active.auto_filter.ref = "A1:B4"
    return book


def validation():
    book = new()
    rule = DataValidation(type="list", formula1='"1,2,3"')
    rule.add("B2:B4")
    book.active.add_data_validation(rule)
    return book


def write_only():
    book = openpyxl.Workbook(write_only=True)
    for name in ("One", "Two"):
        sheet = book.create_sheet(name)
        for row in ROWS:
            sheet.append(row)
    return book


FEATURES = [plain, headers_left_centre_right, styled_header, first_page, even_pages, first_and_even_pages, chart_sheet,
            hidden_sheets, print_area, landscape, comments, protection, merged_and_frozen, validation, write_only]


def headers(path):
    """All texts that openpyxl sees in headers, of sheets with cells and of chart sheets."""
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        yield sheet.oddHeader.right.text or ""
    for sheet in book.chartsheets:
        yield sheet.headerFooter.oddHeader.right.text or ""


# XlsxWriter: a function fills a workbook

def fill(book, *names):
    sheets = [book.add_worksheet(name) for name in ("One",) + names]
    for sheet in sheets:
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 0, row)
    return sheets


def writer_plain(book):
    fill(book)


def writer_headers(book):
    for sheet in fill(book, "Two"):
        sheet.set_header('&L&"Courier New,Bold"School&C&A&R&8&D', {"margin": 0.4, "scale_with_doc": False})
        sheet.set_footer("&CPage &P of &N")


def writer_picture_in_header(book):
    fill(book)[0].set_header("&L&G&CReport", {"image_left": "logo.png", "image_data_left": io.BytesIO(PNG)})


def writer_chart_sheet(book):
    fill(book)
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=One!$B$2:$B$4"})
    book.add_chartsheet("Chart").set_chart(chart)


def writer_chart_sheet_header(book):
    fill(book)
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "=One!$B$2:$B$4"})
    sheet = book.add_chartsheet("Chart")
    sheet.set_chart(chart)
    sheet.set_header("&CChart of marks")


def writer_hidden_sheets(book):
    fill(book, "Two", "Three")[1].hide()


def writer_print_area(book):
    sheet = fill(book)[0]
    sheet.print_area("A1:B3")
    sheet.repeat_rows(0)
    sheet.center_horizontally()


def writer_landscape(book):
    sheet = fill(book)[0]
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)


def writer_comments(book):
    fill(book)[0].write_comment("A2", "Look here")


def writer_protection(book):
    fill(book)[0].protect("secret")


def writer_macros(book):
    fill(book)
    book.add_vba_project(io.BytesIO(b"not a real project"), True)


def writer_page_breaks(book):
    fill(book)[0].set_h_pagebreaks([1, 2, 3])


def writer_rich_tail(book):
    sheet = fill(book)[0]
    sheet.conditional_format("B2:B4", {"type": "data_bar", "data_bar_2010": True})
    sheet.add_sparkline("D2", {"range": "One!B2:B4"})
    sheet.add_table("A1:B4", {"columns": [{"header": "Name"}, {"header": "Mark"}]})
    sheet.ignore_errors({"number_stored_as_text": "A1:A4"})


def writer_constant_memory(book):
    fill(book)


def writer_zip64(book):
    fill(book, "Two")


WRITER_FEATURES = [writer_plain, writer_headers, writer_picture_in_header, writer_chart_sheet,
                   writer_chart_sheet_header, writer_hidden_sheets, writer_print_area, writer_landscape,
                   writer_comments, writer_protection, writer_macros, writer_page_breaks, writer_rich_tail,
                   writer_constant_memory, writer_zip64]


def write(feature, path):
    with xlsxwriter.Workbook(path, {"constant_memory": feature is writer_constant_memory}) as book:
        if feature is writer_zip64:
            book.use_zip64()
        feature(book)
