"""Take proposed rules away before anybody puts them in force: one act, which says why."""

from __future__ import annotations

from drawdown.rules.acts.adopted import RulesWithdrawn
from drawdown.web.closing.handlers import WITHDRAWAL
from drawdown.web.closing.models import RulesProposal
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, Sender, send


def withdraw_rules(proposal: RulesProposal, *, reason: str, by: Sender) -> Receipt:
    """Record that proposed rules wait no longer and return the receipt.

    Raises what `send` raises: where they do not wait any more.
    """
    body = RulesWithdrawn(
        rules=proposal.digest,
        before=proposal.before,
        id=proposal.rules,
        version=proposal.version,
        reason=reason,
    )
    evidence = [proposal.before, proposal.digest]
    about = About(subjects=[f"rules:{proposal.digest}"], evidence=evidence)
    return send(WITHDRAWAL, body, about, by=by)
