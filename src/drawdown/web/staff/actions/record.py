"""Record an act on a person who leaves: grounds and outcomes are concealed beside the ledger."""

from __future__ import annotations

import json
from typing import Any

from drawdown.web.people.actions.enrol_person import concealed
from drawdown.web.people.sending import sender
from drawdown.web.people.who import Who
from drawdown.web.records.handler import table
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, Stamp, send
from drawdown.web.staff.asks import BESIDE
from drawdown.web.staff.handlers import HANDLERS

BY_KIND = table(HANDLERS)


def record(kind: str, given: dict[str, Any], *, who: Who, stamp: Stamp) -> Receipt:
    """Send the act of a form; raises `ValidationError`, and what the door raises."""
    values = {name: concealed(str(given[name])) for name in BESIDE if name in given}
    body = {**given, **{name: value.mark.model_dump() for name, value in values.items()}}
    said = BY_KIND[kind].kind.body.model_validate_json(json.dumps(body))
    subject = [f"person:{given['person']}"]
    by = sender(who, kind, subjects=subject, stamp=stamp)
    return send(BY_KIND[kind], said, About(subjects=subject), by=by, values=values.values())
