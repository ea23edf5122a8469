from __future__ import annotations

import ast
from pathlib import Path

import pytest

from app.language.check_in_errors import CHECK_IN_WORDS
from app.language.import_errors import IMPORT_WORDS
from app.language.messages import LONGEST, notice_of, text_of
from app.language.money_errors import MONEY_WORDS
from app.language.sorting_errors import SORTING_WORDS
from app.language.work_errors import WORK_WORDS
from app.language.world_errors import WORLD_WORDS
from inspection.errors import BugError, OperatorError, WorldError

OF_COMMANDS = (
    "app/cli/",
    "app/walkthrough/",
    "inspection/store/postgres.py",
    "sync/connectors/",
    "sync/hub/",
    "sync/tickets/money.py",
)
"""Errors of these never reach the window."""
RAISED = {"OperatorError", "WorldError", "CameraLostError", "ImageError"}
NEVER_SHOWN = {
    "store.no_origin",
    "store.origin_open",
    "store.missing",
    "store.unreachable",
    "store.nested",
    "log.unwritable",
    "saved.incomplete",
    "saved.unknown",
    "saved.unreadable",
    "sync.stopped",
    "desk.closed",
    "desk.nobody",
    "event.malformed",
    "event.unwritable",
    "evidence.bad_hash",
    "evidence.unit_of_other_parcel",
    "config.unknown",
    "config.unreadable",
    "config.invalid",
    "display.missing",
    "policy.malformed",
    "label.bad_rule",
}
"""Bugs, and what stops the program before there is a window."""


def raised_codes(root: Path) -> set[str]:
    found = set()
    for package in ("app", "inspection", "scanners", "sync"):
        for path in (root / package).rglob("*.py"):
            if path.relative_to(root).as_posix().startswith(OF_COMMANDS):
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and node.args:
                    name = getattr(node.func, "id", "")
                    first = node.args[0]
                    if name in RAISED and isinstance(first, ast.Constant):
                        found.add(first.value)
    return found


def test_every_error_that_may_reach_the_window_has_words(repository: Path) -> None:
    tables = (WORK_WORDS, CHECK_IN_WORDS, MONEY_WORDS, SORTING_WORDS, WORLD_WORDS, IMPORT_WORDS)
    worded = {code for table in tables for code in table}
    assert raised_codes(repository) - worded - NEVER_SHOWN == set()


def test_no_code_is_worded_twice() -> None:
    codes = [*WORK_WORDS, *WORLD_WORDS, *IMPORT_WORDS, *SORTING_WORDS]
    assert len(set(codes)) == len(codes)


def test_sentences_say_no_more_than_they_must(qapp) -> None:
    for headline, advice in [
        *WORK_WORDS.values(),
        *WORLD_WORDS.values(),
        *IMPORT_WORDS.values(),
        *SORTING_WORDS.values(),
    ]:
        assert "!" not in headline + advice
        assert not headline.endswith(".")
        assert "please" not in (headline + advice).lower()


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (OperatorError("code.empty"), "warn"),
        (WorldError("store.full"), "error"),
        (WorldError("hub.unreachable"), "warn"),
        (OperatorError("nobody.knows"), "warn"),
        (WorldError("nobody.knows"), "error"),
        (BugError("nobody.knows"), "error"),
    ],
)
def test_the_banner_is_red_only_where_the_world_or_the_program_failed(qapp, error, kind) -> None:
    notice = notice_of(error)
    assert notice.kind == kind
    assert notice.headline
    assert notice.instruction


def test_an_unknown_code_is_shown(qapp) -> None:
    assert "nobody.knows" in text_of(OperatorError("nobody.knows"))[1]


def test_parameters_are_data(qapp) -> None:
    hostile = "{left}" * 40
    _headline, advice = text_of(WorldError("data.unwritable", folder=hostile))
    assert hostile[:LONGEST] in advice
    assert len(advice) < 200


def test_a_lock_tells_the_time_of_day(qapp) -> None:
    error = OperatorError("person.locked", until="2026-11-21T06:47:40.000Z")
    assert "06:47" in text_of(error)[1]
