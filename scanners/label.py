"""What a code on a label is: carrier, kind, check digit, by rules kept as data.

A rule that does not match rejects nothing: carriers change their numbers, and twelve digits fit
three of them. What a code belongs to is decided by the list of expected parcels, not here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from scanners import gs1
from scanners.order_code import order_number
from scanners.scan import Scan

Kind = Literal["tracking", "order", "product", "routing", "command", "url", "other"]
"""`order`: it names the order or the return. `product`: it is on every piece of these goods."""

MAX_CODE_CHARS = 4000
"""Longer texts are kept as read and never parsed."""
_COMMAND = re.compile(r"CMD-[A-Z0-9-]{1,32}")
_URL = re.compile(r"[A-Z][A-Z0-9+.-]{1,10}://.*", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class ParsedCode:
    """A code with what the rules say of it.

    `carrier` is None where only the shape speaks for one; `certain` is True where prefix or check
    digit name it. `check_digit_ok` is None where the format has none. `fields` are the parts a rule
    names, such as box and boxes, or those of `scanners.gs1`. `rule` is `id@version` of the rule,
    None where none matched. `is_return`: the number has the mark of the carrier's return service.
    """

    text: str
    normalised: str
    kind: Kind
    carrier: str | None = None
    certain: bool = False
    check_digit_ok: bool | None = None
    fields: Mapping[str, str]
    is_return: bool = False
    rule: str | None = None


@dataclass(frozen=True, kw_only=True)
class Pattern:
    """One number format of a carrier.

    Two named parts have a meaning: `code` is the number people are told where the bars hold more,
    `checked` what the check digit is of where that is neither.
    """

    rule: str
    carrier: str
    kind: Kind
    regex: re.Pattern[str]
    certain: bool
    check: Callable[[str], bool] | None
    among: Mapping[str, frozenset[str]]
    """Allowed values of named parts, such as country codes."""
    strict: bool = False
    """Without its check digit a number is not of this format."""
    returns: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Values of named parts that mark the return service."""
    means: Mapping[str, tuple[tuple[re.Pattern[str], str], ...]] = field(default_factory=dict)
    """What values of named parts stand for: `service` is told as `service_name`, too."""

    def parse(self, text: str, code: str) -> ParsedCode | None:
        """The code as this format has it, or None if it has another shape."""
        match = self.regex.fullmatch(code)
        if match is None:
            return None
        parts = {name: part for name, part in match.groupdict().items() if part is not None}
        if any(parts.get(name) not in allowed for name, allowed in self.among.items()):
            return None
        own = parts.pop("code", code)
        checked = parts.pop("checked", own)
        holds = self.check(checked) if self.check else None
        if self.strict and holds is False:
            return None
        marks = any(parts.get(name) in marks for name, marks in self.returns.items())
        parts |= self._names(parts)
        return ParsedCode(
            text=text,
            normalised=own,
            kind=self.kind,
            carrier=self.carrier,
            certain=self.certain and holds is not False,
            check_digit_ok=holds,
            fields=parts,
            is_return=marks,
            rule=self.rule,
        )

    def _names(self, parts: Mapping[str, str]) -> dict[str, str]:
        return {
            f"{part}_name": meaning
            for part, table in self.means.items()
            for regex, meaning in table
            if part in parts and regex.fullmatch(parts[part])
        }

    def names_carrier(self, code: str) -> bool:
        """Whether a number of this format tells whose it is: by prefix, letters or check digit.

        Digits alone are a shape, which no carrier has to itself; a sorting code is everyone's.
        """
        has_mark = self.certain or self.check is not None or not code.isdecimal()
        return self.kind == "tracking" and has_mark


def normalise(text: str) -> str:
    """Full width made narrow, spaces and control characters dropped, upper case."""
    narrow = unicodedata.normalize("NFKC", text)
    kept = (c for c in narrow if not c.isspace() and unicodedata.category(c) not in {"Cc", "Cf"})
    return "".join(kept).upper()


def parse_scan(scan: Scan, patterns: Sequence[Pattern]) -> ParsedCode:
    """What a scanned code is, by its text and what its reader told of it."""
    # the text of GS1-128 is as printed; its separators, without which data run together, are not
    text = scan.raw.decode("latin-1") if scan.aim == gs1.LINEAR else scan.text
    parsed = parse(text, patterns, symbology=scan.symbology, aim=scan.aim)
    return replace(parsed, text=scan.text)


def parse(
    text: str, patterns: Sequence[Pattern], *, symbology: str = "", aim: str = ""
) -> ParsedCode:
    """What a code is. Certain formats win; where uncertain ones disagree, no carrier is named.

    EAN and UPC bars are goods whatever their digits; GS1 data counts where the code is marked so.
    """
    if len(text) > MAX_CODE_CHARS:
        return ParsedCode(text=text, normalised=text, kind="other", fields={})
    mark, body = gs1.split_aim(text, aim)
    code = normalise(body)
    if gs1.is_goods(symbology, mark):
        return _goods(text, code)
    carriers = _by_patterns(text, code, patterns)
    proven = carriers is not None and carriers.certain and carriers.check_digit_ok
    data = gs1.read(body, mark)
    if data is not None and (data.leads or not proven):
        return _by_gs1(text, code, data)
    return carriers or _order(text, body, patterns) or _without_rule(text, code)


def _by_patterns(text: str, code: str, patterns: Sequence[Pattern]) -> ParsedCode | None:
    found = [
        (pattern, parsed)
        for pattern in patterns
        if (parsed := pattern.parse(text, code)) is not None
    ]
    found.sort(key=lambda one: (not one[1].certain, one[1].kind != "tracking"))
    if not found:
        return None
    pattern, best = found[0]
    if len({one.carrier for one, parsed in found if parsed.certain == best.certain}) > 1:
        return _nobodys(best)
    return best if pattern.names_carrier(best.normalised) else replace(best, carrier=None)


def _order(text: str, body: str, patterns: Sequence[Pattern]) -> ParsedCode | None:
    number = order_number(body)
    if not number:
        return None
    own = normalise(number)
    carriers = _by_patterns(own, own, patterns)
    if carriers is not None and carriers.certain:
        return None  # a carrier's page about the parcel: its bars say the same
    return ParsedCode(text=text, normalised=own, kind="order", fields={"order": own})


def _without_rule(text: str, code: str) -> ParsedCode:
    kind: Kind = "other"
    if _COMMAND.fullmatch(code):
        kind = "command"
    elif _URL.fullmatch(code):
        kind = "url"
    return ParsedCode(text=text, normalised=code, kind=kind, fields={})


def _goods(text: str, code: str) -> ParsedCode:
    gtin = gs1.goods_number(code)
    return ParsedCode(
        text=text,
        normalised=code,
        kind="product",
        check_digit_ok=gtin is not None,
        fields={"gtin": gtin} if gtin else {},
    )


def _by_gs1(text: str, code: str, data: gs1.Gs1Data) -> ParsedCode:
    """An SSCC names one parcel, and no carrier; the same whether its marks were read or not."""
    sscc = data.fields.get("sscc")
    return ParsedCode(
        text=text,
        normalised=f"00{sscc}" if sscc else code,
        kind="tracking" if sscc else "product",
        certain=bool(sscc),
        check_digit_ok=True,
        fields=data.fields,
    )


def _nobodys(parsed: ParsedCode) -> ParsedCode:
    """Formats of several carriers fit: nothing one of them says of it counts, a check least of all.

    One number in ten passes another carrier's check digit by chance.
    """
    return replace(
        parsed,
        carrier=None,
        certain=False,
        check_digit_ok=None,
        fields={},
        is_return=False,
        rule=None,
    )
