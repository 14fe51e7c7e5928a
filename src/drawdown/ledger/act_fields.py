"""The rule for each field of an act: which values it may have."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any, TypeAlias

from drawdown.core.findings import Finding, Place
from drawdown.ledger import faults
from drawdown.ledger.body import LARGEST, SHA256, body_faults
from drawdown.ledger.times import check_time

Rule: TypeAlias = Callable[[Any, Place], Sequence[Finding]]
"""Returns what is wrong with a value. A million acts are read to verify a log: no generators."""

UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
SLUG = re.compile(r"(?=.{1,60}\Z)[a-z0-9]+(?:-[a-z0-9]+)*")
WORD = re.compile(r"[a-z][a-z0-9_]{0,59}")
KIND = re.compile(r"(?=.{1,60}\Z)[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+")
SUBJECT = re.compile(r"[a-z][a-z0-9_]{0,59}:[A-Za-z0-9][A-Za-z0-9._/:-]{0,127}")


def _spelt(pattern: re.Pattern[str], expected: str) -> Rule:
    """Return the rule that a text has this form."""
    fits = pattern.fullmatch

    def rule(value: str, place: Place) -> Sequence[Finding]:
        return () if fits(value) else [faults.BAD_ID.at(place, text=value, expected=expected)]

    return rule


def _sorted(each: Rule) -> Rule:
    """Return the rule that a list is sorted, names nothing twice, and each entry keeps a rule."""

    def rule(values: tuple[str, ...], place: Place) -> Sequence[Finding]:
        if not values:
            return ()
        found = [finding for value in values for finding in each(value, place)]
        if any(left >= right for left, right in pairwise(values)):
            found.append(faults.NOT_SORTED.at(place))
        return found

    return rule


def _optional(rule: Rule) -> Rule:
    return lambda value, place: () if value is None else rule(value, place)


def _time(value: Any, place: Place) -> Sequence[Finding]:
    try:
        check_time(value)
    except ValueError as error:
        return [faults.BAD_TIME.at(place, text=value, problem=error)]
    return ()


def _size(value: int, place: Place) -> Sequence[Finding]:
    if 0 <= value <= LARGEST:
        return ()
    return [faults.OUT_OF_BOUNDS.at(place, text=value)]


_uuid = _spelt(UUID, "a UUID in lower case")
_slug = _spelt(SLUG, "a short name of a-z, 0-9 and single hyphens")
_hash = _spelt(SHA256, "a SHA-256 in 64 lower-case hexadecimal digits")

_ACTOR: Mapping[str, Rule] = {
    "person": _slug,
    "capacity": _spelt(WORD, "a word of a-z, 0-9 and _"),
    "delegation": _optional(_uuid),
}


def _actor(actor: Any, _place: Place) -> Sequence[Finding]:
    found: list[Finding] = []
    for name, rule in _ACTOR.items():
        if wrong := rule(getattr(actor, name), PLACES[name]):
            found.extend(wrong)
    return found


RULES: Mapping[str, Rule] = {
    "act": _uuid,
    "actor": _actor,
    "kind": _spelt(KIND, "a kind like plan.adopted"),
    "mission": _slug,
    "claimed": _time,
    "seen": _size,
    "body": body_faults,
    "subjects": _sorted(_spelt(SUBJECT, "a subject like site:gao")),
    "sites": _sorted(_slug),
    "evidence": _sorted(_hash),
    "rules": _optional(_hash),
    "recorded": _time,
}
PLACES: Mapping[str, Place] = {
    **{name: Place("act", field=name) for name in (*RULES, "format")},
    **{name: Place("act", field=f"actor.{name}") for name in _ACTOR},
}


def value_faults(values: Mapping[str, Any]) -> list[Finding]:
    """Return what is wrong with values that have the right type, by the names of their fields."""
    found: list[Finding] = []
    for name, value in values.items():
        if wrong := RULES[name](value, PLACES[name]):
            found.extend(wrong)
    return found
