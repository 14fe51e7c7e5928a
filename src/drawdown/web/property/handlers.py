"""The handlers of this application: mappings, difference lists, counts, disposal."""

from __future__ import annotations

from itertools import islice
from typing import Any

from drawdown.documents.content import DamagedDocument, NoSuchDocument
from drawdown.ledger.act import Submission
from drawdown.property.acts.count import (
    COUNT_CLOSED,
    COUNT_OPENED,
    COUNT_TAKEN,
    VARIANCE_EXPLAINED,
    VARIANCE_SETTLED,
)
from drawdown.property.acts.decide_disposal import DISPOSAL_DECIDED, Judged
from drawdown.property.acts.decide_list import LIST_DECIDED, Decision, Listed
from drawdown.property.acts.save_mapping import MAPPING_SAVED
from drawdown.property.count.book import Book
from drawdown.property.intake.listing import outdated
from drawdown.web.property import count_project, disposal_project, project
from drawdown.web.property.counts import book_of
from drawdown.web.property.disposal import disposal_rules, lines_named
from drawdown.web.property.file_handlers import FILES
from drawdown.web.property.queries import known, listing_named
from drawdown.web.records.handler import Handler, table
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


def _opening(submission: Submission) -> Book:
    return book_of(submission.body["count"])


def _taking(submission: Submission) -> Book:
    body = COUNT_TAKEN.body_of(submission)
    return book_of(body.count, [each.line for each in body.seen])


def _varying(submission: Submission) -> Book:
    return book_of(submission.body["count"], list(submission.body["lines"]))


def _closing(submission: Submission) -> Book:
    return book_of(submission.body["count"], closing=True)


def _counted_and_explained(state: Book, _: Submission) -> frozenset[str]:
    """Whoever saw a variance, or explained it, does not accept it."""
    return frozenset(person for each in state.sightings.values() for person in each.authors)


def _judged(submission: Submission) -> Judged:
    body = DISPOSAL_DECIDED.body_of(submission)
    return Judged(disposal_rules(), lines_named(body.lines))


COUNTS = (
    Handler(COUNT_OPENED, _opening, count_project.count_opened),
    Handler(COUNT_TAKEN, _taking, count_project.count_taken),
    Handler(VARIANCE_EXPLAINED, _varying, count_project.variance_explained),
    Handler(VARIANCE_SETTLED, _varying, count_project.variance_settled, _counted_and_explained),
    Handler(COUNT_CLOSED, _closing, count_project.count_closed),
)
HANDLERS: tuple[Handler[Any], ...] = (
    Handler(MAPPING_SAVED, lambda _: None, project.mapping_saved),
    Handler(LIST_DECIDED, _listed, project.list_decided),
    *COUNTS,
    Handler(DISPOSAL_DECIDED, _judged, disposal_project.disposal_decided),
    *FILES,
)
BY_KIND = table(HANDLERS)
