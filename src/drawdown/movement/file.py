"""The file of a movement: what it was to carry, what it carried, where it was, what came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from drawdown.property.line import at_site, on_the_way


class Mode(StrEnum):
    """By what it goes."""

    CONVOY = "convoy"
    FLIGHT = "flight"
    BARGE = "barge"
    VESSEL = "vessel"


class Status(StrEnum):
    """How far it is."""

    LOADING = "loading"
    """There is a load plan; nobody has let it go."""
    HELD = "held"
    """Somebody decided that it does not go yet."""
    READY = "ready"
    """It may go."""
    UNDER_WAY = "under_way"
    ARRIVED = "arrived"
    """At its end; nothing, or not all of it, is checked in."""
    CHECKED_IN = "checked_in"
    """All that left is accounted for."""
    CALLED_OFF = "called_off"


TO_COME = frozenset({Status.LOADING, Status.HELD, Status.READY})
ON_THE_ROAD = frozenset({Status.UNDER_WAY, Status.ARRIVED})


class Told(StrEnum):
    """Whether a record is what happened as it was written then, or told later."""

    ORIGINAL = "original"
    RECONSTRUCTED = "reconstructed"


class Go(StrEnum):
    """What was decided on its departure."""

    GO = "go"
    NO_GO = "no_go"
    AT_RISK = "at_risk"
    """It goes although something on the list is not in order: said by whom, and why."""


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A day and, where it is known, the hour (UTC)."""

    day: date
    hour: int | None = None

    def days_since(self, other: Moment) -> float | None:
        """Return the days between two moments; none where that is less than what is known."""
        if self.hour is not None and other.hour is not None:
            passed = _exact(self, self.hour) - _exact(other, other.hour)
            return passed / timedelta(days=1) if passed > timedelta() else None
        return float((self.day - other.day).days) or None


def _exact(moment: Moment, hour: int) -> datetime:
    return datetime.combine(moment.day, time(hour))


@dataclass(frozen=True, slots=True)
class Piece:
    """So many pieces of a line of the property register."""

    line: str
    quantity: int


@dataclass(frozen=True, slots=True)
class Box:
    """A container and the seal it was closed with; an unsealed one has none."""

    container: str
    seal: str = ""
    weight_kg: int | None = None


@dataclass(frozen=True, slots=True)
class Danger:
    """Dangerous goods: the class of the United Nations model regulations, what, how much."""

    un_class: str
    what: str
    net_kg: int | None = None

    @property
    def explosive(self) -> bool:
        """Whether it is ammunition or another explosive: class 1."""
        return self.un_class.split(".")[0] == "1"


@dataclass(frozen=True, slots=True)
class Load:
    """The load plan. What nobody knows is none, never zero."""

    mode: Mode
    origin: str
    destination: str
    """A place of the register, or `home`: out of the mission."""
    leaves: Moment
    arrives: date | None = None
    planned: str = ""
    """The movement of the adopted plan that it carries out."""
    requests: tuple[str, ...] = ()
    legs: tuple[str, ...] = ()
    lines: tuple[Piece, ...] = ()
    boxes: tuple[Box, ...] = ()
    dangers: tuple[Danger, ...] = ()
    clearances: tuple[str, ...] = ()
    people: int | None = None
    vehicles: int | None = None
    escorts: int | None = None
    supply_days: int | None = None
    carrier: str = ""
    unit: str = ""
    """The contingent that it moves, where it moves one."""
    by: str = ""
    told: Told = Told.ORIGINAL


HOME = "home"
"""The destination of what leaves the mission for good."""


@dataclass(frozen=True, slots=True)
class Decided:
    """Whether it may go: each line of the list with its answer, and who said so."""

    go: Go
    day: date
    by: str
    capacity: str
    answers: Mapping[str, str] = field(default_factory=dict)
    open: tuple[str, ...] = ()
    """What was not in order when it was let go all the same."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Out:
    """What one side checked out."""

    at: Moment
    by: str
    document: str
    lines: tuple[Piece, ...] = ()
    boxes: tuple[Box, ...] = ()
    people: int | None = None
    vehicles: int | None = None
    supply_days: int | None = None
    air_cover: bool | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """Where it was: in words, by position, or on a leg that it has entered."""

    at: Moment
    place: str = ""
    lat: str = ""
    lon: str = ""
    leg: str = ""
    vehicles: int | None = None
    people: int | None = None
    supply_days: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Incident:
    """What befell it, and what was lost by it."""

    at: Moment
    kind: str
    what: str
    place: str = ""
    dead: int | None = None
    hurt: int | None = None
    vehicles_lost: int | None = None
    lost: tuple[Piece, ...] = ()
    document: str = ""


@dataclass(frozen=True, slots=True)
class Seal:
    """A container as it came in, and whether its seal was the one it left with, whole."""

    container: str
    whole: bool


@dataclass(frozen=True, slots=True)
class In:
    """What the other side checked in, and where."""

    at: Moment
    by: str
    place: str
    document: str
    lines: tuple[Piece, ...] = ()
    seals: tuple[Seal, ...] = ()
    people: int | None = None
    note: str = ""
    uncounted: str = ""
    """Why it was checked in without a count."""
    discrepancy: str = ""
    """What shows that less or more came, or that a seal was broken."""


@dataclass(frozen=True, slots=True)
class Settled:
    """That what never came is lost: by whom, on which paper."""

    on: date
    by: str
    document: str
    reason: str
    lost: tuple[Piece, ...] = ()
    boxes: tuple[str, ...] = ()
    """Containers that never came."""


@dataclass(frozen=True, slots=True)
class MovementFile:
    """One movement, from its load plan to the last piece."""

    id: str
    load: Load
    status: Status = Status.LOADING
    decided: Decided | None = None
    out: Out | None = None
    reports: tuple[Report, ...] = ()
    incidents: tuple[Incident, ...] = ()
    arrived: Moment | None = None
    receipts: tuple[In, ...] = ()
    settled: Settled | None = None
    called_off: str = ""
    """Why it does not take place."""

    @property
    def subject(self) -> str:
        """The subject of acts on this movement."""
        return f"movement:{self.id}"

    @property
    def way(self) -> str:
        """The place of the account that it is while it is on its way."""
        return on_the_way(self.id)

    @property
    def places(self) -> tuple[str, ...]:
        """Where it begins and ends."""
        return (self.load.origin, self.load.destination)

    @property
    def begins(self) -> str:
        """The place of the account that it leaves from."""
        return at_site(self.load.origin)

    @property
    def missing_boxes(self) -> tuple[str, ...]:
        """The containers that left and that nobody has checked in."""
        came = {seal.container for receipt in self.receipts for seal in receipt.seals}
        sent = self.out.boxes if self.out else ()
        return tuple(box.container for box in sent if box.container not in came)

    @property
    def last_known(self) -> Moment | None:
        """When it was last heard of; none before it left."""
        heard = [report.at for report in self.reports]
        heard += [incident.at for incident in self.incidents]
        heard += [self.out.at] if self.out else []
        heard += [self.arrived] if self.arrived else []
        return max(heard, key=lambda at: (at.day, at.hour or 0), default=None)


@dataclass(frozen=True, slots=True)
class Request:
    """A cargo movement request: what somebody wants to have moved, where to, by when."""

    id: str
    site: str
    to: str
    on: date
    needed_by: date
    what: str
    by: str
    lines: tuple[Piece, ...] = ()
    people: int | None = None
    teu: int | None = None
    unit: str = ""
    told: Told = Told.ORIGINAL
