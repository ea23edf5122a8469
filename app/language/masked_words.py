"""What a customer wrote, with what names them masked: phone numbers, their own name and address."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from app.language.names import masked_name, masked_phone

if TYPE_CHECKING:
    from inspection.store.queries.contacts import Contact

_LONG_NUMBER = re.compile(r"\d(?:[\s.\-－—–]{0,3}\d){7,}")
_CITY = re.compile(r"^(?:.{2,8}?(?:省|自治区))?(.{1,8}?(?:市|自治州|地区|盟))")
_HAN = re.compile(r"[\u3400-\u9fff]")
LEAST_HAN = 4
"""Signs in a row of an address, one of them Chinese, that are taken for it: 文三路8."""
LEAST_LATIN = 8
LEAST_NAME = 2
"""Signs of a name; a single one says no more than its mask does."""
LEAST_PART = 3
"""Letters of one part of a Latin name; shorter ones are words like any other."""
_HIDDEN = "****"


def masked_words(words: str, contact: Contact | None) -> str:
    """The words as they may be shown; `contact` is the ticket's own, None once it was erased."""
    if contact is not None:
        words = _without_name(_without_address(words, contact.address), contact.name)
    return masked_numbers(words)


def masked_numbers(words: str) -> str:
    """The words with every number long enough for a telephone masked in the middle."""
    return _LONG_NUMBER.sub(lambda found: masked_phone(_digits(found.group())), words)


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _without_name(words: str, name: str) -> str:
    signs = "".join(name.split())
    if len(signs) < LEAST_NAME:
        return words
    whole = r"\s*".join(map(re.escape, signs))
    if signs.isascii():
        whole = rf"\b{whole}\b"
    words = re.sub(whole, masked_name(name), words, flags=re.IGNORECASE)
    for part in name.split():
        if part.isascii() and len(part) >= LEAST_PART:
            words = re.sub(rf"\b{re.escape(part)}\b", masked_name(part), words)
    return words


def _without_address(words: str, address: str) -> str:
    """Every part of the address that stands in the words; its city alone stays.

    Blanks and punctuation count on neither side: people write them as they like.
    """
    sought, _places = _plain(address)
    city = _CITY.match(sought)
    head = sought[: city.end()] if city else ""
    plain, places = _plain(words)
    shown, done, at = [], 0, 0
    while at < len(plain):
        end = _end_of_run(plain, at, sought)
        run = plain[at:end]
        least = LEAST_HAN if _HAN.search(run) else LEAST_LATIN
        if len(run) < least:
            at += 1
            continue
        if run not in head:
            is_city_in = city is not None and city.group(1) in run
            hidden = f"{city.group(1)}{_HIDDEN}" if city and is_city_in else _HIDDEN
            shown += [words[done : places[at]], hidden]
            done = places[end - 1] + 1
        at = end
    return "".join((*shown, words[done:]))


def _end_of_run(plain: str, at: int, sought: str) -> int:
    end = at
    while end < len(plain) and plain[at : end + 1] in sought:
        end += 1
    return end


def _plain(text: str) -> tuple[str, list[int]]:
    """Letters and digits alone, widths and cases made equal, each with its place in the text."""
    found, places = [], []
    for place, sign in enumerate(text):
        if sign.isalnum():
            found.append(unicodedata.normalize("NFKC", sign).lower()[:1])
            places.append(place)
    return "".join(found), places
