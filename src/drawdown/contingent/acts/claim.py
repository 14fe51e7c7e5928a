"""Acts on the register of losses: claimed by the contributor, decided by those who pay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import Field

from drawdown.contingent import faults
from drawdown.contingent.acts.state import Holding, about
from drawdown.contingent.file import Claim, Claimed, Decision, Outcome, Why
from drawdown.contingent.losses import unclaimed
from drawdown.core.findings import Finding, Place
from drawdown.core.nearest import suggestion
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind
from drawdown.movement.acts.bodies import Hash, Id, LineId, Unit, Words
from drawdown.movement.acts.state import has_happened, named

Minor = Annotated[int, Field(ge=0, le=10**15)]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]


class ClaimedBody(Frozen):
    """Pieces of a line, and how they were lost."""

    line: LineId
    why: Why
    quantity: Annotated[int, Field(ge=1, le=1_000_000_000)]


class LossClaimed(Frozen):
    """A contributor claims for losses of the register; who signs stands in the document alone."""

    claim: Id
    unit: Unit
    on: date
    lines: Annotated[tuple[ClaimedBody, ...], Field(min_length=1)]
    amount: Minor | None = None
    currency: Currency = "USD"
    document: Hash

    def to_claim(self, by: str) -> Claim:
        """Return the claim it makes."""
        return Claim(
            id=self.claim,
            unit=self.unit,
            on=self.on,
            lines=tuple(Claimed(each.line, each.why, each.quantity) for each in self.lines),
            document=self.document,
            by=by,
            amount=self.amount,
            currency=self.currency if self.amount is not None else "",
        )


def decide_claimed(state: Holding, act: Act) -> tuple[Finding, ...]:
    """Refuse a second claim of a number, and more than the register of losses holds."""
    body = LOSS_CLAIMED.body_of(act)
    return about(body.unit, act, lambda: _against_claim(state, body, act))


def _against_claim(state: Holding, body: LossClaimed, act: Act) -> Iterator[Finding]:
    yield from has_happened(act, body.on)
    yield from named(act, body.document)
    if body.claim in state.file.claims:
        yield faults.CLAIM_TWICE.at(Place("act", field="claim"), claim=body.claim)
    asked: Counter[tuple[str, Why]] = Counter()
    for each in body.lines:
        asked[each.line, each.why] += each.quantity
    may = unclaimed(state.file, state.losses)
    for (line, why), count in sorted(asked.items()):
        if count > (there := may.get((line, why), 0)):
            place = Place("act", field=line)
            yield faults.MORE_THAN_LOST.at(place, count=count, line=line, why=why, open=there)


class LossDecided(Frozen):
    """What becomes of a claim: accepted, in part, or rejected, with its reason."""

    claim: Id
    unit: Unit
    on: date
    outcome: Outcome
    reason: Words
    amount: Minor | None = None
    currency: Currency = "USD"
    document: Hash

    def to_decision(self, by: str) -> Decision:
        """Return the decision."""
        return Decision(
            outcome=self.outcome,
            on=self.on,
            by=by,
            reason=self.reason,
            document=self.document,
            amount=self.amount,
            currency=self.currency if self.amount is not None else "",
        )


def decide_decided(state: Holding, act: Act) -> tuple[Finding, ...]:
    """Refuse a second decision, and one that accepts without a sum."""
    body = LOSS_DECIDED.body_of(act)
    return about(body.unit, act, lambda: _against_decision(state, body, act))


def _against_decision(state: Holding, body: LossDecided, act: Act) -> Iterator[Finding]:
    yield from has_happened(act, body.on)
    yield from named(act, body.document)
    place, claim = Place("act", field="claim"), state.file.claims.get(body.claim)
    if claim is None:
        nearest = suggestion(body.claim, state.file.claims)
        yield faults.NO_SUCH_CLAIM.at(place, claim=body.claim, nearest=nearest)
        return
    if claim.decision is not None:
        yield faults.DECIDED_ALREADY.at(place, day=claim.decision.on)
    if body.on < claim.on:
        yield faults.BEFORE_THE_CLAIM.at(place, day=body.on, filed=claim.on)
    if body.outcome is not Outcome.REJECTED and body.amount is None:
        yield faults.NO_SUM.at(Place("act", field="amount"))


LOSS_CLAIMED = Kind("loss.claimed", LossClaimed, decide_claimed)
LOSS_DECIDED = Kind("loss.decided", LossDecided, decide_decided)
