"""Somebody's last day in the mission, read from the ledger: its rows belong to a later part."""

from __future__ import annotations

from datetime import date

from drawdown.ledger.act_reading import parse_act
from drawdown.staff.acts.leave import LAST_DAY_SET
from drawdown.web.records.models import Entry


def last_day_of(person: str) -> date | None:
    """Return the last day that the last act on it says; none where nobody set one."""
    told = Entry.objects.filter(kind=LAST_DAY_SET.name, topics__topic=f"person:{person}")
    entry = told.order_by("-index").first()
    return LAST_DAY_SET.body_of(parse_act(bytes(entry.content))).last_day if entry else None
