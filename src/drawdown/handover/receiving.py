"""The receiver of a site, what it undertook, and what was seen of the site afterwards."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class RunningCost:
    """What it takes to keep the site working: litres a day, spares, trained operators."""

    fuel_litres_a_day: int | None = None
    water_litres_a_day: int | None = None
    spares: tuple[str, ...] = ()
    operators_trained: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Receiver:
    """The receiver of a site or part. Names of people are ids; unknown is none, never empty."""

    authority: str
    civilian: bool
    designated_by: str
    """Document in which the host designates it."""
    signatory: str | None = None
    signatory_capacity: str | None = None
    custodian: str | None = None
    occupation: date | None = None
    use: str | None = None
    running: RunningCost = field(default_factory=RunningCost)


@dataclass(frozen=True, slots=True)
class Obligation:
    """Something the receiver undertook, with the day by which it is to be seen."""

    id: str
    text: str
    due: date
    kept: bool | None = None
    """None until somebody has looked."""
    seen_on: date | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """A look at a site so many days after its handover; unknown is none, never no."""

    after: int
    on: date
    in_use: bool | None = None
    looted: bool | None = None
    damaged: bool | None = None
    findings: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
