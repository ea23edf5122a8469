"""Words for ticket files that cannot be read or announced: what happened, what to do now."""

from __future__ import annotations

from app.language.translation import QT_TRANSLATE_NOOP

_SPLIT = QT_TRANSLATE_NOOP("messages", "Split it; each part may be imported by itself")
_SAVE_ANEW = QT_TRANSLATE_NOOP("messages", "Open it and save it as .xlsx once more")

IMPORT_WORDS: dict[str, tuple[str, str]] = {
    "import.busy": (
        QT_TRANSLATE_NOOP("messages", "A file is being imported already"),
        QT_TRANSLATE_NOOP("messages", "Wait until it is done, or cancel it"),
    ),
    "import.not_here": (
        QT_TRANSLATE_NOOP("messages", "Tickets are not announced from this station"),
        QT_TRANSLATE_NOOP("messages", "The administrator of the site's hub imports them there"),
    ),
    "import.not_yours": (
        QT_TRANSLATE_NOOP("messages", "A supervisor or administrator imports tickets"),
        QT_TRANSLATE_NOOP("messages", "Nothing was imported; let one of them sign in here"),
    ),
    "import.one_file": (
        QT_TRANSLATE_NOOP("messages", "One file at a time"),
        QT_TRANSLATE_NOOP("messages", "Drop a single CSV, XLSX or JSON file"),
    ),
    "import.fault": (
        QT_TRANSLATE_NOOP("messages", "The import broke off"),
        QT_TRANSLATE_NOOP("messages", "What was announced stands; call the supervisor"),
    ),
    "report.unwritable": (
        QT_TRANSLATE_NOOP("messages", "The report was not saved: {why}"),
        QT_TRANSLATE_NOOP("messages", "Choose another folder and save it again"),
    ),
    "file.missing": (
        QT_TRANSLATE_NOOP("messages", "The file is not there any more"),
        QT_TRANSLATE_NOOP("messages", "Choose it once more"),
    ),
    "file.unreadable": (
        QT_TRANSLATE_NOOP("messages", "The file cannot be read: {why}"),
        QT_TRANSLATE_NOOP("messages", "Copy it to this computer and choose the copy"),
    ),
    "file.unknown_kind": (
        QT_TRANSLATE_NOOP("messages", "This is neither CSV nor XLSX nor JSON"),
        QT_TRANSLATE_NOOP("messages", "Export the tickets as one of these"),
    ),
    "file.too_large": (
        QT_TRANSLATE_NOOP("messages", "The file is larger than {limit_mb} MB"),
        _SPLIT,
    ),
    "file.too_large_unpacked": (
        QT_TRANSLATE_NOOP("messages", "The spreadsheet unpacks to more than {limit_mb} MB"),
        _SPLIT,
    ),
    "file.too_many_rows": (
        QT_TRANSLATE_NOOP("messages", "The file has more than {limit} rows"),
        _SPLIT,
    ),
    "file.empty": (
        QT_TRANSLATE_NOOP("messages", "The file is empty"),
        QT_TRANSLATE_NOOP("messages", "Export the tickets again"),
    ),
    "file.encoding": (
        QT_TRANSLATE_NOOP("messages", "The text of the file cannot be read"),
        QT_TRANSLATE_NOOP("messages", "Export it as CSV in UTF-8"),
    ),
    "file.missing_column": (
        QT_TRANSLATE_NOOP("messages", "The column {column} is missing"),
        QT_TRANSLATE_NOOP("messages", "Add it to the heading; nothing was announced"),
    ),
    "file.repeated_column": (
        QT_TRANSLATE_NOOP("messages", "The column {column} is there twice"),
        QT_TRANSLATE_NOOP("messages", "Remove one of them; nothing was announced"),
    ),
    "file.unknown_column": (
        QT_TRANSLATE_NOOP("messages", "The column {column} is unknown"),
        QT_TRANSLATE_NOOP("messages", "Correct or remove it; nothing was announced"),
    ),
    "file.encrypted": (
        QT_TRANSLATE_NOOP("messages", "The spreadsheet has a password, or is of the old kind"),
        QT_TRANSLATE_NOOP("messages", "Save it as .xlsx without a password"),
    ),
    "file.macros": (
        QT_TRANSLATE_NOOP("messages", "The spreadsheet holds macros"),
        QT_TRANSLATE_NOOP("messages", "Save it as .xlsx, which has none"),
    ),
    "file.broken": (
        QT_TRANSLATE_NOOP("messages", "The spreadsheet is damaged"),
        _SAVE_ANEW,
    ),
    "file.no_sheet": (
        QT_TRANSLATE_NOOP("messages", "The spreadsheet has no sheet with cells"),
        _SAVE_ANEW,
    ),
    "file.bad_json": (
        QT_TRANSLATE_NOOP("messages", "The JSON is broken at line {line}"),
        QT_TRANSLATE_NOOP("messages", "Export the tickets again"),
    ),
    "file.not_a_list": (
        QT_TRANSLATE_NOOP("messages", "The JSON file holds no list of tickets"),
        QT_TRANSLATE_NOOP("messages", "Export the tickets again"),
    ),
    "file.too_deep": (
        QT_TRANSLATE_NOOP("messages", "The JSON file is nested too deeply"),
        QT_TRANSLATE_NOOP("messages", "Export the tickets again"),
    ),
    "file.repeated_key": (
        QT_TRANSLATE_NOOP("messages", "The key {key} is twice in one JSON object"),
        QT_TRANSLATE_NOOP("messages", "Remove one of them; nothing was announced"),
    ),
    "file.not_a_number": (
        QT_TRANSLATE_NOOP("messages", "The JSON file holds {name}, which is no number"),
        QT_TRANSLATE_NOOP("messages", "Export the tickets again"),
    ),
}
