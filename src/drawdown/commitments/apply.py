"""What an accepted act makes of the commitments of a site: pure."""

from __future__ import annotations

from dataclasses import replace

from drawdown.commitments.acts.claims import CLAIM_DECIDED, CLAIM_FILED
from drawdown.commitments.acts.contracts import (
    CONTRACT_NOTICED,
    CONTRACT_RECORDED,
    CONTRACT_RELEASED,
)
from drawdown.commitments.claim import Claim
from drawdown.commitments.contract import Contract
from drawdown.commitments.file import CommitmentFile
from drawdown.ledger.act import Act


def apply(file: CommitmentFile, act: Act) -> CommitmentFile:
    """Return the file after an act that was decided on it; `ValueError` for another kind."""
    match act.kind:
        case CONTRACT_RECORDED.name:
            return _with_contract(file, CONTRACT_RECORDED.body_of(act).to_contract())
        case CONTRACT_NOTICED.name:
            noticed = CONTRACT_NOTICED.body_of(act)
            known = file.contracts[noticed.contract]
            papers = (*known.papers, noticed.document)
            return _with_contract(file, replace(known, notice_given=noticed.on, papers=papers))
        case CONTRACT_RELEASED.name:
            released = CONTRACT_RELEASED.body_of(act)
            known = file.contracts[released.contract]
            papers = (*known.papers, released.document)
            return _with_contract(file, replace(known, released_on=released.on, papers=papers))
        case CLAIM_FILED.name:
            return _with_claim(file, CLAIM_FILED.body_of(act).to_claim(act.actor.person))
        case CLAIM_DECIDED.name:
            said = CLAIM_DECIDED.body_of(act)
            claim = file.claims[said.claim]
            return _with_claim(
                file,
                replace(
                    claim,
                    outcome=said.outcome,
                    decided=said.on,
                    agreed=said.agreed,
                    reason=said.reason or said.exception or "",
                    papers=(*claim.papers, said.document),
                ),
            )
    raise ValueError(f"{act.kind} says nothing of a commitment")


def _with_contract(file: CommitmentFile, contract: Contract) -> CommitmentFile:
    return replace(file, contracts={**file.contracts, contract.id: contract})


def _with_claim(file: CommitmentFile, claim: Claim) -> CommitmentFile:
    return replace(file, claims={**file.claims, claim.id: claim})
