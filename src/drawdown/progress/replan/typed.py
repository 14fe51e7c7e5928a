"""Events as a person types them: the words of the command, or YAML; each knows its line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from drawdown.core.findings import Finding, Place, Refused
from drawdown.core.reading.small_files import fitted
from drawdown.core.reading.tree import Node, Sequence, plain_value
from drawdown.core.reading.yaml_text import parse_yaml
from drawdown.plan.schedule import Plan
from drawdown.progress.replan.events import MOST, Event, parse_event
from drawdown.progress.replan.faults import OUTSIDE_PLAN, TOO_MANY, WRONG_VALUE
from drawdown.progress.replan.situation import situation_of

FILE = "events"
BEFORE, AFTER = timedelta(days=366), timedelta(days=3 * 366)
"""How far outside the plan an event may still be: a road may have been shut before it began."""

Read = Callable[[], Event]


@dataclass(frozen=True, slots=True)
class Typed:
    """An event, and the line on which it is written; none for one that was chosen from a list."""

    event: Event
    row: int | None = None


def typed_events(text: str) -> tuple[Typed, ...]:
    """Return the events of a text: one on each line as `KIND:SUBJECT:FROM[:TO]`, or a YAML list.

    Raises `Refused` with every finding, each with its line. An empty text has no events.
    """
    found: list[Typed] = []
    findings: list[Finding] = []
    for row, read in _in_yaml(text) if _is_yaml(text) else _by_line(text):
        try:
            found.append(Typed(read(), row))
        except Refused as no:
            findings += no.findings
    if len(found) > MOST:
        findings.append(TOO_MANY.at(Place(FILE), number=str(len(found)), most=str(MOST)))
    if findings:
        raise Refused(findings)
    return tuple(found)


def refuse_what_does_not_fit(plan: Plan, events: Iterable[Typed], as_of: date) -> None:
    """Hold every event against a plan; raises `Refused` with all findings, each with its line."""
    findings: list[Finding] = []
    for typed in events:
        place = Place(FILE, row=typed.row)
        outside = list(_outside(plan, typed.event, place))
        findings += outside
        try:
            if not outside:
                situation_of(plan, [typed.event], as_of)
        except Refused as no:
            findings += (replace(each, place=place) for each in no.findings)
    if findings:
        raise Refused(findings)


def _outside(plan: Plan, event: Event, place: Place) -> Iterator[Finding]:
    mission = plan.register_.mission
    first, last = mission.plan_start - BEFORE, mission.deadline + AFTER
    for day in (event.first, event.last, event.known):
        if day is not None and not first <= day <= last:
            facts = {"day": day.isoformat(), "first": first.isoformat(), "last": last.isoformat()}
            yield OUTSIDE_PLAN.at(place, **facts)


def _is_yaml(text: str) -> bool:
    lines = (line.strip() for line in text.splitlines())
    first = next((line for line in lines if line and not line.startswith("#")), "")
    return first.startswith(("- ", "[", "---")) or first == "-"


def _by_line(text: str) -> Iterator[tuple[int, Read]]:
    for row, line in enumerate(text.splitlines(), 1):
        words = line.strip().removeprefix("--event").lstrip("= ").strip()
        if words and not words.startswith("#"):
            yield row, partial(parse_event, words, Place(FILE, row=row))


def _in_yaml(text: str) -> Iterator[tuple[int, Read]]:
    root, findings = parse_yaml(text, FILE)
    if findings:
        raise Refused(findings)
    if not isinstance(root, Sequence):
        problem = f"not a list of at most {MOST} events"
        raise Refused([WRONG_VALUE.at(Place(FILE, row=1), field="file", problem=problem)])
    for item in root.items:
        yield item.row, partial(_one, item)


def _one(item: Node) -> Event:
    return fitted(Event, plain_value(item), Place(FILE, row=item.row), WRONG_VALUE, "event")
