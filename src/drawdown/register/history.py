"""What really happened and became known later: shown beside a plan, never an input of one."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import Field

from drawdown.core.provenance import Frozen, Record
from drawdown.core.quantity import Count, Kilometres
from drawdown.register.boundaries import Boundary
from drawdown.register.legacy import About, LegacyItem, Phrase, ReportedFigures
from drawdown.register.mission import Id


def _empty(value: object) -> bool:
    return value == ()


class Departures(Record):
    """People reported as departed up to a day; `basis` is the total the source counted against."""

    reported: date
    cumulative: Count | None = None
    basis: Count | None = None
    scope: str | None = None
    about: About | None = None
    """How the source rounds the number."""


class SiteHistory(Record):
    """How a site, or an annex of it, closed: a handover without a date was never signed."""

    site: Id
    annex: Id | None = None
    announced: date | None = None
    """The day that the mission had announced; the `as_of` beside it says when."""
    handover: date | None = None
    last_departure: date | None = None
    circumstances: str | None = None
    receiver_capacity: str | None = None
    receiver_name: str | None = None
    signatory_capacity: str | None = None
    signatory_name: str | None = None
    documents: tuple[str, ...] = ()
    witnesses: tuple[str, ...] = ()
    taken_by: str | None = None
    """Who took a site for which nobody signed, where a source says so."""


class PastMovement(Record):
    """A movement that took place, was refused, or was held."""

    id: Id
    mode: str
    kind: str
    first: date | None = None
    last: date | None = None
    origin: str
    destination: str
    vehicles: Count | None = None
    people: Count | None = None
    injured: Count | None = None
    """Peacekeepers injured by attacks on the way."""
    distance_km: Kilometres | None = None
    status: str | None = None
    incidents: tuple[str, ...] = ()


class Event(Record):
    """Something that became known on a date: for replanning and the backtest only."""

    known: date
    event: str
    site: Id | None = None
    legs: tuple[Id, ...] = ()
    until: date | None = None
    detail: Annotated[dict[str, Any], Field(default_factory=dict)]


class History(Frozen):
    """The record beside the plan."""

    departures: tuple[Departures, ...] = ()
    sites: tuple[SiteHistory, ...] = ()
    movements: tuple[PastMovement, ...] = ()
    events: tuple[Event, ...] = ()
    legacy: tuple[LegacyItem, ...] = ()
    figures: tuple[ReportedFigures, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    boundaries: Annotated[tuple[Boundary, ...], Field(exclude_if=_empty)] = ()
    """Where regions end; left out where no file draws them, so that older digests stay."""
