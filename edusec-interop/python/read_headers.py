"""Opens documents as their makers do, and tells what their headers say: one line per header, "file<tab>text"."""
import pathlib
import sys

for name in sys.argv[1:]:
    suffix = pathlib.Path(name).suffix
    if suffix == ".docx":
        from word_documents import headers
    elif suffix in (".xlsx", ".xlsm"):
        from workbooks import headers
    else:
        from open_documents import headers
    found = list(headers(name))
    for words in found:
        print(pathlib.Path(name).name, words.replace("\n", " "), sep="\t")
