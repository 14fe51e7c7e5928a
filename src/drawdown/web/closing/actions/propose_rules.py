"""Propose an edited copy of the closing rules: stored as a document, named by one act."""

from __future__ import annotations

from drawdown.rules.acts.adopted import RulesProposed
from drawdown.rules.closing import ClosingRules
from drawdown.web.closing.handlers import PROPOSAL
from drawdown.web.closing.queries import keep_rules, store_rules
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, Sender, send


def propose_rules(
    edited: ClosingRules, *, reason: str, by: Sender, before: str | None = None
) -> Receipt:
    """Record that rules are proposed and return the receipt; raises what `send` raises.

    The rules that they are to replace are kept too, so that older decisions can be read under
    their own. `before` names those that the author saw; without it they are those in force.
    """
    force, after = keep_rules(), store_rules(edited)
    before = before or force
    body = RulesProposed(
        rules=after, before=before, id=edited.id, version=edited.version, reason=reason
    )
    about = About(subjects=[f"rules:{after}"], evidence=[before, after])
    return send(PROPOSAL, body, about, by=by)
