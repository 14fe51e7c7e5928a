"""What happened to a site on a line of time: its states, its gates, what the plan had said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from drawdown.ledger.act import Act
from drawdown.register.site import Site
from drawdown.web.closing.queries import rules
from drawdown.web.closing.sites.boards import part_name
from drawdown.web.closing.words import STATUSES, state_class, state_name
from drawdown.web.people.presenting import kind_name
from drawdown.web.ui.names import named

MARKED = ("site.unreachable", "receiver.named", "site.checked")
"""Acts that stand as marks beside gates and certificates; changes of state are bars."""
LEAD = timedelta(days=5)


@dataclass(frozen=True, slots=True)
class Span:
    """A state, from a day to the day on which another began; none while it lasts."""

    state: str
    words: str
    first: date
    last: date | None


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on one day: what stands on the picture, and what is said of it."""

    day: date
    short: str
    words: str
    kind: str
    """gate, paper or planned: its shape."""


@dataclass(frozen=True, slots=True)
class Lane:
    """The site, or a part of it."""

    name: str
    spans: tuple[Span, ...]
    marks: tuple[Mark, ...]

    def said(self) -> Iterator[tuple[date, str]]:
        """Yield everything on it in words."""
        yield from ((span.first, span.words) for span in self.spans)
        yield from ((mark.day, mark.words) for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The lanes of a site, and the days between which they are drawn."""

    lanes: tuple[Lane, ...]
    first: date
    last: date
    today: date

    def rows(self) -> list[tuple[date, str, str]]:
        """Return everything in words, in the order in which it happened: the picture's twin."""
        found = [(day, lane.name, words) for lane in self.lanes for day, words in lane.said()]
        return sorted(found, key=lambda row: row[0])


@dataclass(frozen=True, slots=True)
class Planned:
    """What the adopted plan says of a site: its first day of work, and its end."""

    begins: date
    ends: date


def timeline_of(
    site: Site, acts: Iterable[Act], *, planned: Planned | None, today: date
) -> Timeline | None:
    """Return the line of time of a site; none where nothing happened and nothing is planned."""
    told = sorted((act for act in acts), key=lambda act: act.claimed)
    parts: dict[str | None, list[Act]] = {None: []}
    for act in told:
        parts.setdefault(act.body.get("part"), []).append(act)
    lanes = [
        Lane(
            name=part_name(site, part) if part else site.name,
            spans=tuple(_spans(own)),
            marks=(*_marks(own), *(_planned(planned) if part is None else ())),
        )
        for part, own in parts.items()
    ]
    lanes = [lane for lane in lanes if lane.spans or lane.marks]
    days = [day for lane in lanes for day, _words in lane.said()]
    if not days:
        return None
    return Timeline(tuple(lanes), min(days) - LEAD, max([*days, today]) + LEAD, today)


def day_said(act: Act) -> date:
    """Return the day that an act says it happened on, else the day it was claimed."""
    return date.fromisoformat(str(act.body["on"])) if "on" in act.body else act.claimed.date()


def _spans(acts: Sequence[Act]) -> Iterator[Span]:
    moves = [(day_said(act), str(act.body["to"])) for act in acts if act.kind == "site.moved"]
    if not moves:
        return
    ends: list[date | None] = [day for day, _state in moves[1:]]
    for (day, state), last in zip(moves, [*ends, None], strict=True):
        yield Span(state_class(state), state_name(rules(), state), day, last)


def _marks(acts: Sequence[Act]) -> Iterator[Mark]:
    for act in acts:
        if act.kind == "gate.passed":
            gate = str(act.body["gate"])
            yield Mark(day_said(act), gate, _("%(gate)s passed") % {"gate": gate}, "gate")
        elif act.kind == "certificate.decided":
            status = named(STATUSES, str(act.body["status"]))
            words = _("certificate: %(status)s") % {"status": status}
            yield Mark(day_said(act), "", words, "paper")
        elif act.kind in MARKED:
            yield Mark(day_said(act), "", capfirst(kind_name(act.kind)), "paper")


def _planned(planned: Planned | None) -> Iterator[Mark]:
    if planned is not None:
        yield Mark(planned.begins, "", _("planned: work begins"), "planned")
        yield Mark(planned.ends, "", _("planned: end of the site"), "planned")
