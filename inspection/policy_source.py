"""Policy files: a strict reading of YAML in which every complaint names file and line.

Only maps, lists and scalars: aliases, tags and doubled keys are refused, and plain words such as
`no` or `1.0` stay the text they are until a reader asks for an integer or a yes/no.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import yaml

from inspection.errors import PolicyError
from inspection.values import MAX_SAFE_INTEGER, Named, Texts

MAX_BYTES = 256 * 1024
"""Largest policy file; ours are below 20 KiB."""

MAX_DEPTH = 24
"""Levels of nesting; ours have 8."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# libyaml parses about ten times faster, which start-up feels; the result is the same
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_ID = re.compile(r"[a-z0-9][a-z0-9_.]{0,63}")

T = TypeVar("T")
Choice = TypeVar("Choice", bound=StrEnum)


# not frozen: start-up makes twelve thousand of them, and frozen ones take three times as long
@dataclass(slots=True, kw_only=True)
class Node:
    """A scalar (`text`), a list (`items`) or a map (`entries`), with its line.

    `asked` are the keys that readers asked a map for.
    """

    file: str
    line: int
    text: str | None = None
    is_plain: bool = False
    items: tuple[Node, ...] | None = None
    entries: dict[str, Node] | None = None
    asked: set[str] | None = None

    def fail(self, reason: str) -> PolicyError:
        """The error that says `reason` about this place."""
        return PolicyError(self.file, self.line, reason)

    # --- maps

    def get(self, key: str) -> Node | None:
        """The value under `key`, or None where the key is absent."""
        if self.entries is None:
            raise self.fail("a map was expected")
        if self.asked is None:
            self.asked = set()
        self.asked.add(key)
        return self.entries.get(key)

    def need(self, key: str) -> Node:
        """The value under `key`; its absence is an error."""
        found = self.get(key)
        if found is None:
            raise self.fail(f"key `{key}` is missing")
        return found

    def ensure_all_asked(self) -> None:
        """Refuse keys that no reader asked for: a mistyped key must not pass silently."""
        for key, node in (self.entries or {}).items():
            if key not in (self.asked or ()):
                raise node.fail(f"key `{key}` is unknown here")

    # --- lists

    def each(self) -> tuple[Node, ...]:
        """The items of a list."""
        if self.items is None:
            raise self.fail("a list was expected")
        return self.items

    # --- scalars

    def word(self) -> str:
        """A text that is not empty."""
        if self.text is None or not self.text.strip():
            raise self.fail("a text was expected")
        return self.text.strip()

    def identifier(self) -> str:
        """A lower-case id such as `item.front`."""
        word = self.word()
        if not _ID.fullmatch(word):
            raise self.fail(f"`{word}` is not an id (a-z 0-9 _ .)")
        return word

    def integer(self, *, least: int = 0, most: int = MAX_SAFE_INTEGER) -> int:
        """An integer within bounds; 1.0, 1e3 and quoted digits are not integers."""
        word = self.word()
        if not self.is_plain or not _INTEGER.fullmatch(word):
            raise self.fail(f"`{word}` is not an integer")
        if not least <= int(word) <= most:
            raise self.fail(f"{word} is outside {least}..{most}")
        return int(word)

    def yes(self) -> bool:
        """`true` or `false`, unquoted."""
        if not self.is_plain or self.text not in {"true", "false"}:
            raise self.fail("true or false was expected")
        return self.text == "true"

    def choice(self, kind: type[Choice]) -> Choice:
        """A member of an enumeration, by its value."""
        word = self.word()
        try:
            return kind(word)
        except ValueError:
            known = ", ".join(kind)
            raise self.fail(f"`{word}` is none of {known}") from None

    def texts(self) -> Texts:
        """A sentence in both languages: `{zh: …, en: …}`, neither empty."""
        found = Texts(zh=self.need("zh").word(), en=self.need("en").word())
        self.ensure_all_asked()
        return found


def read_policy(path: Path, *, kind: str, schema: int = 1) -> Node:
    """The map in a policy file whose `policy` is `kind` and whose `schema` is `schema`.

    Raises PolicyError on anything malformed.
    """
    data = path.read_bytes()
    if len(data) > MAX_BYTES:
        raise PolicyError(path.name, 1, f"larger than {MAX_BYTES} bytes")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PolicyError(path.name, line, "not UTF-8") from None
    root = parse_policy(text, file=path.name)
    if root.need("policy").word() != kind:
        raise root.need("policy").fail(f"a policy of kind `{kind}` was expected")
    if root.need("schema").integer() != schema:
        raise root.need("schema").fail(f"schema {schema} was expected")
    return root


def parse_policy(text: str, *, file: str) -> Node:
    """The single document in a YAML text as a tree of nodes."""
    try:
        events = iter(_events(text))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = mark.line + 1 if mark else 1
        raise PolicyError(file, line, error.problem or "not YAML") from None
    except yaml.YAMLError:
        raise PolicyError(file, 1, "characters that YAML does not allow") from None
    return _Tree(file, events).document()


def _events(text: str) -> list[Any]:
    # like yaml.parse, which asks the parser twice for each
    parser, events = _LOADER(text), []
    try:
        while (event := parser.get_event()) is not None:
            events.append(event)
    finally:
        parser.dispose()
    return events


def optional(node: Node | None, read: Callable[[Node], T]) -> T | None:
    """`read(node)`, or None where there is no node."""
    return None if node is None else read(node)


def unique(nodes: tuple[Node, ...], key: Callable[[Node], str]) -> None:
    """Refuse the second of two nodes that have the same key."""
    seen: set[str] = set()
    for node in nodes:
        found = key(node)
        if found in seen:
            raise node.fail(f"`{found}` stands here twice")
        seen.add(found)


def named_list(node: Node) -> tuple[Named, ...]:
    """A list of codes with their words, no code twice."""
    unique(node.each(), lambda one: one.need("code").identifier())
    return tuple(named(one) for one in node.each())


def named(node: Node) -> Named:
    """One code with its words."""
    found = Named(code=node.need("code").identifier(), text=node.need("text").texts())
    node.ensure_all_asked()
    return found


class _Tree:
    """Builds nodes from parser events; one use each."""

    def __init__(self, file: str, events: Iterator[Any]) -> None:
        self._file = file
        self._events = events
        self._depth = 0

    def document(self) -> Node:
        documents = [
            self._node(next(self._events))
            for event in self._events
            if isinstance(event, yaml.DocumentStartEvent)
        ]
        if len(documents) != 1:
            raise PolicyError(self._file, 1, "one YAML document was expected")
        return documents[0]

    def _node(self, event: Any) -> Node:  # noqa: ANN401 - PyYAML's events are untyped
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent):
            raise PolicyError(self._file, line, "aliases are not allowed")
        if event.tag is not None or event.anchor is not None:
            raise PolicyError(self._file, line, "tags and anchors are not allowed")
        if isinstance(event, yaml.ScalarEvent):
            return Node(file=self._file, line=line, text=event.value, is_plain=not event.style)
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise PolicyError(self._file, line, "nested too deeply")
        if isinstance(event, yaml.SequenceStartEvent):
            node = Node(file=self._file, line=line, items=tuple(self._items()))
        else:
            node = Node(file=self._file, line=line, entries=self._entries())
        self._depth -= 1
        return node

    def _items(self) -> Iterator[Node]:
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self._node(event)

    def _entries(self) -> dict[str, Node]:
        entries: dict[str, Node] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._node(event)
            value = self._node(next(self._events))
            word = key.word()
            if word in entries:
                raise key.fail(f"key `{word}` stands here twice")
            entries[word] = value
        return entries
