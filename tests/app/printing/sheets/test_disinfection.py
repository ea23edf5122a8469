"""The disinfection record of a day: every kind of row, in words, on paper that can be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument

from app.printing.sheets.disinfection import ROWS, day_bounds, draw_disinfection, sheet_name
from app.printing.sheets.disinfection_words import SheetWords
from inspection.handlers import disinfect, disinfect_late, solutions
from inspection.policies import Policies, load_policies
from inspection.store.queries.disinfection_sheet import (
    DisinfectionSheet,
    Mark,
    disinfection_sheet,
)
from tests.app.screens.instant_desk import InstantDesk, desk_in
from tests.inspection import samples


@pytest.fixture(scope="module")
def policies(repository: Path) -> Policies:
    return load_policies(repository / "resources", demo=False)


@pytest.fixture(scope="module")
def desk(
    qapp: object, tmp_path_factory: pytest.TempPathFactory, policies: Policies
) -> Iterator[InstantDesk]:
    """A day with a run of each kind."""
    tickets = [samples.other_ticket(str(number)) for number in range(1, 8)]
    with desk_in(tmp_path_factory.mktemp("day"), policies, *tickets) as made:
        made.store.transact(
            samples.HUB, lambda work: work.record(samples.person(samples.INSPECTOR))
        )
        _work(made)
        yield made


def _work(desk: InstantDesk) -> None:
    do, rules = desk._do, desk.policies
    parcels = [desk.received(f"SF{number}") for number in range(1, 8)]

    def start(parcel_id, procedure_id="carton_chlorine", **more):
        intent = disinfect.StartDisinfection(parcel_id=parcel_id, procedure_id=procedure_id, **more)
        return do(lambda work: disinfect.start(work, intent, policies=rules))

    def finish(parcel_id, run_id, contact_s, *, proven=True):
        desk.clock.advance(contact_s)
        intent = disinfect.FinishDisinfection(
            parcel_id=parcel_id, run_id=run_id, contact_s=contact_s, proven=proven
        )
        do(lambda work: disinfect.finish(work, intent))

    mixed = solutions.MixSolution(procedure_id="carton_chlorine", expires_on="2027-02-16")
    first = do(lambda work: solutions.mix(work, mixed, policies=rules))
    finish(parcels[0], start(parcels[0]), 1800)
    named = solutions.AmendSolution(solution_id=first, product_batch="240817")
    do(lambda work: solutions.amend(work, named, policies=rules))
    lamp = solutions.RegisterLamp(procedure_id="carton_uvc", device="UV-07")
    do(lambda work: solutions.register_lamp(work, lamp, policies=rules))
    finish(parcels[1], start(parcels[1], "carton_uvc", material="coloured_fabric"), 3600)
    finish(parcels[2], start(parcels[2]), 1800, proven=False)
    broken = disinfect.StopDisinfection(parcel_id=parcels[3], run_id=start(parcels[3]))
    desk.clock.advance(60)
    do(lambda work: disinfect.stop(work, broken))
    late = disinfect_late.EnterLate(
        parcel_id=parcels[4],
        procedure_id="carton_chlorine",
        ended_at=desk.now() - timedelta(minutes=30),
        reason="wall_clock",
    )
    do(lambda work: disinfect_late.enter_late(work, late, policies=rules))
    left_out = disinfect.SkipDisinfection(parcel_id=parcels[5], reason="no_solution")
    do(lambda work: disinfect.skip(work, left_out, policies=rules))
    start(parcels[6])


@pytest.fixture(scope="module")
def sheet(desk: InstantDesk) -> DisinfectionSheet:
    return sheet_of(desk)


def sheet_of(desk: InstantDesk, days: int = 0) -> DisinfectionSheet:
    since, until = day_bounds(desk.now().astimezone().date() + timedelta(days=days))
    with desk.store.reading() as conn:
        return disinfection_sheet(conn, desk.store.origin, since, until)


def test_every_record_of_the_day_is_on_it_and_says_what_it_is_worth(
    sheet: DisinfectionSheet,
) -> None:
    assert {row.code: row.mark for row in sheet.rows} == {
        "SF1": Mark.PROVEN,
        "SF2": Mark.PROVEN,
        "SF3": Mark.UNPROVEN,
        "SF4": Mark.STOPPED,
        "SF5": Mark.LATE,
        "SF6": Mark.SKIPPED,
        "SF7": Mark.RUNNING,
    }
    assert sheet.station_name == "B02"
    by_code = {row.code: row for row in sheet.rows}
    # told after the run, and it was in the bottle all the same
    assert by_code["SF1"].batch == "240817"
    assert (by_code["SF1"].contact_s, by_code["SF1"].required_s) == (1800, 1800)
    assert (by_code["SF2"].device, by_code["SF2"].lamp_min) == ("UV-07", 60)
    assert {row.person_zh for row in sheet.rows} == {"李晓燕"}
    assert [one.batch for one in sheet.solutions] == ["240817"]


def test_another_day_is_empty(desk: InstantDesk) -> None:
    assert sheet_of(desk, days=2).rows == ()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "zh",
            ("补录，不作证据", "看钟计时的", "时钟被改过", "累计 1 小时", "批号 240817"),
        ),
        ("en", ("Entered late, proves nothing", "Timed by the wall clock", "1 h burnt", "Sprayed")),
    ],
)
def test_the_words_are_those_of_one_language(
    sheet: DisinfectionSheet, policies: Policies, language: str, said: tuple[str, ...]
) -> None:
    words = SheetWords(policies, language)
    text = "\n".join(line for row in words.rows(sheet) for cell in row for line in cell)
    for one in said:
        assert one in text
    assert len(words.solutions(sheet)) == 1


def test_codes_nobody_knows_stand_as_they_are(policies: Policies, sheet: DisinfectionSheet) -> None:
    odd = replace(sheet.rows[0], procedure_id="of_tomorrow", agent="ozone", target="roof")
    cells = SheetWords(policies, "en").rows(replace(sheet, rows=(odd,)))[0]
    lines = [line for cell in cells for line in cell]
    assert {"ozone", "of_tomorrow, batch 240817"} <= set(lines)
    assert any("roof" in one for one in lines)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_is_drawn_lying_down_page_after_page(
    sheet: DisinfectionSheet, policies: Policies, tmp_path: Path, language: str
) -> None:
    many = replace(sheet, rows=sheet.rows * (1 + 2 * ROWS // len(sheet.rows)))
    path = draw_disinfection(tmp_path / "new", many, policies, language=language)
    day = sheet.since.astimezone().strftime("%Y-%m-%d")
    assert path.name == sheet_name(sheet) == f"disinfection-B02-{day}.pdf"
    document = QPdfDocument()
    assert document.load(str(path)) == QPdfDocument.Error.None_
    assert document.pageCount() == 3
    size = document.pagePointSize(0)
    assert (round(size.width()), round(size.height())) == (842, 595)
    text = document.getAllText(0).text()
    assert "SF1" in text
    document.close()
