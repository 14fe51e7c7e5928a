"""The handlers of this application: mappings, difference lists."""

from __future__ import annotations

from itertools import islice

from drawdown.documents.content import DamagedDocument, NoSuchDocument
from drawdown.ledger.act import Submission
from drawdown.property.acts.decide_list import LIST_DECIDED, Decision, Listed
from drawdown.property.acts.save_mapping import MAPPING_SAVED
from drawdown.property.intake.listing import outdated
from drawdown.web.property import project
from drawdown.web.property.queries import known, listing_named
from drawdown.web.records.handler import Handler
from drawdown.web.store import documents

ENOUGH = 100


def _listed(submission: Submission) -> Listed:
    body = LIST_DECIDED.body_of(submission)
    listing = listing_named(body.listing)
    if listing is None or body.decision is Decision.REFUSED:
        return Listed(listing)
    try:
        return Listed(listing, tuple(islice(outdated(listing, documents().get, known), ENOUGH)))
    except (NoSuchDocument, DamagedDocument, ValueError, KeyError, TypeError):
        return Listed(None)


HANDLERS = (
    Handler(MAPPING_SAVED, lambda _: None, project.mapping_saved),
    Handler(LIST_DECIDED, _listed, project.list_decided),
)
