"""Take a form of the liquidation: the act that it says, with its documents."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import chain

from drawdown.web.closing.actions.take import Said
from drawdown.web.liquidation.actions.record import record
from drawdown.web.liquidation.handlers import BY_KIND
from drawdown.web.people.sending import sender
from drawdown.web.people.who import Who
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import Stamp


def guard_of(site: str) -> str:
    """Return what the document on the guard of a site is called until the act names it."""
    return f"guard/{site}"


def take(said: Said, kept: Mapping[str, Sequence[str]], *, who: Who, stamp: Stamp) -> Receipt:
    """Send the act and return its receipt; raises `ValidationError` and what `record` raises.

    Each field of a body takes one document.

    What is a title of the document elsewhere is a field of the act where the act has one.
    """
    model = BY_KIND[said.kind].kind.body
    named = {into: documents[0] for into, documents in kept.items()}
    content = {
        name: value
        for name, value in {**said.body, **named}.items()
        if name in model.model_fields or said.kind != "liquidation.begun"
    }
    for site in content.get("exceptions", ()):
        site["guard"] = named.get(guard_of(site["site"]))
    body = model.model_validate_json(json.dumps(content))
    by = sender(who, said.kind, sites=said.sites, stamp=stamp)
    return record(said.kind, body, list(chain(*kept.values())), by=by, sites=said.sites)
