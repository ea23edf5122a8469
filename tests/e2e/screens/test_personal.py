"""Codes that hold a customer's name, phone and address: no file ever holds what they said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.e2e.hub_process import HubProcess
from tests.e2e.screens.conftest import TICKETS
from tests.e2e.screens.rig import Announced, Screens, admit, english, opened
from tests.e2e.screens.test_scans import burst

NAME, PINYIN, PHONE, STREET = "张三丰", "Zhang Sanfeng", "13866663333", "Wensan Road 88"
SECRETS = (NAME, PINYIN, "ZHANGSANFENG", PHONE, "138-6666-3333", STREET, "WENSANROAD")
KNOWN = Announced(number=TICKETS - 1)
HOSTILE = [
    f'{{"name":"{NAME}","phone":"{PHONE}","addr":"{STREET}"}}',
    f"https://shop.example.cn/o?name={PINYIN}&tel={PHONE}",
    f"BEGIN:VCARD;N:{PINYIN};TEL:{PHONE};ADR:{STREET};END:VCARD",
    f"{PINYIN} {PHONE}",
    PHONE,
    "138-6666-3333",
    f"{NAME}{PHONE}",
    f"SF1 {PINYIN}",
    "ZhangSanfeng3333",
]


@pytest.fixture(scope="module")
def bench(
    qapp: QApplication, site: HubProcess, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Screens]:
    """One station for all of this file."""
    assert qapp is not None
    folder = tmp_path_factory.mktemp("personal") / "data"
    with opened(admit(english(folder), site)) as found:
        found.until_online()
        found.sign_in()
        found.until_known(KNOWN)
        yield found


def take_in(screens: Screens, text: str) -> None:
    screens.driver.scan("CMD-NEW")
    screens.until_said("Ready to scan")
    burst(screens, text)
    screens.until_said("No ticket has this number")
    screens.driver.key("0")
    screens.until_said("Received without a ticket")


def found_in(folder: Path) -> list[str]:
    """File and text of everything that should be in no file; photographs hold what they show."""
    forms = [
        (secret, form)
        for secret in SECRETS
        for form in (
            secret.encode(),
            secret.encode("utf-16-le"),
            secret.encode("gb18030"),
            secret.encode("unicode_escape"),
        )
    ]
    return [
        f"{file.relative_to(folder)}: {secret}"
        for file in sorted(folder.rglob("*"))
        if file.is_file() and "photos" not in file.parts
        for data in (file.read_bytes(),)
        for secret, form in forms
        if form in data
    ]


def test_nothing_of_them_reaches_a_file(bench: Screens, site: HubProcess) -> None:
    for text in HOSTILE:
        take_in(bench, text)
    bench.driver.scan("CMD-NEW")
    bench.until_said("Ready to scan")
    order = f"29991102375{KNOWN.number:05d}"
    about = f'{{"order":"{order}","name":"{NAME}","phone":"{PHONE}","addr":"{STREET}"}}'
    burst(bench, about)
    bench.until_said("Matched")
    bench.until_synced()
    with bench.station.desk.services.store.facts() as facts:
        parcel = facts.parcels_by_code(order)[0]
    assert [(one.code, one.raw) for one in parcel.codes] == [(order, f"<withheld {len(about)}>")]
    assert [one.code for one in parcel.matches] == [order]
    bench.assert_sound()
    assert found_in(bench.config.data_dir) == []
    assert found_in(site.data) == []
    files = [file.read_bytes() for file in bench.config.data_dir.glob("*.sqlite*")]
    for text in HOSTILE:
        assert any(f"<withheld {len(text)}>".encode() in data for data in files)


def test_the_search_for_them_finds_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "journal").write_text(f'{{"raw":"{NAME}"}}', "utf-8")
    assert found_in(tmp_path) == [f"journal: {NAME}"]
