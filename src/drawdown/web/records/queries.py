"""Reads entries: which, by what they are about, by whom, of which kind, between which days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import QuerySet

from drawdown.ledger.acts.refused import KIND as REFUSED
from drawdown.web.records.models import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is asked for; empty fields ask for everything."""

    site: str = ""
    kind: str = ""
    person: str = ""
    topic: str = ""
    since: date | None = None
    until: date | None = None
    """The last day, that day included."""
    refusals: bool = True
    """Whether refusals may be shown."""

    def rows(self) -> QuerySet[Entry]:
        """Return the entries asked for, in no order."""
        rows = Entry.objects.all()
        for topic in (f"site:{self.site}" if self.site else "", self.topic):
            if topic:
                rows = rows.filter(topics__topic=topic)
        if self.kind:
            rows = rows.filter(kind=self.kind)
        if self.person:
            rows = rows.filter(person=self.person)
        if self.since is not None:
            rows = rows.filter(recorded__gte=_begin(self.since))
        if self.until is not None:
            rows = rows.filter(recorded__lt=_begin(self.until + timedelta(days=1)))
        return rows if self.refusals else rows.exclude(kind=REFUSED.name)


def entries_after(asked: Filter, *, start: int, limit: int) -> Sequence[Entry]:
    """Return entries from an index on, the oldest first."""
    return list(asked.rows().filter(index__gte=start).order_by("index")[:limit])


def entries_before(asked: Filter, *, stop: int | None, limit: int) -> Sequence[Entry]:
    """Return entries before an index, the newest first; without an index the last ones."""
    rows = asked.rows() if stop is None else asked.rows().filter(index__lt=stop)
    return list(rows.order_by("-index")[:limit])


def kinds() -> list[str]:
    """Return the kinds that stand in the ledger."""
    return sorted(Entry.objects.order_by().values_list("kind", flat=True).distinct())


def authors() -> list[str]:
    """Return who has acted."""
    return sorted(Entry.objects.order_by().values_list("person", flat=True).distinct())


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
