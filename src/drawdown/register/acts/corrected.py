"""`register.corrected`: one value of the register is another, by this source, for this reason.

The corrected register is a document of its own; the act names the one it was and the one it is, so
a correction made on what has changed since is seen, never merged.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place, Refused
from drawdown.core.provenance import Frozen, Source
from drawdown.ledger.act import Act
from drawdown.ledger.acts.values import Sha256, Words
from drawdown.ledger.kind import Kind
from drawdown.register.acts import faults
from drawdown.register.acts.correction import Correction, corrected
from drawdown.register.checks.whole import check_register
from drawdown.register.history import History
from drawdown.register.model import Register

Json = Annotated[str, Field(max_length=2000)]
"""A value as canonical JSON text: `null`, `12.5`, `"2023-07-01"`."""


class Corrected(Frozen):
    """Which value, what it was and is, where that comes from, and why it is corrected now."""

    before: Sha256
    after: Sha256
    part: Annotated[str, Field(max_length=60)]
    row: Annotated[int, Field(ge=0)] | None = None
    """Counted from 0 in the register `before`; left out for the mission, its means and prices."""
    field: Annotated[str, Field(max_length=60)]
    old: Json
    new: Json
    source: Annotated[tuple[str, ...], Field(min_length=1, max_length=10)]
    inferred: bool
    """Whether the new value is an estimate."""
    described: Source | None = None
    """A source that the register does not know yet."""
    reason: Words

    @property
    def correction(self) -> Correction:
        """What is to be done to the register."""
        return Correction(
            part=self.part,
            row=self.row,
            field=self.field,
            old=self.old,
            new=self.new,
            source=self.source,
            inferred=self.inferred,
            described=self.described,
            reason=self.reason,
        )


@dataclass(frozen=True, slots=True)
class State:
    """The register in force, by its hash and whole, and what really happened beside it."""

    current: str | None
    register: Register | None
    history: History


def decide(state: State, act: Act) -> tuple[Finding, ...]:
    """Return why the value cannot be corrected; the checks judge the register that it gives."""
    return tuple(_against(state, KIND.body_of(act), act))


def _against(state: State, body: Corrected, act: Act) -> Iterator[Finding]:
    before, after = Place("act", field="body.before"), Place("act", field="body.after")
    if act.evidence != (body.after,):
        yield faults.NOT_NAMED.at(Place("act", field="evidence"))
    if state.register is None or state.current is None:
        yield faults.NO_REGISTER.at(before, sha256=body.before)
        return
    if body.before != state.current:
        yield faults.STALE.at(before, current=state.current)
        return
    try:
        register = corrected(state.register, body.correction)
    except Refused as refused:
        yield from refused.findings
        return
    if (found := register.content_hash()) != body.after:
        yield faults.OTHER_RESULT.at(after, found=found)
    yield from check_register(register, state.history)


def body_of(register: Register, correction: Correction) -> Corrected:
    """Return the body that corrects this register. Raises `Refused`."""
    after = corrected(register, correction)
    return Corrected(
        before=register.content_hash(),
        after=after.content_hash(),
        part=correction.part,
        row=correction.row,
        field=correction.field,
        old=correction.old,
        new=correction.new,
        source=correction.source,
        inferred=correction.inferred,
        described=correction.described,
        reason=correction.reason,
    )


KIND = Kind("register.corrected", Corrected, decide)
