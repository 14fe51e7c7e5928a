"""Record an act on a movement: its documents into the store, then the act through the door."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from drawdown.core.provenance import Frozen
from drawdown.web.movement.handlers import HANDLERS
from drawdown.web.movement.queries import subjects_of
from drawdown.web.people.sending import sender
from drawdown.web.people.who import Who
from drawdown.web.records.handler import table
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, Sender, Stamp, send

BY_KIND = table(HANDLERS)


@dataclass(frozen=True, slots=True)
class Said:
    """What a form says: the kind of act, its body, and the sites that it is about."""

    kind: str
    body: dict[str, Any]
    sites: tuple[str, ...] = ()


def record_from(said: Said, documents: Sequence[str], *, who: Who, stamp: Stamp) -> Receipt:
    """Send the act of a form; raises `ValidationError`, and what the door raises."""
    body = BY_KIND[said.kind].kind.body.model_validate_json(json.dumps(said.body))
    named = subjects_of(said.body)
    by = sender(who, said.kind, sites=said.sites, subjects=named, stamp=stamp)
    return record(said.kind, body, documents, by=by, sites=said.sites)


def record(
    kind: str,
    body: Frozen,
    documents: Iterable[str] = (),
    *,
    by: Sender,
    sites: Iterable[str] = (),
) -> Receipt:
    """Send an act on a movement and return its receipt; raises `Refused`."""
    named, sites = subjects_of(body.model_dump(mode="json")), list(sites)
    subjects = [*named, *(f"site:{site}" for site in sites)]
    about = About(subjects=subjects, sites=sites, evidence=documents)
    return send(BY_KIND[kind], body, about, by=by)
