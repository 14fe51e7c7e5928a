"""Acts on claims: filed, and decided."""

from __future__ import annotations

from datetime import date

from drawdown.commitments.acts.contracts import Currency, Id, Minor
from drawdown.commitments.acts.state import Committed, commitment
from drawdown.commitments.claim import Claim, ClaimKind, Outcome
from drawdown.commitments.decide import Ruling, may_file, may_rule
from drawdown.core.findings import Finding
from drawdown.core.provenance import Frozen
from drawdown.handover.acts.bodies import Hash, SiteId, Words
from drawdown.ledger.act import Act


class ClaimFiled(Frozen):
    """Somebody claims. Who it is stands in the document alone."""

    site: SiteId
    claim: Id
    kind: ClaimKind
    happened: date
    discovered: date | None = None
    on: date
    amount: Minor | None = None
    currency: Currency = "USD"
    document: Hash

    def to_claim(self, filed_by: str) -> Claim:
        """Return the claim it files."""
        return Claim(
            id=self.claim,
            site=self.site,
            kind=self.kind,
            happened=self.happened,
            discovered=self.discovered,
            filed=self.on,
            amount=self.amount,
            currency=self.currency,
            filed_by=filed_by,
            papers=(self.document,),
        )


def decide_filed(state: Committed, act: Act) -> tuple[Finding, ...]:
    """Refuse a claim that is there already; keep one that comes too late, and mark it."""
    claim = CLAIM_FILED.body_of(act).to_claim(act.actor.person)
    return tuple(may_file(state.file, claim, state.rules.claims, state.mandate_end))


class ClaimDecided(Frozen):
    """A claim is settled, rejected, or transferred to somebody who outlives the site."""

    site: SiteId
    claim: Id
    outcome: Outcome
    on: date
    agreed: Minor | None = None
    reason: Words | None = None
    exception: Words | None = None
    document: Hash

    def to_ruling(self) -> Ruling:
        """Return the ruling it records."""
        return Ruling(
            outcome=self.outcome,
            on=self.on,
            agreed=self.agreed,
            reason=self.reason or "",
            exception=self.exception or "",
        )


def decide_decided(state: Committed, act: Act) -> tuple[Finding, ...]:
    """Refuse to settle what came too late, unless somebody made an exception."""
    body = CLAIM_DECIDED.body_of(act)
    return tuple(
        may_rule(
            state.file,
            body.claim,
            body.to_ruling(),
            state.rules.claims,
            mandate_end=state.mandate_end,
        )
    )


CLAIM_FILED = commitment("claim.filed", ClaimFiled, decide_filed)
CLAIM_DECIDED = commitment("claim.decided", ClaimDecided, decide_decided)
