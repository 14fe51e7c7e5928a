"""Decide on a difference list: apply it or refuse it, as one act that names all of it."""

from __future__ import annotations

from drawdown.core.findings import Place, Refused
from drawdown.property.acts.decide_list import ListDecided
from drawdown.property.faults import LIST_UNREADABLE
from drawdown.web.property.handlers import HANDLERS
from drawdown.web.property.queries import listing_named
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, Sender, send


def decide_list(body: ListDecided, *, by: Sender) -> Receipt:
    """Record the decision and return its receipt; raises `Refused` with what speaks against it."""
    listing = listing_named(body.listing)
    if listing is None:
        raise Refused([LIST_UNREADABLE.at(Place("list"), sha256=body.listing)])
    about = About(subjects=[f"list:{body.listing}"], evidence=[body.listing, *listing.parts])
    return send(HANDLERS[1], body, about, by=by)
