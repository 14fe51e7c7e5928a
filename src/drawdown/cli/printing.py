"""Findings on a terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

from drawdown.core.findings import Finding, Severity


def print_findings(findings: Iterable[Finding], *, file: TextIO | None = None) -> None:
    """Print each finding on a line of its own, to standard output or another file."""
    for finding in findings:
        print(printable(str(finding)), file=file)


def print_json(value: Any) -> None:
    """Print a value for a program to read."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def as_json(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return findings as JSON: `row` and `field` are null where there is none."""
    return [
        {
            "code": finding.code,
            "severity": finding.severity.value,
            "file": finding.place.file,
            "row": finding.place.row,
            "field": finding.place.field,
            "found": finding.found,
            "remedy": finding.remedy,
        }
        for finding in findings
    ]


def count(findings: Iterable[Finding]) -> str:
    """Return how many errors and warnings there are, in words."""
    severities = [finding.severity for finding in findings]
    wrong, odd = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
    return f"{counted(wrong, 'error')}, {counted(odd, 'warning')}"


def counted(number: int, thing: str) -> str:
    """Return a number of things."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def printable(text: str) -> str:
    """Return a line with what a terminal would obey made visible."""
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in text)
