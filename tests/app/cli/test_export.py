"""`export journal` and `verify SAVED`: a data folder saved, and the save checked by itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.__main__ import run
from inspection.store.photo_files import PhotoFiles
from tests.inspection.store.parts import stores_in
from tests.inspection.store.saving import filled, labelled, own_lines


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data folder of a station that is closed."""
    folder = tmp_path / "data"
    folder.mkdir()
    with stores_in(tmp_path) as stores:
        photos = PhotoFiles(folder / "photos")
        labelled(filled(stores, photos), photos, "label")
    (tmp_path / "a.db").rename(folder / "station.sqlite")
    return folder


def save(
    data: Path, out: Path, capsys: pytest.CaptureFixture[str], *more: str, code: int = 0
) -> dict:
    asked = ["export", "journal", "--out", str(out), "--data", str(data), "--json", *more]
    assert run(asked, {}) == code
    return json.loads(capsys.readouterr().out)


def test_a_save_and_its_check(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = save(data, tmp_path / "out", capsys)
    folder = Path(said["folder"])
    assert folder.parent == tmp_path / "out"
    assert folder.name.startswith("returns-station-B01-")
    assert (said["photos"], said["copied"], said["elsewhere"], said["withheld"]) == (3, 3, 1, 1)
    assert run(["verify", str(folder), "--json"], {}) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["records"], report["photos"]) == (said["records"], 3)
    assert report["withheld"] == 1
    (tmp_path / "a.db").write_bytes((data / "station.sqlite").read_bytes())
    with stores_in(tmp_path) as stores:
        store = stores.bare("a")
        assert own_lines(store, folder) == store.own_records_after(0, 99)


def test_what_does_not_hold_is_listed(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(save(data, tmp_path / "out", capsys)["folder"])
    journal = folder / "journal.ndjson"
    journal.write_bytes(journal.read_bytes().replace(b"q1", b"q9"))
    assert run(["verify", str(folder)], {}) == 4
    said = capsys.readouterr().out
    assert "journal.broken_chain" in said
    assert "saved.file_altered: file journal.ndjson" in said


def test_photos_left_out_have_an_exit_code(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    next((data / "photos").rglob("*.jpg")).unlink()
    assert save(data, tmp_path / "out", capsys, code=3)["missing"] == 1


def test_for_people_it_is_said_in_sentences(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--data", str(data), "export", "journal", "--out", str(tmp_path / "out")], {}) == 0
    said = capsys.readouterr().out
    assert "3 photos saved to" in said
    assert "1 label photo left out" in said
    (folder,) = (tmp_path / "out").glob("returns-station-*")
    assert run(["verify", str(folder)], {}) == 0
    said = capsys.readouterr().out
    assert "Left out of this save: 1 label photo." in said
    assert "Files, chains, receipts and photos hold." in said


def test_labels_go_along_where_they_are_asked_for(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = save(data, tmp_path / "out", capsys, "--with-labels")
    assert (said["photos"], said["withheld"]) == (4, 0)
    assert run(["verify", said["folder"]], {}) == 0
    assert "4 photos checked" in capsys.readouterr().out
    # the next save without them takes nothing away, and says so
    assert run(["export", "journal", "--out", str(tmp_path / "out"), "--data", str(data)], {}) == 0
    assert "Still at this place from earlier saves: 1 label photo." in capsys.readouterr().out
    assert len(list((tmp_path / "out" / "photos").rglob("*.jpg"))) == 4


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["export", "journal", "--out", "{tmp}/file/x", "--data", "{tmp}/data"],
            "The system refused the save",
        ),
        (["verify", "{tmp}/half.partial"], "was broken off; save again"),
        (["verify", "{tmp}"], "There is no save in"),
    ],
)
def test_what_is_not_possible_is_one_sentence(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    arguments: list[str], sentence: str,
) -> None:  # fmt: skip
    (tmp_path / "file").touch()
    (tmp_path / "half.partial").mkdir()
    asked = [one.replace("{tmp}", str(tmp_path)) for one in arguments]
    assert run(asked, {}) == 1
    assert sentence in capsys.readouterr().err


def test_without_a_station_nothing_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert run(["export", "journal", "--out", str(out), "--data", str(tmp_path / "no")], {}) == 1
    assert "There is no station in" in capsys.readouterr().err
    assert not out.exists()
