"""Counts what a definition of a mission asks for, with the evidence of every record it counts."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from drawdown.core.findings import Finding, Place
from drawdown.core.nearest import suggestion
from drawdown.core.provenance import Record
from drawdown.register.history import SiteHistory
from drawdown.register.legacy import LegacyItem
from drawdown.statements.faults import NO_SUCH_VALUE
from drawdown.statements.gather import Records
from drawdown.statements.held import Heads
from drawdown.statements.vocabulary import NUMBER, Of, Query

Find = Callable[[Records, Any], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Kind:
    """How the words of the vocabulary are found in a kind of record."""

    all: Callable[[Records], Sequence[Record]]
    name: str
    """The field that names a record."""
    day: Callable[[Records, Any], date | None]
    day_field: Callable[[Any], str]
    fields: Mapping[str, tuple[str, Find]]
    """By the word of the vocabulary: the field whose marks count, and its values."""
    latest: Callable[[Any], Hashable] | None = None
    """What is reported again and again: of each of these only the last day in the period counts."""


def _text(field: str) -> tuple[str, Find]:
    return field, lambda _, record: [str(v)] if (v := getattr(record, field)) is not None else []


def _of_site(field: str) -> tuple[str, Find]:
    def find(records: Records, held: Any) -> Sequence[str]:
        if not held.site:
            return []
        site = records.register.site(held.site)
        value = getattr(site, field)
        return [] if value is None or site.estimated(field) else [str(value)]

    return "site", find


def _signed(_: Records, past: SiteHistory) -> Sequence[str]:
    return ["yes" if past.handover is not None else "no"]


def _closing_field(past: SiteHistory) -> str:
    return "handover" if past.handover is not None else "last_departure"


def _item_day(_: Records, item: LegacyItem) -> date | None:
    """Return the last day that a partial date may mean."""
    if item.date is None:
        return None
    year, month, day = (*(int(part) for part in item.date.split("-")), 0, 0)[:3]
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def _closed(name: str, *, parts: bool) -> Kind:
    return Kind(
        all=lambda records: [
            past
            for past in records.history.sites
            if (past.annex is not None) == parts and records.closed_on(past) is not None
        ],
        name=name,
        day=lambda records, past: records.closed_on(past),
        day_field=_closing_field,
        fields={
            "site": _text("site"),
            "region": _of_site("region"),
            "type": _of_site("type"),
            "signed": ("handover", _signed),
        },
    )


def _reported(*, sites: bool) -> Kind:
    words = ("measure", "category", "group") + (("site",) if sites else ())
    regions = {"region": _of_site("region")} if sites else {}
    return Kind(
        all=lambda records: [one for one in records.held.strength if bool(one.site) == sites],
        name="id",
        day=lambda _, one: one.on,
        day_field=lambda _: "on",
        fields={**{word: _text(word) for word in words}, **regions},
        latest=_same_report,
    )


def _same_report(one: Heads) -> Hashable:
    return one.site, one.measure


def _waste(all_: Callable[[Records], Sequence[Record]]) -> Kind:
    return Kind(
        all=all_,
        name="id",
        day=lambda _, one: one.on,
        day_field=lambda _: "on",
        fields={"stream": _text("stream"), "site": _text("site"), "region": _of_site("region")},
    )


KINDS: Mapping[Of, Kind] = {
    Of.MOVEMENTS: Kind(
        all=lambda records: records.history.movements,
        name="id",
        day=lambda _, moved: moved.last,
        day_field=lambda _: "last",
        fields={f: _text(f) for f in ("mode", "kind", "status", "origin", "destination")},
    ),
    Of.SITES: _closed("site", parts=False),
    Of.PARTS: _closed("annex", parts=True),
    Of.LEGACY: Kind(
        all=lambda records: records.history.legacy,
        name="id",
        day=_item_day,
        day_field=lambda _: "date",
        fields={
            **{f: _text(f) for f in ("sector", "region", "kind", "fund", "donor")},
            **{f: _text(f) for f in ("currency", "unit")},
            "site": ("sites", lambda _, item: item.sites),
        },
    ),
    Of.PEOPLE: Kind(
        all=lambda records: records.register.people,
        name="site",
        day=lambda records, _: records.register.mission.plan_start,
        day_field=lambda _: "count",
        fields={
            "category": ("category", lambda _, one: [one.category.value]),
            "site": _text("site"),
            "region": _of_site("region"),
        },
    ),
    Of.STRENGTH: _reported(sites=False),
    Of.SITE_STRENGTH: _reported(sites=True),
    Of.PROPERTY: Kind(
        all=lambda records: records.held.property,
        name="id",
        day=lambda _, one: one.on,
        day_field=lambda _: "on",
        fields={
            **{f: _text(f) for f in ("owner", "sort", "group", "method", "site")},
            "region": _of_site("region"),
        },
    ),
    Of.WASTE_SENT: _waste(lambda records: records.held.waste_sent),
    Of.WASTE_RECEIVED: _waste(lambda records: records.held.waste_received),
}


@dataclass(frozen=True, slots=True)
class Counted:
    """What a query finds by a day.

    Attributes:
        value: the sum of what is known; none where no record counts.
        on: the last day of a record that counts.
        rests_on: ids of the records that were counted.
        missing: ids of records that count and do not say how much.
        sources: what the counted values rest on.
        estimated: whether any of them is an estimate.
    """

    value: int | None
    on: date | None
    rests_on: tuple[str, ...]
    missing: tuple[str, ...]
    sources: tuple[str, ...]
    estimated: bool


def count(records: Records, query: Query, *, by: date | None = None) -> Counted:
    """Return what a query finds by a day; where nothing is found the value is none, not zero."""
    kind = KINDS[query.records]
    told = [(r, 1 if query.take == NUMBER else getattr(r, query.take)) for r in
            _held(records, query, by)]  # fmt: skip
    held = [(record, value) for record, value in told if value is not None]
    days = (kind.day(records, record) for record, _ in held)
    marks = [(record, field) for record, _ in held for field in _fields(kind, query, record)]
    sources = (source for record, field in marks for source in record.provenance_of(field).source)
    return Counted(
        value=sum(value for _, value in held) if held else None,
        on=max(filter(None, days), default=None),
        rests_on=_names(kind, (record for record, _ in held)),
        missing=_names(kind, (record for record, value in told if value is None)),
        sources=tuple(dict.fromkeys(sources)),
        estimated=any(record.estimated(field) for record, field in marks),
    )


def _names(kind: Kind, found: Iterable[Record]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(getattr(record, kind.name)) for record in found))


def unheard(records: Records) -> Iterator[Finding]:
    """Warn of each value that a definition chooses by and no record has: a slip, or too early."""
    for row, figure in enumerate(records.own.figures, 1):
        for field, chosen in figure.query.where.items():
            known = _values(records, figure.query.records, field)
            for value in chosen:
                if value not in known:
                    told = {"figure": figure.id, "field": field, "value": value}
                    nearest = suggestion(value, known)
                    yield NO_SUCH_VALUE.at(Place("figures", row, field), nearest=nearest, **told)


def _values(records: Records, of: Of, field: str) -> frozenset[str]:
    """Return every value that some record has in a field of the vocabulary."""
    kind = KINDS[of]
    find = kind.fields[field][1]
    return frozenset(value for record in kind.all(records) for value in find(records, record))


def _held(records: Records, query: Query, by: date | None) -> Iterator[Record]:
    """Yield each record that is not left out."""
    kind = KINDS[query.records]
    for record in _of_period(kind, records, query, by):
        found = (kind.fields[f][1](records, record) for f in query.where)
        if all(set(f) & set(v) for f, v in zip(found, query.where.values(), strict=True)):
            yield record


def _of_period(kind: Kind, records: Records, query: Query, by: date | None) -> Iterator[Record]:
    """Yield each record of the period; of what is reported again and again, the last alone."""
    last = min(filter(None, (query.last, by)), default=None)
    dated = [(record, kind.day(records, record)) for record in kind.all(records)]
    if query.first or last:
        dated = [
            (record, day)
            for record, day in dated
            if day is not None and (query.first or day) <= day <= (last or day)
        ]
    newest: dict[Hashable, date] = {}
    for record, day in dated:
        if kind.latest is not None and day is not None:
            key = kind.latest(record)
            newest[key] = max(newest.get(key, day), day)
    for record, day in dated:
        if kind.latest is None or newest[kind.latest(record)] == day:
            yield record


def _fields(kind: Kind, query: Query, record: Record) -> Iterator[str]:
    """Yield the fields of a record on which its place in the count rests."""
    if query.take != NUMBER:
        yield query.take
    for word in query.where:
        yield kind.fields[word][0]
    if query.take == NUMBER or query.first or query.last:
        yield kind.day_field(record)
