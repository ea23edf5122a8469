from __future__ import annotations

from pathlib import Path

import pytest

from app.settings.printer_target import (
    NoPrinter,
    QtPrinter,
    Target,
    ZplFolder,
    ZplHost,
    target_of,
    text_of,
)

GOOD: list[tuple[str, Target]] = [
    ("", NoPrinter()),
    ("  ", NoPrinter()),
    ("zpl:10.0.0.40", ZplHost(host="10.0.0.40")),
    ("zpl:printer-3.hall:6101", ZplHost(host="printer-3.hall", port=6101)),
    ("zpl:[fe80::1]:9100", ZplHost(host="fe80::1")),
    ("zpl:[::1]", ZplHost(host="::1")),
    ("zpl-file:/srv/labels", ZplFolder(folder=Path("/srv/labels"))),
    ("qt:Zebra ZD421: hall 2", QtPrinter(name="Zebra ZD421: hall 2")),
]
BAD = [
    "zpl", "zpl:", "zpl:host:", "zpl:host:0", "zpl:host:65536", "zpl:host:9100x", "zpl:a b",
    "zpl:" + "h" * 254, "zpl:[::1", "zpl:[::1]9100", "zpl:host:١٢", "zpl-file:labels", "qt:",
    "qt", "http://printer", "lpt1", ":", "ZPL-FILE:/tmp",
]  # fmt: skip


@pytest.mark.parametrize(("text", "target"), GOOD)
def test_what_the_setting_says(text: str, target: Target) -> None:
    assert target_of(text) == target
    assert target_of(text_of(target)) == target


@pytest.mark.parametrize("text", BAD)
def test_what_names_no_printer_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(ValueError, match="must"):
        target_of(text)
