"""The mission itself: names, resolutions, dates, phases, and what its deadline binds."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from drawdown.core.provenance import Record
from drawdown.core.quantity import Count

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]


def _unsaid(value: object) -> bool:
    return not value


class Resolution(Record):
    """A decision that the mission rests on."""

    number: str
    adopted: date | None = None
    effect: str


class Phase(Record):
    """A stage of the drawdown as the mission planned it."""

    id: Id
    name: str
    start: date | None = None
    planned_end: date | None = None
    sites: tuple[Id, ...] = ()


class ReportedTotals(Record):
    """What the mission reported as a whole: what the rows of its sites should add up to."""

    uniformed: Count | None = None
    civilian: Count | None = None
    containers: Count | None = None
    vehicles: Count | None = None


class Mission(Record):
    """Names and dates. `as_of` is the day of knowledge: nothing later may enter a plan."""

    id: Id
    name: str
    name_fr: str | None = None
    acronym: str | None = None
    country: str | None = None
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = "USD"
    as_of: date
    plan_start: date
    deadline: date
    """The last day of the mandate; a site that closes on it is on time."""
    liquidation_start: date | None = None
    liquidation_end: date | None = None
    resolutions: tuple[Resolution, ...] = ()
    phases: tuple[Phase, ...] = ()
    hold_phases: Annotated[bool, Field(exclude_if=_unsaid)] = False
    """Whether a closing site is late when it ends after the `planned_end` of its phase."""
    reported_totals: ReportedTotals | None = None
