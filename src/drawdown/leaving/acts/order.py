"""Acts on the exit as a whole: ordered, called off, done."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding
from drawdown.core.provenance import Frozen
from drawdown.handover.acts.bodies import Hash, PartId, SiteId, Words
from drawdown.handover.file import Origin
from drawdown.leaving.acts.state import Leaving, leaving
from drawdown.leaving.decide import may_call_off, may_leave, may_order
from drawdown.leaving.file import Departure, Order
from drawdown.ledger.act import Act

Count = Annotated[int, Field(ge=0, le=100_000)]


class Notified(StrEnum):
    """Who is told of an exit at once."""

    HEADQUARTERS = "headquarters"
    CONTRIBUTORS = "contributors"
    HOST = "host"


class ExitOrdered(Frozen):
    """A site is to be left in haste: why, and at which hour (UTC) the last of it departs."""

    site: SiteId
    part: PartId | None = None
    on: date
    departs_on: date
    departs_hour: Annotated[int, Field(ge=0, le=23)]
    reason: Words
    notified: tuple[Notified, ...] = ()
    document: Hash
    origin: Origin = Origin.ORIGINAL

    def to_order(self, by: str) -> Order:
        """Return the order it gives."""
        return Order(
            by=by,
            on=self.on,
            departs=datetime.combine(self.departs_on, time(self.departs_hour), UTC),
            reason=self.reason,
            document=self.document,
            notified=self.notified,
            origin=self.origin,
        )


def decide_ordered(state: Leaving, act: Act) -> tuple[Finding, ...]:
    """Refuse a second order, one by somebody else, and one for a site that was left."""
    order = EXIT_ORDERED.body_of(act).to_order(act.actor.person)
    capacity = act.actor.capacity
    return tuple(may_order(state.rules, state.file, state.site, order, capacity=capacity))


class ExitCalledOff(Frozen):
    """The site is not left in haste after all: what is not destroyed is not destroyed."""

    site: SiteId
    part: PartId | None = None
    on: date
    reason: Words


def decide_called_off(state: Leaving, act: Act) -> tuple[Finding, ...]:
    """Refuse without an order, and after the departure."""
    return tuple(may_call_off(state.rules, state.file, capacity=act.actor.capacity))


class ExitLeft(Frozen):
    """The last of a site departs; what nobody counted is left out."""

    site: SiteId
    part: PartId | None = None
    on: date
    people: Count | None = None
    vehicles: Count | None = None
    supply_days: Count | None = None
    air_cover: bool | None = None
    document: Hash

    def to_departure(self) -> Departure:
        """Return the departure it records."""
        return Departure(
            on=self.on,
            people=self.people,
            vehicles=self.vehicles,
            supply_days=self.supply_days,
            air_cover=self.air_cover,
            document=self.document,
        )


def decide_left(state: Leaving, act: Act) -> tuple[Finding, ...]:
    """Refuse while the fate of a thing on the list is open."""
    return tuple(may_leave(state.rules, state.file))


EXIT_ORDERED = leaving("exit.ordered", ExitOrdered, decide_ordered)
EXIT_CALLED_OFF = leaving("exit.called_off", ExitCalledOff, decide_called_off)
EXIT_LEFT = leaving("exit.left", ExitLeft, decide_left)
