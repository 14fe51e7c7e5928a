"""Every figure: what it counts, its values as of an entry, their evidence, what others report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as lazy

from drawdown.core.provenance import Source
from drawdown.statements.definitions import Definition, definitions
from drawdown.statements.fact import Alternative
from drawdown.statements.figures import differences, rules
from drawdown.statements.gather import Records
from drawdown.statements.own import OWN, OwnFigure
from drawdown.statements.sets import set_named
from drawdown.statements.values import FigureValue, own_values, values
from drawdown.web.legacy.queries import with_recorded
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.records.log import opened
from drawdown.web.register.models import Snapshot
from drawdown.web.register.queries import current_snapshot, history_of, register_of
from drawdown.web.statements.evidence import sources_of
from drawdown.web.statements.held import day_of_last_act, with_held
from drawdown.web.statements.own import own_in_force
from drawdown.web.ui.names import named

UNITS: Mapping[str, Promise] = {
    "people": lazy("people"),
    "sites": lazy("sites"),
    "vehicles": lazy("vehicles"),
    "parts": lazy("parts"),
    "movements": lazy("movements"),
    "items": lazy("items"),
    "kilograms": lazy("kilograms"),
    "money": lazy("money"),
}
ROUNDED: Mapping[str, Promise] = {
    "more_than": lazy("more than"),
    "nearly": lazy("nearly"),
    "about": lazy("about"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One value, ready to be shown and opened."""

    value: FigureValue
    about: str
    rounded: str
    sources: tuple[Source, ...]
    others: tuple[tuple[Alternative, tuple[Source, ...]], ...]
    rests_on: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A definition with its values."""

    of: Definition | OwnFigure
    name: str
    counts: str
    unit: str
    parts: tuple[str, ...]
    lines: Sequence[Line]


def figures(request: AskingRequest) -> HttpResponse:
    """Show the figures as of an entry; without one, as they stand now."""
    size = opened().log.size if current_snapshot() else 0
    as_of = _as_of(request, size)
    snapshot = Snapshot.objects.filter(entry__lt=as_of).order_by("-entry").first()
    if snapshot is None:
        return render(request, "pages/empty.html")
    own = own_in_force(before=as_of)
    history = with_recorded(history_of(snapshot), before=as_of)
    on = day_of_last_act() if as_of == size else None
    records = with_held(Records(register_of(snapshot), history, own), on=on, before=as_of)
    sets = [*records.history.figures, *filter(None, [set_named(records, OWN, until(records))])]
    context = {
        "page": "statements",
        "as_of": as_of,
        "size": size,
        "snapshot": snapshot,
        "figures": list(_figures(records)),
        "own": own,
        "own_figures": list(own_shown(records)),
        "broken": [(each, one) for each in sets for one in differences(each, own)],
    }
    return render(request, "statements/figures.html", context)


def _as_of(request: AskingRequest, size: int) -> int:
    asked = request.GET.get("as_of", "")
    if asked.isascii() and asked.isdigit() and len(asked) < 12:
        return min(int(asked), size)
    return size


def until(records: Records) -> date:
    """Return the last day of any of the mission's own figures, else that of the register."""
    days = (value.on for value in own_values(records))
    return max(filter(None, days), default=records.register.mission.as_of)


def own_shown(records: Records) -> Iterator[Figure]:
    """Yield the mission's own figures; one of which nothing is recorded has no lines."""
    known = {source.id: source for source in records.register.sources}
    found = {value.of.id: value for value in own_values(records)}
    sums = {rule.sum: rule for rule in records.own.sums if rule.subject == OWN}
    for each in records.own.figures:
        value = found.get(each.id)
        lines = [_line(value, records, known)] if value is not None else []
        rule = sums.get(each.id)
        parts = tuple(_name(records.own.by_id[part]) for part in rule.of) if rule else ()
        unit = named(UNITS, each.unit)
        yield Figure(each, _name(each), _counts(each), unit, parts, lines)


def _figures(records: Records) -> Iterator[Figure]:
    known = {source.id: source for source in records.register.sources}
    lines: dict[str, list[Line]] = defaultdict(list)
    for value in values(records):
        lines[value.of.id].append(_line(value, records, known))
    sums = {rule.sum: rule for rule in rules()}
    for each in definitions().figures:
        if lines[each.id]:
            rule = sums.get(each.id)
            parts = tuple(_name(definitions().of(part)) for part in rule.of) if rule else ()
            unit = named(UNITS, each.unit)
            yield Figure(each, _name(each), _counts(each), unit, parts, lines[each.id])


def _line(value: FigureValue, records: Records, known: dict[str, Source]) -> Line:
    names = {site.id: site.name for site in records.register.sites}
    ways = {m.id: f"{_site(m.origin, names)} → {_site(m.destination, names)}" for m in
            records.history.movements}  # fmt: skip
    items = {i.id: i.what_fr if _french() else i.what for i in records.history.legacy}
    return Line(
        value=value,
        about=ways.get(value.about) or names.get(value.about, ""),
        rounded=named(ROUNDED, value.rounded) if value.rounded else "",
        sources=sources_of(value.sources, known),
        others=tuple((other, sources_of(other.sources, known)) for other in value.others),
        rests_on=_called(value.rests_on, ways | names | items),
        missing=_called(value.missing, ways | names | items),
    )


def _called(ids: Sequence[str], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(names.get(each, each) for each in ids)


def _site(place: str, names: Mapping[str, str]) -> str:
    return names.get(place, place.replace("-", " ").capitalize())


def _french() -> bool:
    return (get_language() or "").startswith("fr")


def _name(of: Definition | OwnFigure) -> str:
    name = of.name_fr if _french() else of.name
    return name[:1].upper() + name[1:]


def _counts(of: Definition | OwnFigure) -> str:
    return of.counts_fr if _french() else of.counts
