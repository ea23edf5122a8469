"""Pictures to compare with: the customer's first, what is of the very line before the rest."""

from __future__ import annotations

from inspection.references import PictureKind, Reference, in_order


def picture(kind: PictureKind, number: int, *, is_of_line: bool = False) -> Reference:
    return Reference(
        picture_id=f"{kind}-{number}-{is_of_line}",
        kind=kind,
        number=number,
        sha256="0" * 64,
        is_of_line=is_of_line,
        is_here=True,
    )


def test_they_are_looked_at_by_kind_then_line_then_number() -> None:
    wanted = (
        picture(PictureKind.CUSTOMER, 2, is_of_line=True),
        picture(PictureKind.CUSTOMER, 1),
        picture(PictureKind.OUTBOUND, 1),
        picture(PictureKind.CATALOGUE, 1, is_of_line=True),
        picture(PictureKind.CATALOGUE, 2, is_of_line=True),
    )
    assert in_order(list(reversed(wanted))) == wanted
