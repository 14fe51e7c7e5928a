"""Put rules in force that another person proposed: one act, which names the stored document."""

from __future__ import annotations

from drawdown.rules.acts.adopted import RulesAdopted
from drawdown.web.closing.handlers import RULES
from drawdown.web.closing.models import RulesProposal
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, Sender, send


def adopt_rules(proposal: RulesProposal, *, reason: str, by: Sender) -> Receipt:
    """Record that proposed rules come into force and return the receipt.

    Raises what `send` raises: for who proposed them, and where others replaced them meanwhile.
    """
    body = RulesAdopted(
        rules=proposal.digest,
        before=proposal.before,
        id=proposal.rules,
        version=proposal.version,
        reason=reason,
    )
    evidence = [proposal.before, proposal.digest]
    about = About(subjects=[f"rules:{proposal.digest}"], evidence=evidence)
    return send(RULES, body, about, by=by)
