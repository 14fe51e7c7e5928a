"""Take back a fact that was confirmed: one act with the reason, beside the one that told it."""

from __future__ import annotations

from drawdown.statements.acts.withdraw import TextWithdrawn, WithdrawnSpan
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, Sender, send
from drawdown.web.statements.handlers import WITHDRAWN
from drawdown.web.statements.models import ConfirmedFact


def withdraw_fact(fact: ConfirmedFact, reason: str, *, by: Sender) -> Receipt:
    """Record that a confirmed fact does not hold; raises what `send` raises."""
    spans = (WithdrawnSpan(start=fact.start, end=fact.end),)
    body = TextWithdrawn(document=fact.document, site=fact.site, facts=spans, reason=reason)
    about = About([f"text:{fact.document[:16]}"], [fact.site])
    return send(WITHDRAWN, body, about, by=by)
