"""What an accepted act makes of a contingent's file: pure, so that rows can be made again."""

from __future__ import annotations

from dataclasses import replace

from drawdown.contingent.acts.claim import LOSS_CLAIMED, LOSS_DECIDED
from drawdown.contingent.acts.state import Holding
from drawdown.contingent.acts.verify import EQUIPMENT_LISTED, EQUIPMENT_VERIFIED
from drawdown.contingent.file import UnitFile
from drawdown.ledger.act import Act


def apply(state: Holding, act: Act) -> UnitFile:
    """Return the file after an act that was decided on it; `ValueError` for another kind."""
    file, by = state.file, act.actor.person
    match act.kind:
        case EQUIPMENT_VERIFIED.name:
            report = EQUIPMENT_VERIFIED.body_of(act).to_verification(by, state)
            return replace(file, verifications=(*file.verifications, report))
        case EQUIPMENT_LISTED.name:
            listed = EQUIPMENT_LISTED.body_of(act).to_list(by)
            return replace(file, lists={**file.lists, listed.id: listed})
        case LOSS_CLAIMED.name:
            claim = LOSS_CLAIMED.body_of(act).to_claim(by)
            return replace(file, claims={**file.claims, claim.id: claim})
        case LOSS_DECIDED.name:
            body = LOSS_DECIDED.body_of(act)
            decided = replace(file.claims[body.claim], decision=body.to_decision(by))
            return replace(file, claims={**file.claims, body.claim: decided})
    raise ValueError(f"{act.kind} says nothing of a contingent's equipment")
