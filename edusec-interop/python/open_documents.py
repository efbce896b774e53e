"""Texts, spreadsheets and presentations by odfpy, one for each feature that it can make."""
from odf import dc, draw, office, presentation, style, table, text
from odf.namespaces import TEXTNS, XMLNS
from odf.opendocument import OpenDocumentPresentation, OpenDocumentSpreadsheet, OpenDocumentText

WIDE = {"pagewidth": "29.7cm", "pageheight": "21cm", "printorientation": "landscape"}
TALL = {"pagewidth": "21cm", "pageheight": "29.7cm", "printorientation": "portrait"}


def paragraph(words, **attributes):
    return text.P(text=words, **attributes)


def layout(document, name, size=None, header=None):
    made = style.PageLayout(name=name)
    made.addElement(style.PageLayoutProperties(margin="2cm", **(size or TALL)))
    if header:
        made.addElement(style.HeaderStyle())
        made.lastChild.addElement(style.HeaderFooterProperties(minheight="1cm", marginbottom="0.3cm"))
    document.automaticstyles.addElement(made)
    return made


def master(document, name, page_layout, **attributes):
    made = style.MasterPage(name=name, pagelayoutname=page_layout, **attributes)
    document.masterstyles.addElement(made)
    return made


def break_style(document, name, page=None):
    attributes = {"masterpagename": page} if page else {}
    made = style.Style(name=name, family="paragraph", **attributes)
    made.addElement(style.ParagraphProperties(breakbefore="page") if not page else style.ParagraphProperties())
    document.automaticstyles.addElement(made)
    return made


def body(document, pages=2):
    document.text.addElement(paragraph("Page one"))
    broken = break_style(document, "Broken")
    for number in range(2, pages + 1):
        document.text.addElement(paragraph(f"Page {number}", stylename=broken))


def with_header(kinds=(), size=None):
    document = OpenDocumentText()
    page = master(document, "Standard", layout(document, "Layout", size, True))
    for kind, words in kinds:
        page.addElement(kind())
        page.lastChild.addElement(paragraph(words))
    return document


def text_plain():
    document = with_header()
    body(document)
    return document


def text_header():
    document = with_header([(style.Header, "School"), (style.Footer, "Bottom")])
    body(document)
    return document


def text_left_header():
    document = with_header([(style.Header, "Right"), (style.HeaderLeft, "Left")])
    body(document, 4)
    return document


def text_several_masters():
    document = with_header([(style.Header, "Tall")])
    wide = master(document, "Wide", layout(document, "WideLayout", WIDE))
    body(document)
    document.text.addElement(paragraph("Wide page", stylename=break_style(document, "ToWide", wide)))
    return document


def text_following_masters():
    document = OpenDocumentText()
    inside = layout(document, "Inside", None, True)
    master(document, "Standard", inside)
    first = master(document, "First", layout(document, "Cover"), nextstylename="Standard")
    document.text.addElement(paragraph("Cover", stylename=break_style(document, "ToFirst", first)))
    body(document, 3)
    return document


def text_table_in_header():
    document = with_header([(style.Header, "Above")])
    header = document.masterstyles.firstChild.firstChild
    made = table.Table(name="InHeader")
    made.addElement(table.TableColumn(numbercolumnsrepeated=2))
    made.addElement(table.TableRow())
    for words in ("School", "Class"):
        made.lastChild.addElement(table.TableCell(valuetype="string"))
        made.lastChild.lastChild.addElement(paragraph(words))
    header.addElement(made)
    body(document)
    return document


def text_fields():
    document = with_header([(style.Header, "Page ")])
    line = document.masterstyles.firstChild.firstChild.firstChild
    line.addElement(text.PageNumber(selectpage="current", text="1"))
    body(document, 3)
    return document


def text_comments():
    document = with_header([(style.Header, "School")])
    body(document)
    note = office.Annotation()
    note.addElement(dc.Creator(text="A"))
    note.addElement(paragraph("Look here"))
    document.text.lastChild.addElement(note)
    return document


def text_tracked():
    document = with_header()
    body(document)
    changes = text.TrackedChanges()
    region = text.ChangedRegion(qattributes={(TEXTNS, "id"): "ct1", (XMLNS, "id"): "ct1"})
    region.addElement(text.Insertion())
    region.lastChild.addElement(office.ChangeInfo())
    region.lastChild.lastChild.addElement(dc.Creator(text="A"))
    region.lastChild.lastChild.addElement(dc.Date(text="2026-04-01T00:00:00"))
    changes.addElement(region)
    document.text.insertBefore(changes, document.text.firstChild)
    line = text.P()
    line.addElement(text.ChangeStart(changeid="ct1"))
    line.addText("added")
    line.addElement(text.ChangeEnd(changeid="ct1"))
    document.text.addElement(line)
    return document


def sheets(*names, size=None, header=None):
    document = OpenDocumentSpreadsheet()
    page = master(document, "Default", layout(document, "Layout", size, header))
    if header:
        page.addElement(style.Header())
        page.lastChild.addElement(paragraph(header))
    kind = style.Style(name="ta1", family="table", masterpagename=page)
    kind.addElement(style.TableProperties(display="true"))
    document.automaticstyles.addElement(kind)
    for name in names:
        made = table.Table(name=name, stylename=kind)
        for words in ("Name", "A", "B"):
            made.addElement(table.TableRow())
            made.lastChild.addElement(table.TableCell(valuetype="string"))
            made.lastChild.lastChild.addElement(paragraph(words))
        document.spreadsheet.addElement(made)
    return document


def sheet_plain():
    return sheets("One")


def sheet_header():
    return sheets("One", "Two", header="School")


def sheet_landscape():
    return sheets("One", size=WIDE)


def sheet_hidden():
    document = sheets("One", "Two")
    hidden = style.Style(name="ta2", family="table", masterpagename="Default")
    hidden.addElement(style.TableProperties(display="false"))
    document.automaticstyles.addElement(hidden)
    document.spreadsheet.lastChild.setAttribute("stylename", hidden)
    return document


def slides(count=2, hidden=(), masters=1, notes=False):
    document = OpenDocumentPresentation()
    pages = [master(document, f"Master{number}", layout(document, f"Layout{number}", WIDE))
             for number in range(masters)]
    backdrop = style.Style(name="dp1", family="drawing-page")
    backdrop.addElement(style.DrawingPageProperties(backgroundvisible="true", backgroundobjectsvisible="false"))
    document.automaticstyles.addElement(backdrop)
    for number in range(count):
        attributes = {"stylename": backdrop} if number in hidden else {}
        page = draw.Page(name=f"Slide{number}", masterpagename=pages[number % masters], **attributes)
        frame = draw.Frame(width="15cm", height="3cm", x="5cm", y="6cm")
        frame.addElement(draw.TextBox())
        frame.lastChild.addElement(paragraph(f"Slide {number + 1}"))
        page.addElement(frame)
        if notes:
            page.addElement(presentation.Notes())
        document.presentation.addElement(page)
    return document


def slides_plain():
    return slides()


def slides_masters():
    return slides(4, masters=2)


def slides_hidden_master():
    return slides(3, hidden=(1,))


def slides_notes():
    return slides(2, notes=True)


FEATURES = [(text_plain, "odt"), (text_header, "odt"), (text_left_header, "odt"), (text_several_masters, "odt"),
            (text_following_masters, "odt"), (text_table_in_header, "odt"), (text_fields, "odt"),
            (text_comments, "odt"), (text_tracked, "odt"), (sheet_plain, "ods"), (sheet_header, "ods"),
            (sheet_landscape, "ods"), (sheet_hidden, "ods"), (slides_plain, "odp"), (slides_masters, "odp"),
            (slides_hidden_master, "odp"), (slides_notes, "odp")]


def headers(path):
    """The texts of each master page and slide that odfpy sees."""
    from odf.opendocument import load
    document = load(path)
    for page in document.getElementsByType(style.MasterPage):
        yield "".join(str(node) for node in page.childNodes)
