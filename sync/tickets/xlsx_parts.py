"""The zip archive a spreadsheet is: parts of bounded size, read as a stream of XML.

No XML tree is built: what a hostile part could make of one is unbounded, and a stream reads
50,000 rows in a quarter of the time (docs/adr/0008).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import NoReturn, Protocol
from xml.parsers import expat

from inspection.errors import OperatorError
from sync.tickets.columns import MAX_UNPACKED_BYTES

MAX_PARTS = 2_000
CONTENT_TYPES = "[Content_Types].xml"
_CHUNK_BYTES = 64 * 1024
_MACROS = (b"macroEnabled", b"vbaProject", b"ms-excel.sheet.binary")

Attributes = dict[str, str]


class PartReader(Protocol):
    """Takes in the elements of one part; names come without their prefix."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Characters between."""


class Archive:
    """The parts of a workbook without macros, none read before somebody asks for it."""

    def __init__(self, data: bytes) -> None:
        """Raises OperatorError `file.broken`, `.encrypted`, `.macros`, `.unknown_kind`."""
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._left = MAX_UNPACKED_BYTES
        parts = self._zip.infolist()
        self.names = frozenset(part.filename for part in parts)
        if len(parts) > MAX_PARTS or len(self.names) != len(parts):
            raise OperatorError("file.broken")
        if any(part.flag_bits & 0x1 for part in parts):
            raise OperatorError("file.encrypted")
        if sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
            _too_large()
        self._ensure_kind()

    def read(self, name: str, reader: PartReader) -> None:
        """The whole part at once."""
        for _ in self.stream(name, reader):
            pass

    def stream(self, name: str, reader: PartReader) -> Iterator[None]:
        """Feed the part to `reader` piece by piece, yielding after each."""
        parser = _parser(reader)
        for chunk in self._chunks(name):
            parser.Parse(chunk, False)  # noqa: FBT003 - the parser takes no keyword
            yield
        parser.Parse(b"", True)  # noqa: FBT003 - as above
        yield

    def _chunks(self, name: str) -> Iterator[bytes]:
        with self._zip.open(name) as stream:
            while chunk := stream.read(_CHUNK_BYTES):
                # the directory may have promised less
                self._left -= len(chunk)
                if self._left < 0:
                    _too_large()
                yield chunk

    def _ensure_kind(self) -> None:
        if CONTENT_TYPES not in self.names:
            raise OperatorError("file.unknown_kind")
        kinds = b"".join(self._chunks(CONTENT_TYPES))
        if any(mark in kinds for mark in _MACROS):
            raise OperatorError("file.macros")
        if b"spreadsheetml" not in kinds:
            raise OperatorError("file.unknown_kind")


def _parser(reader: PartReader) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    local = _LocalNames()

    def start(name: str, attributes: Attributes) -> None:
        reader.start(local[name], attributes)

    def end(name: str) -> None:
        reader.end(local[name])

    parser.StartDoctypeDeclHandler = _no_doctype
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = reader.text
    return parser


class _LocalNames(dict[str, str]):
    """Element names without prefix, worked out once each."""

    def __missing__(self, name: str) -> str:
        local = name.rpartition(":")[2]
        if len(self) < MAX_PARTS:
            self[name] = local
        return local


def _no_doctype(*_about: object) -> NoReturn:
    # entities, of which bombs are made, are declared in a document type; spreadsheets have none
    raise OperatorError("file.broken")


def _too_large() -> NoReturn:
    raise OperatorError("file.too_large_unpacked", limit_mb=MAX_UNPACKED_BYTES // 1024 // 1024)
