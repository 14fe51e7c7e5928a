"""What is wrong with something a person gave us: where, what was found, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """An error stops the work; a warning is shown and the work goes on."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in an input: a file, the row (line) in it counted from 1, and the field."""

    file: str
    row: int | None = None
    field: str | None = None

    def __str__(self) -> str:
        row = f":{self.row}" if self.row is not None else ""
        field = f" [{self.field}]" if self.field else ""
        return f"{self.file}{row}{field}"


@dataclass(frozen=True, slots=True)
class Words:
    """The sentences of a finding before its facts stand in them, and these: for translation."""

    found: str
    remedy: str
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. `code` stands in the catalogue; `remedy` says what to do next."""

    code: str
    severity: Severity
    place: Place
    found: str
    remedy: str
    words: Words | None = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.place}: {self.severity} {self.code}: {self.found} -> {self.remedy}"


class Refused(Exception):
    """Raised where work cannot go on: carries every finding, never only the first."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings: tuple[Finding, ...] = tuple(findings)
        super().__init__("; ".join(str(finding) for finding in self.findings))


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that stop the work."""
    return [finding for finding in findings if finding.severity is Severity.ERROR]
