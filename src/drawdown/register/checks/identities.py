"""Names that may stand only once."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar

from pydantic import BaseModel

from drawdown.core.catalogue import ALIAS_TAKEN, ID_TWICE, ROW_TWICE
from drawdown.core.findings import Finding, Place
from drawdown.core.reading.records import Placed
from drawdown.register.draft import Draft

M = TypeVar("M", bound=BaseModel)

Named = tuple[str, str, Place]
"""What it is, its id, and where it stands."""


def ids_are_unique(draft: Draft) -> Iterator[Finding]:
    """No two sites or places, legs, ports, sources, phases or past movements share an id."""
    yield from _twice(
        [("site", p.record.id, p.at("id")) for p in draft.sites]
        + [("place", p.record.id, p.at("id")) for p in draft.waypoints]
    )
    yield from _twice([("leg", p.record.id, p.at("id")) for p in draft.legs])
    yield from _twice([("port", p.record.id, p.at("id")) for p in draft.ports])
    yield from _twice([("source", p.record.id, p.at("id")) for p in draft.sources])
    yield from _twice([("movement", p.record.id, p.at("id")) for p in draft.history_movements])
    yield from _twice(
        [("annex", annex.id, p.at("annexes")) for p in draft.sites for annex in p.record.annexes]
    )
    if draft.mission is not None:
        place = draft.mission.at("phases")
        yield from _twice([("phase", phase.id, place) for phase in draft.mission.record.phases])


def aliases_name_one_site(draft: Draft) -> Iterator[Finding]:
    """An alias names one site, and is nobody's id."""
    taken = {name: name for name in draft.places()}
    for placed in draft.sites:
        for alias in placed.record.aliases:
            if alias in taken:
                yield ALIAS_TAKEN.at(placed.at("aliases"), id=alias, other=taken[alias])
            taken.setdefault(alias, placed.record.id)


def rows_are_unique(draft: Draft) -> Iterator[Finding]:
    """Nothing is counted, shared out or priced in two rows."""
    yield from _rows((p, (r.site, r.category)) for p in draft.people for r in [p.record])
    yield from _rows((p, (r.site, r.owner, r.kind)) for p in draft.cargo for r in [p.record])
    yield from _rows(
        (p, (r.site, r.owner, r.kind, r.way)) for p in draft.dispositions for r in [p.record]
    )
    yield from _rows((p, (p.record.owner, p.record.way)) for p in draft.disposals)
    yield from _rows((p, (p.record.kind,)) for p in draft.crews)
    yield from _rows((p, (p.record.site,)) for p in draft.hubs)
    yield from _rows((p, (p.record.hub, p.record.to)) for p in draft.exits)
    yield from _rows((p, (p.record.type, p.record.base)) for p in draft.aircraft)
    yield from _rows((p, (p.record.road_class,)) for p in draft.speeds)
    yield from _rows((p, (p.record.kind,)) for p in draft.clearances)
    yield from _rows((p, (p.record.site, p.record.annex)) for p in draft.history_sites)


def _twice(named: Iterable[Named]) -> Iterator[Finding]:
    first: dict[str, Place] = {}
    for what, name, place in named:
        if name in first:
            known = first[name]
            where = f"line {known.row}" if known.file == place.file else str(known)
            yield ID_TWICE.at(place, what=what, id=name, first=where)
        first.setdefault(name, place)


def _rows(keyed: Iterable[tuple[Placed[M], tuple[Hashable, ...]]]) -> Iterator[Finding]:
    first: dict[tuple[Hashable, ...], int | None] = {}
    for placed, key in keyed:
        if key in first:
            what = " ".join(str(part) for part in key if part is not None)
            yield ROW_TWICE.at(placed.at(), what=what, first=first[key])
        first.setdefault(key, placed.row)
