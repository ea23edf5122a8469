"""Label rules from YAML, checked when loaded: a broken file is named, never half used."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from scanners.check_digits import CHECKS
from scanners.errors import LabelRuleError
from scanners.label import Kind, Pattern

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The same rules in C, where PyYAML was built with it: a fifth of the time."""
Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,32}$")]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PatternFile(_Part):
    """One number format as written."""

    kind: Kind
    regex: str
    certain: bool
    check: Name | None = None
    strict: bool = False
    """A number whose check digit fails is not of this format at all: plain digits fit many."""
    among: dict[str, str] = Field(default_factory=dict)
    returns: dict[str, str] = Field(default_factory=dict)
    """Named part -> list of the values that mark the carrier's return service."""
    means: dict[str, str] = Field(default_factory=dict)
    """Named part -> table of `meanings` that says what its values stand for."""


class Sample(_Part):
    """A text and what must become of it."""

    text: str
    normalised: str
    kind: Kind
    certain: bool
    check_digit_ok: bool | None = None
    fields: dict[str, str] = Field(default_factory=dict)
    is_return: bool = False


class Samples(_Part):
    """Cases the tests run.

    `valid` ones are this carrier's by all rules together; `shared` ones fit another's format too,
    so that the shape names no carrier.
    """

    valid: list[Sample] = Field(default_factory=list)
    shared: list[Sample] = Field(default_factory=list)
    invalid: list[str]


class RuleFile(_Part):
    """One file under resources/labels."""

    id: Name
    version: Annotated[int, Field(ge=1)]
    carrier: Name
    name: dict[str, str]
    source: str
    return_marks: str
    """How numbers of the return service are told; `none public` where no source tells."""
    patterns: list[PatternFile]
    lists: dict[str, str] = Field(default_factory=dict)
    meanings: dict[str, dict[str, Name]] = Field(default_factory=dict)
    """Tables of patterns and what they stand for."""
    samples: Samples


@dataclass(frozen=True, kw_only=True)
class LabelRules:
    """All formats of all files, and the files themselves for names and samples."""

    patterns: tuple[Pattern, ...]
    files: tuple[RuleFile, ...]

    def carrier_name(self, carrier: str, language: str) -> str:
        """The carrier's name as printed in `zh` or `en`; its code where no rule knows it."""
        names = [rule.name for rule in self.files if rule.carrier == carrier]
        return names[0].get(language, carrier) if names else carrier


def load_rules(folder: Path | Traversable) -> LabelRules:
    """Every `*.yaml` of a folder, in the order of the file names.

    Raises:
        LabelRuleError: `label.bad_rule` with file and reason.
    """
    files = []
    patterns: list[Pattern] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".yaml"):
            try:
                file = RuleFile.model_validate(_read(entry))
                patterns += (_pattern(file, written) for written in file.patterns)
            except (yaml.YAMLError, ValidationError, ValueError, KeyError, re.error) as error:
                reason = str(error)
                raise LabelRuleError("label.bad_rule", file=entry.name, reason=reason) from error
            files.append(file)
    return LabelRules(patterns=tuple(patterns), files=tuple(files))


def _read(entry: Path | Traversable) -> object:
    return yaml.load(entry.read_text(encoding="utf-8"), _LOADER)


def _pattern(file: RuleFile, written: PatternFile) -> Pattern:
    return Pattern(
        rule=f"{file.id}@{file.version}",
        carrier=file.carrier,
        kind=written.kind,
        regex=re.compile(written.regex, re.ASCII),
        certain=written.certain,
        check=CHECKS[written.check] if written.check else None,
        strict=written.strict,
        among=_lists(file, written.among),
        returns=_lists(file, written.returns),
        means={
            part: tuple(
                (re.compile(regex, re.ASCII), meaning)
                for regex, meaning in file.meanings[name].items()
            )
            for part, name in written.means.items()
        },
    )


def _lists(file: RuleFile, named: dict[str, str]) -> dict[str, frozenset[str]]:
    return {part: frozenset(file.lists[name].split()) for part, name in named.items()}
