"""`plan.approved`: the adopted plan is approved by one who neither asked for nor adopted it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.acts.values import Sha256
from drawdown.ledger.kind import Kind
from drawdown.plan.acts import faults

PLACE = Place("act", field="body.plan")


class Approved(Frozen):
    """The plan by its hash."""

    plan: Sha256


@dataclass(frozen=True, slots=True)
class State:
    """The plan adopted last for the register in force, whether it is approved, and whose it is."""

    adopted: str | None
    approved: bool
    prepared_by: frozenset[str]
    """Who asked for the plan, and who adopted it."""


def decide(state: State, act: Act) -> tuple[Finding, ...]:
    """Return why the plan cannot be approved."""
    return tuple(_against(state, KIND.body_of(act), act))


def _against(state: State, body: Approved, act: Act) -> Iterator[Finding]:
    if state.adopted != body.plan:
        yield faults.NOT_ADOPTED.at(PLACE, adopted=state.adopted or "none")
        return
    if state.approved:
        yield faults.APPROVED_ALREADY.at(PLACE)
    if act.actor.person in state.prepared_by:
        yield faults.OWN_PLAN.at(Place("act", field="actor"))


KIND = Kind("plan.approved", Approved, decide)
