"""What the records' own validation says, in plain words and with the row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from drawdown.core.catalogue import BAD_NAME, INVALID, MISSING, OUT_OF_BOUNDS, UNKNOWN_VALUE
from drawdown.core.findings import Finding, Place

Loc = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """Where a value stands and how it is written."""

    row: int
    text: str


_BOUNDS = {
    "greater_than_equal": ("ge", "below {limit}", "write {limit} or more"),
    "greater_than": ("gt", "not above {limit}", "write more than {limit}"),
    "less_than_equal": ("le", "above {limit}", "write {limit} or less"),
    "less_than": ("lt", "not below {limit}", "write less than {limit}"),
}
_FORMS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "use small letters, digits and hyphens, such as `mopti-sevare`",
    r"^[A-Z]{3}$": "write three capital letters, such as MLI or USD",
    r"^T\d\d$": "write T and two digits, such as T07",
}


def translate(
    error: ValidationError, file: str, seen: Mapping[Loc, Seen], refused: set[Loc]
) -> Iterator[Finding]:
    """Yield the findings of a failed validation; places that were refused before are left out."""
    for detail in error.errors(include_url=False):
        loc: Loc = detail["loc"]
        if refused.isdisjoint(loc[:length] for length in range(len(loc) + 1)):
            yield _finding(detail, file, seen)


def _finding(detail: Any, file: str, seen: Mapping[Loc, Seen]) -> Finding:
    loc: Loc = detail["loc"]
    fault, context = str(detail["type"]), detail.get("ctx", {})
    at = next(seen[loc[:n]] for n in range(len(loc), -1, -1) if loc[:n] in seen)
    field = next((str(part) for part in reversed(loc) if isinstance(part, str)), None)
    place = Place(file, at.row, field)
    if fault == "missing":
        return MISSING.at(place, field=field)
    if detail["input"] is None:
        return UNKNOWN_VALUE.at(place, field=field)
    if fault in _BOUNDS:
        name, problem, remedy = _BOUNDS[fault]
        limit = f"{context[name]:.15g}"
        facts = {"problem": problem.format(limit=limit), "remedy": remedy.format(limit=limit)}
        return OUT_OF_BOUNDS.at(place, text=at.text, **facts)
    if fault == "string_pattern_mismatch":
        pattern = context["pattern"]
        remedy = _FORMS.get(pattern, f"it must match {pattern}")
        return BAD_NAME.at(place, text=at.text, remedy=remedy)
    if fault == "string_too_long":
        return BAD_NAME.at(
            place, text=at.text, remedy=f"use at most {context['max_length']} letters"
        )
    return INVALID.at(place, problem=detail["msg"])
