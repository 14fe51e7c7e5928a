"""Tell what the office in Mopti leaves, in acts of the cast: pictures, a handover, open pages."""

from __future__ import annotations

from collections.abc import Sequence

from drawdown.core.provenance import Frozen
from drawdown.demo.legacy_story import legacy_story
from drawdown.web.closing.actions.tell_story import Cast, Telling, tell_story
from drawdown.web.legacy.handlers import HANDLERS
from drawdown.web.legacy.queries import everything
from drawdown.web.people.permission import by_the_table
from drawdown.web.records.handler import Handlers
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, Sender, send

BY_KIND: Handlers = {handler.kind.name: handler for handler in HANDLERS}


def tell_legacy(cast: Cast) -> int:
    """Return how many acts were told now: none where it is told already."""
    return tell_story(legacy_story(), Telling(cast, by_the_table, report=_report, kinds=BY_KIND))


def _report(kind: str, body: Frozen, evidence: Sequence[str], *, by: Sender) -> Receipt:
    entry = str(getattr(body, "entry", ""))
    sites = {site for left in everything() if left.entry.id == entry for site in left.entry.sites}
    subjects = [f"legacy:{entry}"] if entry else []
    return send(BY_KIND[kind], body, About(subjects, sites, list(evidence)), by=by)
