"""What an operator can ask for: every key and every scanned command, in one table.

The dispatcher, the help overlay and the printed sheets all come from here. Both languages stand
side by side because the printed sheets show both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from inspection.values import Texts

PREFIX = "CMD-"


class Reach(StrEnum):
    """Who answers."""

    PAGE = "page"
    """The page in front: its action bar, its numbers, its own keys."""
    FRAME = "frame"
    """The window itself, whatever page is in front; a page may answer first."""
    STOP = "stop"
    """Only the stop overlay."""
    FOCUS = "focus"
    """Qt moves the focus; nobody else is asked."""


@dataclass(frozen=True, kw_only=True)
class Deed:
    """One thing to ask for. `keys` are those of app.keys.key_names; all of them do the same.

    Where `is_choice`, key and command of the same place belong together (`3` and `CMD-03`);
    elsewhere every command does what every key does.
    """

    name: str
    text: Texts
    where: Texts
    """Said where it does nothing: what it is for and where it works."""
    keys: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()
    reach: Reach = Reach.PAGE
    is_choice: bool = False


def _deed(
    name: str,
    text: tuple[str, str],
    where: tuple[str, str],
    *,
    keys: str = "",
    commands: str = "",
    reach: Reach = Reach.PAGE,
) -> Deed:
    codes = tuple(f"{PREFIX}{one}" for one in commands.split())
    return Deed(
        name=name,
        text=Texts(zh=text[0], en=text[1]),
        where=Texts(zh=where[0], en=where[1]),
        keys=tuple(keys.split()),
        commands=codes,
        reach=reach,
        is_choice=name == "choose",
    )


DEEDS: tuple[Deed, ...] = (
    _deed(
        "choose", ("选 1–9，0 是“都不是”", "Choose 1 to 9, 0 for none"),
        ("这一步没有这个编号", "Nothing here has this number"),
        keys="1 2 3 4 5 6 7 8 9 0", commands="01 02 03 04 05 06 07 08 09 00",
    ),
    _deed(
        "confirm", ("确认", "Confirm"),
        ("现在没有要确认的", "There is nothing to confirm now"),
        keys="Enter", commands="OK NEXT",
    ),
    _deed(
        "photo", ("拍照", "Take the photo"),
        ("现在没有要拍的照片", "No photo is due now"),
        keys="Space P", commands="PHOTO",
    ),
    _deed(
        "undo", ("撤销", "Undo"),
        ("这里没有能撤销的", "There is nothing to take back here"),
        keys="Esc", commands="UNDO",
    ),
    _deed(
        "back", ("上一步", "Previous question"),
        ("质检和判定时回到上一个问题", "Goes back a question while inspecting or deciding"),
        keys="Backspace", commands="BACK",
    ),
    _deed(
        "move", ("移动焦点", "Move the focus"),
        ("移动焦点", "Moves the focus"),
        keys="Tab Left Right Up Down", reach=Reach.FOCUS,
    ),
    _deed(
        "search", ("查找（管理页面）", "Search (desk pages)"),
        ("只有管理页面能查找。在收货页按 F2 输入单号",
         "Desk pages have it. F2 on the receive page takes a number"),
        keys="/",
    ),
    _deed(
        "approve", ("确认付款（复核）", "Confirm a payment (review)"),
        ("只在复核时用。工位上按 Enter 提交", "Only a review has it. At the bench Enter submits"),
        keys="Ctrl+Enter",
    ),
    _deed(
        "rescan", ("重扫（停止画面）", "Scan again (stop)"),
        ("只在停止画面上用。要再扫，直接扫", "Only the stop screen has it. Simply scan again"),
        keys="R", reach=Reach.STOP,
    ),
    _deed(
        "acknowledge", ("继续（解除停止）", "Continue after a stop"),
        ("现在没有停止画面", "Nothing is stopped now"),
        commands="ACK", reach=Reach.STOP,
    ),
    _deed(
        "help", ("按键说明", "Keys and commands"),
        ("看这一页能用的按键", "Shows what works on this page"),
        keys="F1 ?", reach=Reach.FRAME,
    ),
    _deed(
        "type", ("输入数字", "Type a number"),
        ("在收货页输入单号，收货时输入重量",
         "Types a tracking number on the receive page, or the weight of the parcel in hand"),
        keys="F2",
    ),
    _deed(
        "label", ("拍面单", "Photograph the label"),
        ("手里没有包裹时，在收货页拍面单",
         "Before a parcel is in hand, photographs the label on the receive page"),
        keys="F3",
    ),
    _deed(
        "no_label", ("没有面单", "No label"),
        ("手里没有包裹时，在收货页收没有面单的包裹",
         "Before a parcel is in hand, receives one without a label on the receive page"),
        keys="F4", commands="NOLABEL",
    ),
    _deed(
        "count", ("清点件数", "Count the parcels"),
        ("在收货页清点快递员交来的件数", "Counts what a courier handed in, on the receive page"),
        keys="N", commands="COUNT",
    ),
    _deed(
        "check", ("检查完整性", "Check integrity"),
        ("检查本工位的记录和照片", "Checks the records and photos of this station"),
        keys="F5", reach=Reach.FRAME,
    ),
    _deed(
        "unclaimed", ("无主件", "Waiting for a ticket"),
        ("手里没有包裹时，在收货页打开无主件列表",
         "Before a parcel is in hand, lists parcels without a ticket on the receive page"),
        keys="W", commands="UNCLAIMED",
    ),
    _deed(
        "same_box", ("同一个箱子", "Same box"),
        ("收货时，一个箱子上有两个单子的面单才用",
         "While receiving, where one box has the labels of two tickets"),
        keys="J", commands="SAMEBOX",
    ),
    _deed(
        "other_ticket", ("不是这个单", "Not this ticket"),
        ("收货或质检时匹配错了才用", "Takes a wrong match back while receiving or inspecting"),
        keys="F6",
    ),
    _deed(
        "override", ("改判", "Override"),
        ("判定时不同意建议才用", "Disagrees with the advice while deciding"),
        keys="F7",
    ),
    _deed(
        "wish", ("改诉求、运费不退", "Changed wish, freight kept"),
        ("判定换货、维修，或要退运费时才用",
         "While deciding on an exchange or a repair, or where freight goes back"),
        keys="M", commands="WISH",
    ),
    _deed(
        "what_if", ("换个答案会怎样", "What if"),
        ("判定前看哪个答案会改变建议", "While deciding, lists answers that change the advice"),
        keys="I", commands="WHATIF",
    ),
    _deed(
        "open_photo", ("看照片", "Look at the photo"),
        ("质检或收货时，有照片才能看", "Opens the last photo of what is in hand"),
        keys="V",
    ),
    _deed(
        "compare", ("对比图片", "Compare with pictures"),
        ("质检时，售后单带了图片才能对比",
         "While inspecting, where pictures came with the ticket"),
        keys="X", commands="COMPARE",
    ),
    _deed(
        "mark", ("方框 B、箭头 A、词 T、遮盖 H", "Box B, arrow A, word T, hide H"),
        ("先按 V 打开照片", "Draws on a photo that is open; V opens one"),
        keys="B A T H",
    ),
    _deed(
        "reveal", ("看原图", "Show the original"),
        ("打开有遮盖的照片，主管才能看原图", "For supervisors, on a photo with covered parts"),
        keys="O",
    ),
    _deed(
        "no_photo", ("拍不了，要选原因", "No photo, with reason"),
        ("质检时，有照片要拍才用", "Where a photo is due while inspecting"),
        keys="K",
    ),
    _deed(
        "skip", ("跳过，或特殊情况", "Skip, or something else"),
        ("消毒页：跳过消毒。质检页：特殊情况",
         "Leaves disinfection out; while inspecting it lists special cases"),
        keys="F8",
    ),
    _deed(
        "customer", ("客户怎么说", "What the customer says"),
        ("手里有包裹或商品时才能看", "Shows it once a parcel or an item is in hand"),
        keys="C", commands="CUSTOMER", reach=Reach.FRAME,
    ),
    _deed(
        "call", ("叫主管", "Call the supervisor"),
        ("先登录，才能叫主管", "Sign in first"),
        keys="F9", commands="CALL", reach=Reach.FRAME,
    ),
    _deed(
        "flags", ("看提醒", "Show the flags"),
        ("手里的包裹没有提醒", "Nothing about what is in hand needs attention"),
        keys="F", commands="FLAGS", reach=Reach.FRAME,
    ),
    _deed(
        "print", ("打印唯一码", "Print the LPN"),
        ("质检或判定时，手里有商品才能打印",
         "Prints once an item is in hand, while inspecting or deciding"),
        keys="F10", commands="PRINT",
    ),
    _deed(
        "log", ("打开日志", "Open the log"),
        ("先登录，日志在设置里", "Sign in first; the log is in the settings"),
        keys="F11", reach=Reach.FRAME,
    ),
    _deed(
        "self_test", ("自检", "Self-test"),
        ("先登录，自检在设置里", "Sign in first; the self-test is in the settings"),
        keys="F12", commands="SELFTEST", reach=Reach.FRAME,
    ),
    _deed(
        "lock", ("锁屏", "Lock"),
        ("已经锁屏", "The screen is locked already"),
        keys="Ctrl+L", commands="LOCK", reach=Reach.FRAME,
    ),
    _deed(
        "save", ("存到 U 盘", "Save to a USB stick"),
        ("先登录，再存到 U 盘", "Sign in first"),
        keys="Ctrl+S", commands="SAVE", reach=Reach.FRAME,
    ),
    _deed(
        "next_parcel", ("收下一件", "Next parcel"),
        ("先登录，再收下一件", "Sign in first"),
        commands="NEW", reach=Reach.FRAME,
    ),
    _deed(
        "empty_box", ("空包", "Empty box"),
        ("质检时扫，先开箱", "Says while inspecting that the box is empty, once it is open"),
        commands="EMPTY",
    ),
    _deed(
        "wrong_item", ("错件", "Wrong item"),
        ("核对商品时扫，开箱后第一个问题", "Answers the first question once the box is open"),
        commands="WRONG",
    ),
    _deed(
        "item_missing", ("少件", "Item missing"),
        ("质检时扫，先开箱", "Says while inspecting that something is missing"),
        commands="SHORT",
    ),
    _deed(
        "extra_item", ("多件", "Extra item"),
        ("质检时扫，先开箱", "Names an extra item while inspecting, once the box is open"),
        commands="EXTRA",
    ),
    _deed(
        "ask_customer", ("问客户", "Ask the customer"),
        ("质检时扫，商品有唯一码之后", "Asks while inspecting, once the item has its LPN"),
        commands="ASK",
    ),
    _deed(
        "park", ("搁置", "Park"),
        ("质检时扫，商品有唯一码之后", "Parks the item while inspecting, once it has its LPN"),
        commands="PARK",
    ),
    _deed(
        "disinfect_start", ("开始消毒", "Start disinfection"),
        ("在消毒页开始计时", "Starts the timer on the disinfection page"),
        commands="DISINFECT-START",
    ),
    _deed(
        "disinfect_end", ("结束消毒", "End disinfection"),
        ("计时到了自动结束，不用扫", "The timer ends it by itself once the time is over"),
        commands="DISINFECT-END",
    ),
    _deed(
        "put_away", ("归位", "Put away"),
        ("先登录，再归位", "Sign in first"),
        keys="G", commands="SORT", reach=Reach.FRAME,
    ),
    _deed(
        "take_back", ("收回判定", "Take a decision back"),
        ("归位时，主管对还没付款的商品才能用",
         "For supervisors, on an item that is put away and not paid"),
        keys="D",
    ),
    _deed(
        "full", ("容器满了", "Container full"),
        ("扫容器的码打开它，再说满了", "Scan the container first, then say that it is full"),
        commands="FULL",
    ),
    _deed(
        "hold", ("隔离", "Hold"),
        ("判定时选“隔离待定”；质检时把商品放进隔离筐",
         "Chooses quarantine while deciding, or puts the item there while inspecting"),
        commands="HOLD",
    ),
)  # fmt: skip
"""In the order in which the sheets and the help show them."""

_OWN_TEXT = {"CMD-NEXT": Texts(zh="下一步", en="Next")}
"""Commands that ask for the same as their neighbour in other words."""
_BY_KEY = {key: deed for deed in DEEDS for key in deed.keys}
_BADGE = re.compile(r"\s*BADGE-[0-9A-Z-]{1,32}\s*", re.IGNORECASE)
_BY_COMMAND = {command: deed for deed in DEEDS for command in deed.commands}


def command_of(text: str) -> str:
    """The command a scan stands for, in upper case; empty for any other scan."""
    wanted = text.strip().upper()
    return wanted if wanted.startswith(PREFIX) else ""


def is_badge(text: str) -> bool:
    """Whether a scan has the shape this program suggests for badges (`BADGE-2047`)."""
    return _BADGE.fullmatch(text) is not None


def twin_key(command: str) -> str:
    """The key that does the same as a command; empty where there is none."""
    deed = _BY_COMMAND.get(command)
    if deed is not None and deed.keys:
        return deed.keys[deed.commands.index(command) if deed.is_choice else 0]
    # CMD-1 … CMD-9 of older sheets
    digit = command.removeprefix(PREFIX)
    return digit if len(digit) == 1 and digit.isascii() and digit.isdigit() else ""


def deed_of(asked: str) -> Deed | None:
    """What a key or a command asks for; None for those nobody knows."""
    return _BY_COMMAND.get(asked) or _BY_KEY.get(asked)


def commands() -> Iterator[tuple[str, Texts]]:
    """Every command with its words, one line each: a choice names its number."""
    for deed in DEEDS:
        for command in deed.commands:
            words = _choice_text(command) if deed.is_choice else deed.text
            yield command, _OWN_TEXT.get(command, words)


def _choice_text(command: str) -> Texts:
    number = int(command.removeprefix(PREFIX))
    if number == 0:
        return Texts(zh="无，都不是", en="None")
    return Texts(zh=f"选 {number}", en=f"Answer {number}")
