"""People by category, and donors with what they paid for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from drawdown.register.legacy import LegacyItem
from drawdown.reports.figure import Figure
from drawdown.reports.report import Block, Cell, Column, Row, Table, Text
from drawdown.reports.shown import Frame, cell
from drawdown.statements.figures import differences, falls
from drawdown.statements.legacy import say_partial_day

DEPARTED = "departed"


def categories(frame: Frame) -> tuple[Block, ...]:
    """Return the sets of figures released by the day, side by side; one that is wrong is named."""
    voice, material = frame.voice, frame.material
    known = [
        one
        for one in material.history.figures
        if one.subject == DEPARTED and one.reported <= material.as_of
    ]
    known.sort(key=lambda one: one.reported)
    sound = [one for one in known if not differences(one) and not falls(known, one)]
    blocked = [
        Text(voice.word("blocked", day=voice.day(one.reported)))
        for one in known
        if one not in sound
    ]
    names = [n for n in material.rules.by_word if n.startswith("category.")]
    rows = []
    for name in (n.removeprefix("category.") for n in names):
        if not any(name in one.values for one in sound):
            continue
        figures = [
            replace(
                material.told("people-category", one.values[name], one, "values"),
                subject=name,
                as_of=one.reported,
                estimated=one.estimated(name) or one.estimated("values"),
            )
            if name in one.values
            else replace(material.unknown("people-category", name), as_of=one.reported)
            for one in sound
        ]
        label = voice.word(f"category.{name}")
        rows.append(Row(label, (Cell(label), *(cell(frame, each) for each in figures))))
    columns = (
        Column(voice.word("head.category"), "#population+type"),
        *(Column(voice.day(one.reported), "#affected+departed", number=True) for one in sound),
    )
    return (Table(columns, tuple(rows), voice.word("empty.categories")), *blocked)


def donors(frame: Frame) -> tuple[Block, ...]:
    """Return what each donor paid for, donor by donor."""
    items = [one for one in frame.material.history.legacy if one.donor is not None]
    items.sort(key=lambda one: (frame.voice.phrase(one.donor), one.id))
    return (_items(frame, items, "empty.donors", donor=True),)


def unfunded(frame: Frame) -> tuple[Block, ...]:
    """Return what no source names a donor for: that it had none is not known."""
    items = [one for one in frame.material.history.legacy if one.donor is None]
    return (_items(frame, items, "empty.unfunded", donor=False),)


def _items(frame: Frame, items: list[LegacyItem], empty: str, *, donor: bool) -> Table:
    voice = frame.voice
    followed = any(item.successor is not None for item in items)
    columns = (
        *((Column(voice.word("head.donor"), "#org+donor", weight=1.2),) if donor else ()),
        Column(voice.word("head.what"), "#activity", weight=2.6),
        Column(voice.word("head.where"), "#adm1+name", weight=1.2),
        Column(voice.word("head.when"), "#date", weight=1.1),
        Column(voice.word("head.quantity"), "#indicator+count", number=True, weight=1.2),
        Column(voice.word("head.amount"), "#value", number=True, weight=1.7),
        *((Column(voice.word("head.successor"), "#org+successor"),) if followed else ()),
    )
    rows = []
    for item in items:
        what = voice.pair(item.what, item.what_fr)
        what = what[:1].upper() + what[1:]
        quantity, unit = _quantity(frame, item)
        shown = cell(frame, quantity)
        counted = Cell(f"{shown.text} {unit}", quantity) if unit else shown
        place = voice.speech.regions.get(item.region, voice.speech.phrases.get(item.region))
        cells = (
            *((Cell(voice.phrase(item.donor)),) if donor else ()),
            Cell(what),
            Cell(place or item.region),
            Cell(say_partial_day(item.date, voice.speech) if item.date else ""),
            counted,
            cell(frame, _amount(frame, item)),
            *((Cell(voice.phrase(item.successor)),) if followed else ()),
        )
        rows.append(Row(what, cells))
    return Table(columns, tuple(rows), voice.word(empty))


def _quantity(frame: Frame, item: LegacyItem) -> tuple[Figure, str]:
    if item.count is None:
        return frame.material.unknown("legacy-count", item.id), ""
    rounded = item.about.value if item.about and item.amount is None else ""
    known = frame.material.told("legacy-count", item.count, item, "count")
    unit = frame.voice.speech.words.units.get(item.unit or "", item.unit or "")
    return replace(known, subject=item.id, about=rounded), unit


def _amount(frame: Frame, item: LegacyItem) -> Figure:
    if item.amount is None or item.currency is None:
        return frame.material.unknown("legacy-amount", item.id)
    about = item.about.value if item.about else ""
    known = frame.material.told("legacy-amount", item.amount, item, "amount")
    return replace(known, subject=item.id, about=about, currency=item.currency)


def reported_days(frame: Frame) -> tuple[tuple[date, int], ...]:
    """Return the days on which departures of the whole mission were published, with the count."""
    return tuple(
        (one.reported, one.cumulative)
        for one in frame.material.history.departures
        if one.cumulative is not None and one.scope is None and one.reported <= frame.material.as_of
    )
