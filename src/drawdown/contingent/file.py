"""The file of a contingent's equipment: verifications, load lists and claims, as acts told them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from drawdown.movement.file import Piece, Told


class Occasion(StrEnum):
    """Why equipment is verified. Arrival and periodic [S44]; before it leaves, and after [K]."""

    ARRIVAL = "arrival"
    PERIODIC = "periodic"
    REPATRIATION = "repatriation"
    """Before it leaves: what the load list is held against."""
    DESTINATION = "destination"
    """Where it came to: what the manifest is held against."""


@dataclass(frozen=True, slots=True)
class Found:
    """A line as a verification found it, beside what the register had there then."""

    line: str
    known: int
    found: int
    damaged: int = 0
    """Of those found."""
    shown: str = ""
    """The document that shows what differs or is damaged."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """A report of verification, signed by both sides."""

    id: str
    unit: str
    occasion: Occasion
    on: date
    place: str
    """A place of the register, or `home`."""
    found: tuple[Found, ...]
    document: str
    by: str
    told: Told = Told.ORIGINAL


@dataclass(frozen=True, slots=True)
class LoadList:
    """What a contingent will ship from a site; a later one of the same number takes its place."""

    id: str
    unit: str
    on: date
    site: str
    lines: tuple[Piece, ...]
    document: str
    by: str
    movement: str = ""
    told: Told = Told.ORIGINAL


class Why(StrEnum):
    """How equipment was lost to its owner."""

    LOST = "lost"
    """On its way, at a count, or by others."""
    DESTROYED = "destroyed"
    DAMAGED = "damaged"


class Outcome(StrEnum):
    """What was decided on a claim."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Claimed:
    """Pieces of a line that are claimed."""

    line: str
    why: Why
    quantity: int


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided on a claim, by whom, for how much."""

    outcome: Outcome
    on: date
    by: str
    reason: str
    document: str
    amount: int | None = None
    """Minor units of `currency`."""
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of a contributor for losses; an unknown sum is none."""

    id: str
    unit: str
    on: date
    lines: tuple[Claimed, ...]
    document: str
    by: str
    amount: int | None = None
    currency: str = ""
    decision: Decision | None = None

    @property
    def open(self) -> bool:
        """Whether nobody has decided on it."""
        return self.decision is None

    @property
    def holds(self) -> bool:
        """Whether what it names is claimed: a rejected one claims nothing any more."""
        return self.decision is None or self.decision.outcome is not Outcome.REJECTED


@dataclass(frozen=True, slots=True)
class UnitFile:
    """All that is told of one contingent's equipment."""

    unit: str
    verifications: tuple[Verification, ...] = ()
    lists: Mapping[str, LoadList] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)

    def last_found(self, line: str, place: str) -> tuple[Verification, Found] | None:
        """Return what the last verification at a place found of a line."""
        named = [
            (each, found)
            for each in self.verifications
            if each.place == place
            for found in each.found
            if found.line == line
        ]
        return max(named, key=lambda pair: pair[0].on, default=None)
