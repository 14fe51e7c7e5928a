"""The handlers of this application: one for each kind of act on contingents' equipment."""

from __future__ import annotations

from drawdown.contingent import acts
from drawdown.contingent.acts.claim import LOSS_DECIDED
from drawdown.contingent.acts.state import Holding
from drawdown.ledger.act import Submission
from drawdown.web.contingent import project
from drawdown.web.contingent.queries import state_of
from drawdown.web.records.handler import NOBODY, Handler


def _claimed_it(state: Holding, submission: Submission) -> frozenset[str]:
    """Whoever filed a claim does not decide on it."""
    claim = state.file.claims.get(str(submission.body.get("claim")))
    return frozenset({claim.by}) if claim else NOBODY


HANDLERS = tuple(
    Handler(kind, state_of, project.equipment_changed, _claimed_it)
    if kind.name == LOSS_DECIDED.name
    else Handler(kind, state_of, project.equipment_changed)
    for kind in acts.KINDS
)
