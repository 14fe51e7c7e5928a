"""`plan.made`: the planner has made a plan that somebody asked for; nobody has adopted it yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.acts.opened import by_system
from drawdown.ledger.acts.values import Sha256
from drawdown.ledger.kind import Kind
from drawdown.plan.acts import faults
from drawdown.plan.schedule import Plan


class Made(Frozen):
    """The plan and its register by their hashes, its two figures, and whose question it answers."""

    plan: Sha256
    snapshot: Sha256
    feasible: bool
    cost_cents: Annotated[int, Field(ge=0)]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    run: Annotated[str, Field(pattern=r"^[0-9a-f-]{36}$")]
    asked_by: Annotated[str, Field(max_length=60)]
    replans: Sha256 | None = None
    """The plan that a shock has changed: the new plan has its register as the events left it."""
    shock: Sha256 | None = None
    """The events that changed it."""


@dataclass(frozen=True, slots=True)
class State:
    """The plan that the act names, where it is there, and the registers ever loaded."""

    plan: Plan | None
    snapshots: frozenset[str]
    replanned: str | None = None
    """The register that the plan before the shock counts for, if that plan was made."""


def decide(state: State, act: Act) -> tuple[Finding, ...]:
    """Return why the plan cannot be recorded."""
    return tuple(_against(state, KIND.body_of(act), act))


def _against(state: State, body: Made, act: Act) -> Iterator[Finding]:
    yield from by_system(act)
    if set(act.evidence) != {body.plan, *([body.shock] if body.shock else [])}:
        yield faults.NOT_NAMED.at(Place("act", field="evidence"))
    if body.snapshot not in state.snapshots:
        place = Place("act", field="body.snapshot")
        yield faults.NO_SNAPSHOT.at(place, sha256=body.snapshot)
    plan = state.plan
    if plan is None:
        yield faults.NO_PLAN.at(Place("act", field="body.plan"), sha256=body.plan)
        return
    if body.replans is not None or body.shock is not None:
        yield from _against_replanning(state, body)
    elif plan.register_hash != body.snapshot:
        place = Place("act", field="body.snapshot")
        yield faults.OTHER_REGISTER.at(place, found=plan.register_hash)
    said = (body.feasible, body.cost_cents, body.currency)
    found = (plan.feasible, plan.cost_cents, plan.register_.costs.currency)
    fields = ("feasible", "cost_cents", "currency")
    for field, ours, theirs in zip(fields, said, found, strict=True):
        if ours != theirs:
            place = Place("act", field=f"body.{field}")
            yield faults.OTHER_FIGURE.at(place, field=field, said=ours, found=theirs)


def _against_replanning(state: State, body: Made) -> Iterator[Finding]:
    """A shock changes the register within the plan: it counts for that of the plan before."""
    place = Place("act", field="body.replans")
    if body.replans is None or body.shock is None:
        yield faults.HALF_A_SHOCK.at(place)
    elif state.replanned is None:
        yield faults.NO_PLAN.at(place, sha256=body.replans)
    elif state.replanned != body.snapshot:
        yield faults.OTHER_REGISTER.at(Place("act", field="body.snapshot"), found=state.replanned)


KIND = Kind("plan.made", Made, decide)
