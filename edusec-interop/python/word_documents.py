"""Word documents by python-docx, one for each feature that it can make."""
import io

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from picture import PNG


def new(pages=2):
    document = docx.Document()
    for page in range(1, pages + 1):
        document.add_heading(f"Chapter {page}", 1)
        document.add_paragraph(f"Text of page {page}.")
        if page < pages:
            document.add_page_break()
    return document


def add_section(document, text, start=WD_SECTION.NEW_PAGE):
    section = document.add_section(start)
    document.add_paragraph(text)
    return section


def say(header, text):
    header.is_linked_to_previous = False
    header.paragraphs[0].text = text


def element(tag, **attributes):
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn("w:" + name), value)
    return made


def field(paragraph, code):
    for kind in ("begin", "separate", "end"):
        paragraph.add_run()._r.append(element("w:fldChar", fldCharType=kind))
        if kind == "begin":
            instruction = element("w:instrText")
            instruction.text = code
            paragraph.add_run()._r.append(instruction)
        if kind == "separate":
            paragraph.add_run("1")


def plain():
    return new()


def sections():
    document = new()
    say(document.sections[0].header, "Part A")
    for name in ("B", "C"):
        say(add_section(document, f"Section {name}").header, f"Part {name}")
    return document


def inherited():
    document = new()
    say(document.sections[0].header, "For all parts")
    add_section(document, "Second section")
    add_section(document, "Third section")
    return document


def first_page():
    document = new(3)
    section = document.sections[0]
    section.different_first_page_header_footer = True
    say(section.first_page_header, "Cover")
    say(section.header, "Inside")
    return document


def first_page_without_header():
    document = new(3)
    document.sections[0].different_first_page_header_footer = True
    return document


def even_pages():
    document = new(4)
    document.settings.odd_and_even_pages_header_footer = True
    say(document.sections[0].header, "Odd")
    say(document.sections[0].even_page_header, "Even")
    return document


def everything_different():
    document = new(4)
    document.settings.odd_and_even_pages_header_footer = True
    document.sections[0].different_first_page_header_footer = True
    add_section(document, "Second")
    add_section(document, "Third")
    one, two, three = document.sections
    say(one.first_page_header, "First of one")
    say(two.even_page_header, "Even of two")
    say(three.header, "Odd of three")
    return document


def first_page_inherited_late():
    document = new(2)
    say(document.sections[0].first_page_header, "Shown in the last section only")
    add_section(document, "Second")
    add_section(document, "Third").different_first_page_header_footer = True
    return document


def landscape():
    document = new()
    section = add_section(document, "A wide table")
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    add_section(document, "Still wide")
    return document


def table_in_header():
    document = new()
    header = document.sections[0].header
    header.is_linked_to_previous = False
    table = header.add_table(1, 2, document.sections[0].page_width // 2)
    table.cell(0, 0).text = "School"
    table.cell(0, 1).text = "Class 3"
    return document


def picture_in_header():
    document = new()
    header = document.sections[0].header
    header.is_linked_to_previous = False
    header.paragraphs[0].add_run().add_picture(io.BytesIO(PNG))
    document.add_picture(io.BytesIO(PNG))
    return document


def fields():
    document = new(3)
    say(document.sections[0].header, "Page ")
    field(document.sections[0].header.paragraphs[0], " PAGE ")
    say(document.sections[0].footer, "of ")
    field(document.sections[0].footer.paragraphs[0], " NUMPAGES ")
    return document


def tracked_changes():
    document = new()
    say(document.sections[0].header, "Kept ")
    for number, paragraph in enumerate((document.paragraphs[1], document.sections[0].header.paragraphs[0])):
        change = element("w:ins", id=str(10 + number), author="A", date="2026-04-01T00:00:00Z")
        change.append(paragraph.add_run(" added")._r)
        paragraph._p.append(change)
    properties = document.sections[0]._sectPr
    properties.append(element("w:sectPrChange", id="20", author="A", date="2026-04-01T00:00:00Z"))
    properties[-1].append(element("w:sectPr"))
    return document


def protection():
    document = new()
    document.settings.element.append(element("w:documentProtection", edit="readOnly", enforcement="1"))
    return document


def footers_only():
    document = new()
    say(document.sections[0].footer, "At the bottom")
    return document


def continuous_sections():
    document = new()
    say(document.sections[0].header, "Top")
    add_section(document, "On the same page", WD_SECTION.CONTINUOUS)
    add_section(document, "On an odd page", WD_SECTION.ODD_PAGE)
    return document


FEATURES = [plain, sections, inherited, first_page, first_page_without_header, even_pages, everything_different,
            first_page_inherited_late, landscape, table_in_header, picture_in_header, fields, tracked_changes, protection, footers_only,
            continuous_sections]


def headers(path):
    """All texts that python-docx sees in headers that are in force."""
    document = docx.Document(path)
    for section in document.sections:
        for header in (section.header, section.first_page_header, section.even_page_header):
            if not header.is_linked_to_previous:
                yield "".join(node.text or "" for node in header._element.iter(qn("w:t")))
