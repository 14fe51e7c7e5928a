"""What the decisions of the liquidation are taken on, and what all of them ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, TypeVar

from pydantic import BaseModel, Field

from drawdown.core.findings import Finding, Place
from drawdown.handover.acts.state import possible_day
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind
from drawdown.liquidation.faults import CLOSED, NOT_BEGUN, NOT_NAMED
from drawdown.liquidation.file import LiquidationFile
from drawdown.liquidation.item import OpenItem
from drawdown.liquidation.tasks import LiquidationTask, liquidation_tasks

Body = TypeVar("Body", bound=BaseModel)
ItemId = Annotated[str, Field(pattern=r"^[A-Za-z0-9]+([-._/:][A-Za-z0-9]+)*$", max_length=120)]
Minor = Annotated[int, Field(ge=0, le=10**15)]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Office = Annotated[str, Field(pattern=r"^[a-z]+(_[a-z]+)*$", max_length=40)]
"""An office of the table of rights."""


@dataclass(frozen=True, slots=True)
class Liquidating:
    """The file of the liquidation, what other parts leave open, and how the mission stands."""

    file: LiquidationFile
    drawn: Mapping[str, OpenItem] = field(default_factory=dict)
    deadline: date = date.min
    """The day by which the mission has withdrawn."""
    staying: tuple[str, ...] = ()
    """Sites that are not given up."""
    heads: frozenset[str] = frozenset()
    """Persons who are head of the liquidation team."""
    differences: tuple[Finding, ...] = ()
    tasks: Mapping[str, LiquidationTask] = field(default_factory=liquidation_tasks)
    """The tasks in force."""


def liquidation_kind(
    name: str,
    body: type[Body],
    decide: Callable[[Liquidating, Act], tuple[Finding, ...]],
    *,
    begins: bool = False,
    outlasts: bool = False,
) -> Kind[Liquidating, Body]:
    """Return a kind of act of the liquidation: decided on a possible day, with its papers.

    It is done while the liquidation runs, but for the one that begins it; what `outlasts` it is
    done after its end too.
    """

    def whole(state: Liquidating, act: Act) -> tuple[Finding, ...]:
        return (
            *(() if begins else _running(state.file, outlasts=outlasts)),
            *possible_day(act, "liquidation", opened=None),
            *_unnamed(act),
            *decide(state, act),
        )

    return Kind(name, body, whole)


def _running(file: LiquidationFile, *, outlasts: bool) -> Iterator[Finding]:
    if file.begun is None:
        yield NOT_BEGUN.at(Place("liquidation"))
    elif file.closed_on is not None and not outlasts:
        yield CLOSED.at(Place("liquidation"), day=file.closed_on)


def _unnamed(act: Act) -> Iterator[Finding]:
    """Every document of an act stands among its evidence, so that the ledger holds it."""
    for name in ("document", "delegation", "team", "guard", "budget", "withdrawal"):
        paper = act.body.get(name)
        if isinstance(paper, str) and paper not in act.evidence:
            yield NOT_NAMED.at(Place("act", field=name), digest=paper[:16])
