"""Confirm facts that were read in a text: the text is stored, and one act names what is meant."""

from __future__ import annotations

from collections.abc import Sequence

from drawdown.statements.acts.confirm import ConfirmedFact, TextConfirmed
from drawdown.statements.read import Found
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, Sender, send
from drawdown.web.statements.handlers import CONFIRMED
from drawdown.web.statements.reading import keep_reading


def confirm_facts(text: str, site: str, picked: Sequence[Found], *, by: Sender) -> Receipt:
    """Record that a person confirms these facts of a site; raises what `send` raises."""
    document = keep_reading(text)
    facts = tuple(
        ConfirmedFact(
            kind=found.fact.kind,
            values=dict(found.fact.values),
            start=found.span.start,
            end=found.span.end,
        )
        for found in picked
    )
    body = TextConfirmed(document=document, site=site, facts=facts)
    return send(CONFIRMED, body, About([f"text:{document[:16]}"], [site], [document]), by=by)
