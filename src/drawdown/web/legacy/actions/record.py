"""Record entries, one by one or from a workbook; hand one over; add a document; open a region."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from drawdown.core.findings import Refused
from drawdown.legacy.acts.attach import LegacyAttached
from drawdown.legacy.acts.hand_over import LegacyHandedOver
from drawdown.legacy.acts.publish import LegacyPublished
from drawdown.legacy.acts.record import LegacyImported, LegacyRecorded
from drawdown.legacy.acts.withdraw import LegacyWithdrawn
from drawdown.legacy.entry import LegacyEntry
from drawdown.legacy.workbook import Read, read_rows
from drawdown.property.intake.workbook import rows_of
from drawdown.web.legacy.handlers import (
    ATTACHED,
    HANDED_OVER,
    IMPORTED,
    PUBLISHED,
    RECORDED,
    WITHDRAWN,
)
from drawdown.web.legacy.lists import keep_list
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, Sender, send
from drawdown.web.register.queries import known_sites


def read_workbook(path: Path, *, name: str, sheet: str = "") -> Read:
    """Return the entries of a workbook and all that is wrong with it; writes nothing."""
    try:
        rows = list(rows_of(path, sheet=sheet))
    except Refused as no:
        return Read((), no.findings)
    place = f"{name}: {sheet}" if sheet else name
    return read_rows(rows, place=place, sites=known_sites() or frozenset())


def import_entries(entries: Sequence[LegacyEntry], *, file: str, by: Sender) -> Receipt:
    """Record a whole list as one act that names it."""
    kept = keep_list(entries)
    body = LegacyImported(list=kept, file=file[:200] or "workbook", entries=len(entries))
    sites = {site for entry in entries for site in entry.sites}
    return send(IMPORTED, body, About([f"legacy:{kept[:16]}"], sites, [kept]), by=by)


def record_entry(entry: LegacyEntry, *, by: Sender) -> Receipt:
    """Record one entry, in the place of the one of its id."""
    body = LegacyRecorded(entry=entry)
    return send(RECORDED, body, About([f"legacy:{entry.id}"], entry.sites), by=by)


def hand_over(
    entry: LegacyEntry, *, successor: str, on: date, document: str | None, by: Sender
) -> Receipt:
    """Record who looks after an entry from now on."""
    body = LegacyHandedOver(entry=entry.id, successor=successor, on=on, document=document)
    evidence = [document] if document else []
    return send(HANDED_OVER, body, About([f"legacy:{entry.id}"], entry.sites, evidence), by=by)


def attach(entry: LegacyEntry, body: LegacyAttached, *, by: Sender) -> Receipt:
    """Record that a stored document belongs to an entry."""
    about = About([f"legacy:{entry.id}"], entry.sites, [body.document])
    return send(ATTACHED, body, about, by=by)


def withdraw(entry: LegacyEntry, *, reason: str, by: Sender) -> Receipt:
    """Record that an entry was wrong and is told no more."""
    body = LegacyWithdrawn(entry=entry.id, reason=reason)
    return send(WITHDRAWN, body, About([f"legacy:{entry.id}"], entry.sites), by=by)


def publish(region: str, *, public: bool, by: Sender) -> Receipt:
    """Open the page of a region to everybody, or close it."""
    return send(PUBLISHED, LegacyPublished(region=region, public=public), About(), by=by)
