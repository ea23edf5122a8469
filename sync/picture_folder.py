"""A folder of pictures for offices without software of their own: names say what each shows.

RS-261121-0418/customer-1.jpg             of a ticket
RS-261121-0418/AU-H700-BK/outbound-1.jpg  of the ticket's line with this SKU
AU-H700-BK/catalogue-1.jpg                of an SKU
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from inspection.references import MOST_PICTURES, PictureKind

_NAME = re.compile(
    rf"(customer|outbound|catalogue)-([1-{MOST_PICTURES}])\.(jpe?g|png|webp)", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True)
class FoundPicture:
    """A file whose name says where it belongs; `ticket` and `sku` are empty where there is none."""

    path: Path
    name: str
    kind: PictureKind
    ticket: str
    sku: str
    number: int

    @property
    def query(self) -> dict[str, str]:
        """Where it belongs, as the hub is asked."""
        words = {"kind": self.kind.value, "ticket": self.ticket, "sku": self.sku}
        return {name: word for name, word in words.items() if word} | {"n": str(self.number)}


@dataclass(frozen=True, kw_only=True)
class StrangeFile:
    """A file whose name or place says nothing."""

    name: str


def pictures_in(folder: Path) -> Iterator[FoundPicture | StrangeFile]:
    """Every file at most two folders deep, by name; hidden ones are passed over.

    Raises OSError where the folder cannot be read.
    """
    for first in _visible(folder):
        if not first.is_dir():
            yield StrangeFile(name=first.name)
            continue
        for second in _visible(first):
            if second.is_dir():
                for path in _visible(second):
                    yield _found(path, folder)
            else:
                yield _found(second, folder)


def _found(path: Path, folder: Path) -> FoundPicture | StrangeFile:
    name = path.relative_to(folder).as_posix()
    said = _NAME.fullmatch(path.name)
    owners = path.relative_to(folder).parts[:-1]
    if said is None or not path.is_file():
        return StrangeFile(name=name)
    kind = PictureKind(said[1].lower())
    is_of_goods = kind is PictureKind.CATALOGUE
    if is_of_goods and len(owners) > 1:
        return StrangeFile(name=name)
    return FoundPicture(
        path=path,
        name=name,
        kind=kind,
        ticket="" if is_of_goods else owners[0],
        sku=owners[-1] if is_of_goods or len(owners) > 1 else "",
        number=int(said[2]),
    )


def _visible(folder: Path) -> list[Path]:
    hidden = (".", "Thumbs.db", "desktop.ini")
    return sorted(one for one in folder.iterdir() if not one.name.startswith(hidden))
