"""Writes the rows of this application; nothing else does, but the parts of it beside."""

from __future__ import annotations

from itertools import islice

from drawdown.ledger.act import Act
from drawdown.property.acts.decide_list import LIST_DECIDED, Decision, ListDecided
from drawdown.property.acts.save_mapping import MAPPING_SAVED
from drawdown.property.applied import outcome
from drawdown.property.intake.differences import Difference, Is
from drawdown.property.intake.listing import Listing, entries
from drawdown.web.property import models
from drawdown.web.property.lines_project import Writing, changed, lines_from
from drawdown.web.property.queries import CHUNK, listing_named, rows_of, standing_of
from drawdown.web.store import documents


def mapping_saved(act: Act, index: int) -> None:
    """Write the mapping that counts from now on."""
    mapping = MAPPING_SAVED.body_of(act).mapping
    models.Mapping.objects.create(
        entry=index, name=mapping.id, content=mapping.model_dump(mode="json", exclude_none=True)
    )


def list_decided(act: Act, index: int) -> None:
    """Write that a list was decided on; where it was applied, what it comes to."""
    body = LIST_DECIDED.body_of(act)
    listing = listing_named(body.listing)
    if listing is None:
        raise LookupError(f"the difference list {body.listing} is not stored")
    models.DecidedList.objects.create(
        entry=index, digest=body.listing, decision=body.decision, counts=dict(listing.counts)
    )
    if body.decision is Decision.APPLIED:
        _apply(listing, body, Writing(index, listing.on))


def _apply(listing: Listing, body: ListDecided, writing: Writing) -> None:
    source = entries(listing, documents().get)
    while chunk := list(islice(source, CHUNK)):
        writing.enter(lines_from(dict(each.values) for each in chunk if each.what is Is.NEW))
        _change([each for each in chunk if each.what is not Is.NEW], listing, body, writing)
    writing.finish()


def _change(
    listed: list[Difference], listing: Listing, body: ListDecided, writing: Writing
) -> None:
    there = rows_of([each.line for each in listed])
    for each in listed:
        rows = there[each.line]
        found = outcome(each, standing_of(rows), body, listing.on)
        writing.post(found.postings, rows)
        if found.values or found.postings:
            for row in rows:
                changed(row, found.values, by_import=True)
                for name in ("quantity", "site"):
                    row.base.pop(name, None)
            writing.touch(rows)
    writing.flush()
