"""What a workbook says besides its cells: where the first sheet is, shared texts, date formats."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field

from inspection.errors import OperatorError
from sync.tickets.xlsx_parts import CONTENT_TYPES, Archive, Attributes

MAX_STRINGS = 2_000_000
MAX_STYLES = 100_000
MAX_TEXT = 40_000
"""Characters of one cell; a spreadsheet program writes at most 32,767."""
_DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Numbers of the formats every program knows; the middle ones are Chinese and Japanese."""
_UNSHOWN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
"""Literal text, fillers, colours and conditions of a number format."""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, kw_only=True)
class Book:
    """Everything needed to understand the cells of the first sheet."""

    sheet: str
    strings: list[str]
    date_styles: frozenset[int]
    zero_styles: dict[int, int]
    """Styles that fill a number up with zeros, and to how many digits."""
    is_1904: bool

    def string(self, at: str) -> str:
        """The shared text a cell points at; raises ValueError or IndexError for none."""
        if not (at.isascii() and at.isdigit()):
            raise ValueError(at[:20])
        return self.strings[int(at)]


def read_book(archive: Archive) -> Book:
    """Find the first sheet one can see, and what belongs to it.

    Raises OperatorError `file.no_sheet`, ValueError and KeyError where parts contradict each other.
    """
    kinds = _Kinds()
    archive.read(CONTENT_TYPES, kinds)
    workbook = _Workbook()
    archive.read(kinds.workbook, workbook)
    folder, name = posixpath.split(kinds.workbook)
    links = _Links(folder)
    archive.read(posixpath.join(folder, "_rels", f"{name}.rels"), links)
    shown = [rel for rel, state in workbook.sheets if state == "visible" and rel in links.sheets]
    if not shown:
        raise OperatorError("file.no_sheet")
    strings, styles = Strings(), _Styles()
    for part, reader in (("sharedStrings", strings), ("styles", styles)):
        if part in links.parts:
            archive.read(links.parts[part], reader)
    return Book(
        sheet=links.sheets[shown[0]],
        strings=strings.found,
        date_styles=styles.dates(),
        zero_styles=styles.zeros(),
        is_1904=workbook.is_1904,
    )


def plain_text(text: str) -> str:
    """`_x000D_` as the character it stands for; a spreadsheet writes control characters so."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


class Reader:
    """A part reader that takes no notice of anything."""

    def start(self, name: str, attributes: Attributes) -> None:
        """Nothing."""

    def end(self, name: str) -> None:
        """Nothing."""

    def text(self, data: str) -> None:
        """Nothing."""


class Strings(Reader):
    """The texts cells share, by number; how Chinese is pronounced is left out."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._parts: list[str] = []
        self._is_text = self._is_spoken = False

    def start(self, name: str, attributes: Attributes) -> None:
        """A text, or a part of it."""
        del attributes
        if name == "si":
            self._parts = []
        elif name == "rPh":
            self._is_spoken = True
        self._is_text = name == "t" and not self._is_spoken

    def end(self, name: str) -> None:
        """The text is whole."""
        self._is_text = False
        if name == "rPh":
            self._is_spoken = False
        elif name == "si":
            if len(self.found) >= MAX_STRINGS:
                raise OperatorError("file.broken")
            self.found.append(plain_text("".join(self._parts))[:MAX_TEXT])

    def text(self, data: str) -> None:
        """Characters of it."""
        if self._is_text:
            self._parts.append(data)


class _Kinds(Reader):
    """Which part is the workbook."""

    workbook = "xl/workbook.xml"

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "Override" and attributes.get("ContentType", "").endswith("sheet.main+xml"):
            self.workbook = attributes["PartName"].lstrip("/")


class _Workbook(Reader):
    """The sheets in their order, by relation, with their state."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []
        self.is_1904 = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "workbookPr":
            self.is_1904 = attributes.get("date1904", "0") in {"1", "true", "on"}
        elif name == "sheet" and len(self.sheets) < MAX_STYLES:
            relation = next((a for key, a in attributes.items() if key.endswith(":id")), "")
            self.sheets.append((relation, attributes.get("state", "visible")))


class _Links(Reader):
    """Where the parts are that the workbook names; what lies outside the file is left out."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.sheets: dict[str, str] = {}
        self.parts: dict[str, str] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        if name != "Relationship" or attributes.get("TargetMode") == "External":
            return
        target = attributes["Target"]
        inside = target.startswith("/")
        path = target.lstrip("/") if inside else posixpath.join(self._folder, target)
        kind = attributes.get("Type", "").rpartition("/")[2]
        if kind == "worksheet":
            self.sheets[attributes["Id"]] = posixpath.normpath(path)
        else:
            self.parts[kind] = posixpath.normpath(path)


@dataclass(kw_only=True)
class _Styles(Reader):
    """Number formats of the cells' styles."""

    formats: dict[int, str] = field(default_factory=dict)
    styles: list[int] = field(default_factory=list)
    _is_of_cells: bool = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "numFmt":
            self.formats[int(attributes["numFmtId"])] = attributes["formatCode"][:200]
        elif name == "cellXfs":
            self._is_of_cells = True
        elif name == "xf" and self._is_of_cells:
            self.styles.append(int(attributes.get("numFmtId", "0")))
        if len(self.formats) + len(self.styles) > MAX_STYLES:
            raise OperatorError("file.broken")

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._is_of_cells = False

    def dates(self) -> frozenset[int]:
        return frozenset(at for at, number in enumerate(self.styles) if self._is_date(number))

    def zeros(self) -> dict[int, int]:
        shown = {at: self.formats.get(number, "") for at, number in enumerate(self.styles)}
        return {at: len(code) for at, code in shown.items() if re.fullmatch("0{2,30}", code)}

    def _is_date(self, number: int) -> bool:
        if number not in self.formats:
            return number in _DATE_FORMATS
        shown = _UNSHOWN.sub("", self.formats[number].partition(";")[0]).lower()
        return "general" not in shown and any(letter in shown for letter in "dmyhs")
