"""The table of keys and commands against the list the screens were designed by."""

from __future__ import annotations

import pytest

from app.design.tokens import load_tokens
from app.keys.commands import DEEDS, Reach, command_of, commands, deed_of, twin_key

KEYS = {
    "1 2 3 4 5 6 7 8 9 0": "choose",
    "Enter": "confirm",
    "Space P": "photo",
    "Esc": "undo",
    "Backspace": "back",
    "Tab Left Right Up Down": "move",
    "/": "search",
    "Ctrl+Enter": "approve",
    "R": "rescan",
    "F": "flags",
    "F1 ?": "help",
    "F2": "type",
    "F3": "label",
    "F4": "no_label",
    "N": "count",
    "F5": "check",
    "F6": "other_ticket",
    "J": "same_box",
    "W": "unclaimed",
    "F7": "override",
    "D": "take_back",
    "M": "wish",
    "V": "open_photo",
    "X": "compare",
    "B A T H": "mark",
    "O": "reveal",
    "K": "no_photo",
    "F8": "skip",
    "C": "customer",
    "F9": "call",
    "F10": "print",
    "F11": "log",
    "F12": "self_test",
    "G": "put_away",
    "I": "what_if",
    "Ctrl+L": "lock",
    "Ctrl+S": "save",
}
COMMANDS = {
    "ACK": ("继续", "Continue"),
    "OK": ("确认", "Confirm"),
    "NEXT": ("下一步", "Next"),
    "BACK": ("上一步", "Previous"),
    "UNDO": ("撤销", "Undo"),
    "00": ("无", "None"),
    **{f"0{number}": (f"选 {number}", f"Answer {number}") for number in range(1, 10)},
    "PHOTO": ("拍照", "photo"),
    "FLAGS": ("提醒", "flags"),
    "PRINT": ("打印唯一码", "LPN"),
    "NEW": ("下一件", "Next parcel"),
    "NOLABEL": ("没有面单", "No label"),
    "UNCLAIMED": ("无主件", "Waiting for a ticket"),
    "SAMEBOX": ("同一个箱子", "Same box"),
    "COUNT": ("清点", "Count"),
    "COMPARE": ("对比", "Compare"),
    "EMPTY": ("空包", "Empty"),
    "WRONG": ("错件", "Wrong"),
    "SHORT": ("少件", "missing"),
    "EXTRA": ("多件", "Extra"),
    "DISINFECT-START": ("开始消毒", "Start disinfection"),
    "DISINFECT-END": ("结束消毒", "End disinfection"),
    "HOLD": ("隔离", "Hold"),
    "CALL": ("叫主管", "supervisor"),
    "LOCK": ("锁屏", "Lock"),
    "SELFTEST": ("自检", "Self-test"),
    "SAVE": ("存到 U 盘", "USB stick"),
    "SORT": ("归位", "Put away"),
    "FULL": ("容器满了", "Container full"),
    "CUSTOMER": ("客户怎么说", "customer says"),
    "WISH": ("改诉求", "Changed wish"),
    "WHATIF": ("换个答案", "What if"),
    "ASK": ("问客户", "Ask the customer"),
    "PARK": ("搁置", "Park"),
}
"""UI.md, `Keys` and `Scan-to-command sheet`; ours: F1, ?, F, C, M, W, V, O, G,
D, I, X, B, A, T, H, K, CMD-COMPARE, CMD-UNCLAIMED and the last nine commands."""


def test_every_key_of_the_design_is_in_the_table_and_no_other() -> None:
    assert {" ".join(one.keys): one.name for one in DEEDS if one.keys} == KEYS


def test_every_command_of_the_design_is_in_the_table_with_its_words() -> None:
    found = dict(commands())
    assert set(found) == {f"CMD-{one}" for one in COMMANDS}
    for code, (zh, en) in COMMANDS.items():
        words = found[f"CMD-{code}"]
        assert zh in words.zh, code
        assert en.lower() in words.en.lower(), code


def test_commands_of_the_tokens_are_understood() -> None:
    for command in load_tokens().raw["commands"]:
        assert deed_of(command) or twin_key(command), command


def test_names_keys_and_commands_are_used_once() -> None:
    for taken in (
        [one.name for one in DEEDS],
        [key for one in DEEDS for key in one.keys],
        [command for one in DEEDS for command in one.commands],
    ):
        assert len(taken) == len(set(taken))


@pytest.mark.parametrize("deed", DEEDS, ids=lambda one: one.name)
def test_every_deed_says_what_it_is_and_why_it_does_nothing(deed) -> None:
    for words in (deed.text, deed.where):
        assert words.zh
        assert words.en
        assert words.en.isascii()
        assert "!" not in words.en + words.zh
        assert not any(mark in words.zh for mark in ",.?!;:")


def test_money_has_no_command() -> None:
    approve = next(one for one in DEEDS if one.name == "approve")
    assert approve.keys == ("Ctrl+Enter",)
    assert approve.commands == ()


def test_a_command_stands_for_its_key() -> None:
    for deed in DEEDS:
        for command in deed.commands:
            if deed.keys:
                assert twin_key(command) in deed.keys
            else:
                assert twin_key(command) == ""
    assert [twin_key(f"CMD-0{number}") for number in range(10)] == list("0123456789")


@pytest.mark.parametrize(
    ("text", "command"),
    [(" cmd-lock\n", "CMD-LOCK"), ("SF1624088315207", ""), ("\uff23MD-LOCK", "")],
)
def test_only_commands_are_commands(text: str, command: str) -> None:
    assert command_of(text) == command


def test_the_focus_stays_qts_own() -> None:
    assert [one.name for one in DEEDS if one.reach is Reach.FOCUS] == ["move"]


@pytest.mark.parametrize("key", ["F3", "F4", "W"])
def test_what_begins_a_parcel_says_that_none_may_be_in_hand(key: str) -> None:
    where = deed_of(key).where
    assert where.zh.startswith("手里没有包裹时")
    assert where.en.startswith("Before a parcel is in hand")
