"""The movement list: what to show, page by page, and each movement in words and numbers.

Times and routes of convoys to come are sensitive. The list has its own address and its own line in
the table of rights (`movements`), so that it can be kept from roles that may see the plan.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import urlencode

from drawdown.core.days import WEEK
from drawdown.plan.schedule import Movement, MovementKind, Purpose
from drawdown.web.ui.names import CLEARANCES, KINDS, PURPOSES, named
from drawdown.web.works.index import PlanIndex
from drawdown.web.works.why.holds import hold_words, when

PAGE = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader asked to see. What cannot be understood counts as not asked."""

    site: str = ""
    kind: str = ""
    purpose: str = ""
    week: int | None = None
    page: int = 1

    @classmethod
    def read(cls, values: Mapping[str, str], sites: set[str]) -> Asked:
        """Return what the fields of a form ask for."""
        site, kind = values.get("site", ""), values.get("kind", "")
        purpose, week, page = (values.get(name, "") for name in ("purpose", "week", "page"))
        return cls(
            site=site if site in sites else "",
            kind=kind if kind in set(MovementKind) else "",
            purpose=purpose if purpose in set(Purpose) else "",
            week=_number(week),
            page=max(_number(page) or 1, 1),
        )

    def address(self, page: int) -> str:
        """Return the query of another page of the same list."""
        fields = {"site": self.site, "kind": self.kind, "purpose": self.purpose}
        fields |= {"week": "" if self.week is None else str(self.week), "page": str(page)}
        return urlencode({name: value for name, value in fields.items() if value})

    def wants(self, movement: Movement) -> bool:
        """Return whether a movement is asked for. A site is asked for by any end or any load."""
        touched = {movement.site, movement.origin, movement.destination}
        touched |= {load.site for load in movement.loads}
        return (
            (not self.site or self.site in touched)
            and (not self.kind or movement.kind == self.kind)
            and (not self.purpose or movement.purpose == self.purpose)
            and (self.week is None or movement.depart // WEEK == self.week)
        )


@dataclass(frozen=True, slots=True)
class MovementLine:
    """A movement as the list shows it, or flights of a day that differ in people alone."""

    id: str
    count: int
    teu: int
    vehicles: int
    people: int
    escorts: int
    trucks: int
    date: str
    arrives: str
    kind: str
    purpose: str
    origin: str
    destination: str
    legs: tuple[str, ...]
    means: str
    ask_by: str
    clearance: str
    held: str

    @property
    def numbers(self) -> tuple[int, ...]:
        """The columns of numbers, in their order."""
        return (self.teu, self.vehicles, self.people, self.escorts, self.trucks)


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums of everything asked for, not of the page alone."""

    movements: int = 0
    teu: int = 0
    vehicles: int = 0
    people: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the list."""

    asked: Asked
    lines: tuple[MovementLine, ...]
    totals: Totals
    pages: int

    @property
    def before(self) -> str:
        """The query of the page before; empty on the first."""
        return self.asked.address(self.asked.page - 1) if self.asked.page > 1 else ""

    @property
    def after(self) -> str:
        """The query of the next page; empty on the last."""
        return self.asked.address(self.asked.page + 1) if self.asked.page < self.pages else ""


def page_of(index: PlanIndex, asked: Asked, size: int = PAGE) -> Page:
    """Return a page of what is asked for, by date; a page beyond the end is the last one."""
    found = sorted(
        (movement for movement in index.plan.movements if asked.wants(movement)),
        key=lambda movement: (movement.depart, movement.kind, _alike(movement), movement.id),
    )
    groups = [tuple(alike) for _key, alike in groupby(found, key=_alike)]
    pages = max(-(-len(groups) // size), 1)
    asked = replace(asked, page=min(asked.page, pages))
    first = (asked.page - 1) * size
    return Page(
        asked=asked,
        lines=tuple(line_of(index, alike) for alike in groups[first : first + size]),
        totals=Totals(
            movements=len(found),
            teu=sum(movement.teu for movement in found),
            vehicles=sum(movement.vehicles for movement in found),
            people=sum(movement.people for movement in found),
        ),
        pages=pages,
    )


def line_of(index: PlanIndex, alike: tuple[Movement, ...]) -> MovementLine:
    """Return movements that are alike in words: the first one's, with the sums of all."""
    name, movement = index.places.name, alike[0]
    return MovementLine(
        id=movement.id,
        count=len(alike),
        teu=sum(one.teu for one in alike),
        vehicles=sum(one.vehicles for one in alike),
        people=sum(one.people for one in alike),
        escorts=sum(one.escorts for one in alike),
        trucks=sum(one.trucks for one in alike),
        date=when(index, movement.depart),
        arrives=when(index, movement.arrive),
        kind=named(KINDS, movement.kind),
        purpose=named(PURPOSES, movement.purpose),
        origin=name(movement.origin),
        destination=name(movement.destination),
        legs=tuple(name(ahead) for _at, ahead, _use in index.travelled(movement)[:-1]),
        means=index.places.aircraft_name(movement.aircraft) if movement.aircraft else "",
        ask_by=when(index, movement.ask_by) if movement.ask_by is not None else "",
        clearance=named(CLEARANCES, movement.clearance) if movement.clearance else "",
        held=hold_words(index, movement),
    )


def weeks_of(index: PlanIndex) -> tuple[tuple[int, str], ...]:
    """Return the weeks in which something moves, by number and first day."""
    weeks = sorted({movement.depart // WEEK for movement in index.plan.movements})
    return tuple((week, when(index, week * WEEK)) for week in weeks)


def _alike(movement: Movement) -> tuple[str, ...]:
    """Flights of one aircraft on one day between two places share a line; nothing else does."""
    way = (str(movement.depart), movement.origin, movement.destination, movement.purpose)
    if movement.kind is MovementKind.FLIGHT:
        return (*way, movement.aircraft or "", "")
    return (*way, "", movement.id)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else None
