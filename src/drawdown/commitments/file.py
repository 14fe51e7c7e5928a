"""The commitments of a site: its contracts, its leases, and the claims that its closure raises."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from drawdown.commitments.claim import Claim
from drawdown.commitments.contract import Contract
from drawdown.handover.file import Standing


@dataclass(frozen=True, slots=True)
class CommitmentFile:
    """What is known of the commitments of a site."""

    site: str
    contracts: Mapping[str, Contract] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    opened: date | None = None
    """The first day the site can have been the mission's; it comes from the register."""

    @property
    def subject(self) -> str:
        """The subject of acts on this file."""
        return f"site:{self.site}"


def standings(file: CommitmentFile) -> Mapping[str, Standing]:
    """Return how each record of gate G7 stands, by the id of the evidence."""
    return {"contracts_released": contracts_released(file), "claims_settled": claims_settled(file)}


def contracts_released(file: CommitmentFile) -> Standing:
    """Every contract and lease is released. A site without any has an unrecorded one: its land."""
    if not file.contracts:
        return Standing(met=False, reason="no contract or lease is recorded")
    bound = sorted(c.id for c in file.contracts.values() if c.released_on is None)
    if bound:
        return Standing(met=False, reason="not released: " + " ".join(bound))
    last = max(c.released_on for c in file.contracts.values() if c.released_on is not None)
    return Standing(met=True, reason=f"{len(file.contracts)} contracts and leases", since=last)


def claims_settled(file: CommitmentFile) -> Standing:
    """No claim is open. That the register of claims is complete is for its own document to say."""
    waiting = [claim for claim in file.claims.values() if claim.open]
    if waiting:
        names = " ".join(sorted(claim.id for claim in waiting))
        since = min(claim.filed for claim in waiting)
        return Standing(met=False, reason=f"open claims: {names}", since=since)
    return Standing(met=True, reason=f"{len(file.claims)} claims, none open")
