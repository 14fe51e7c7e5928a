"""Acts on the phase: the gate into liquidation, and its end."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.handover.acts.bodies import Hash, PersonRef, SiteId, Words
from drawdown.ledger.act import Act
from drawdown.liquidation.acts.state import Liquidating, liquidation_kind
from drawdown.liquidation.faults import (
    BEGUN_ALREADY,
    GUARD_UNSAID,
    NO_SUCH_HEAD,
    NOT_INHERITED,
    NOT_NAMED,
    NOT_YET,
    OUT_OF_BALANCE,
    SITE_NOT_OPEN,
    SITE_UNSAID,
)
from drawdown.liquidation.file import register_of


class StayingSite(Frozen):
    """A site that stays open into the liquidation, and why."""

    site: SiteId
    reason: Words
    guard: Hash | None = None
    """The guard unit of this site: asked of each that stays."""


class LiquidationBegun(Frozen):
    """The mission passes the gate into liquidation, each condition with its document."""

    on: date
    head: PersonRef
    delegation: Hash
    """The written delegation of the head of the liquidation team."""
    team: Hash
    """Who is on the team, place by place."""
    guard: Hash
    """That guards are authorised for the liquidation; the guard of each site is named with it."""
    budget: Hash
    """The authority to spend."""
    withdrawal: Hash
    """That the withdrawal is complete, but for the exceptions."""
    exceptions: Annotated[tuple[StayingSite, ...], Field(max_length=200)] = ()


def decide_begun(state: Liquidating, act: Act) -> tuple[Finding, ...]:
    """Refuse before the day after withdrawal, with a site or its guard unsaid, or another head."""
    return tuple(_against_beginning(state, LIQUIDATION_BEGUN.body_of(act), act.evidence))


def _against_beginning(
    state: Liquidating, body: LiquidationBegun, evidence: Collection[str]
) -> Iterator[Finding]:
    place = Place("liquidation")
    if state.file.begun is not None:
        yield BEGUN_ALREADY.at(place, day=state.file.begun.on)
    if body.on <= state.deadline:
        yield NOT_YET.at(place, deadline=state.deadline)
    if body.head not in state.heads:
        yield NO_SUCH_HEAD.at(Place("act", field="head"), person=body.head)
    listed = {each.site for each in body.exceptions}
    for site in state.staying:
        if site not in listed:
            yield SITE_UNSAID.at(Place(f"site:{site}"), site=site)
    for each in body.exceptions:
        if each.guard is None:
            yield GUARD_UNSAID.at(Place(f"site:{each.site}"), site=each.site)
        elif each.guard not in evidence:
            yield NOT_NAMED.at(Place(f"site:{each.site}"), digest=each.guard[:16])
    for site in sorted(listed - set(state.staying)):
        yield SITE_NOT_OPEN.at(Place(f"site:{site}"), site=site)


class LiquidationClosed(Frozen):
    """The liquidation ends: what is open has a successor who accepted it, and it adds up."""

    on: date
    document: Hash


def decide_closed(state: Liquidating, act: Act) -> tuple[Finding, ...]:
    """Refuse while a difference is unexplained, or an item is open that nobody has accepted."""
    return (
        *(
            OUT_OF_BALANCE.at(each.place, what=each.found)
            for each in state.differences
        ),
        *(
            NOT_INHERITED.at(Place(f"open_item:{held.item.id}"), item=held.item.id)
            for held in register_of(state.file, state.drawn.values())
            if not held.care.residual
        ),
    )  # fmt: skip


LIQUIDATION_BEGUN = liquidation_kind(
    "liquidation.begun", LiquidationBegun, decide_begun, begins=True
)
LIQUIDATION_CLOSED = liquidation_kind("liquidation.closed", LiquidationClosed, decide_closed)
