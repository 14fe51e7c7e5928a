"""`plan.adopted`: a plan becomes the one that the mission means to follow."""

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


class Adopted(Frozen):
    """The plan by its hash."""

    plan: Sha256


@dataclass(frozen=True, slots=True)
class State:
    """The plan that the act names, if it was made, beside what is in force."""

    snapshot: str | None
    """The register that the plan was made from; none for a plan that nobody knows."""
    current: str | None
    """The register in force."""
    adopted: str | None
    """The plan adopted last for the register in force."""
    violations: tuple[str, ...]
    """What the checker finds, in words."""


def decide(state: State, act: Act) -> tuple[Finding, ...]:
    """Return why the plan cannot be adopted."""
    return tuple(_against(state, KIND.body_of(act)))


def _against(state: State, body: Adopted) -> Iterator[Finding]:
    if state.snapshot is None:
        yield faults.NO_PLAN.at(PLACE, sha256=body.plan)
        return
    if state.snapshot != state.current:
        yield faults.OLD_REGISTER.at(PLACE)
    if state.adopted == body.plan:
        yield faults.ADOPTED_ALREADY.at(PLACE)
    if state.violations:
        number, first = len(state.violations), state.violations[0]
        yield faults.BREAKS_RULES.at(PLACE, number=number, first=first)


KIND = Kind("plan.adopted", Adopted, decide)
