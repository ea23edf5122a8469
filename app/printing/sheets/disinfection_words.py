"""What stands on a disinfection record sheet, in words: columns, rows, solutions. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.store.queries.disinfection_sheet import DisinfectionSheet, Mark, MixedRow, SheetRow
from inspection.values import Texts

if TYPE_CHECKING:
    from datetime import datetime

    from inspection.policies import Policies
    from inspection.values import Named

TITLE = Texts(zh="消毒记录表", en="Disinfection record")
FOOT = Texts(
    zh="接触时间由计时器测得，不能手填。“补录”“未证实”“跳过”的不算有效消毒。保存不少于 1 年。",
    en="Contact times are measured by a timer, never typed. Entries marked late, not proven or "
    "left out prove nothing. Keep for at least one year.",
)
EMPTY = Texts(zh="这一天没有消毒记录", en="Nothing was disinfected on this day")
SIGN = Texts(zh="复核人签字：", en="Checked by (signature):")
STATION = Texts(zh="工位", en="Station")
SOLUTIONS = Texts(zh="配制的消毒液", en="Solutions mixed")


@dataclass(frozen=True, kw_only=True)
class Column:
    """A heading and its share of the page, in tenths of a millimetre."""

    title: Texts
    width: int


COLUMNS = (
    Column(title=Texts(zh="序号", en="No."), width=80),
    Column(title=Texts(zh="开始–结束", en="Start–end"), width=230),
    Column(title=Texts(zh="对象", en="Object"), width=430),
    Column(title=Texts(zh="方法、消毒剂、批号", en="Method, agent, batch"), width=500),
    Column(title=Texts(zh="浓度或剂量", en="Strength or dose"), width=330),
    Column(title=Texts(zh="要求 / 实际", en="Required / actual"), width=230),
    Column(title=Texts(zh="操作人", en="Operator"), width=210),
    Column(title=Texts(zh="复核人", en="Checker"), width=180),
    Column(title=Texts(zh="结果、备注", en="Result, remarks"), width=540),
)
"""Two lines each (DOMAIN 5, record fields); the checker signs on paper."""

_MARKS = {
    Mark.PROVEN: Texts(zh="时间足够", en="Time reached"),
    Mark.UNPROVEN: Texts(zh="未证实：时钟被改过", en="Not proven: clock was changed"),
    Mark.RUNNING: Texts(zh="未结束", en="Not ended"),
    Mark.STOPPED: Texts(zh="中断，不算", en="Broken off, void"),
    Mark.LATE: Texts(zh="补录，不作证据", en="Entered late, proves nothing"),
    Mark.SKIPPED: Texts(zh="跳过", en="Left out"),
}
_LATE_AT = Texts(zh="补录于 {at}", en="entered at {at}")
_BATCH = Texts(zh="批号 {batch}", en="batch {batch}")
_HOURS = Texts(zh="灯 {device}，累计 {hours} 小时", en="lamp {device}, {hours} h burnt")
_PPE = Texts(zh="防护：{ppe}", en="PPE: {ppe}")
_MIXED = Texts(
    zh="{agent} {mg_l} mg/L，{mixed} 配，{discard} 前用完，{person}",
    en="{agent} {mg_l} mg/L, mixed {mixed}, use before {discard}, {person}",
)
_STRIP = Texts(zh="试纸 {strip} mg/L", en="strip {strip} mg/L")
_EXPIRY = Texts(zh="原液有效期 {day}", en="product expires {day}")

Cells = tuple[tuple[str, str], ...]


class SheetWords:
    """Codes of the policies in the words of one language; a code nobody knows stands as it is."""

    def __init__(self, policies: Policies, language: str) -> None:
        """`language` is zh or en."""
        self._lang = language
        self._procedures = {one.procedure_id: one for one in policies.procedures}
        procedures = policies.procedures
        self._agents = _named(one.agent for one in procedures)
        self._ppe = _named(piece for one in procedures for piece in one.ppe)
        self._targets = {one.target: one.name for one in policies.targets.targets}
        self._materials = _named(m for one in policies.targets.targets for m in one.materials)
        self._reasons = _named((*policies.skip_reasons, *policies.late.reasons))

    def rows(self, sheet: DisinfectionSheet) -> list[Cells]:
        """The cells of every row, two lines each."""
        return [self._cells(number, row) for number, row in enumerate(sheet.rows, start=1)]

    def solutions(self, sheet: DisinfectionSheet) -> list[str]:
        """One line for each solution that was in use."""
        return [self._solution(one) for one in sheet.solutions]

    def heading(self, sheet: DisinfectionSheet) -> str:
        """Station and day."""
        day = sheet.since.astimezone().strftime("%Y-%m-%d")
        return f"{STATION.of(self._lang)} {sheet.station_name}    {day}"

    def _cells(self, number: int, row: SheetRow) -> Cells:
        person = row.person_zh if self._lang.startswith("zh") else row.person_en
        return (
            (str(number), ""),
            (_clock(row.started_at), _clock(row.ended_at)),
            (row.code, self._object(row)),
            self._how(row),
            self._strength(row),
            (_minutes(row.required_s), _minutes(row.contact_s)),
            (person, ""),
            ("", ""),
            self._result(row),
        )

    def _object(self, row: SheetRow) -> str:
        target = self._targets.get(row.target)
        names = [target.of(self._lang) if target else row.target]
        names += [self._word(self._materials, row.material)] if row.material else []
        return _listed(names, self._lang)

    def _how(self, row: SheetRow) -> tuple[str, str]:
        if row.mark is Mark.SKIPPED:
            return "", ""
        procedure = self._procedures.get(row.procedure_id)
        method = procedure.method.text.of(self._lang) if procedure else row.procedure_id
        agent = self._word(self._agents, row.agent)
        batch = _BATCH.of(self._lang).format(batch=row.batch) if row.batch else ""
        return agent, _listed([method, batch] if batch else [method], self._lang)

    def _strength(self, row: SheetRow) -> tuple[str, str]:
        if row.mark is Mark.SKIPPED:
            return "", ""
        if row.device:
            hours = _HOURS.of(self._lang).format(device=row.device, hours=row.lamp_min // 60)
            return f"{row.dose_uj_cm2 // 1000} mJ/cm²", hours
        return f"{row.concentration_mg_l} mg/L" if row.concentration_mg_l else "", ""

    def _result(self, row: SheetRow) -> tuple[str, str]:
        mark = _MARKS[row.mark].of(self._lang)
        notes = [self._word(self._reasons, row.reason)] if row.reason else []
        if row.mark is Mark.LATE:
            notes.append(_LATE_AT.of(self._lang).format(at=_clock(row.written_at)))
        if row.ppe:
            ppe = _listed([self._word(self._ppe, one) for one in row.ppe], self._lang)
            notes.append(_PPE.of(self._lang).format(ppe=ppe))
        return mark, _listed(notes, self._lang)

    def _solution(self, one: MixedRow) -> str:
        lang = self._lang
        line = _MIXED.of(lang).format(
            agent=self._word(self._agents, one.agent),
            mg_l=one.concentration_mg_l,
            mixed=_moment(one.mixed_at),
            discard=_moment(one.discard_at),
            person=one.person_zh if lang.startswith("zh") else one.person_en,
        )
        extra = [_BATCH.of(lang).format(batch=one.batch)] if one.batch else []
        extra += [_EXPIRY.of(lang).format(day=one.expires_on)] if one.expires_on else []
        if one.test_strip_mg_l is not None:
            extra.append(_STRIP.of(lang).format(strip=one.test_strip_mg_l))
        return _listed([line, *extra], lang)

    def _word(self, names: dict[str, Texts], code: str) -> str:
        found = names.get(code)
        return found.of(self._lang) if found else code


def _named(ones: Iterable[Named]) -> dict[str, Texts]:
    return {one.code: one.text for one in ones}


def _listed(parts: Sequence[str], language: str) -> str:
    return ("，" if language.startswith("zh") else ", ").join(parts)


def _clock(moment: datetime | None) -> str:
    return moment.astimezone().strftime("%H:%M:%S") if moment else ""


def _moment(moment: datetime) -> str:
    return moment.astimezone().strftime("%m-%d %H:%M")


def _minutes(seconds: int | None) -> str:
    return f"{seconds // 60}:{seconds % 60:02d}" if seconds else ""
