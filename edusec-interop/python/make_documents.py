"""Makes the documents of one library: make_documents.py LIBRARY FOLDER; the files are named library-feature.extension."""
import pathlib
import sys

library, folder = sys.argv[1], pathlib.Path(sys.argv[2])


def path(feature, extension):
    name = feature.__name__.removeprefix("writer_").replace("_", "-")
    return str(folder / f"{library}-{name}.{extension}")


if library == "python-docx":
    import word_documents
    for feature in word_documents.FEATURES:
        feature().save(path(feature, "docx"))
elif library == "openpyxl":
    import workbooks
    for feature in workbooks.FEATURES:
        feature().save(path(feature, "xlsx"))
elif library == "xlsxwriter":
    import workbooks
    for feature in workbooks.WRITER_FEATURES:
        extension = "xlsm" if feature is workbooks.writer_macros else "xlsx"
        workbooks.write(feature, path(feature, extension))
elif library == "odfpy":
    import open_documents
    for feature, extension in open_documents.FEATURES:
        feature().save(path(feature, extension))
else:
    sys.exit(f"unknown library: {library}")
