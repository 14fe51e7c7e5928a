"""`values.erased`: names of people who are not enrolled are removed; every proof stands.

An act may name such people: a witness of a destruction has a function and a name, and no account.
What an act says of somebody enrolled goes with that person (`person.erased`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind
from drawdown.people import faults
from drawdown.people.acts.bodies import ActRef, Body

Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class ValuesErased(Body):
    """Which act named them, and the digests that stay in it in place of the values."""

    act: ActRef
    values: Annotated[tuple[Digest, ...], Field(min_length=1, max_length=100)]


@dataclass(frozen=True, slots=True)
class Named:
    """What is known of an act that names people."""

    digests: frozenset[str] | None
    """What it names; `None` where there is no such act."""
    kept: frozenset[str] = frozenset()
    """Those whose values are still there."""
    of_somebody: bool = False
    """The act is about somebody enrolled, or one about them names the same value."""


def _against(state: Named, act: Act) -> Iterator[Finding]:
    """Yield why the values cannot be erased."""
    body = ValuesErased.of(act.body)
    if f"act:{body.act}" not in act.subjects:
        yield faults.ACT_NOT_NAMED.at(Place("act", field="subjects"), act=body.act)
    place = Place("body", field="values")
    if state.digests is None or not state.digests.issuperset(body.values):
        yield faults.NOT_IN_ACT.at(place, act=body.act)
    elif state.of_somebody:
        yield faults.OF_SOMEBODY.at(place)
    elif not state.kept.issuperset(body.values):
        yield faults.VALUES_GONE.at(place)


def decide(state: Named, act: Act) -> tuple[Finding, ...]:
    """Return what speaks against it."""
    return tuple(_against(state, act))


VALUES_ERASED = Kind("values.erased", ValuesErased, decide)
