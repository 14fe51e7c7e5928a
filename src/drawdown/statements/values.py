"""The value of each figure as the records stand: its evidence, and what others report instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from drawdown.core.provenance import Record
from drawdown.register.history import PastMovement
from drawdown.statements.definitions import Definition, definitions
from drawdown.statements.fact import Alternative
from drawdown.statements.gather import Records
from drawdown.statements.own import OWN, OwnFigure
from drawdown.statements.query import count


@dataclass(frozen=True, slots=True)
class FigureValue:
    """One value of a figure.

    Attributes:
        of: the definition.
        about: what it is a value of: a set, a movement, the mission; its id.
        on: the day that it holds for.
        value: the number; an estimate is marked by `estimated`.
        sources: ids of what it rests on.
        others: what other sources give.
        rests_on: ids of what was counted, where it was.
    """

    of: Definition | OwnFigure
    about: str
    on: date | None
    value: int
    sources: tuple[str, ...]
    others: tuple[Alternative, ...] = ()
    estimated: bool = False
    rests_on: tuple[str, ...] = ()
    note: str = ""
    rounded: str = ""
    """How a source rounds it, where it does."""
    missing: tuple[str, ...] = ()
    """Ids of what counts and does not say how much: the value is what is known."""

    @property
    def key(self) -> str:
        """A name that stays: the definition, what it is about, the day."""
        day = (self.on.isoformat(),) if self.on else ()
        return "-".join((self.of.id, self.about, *day))


Query = Callable[[Records, Definition], Iterator[FigureValue]]


def own_values(records: Records, *, by: date | None = None) -> tuple[FigureValue, ...]:
    """Return the mission's own figures by a day, in the order of their definitions."""
    found = []
    for each in records.own.figures:
        counted = count(records, each.query, by=by)
        if counted.value is not None:
            found.append(
                FigureValue(
                    each,
                    OWN,
                    counted.on,
                    counted.value,
                    counted.sources,
                    estimated=counted.estimated,
                    rests_on=counted.rests_on,
                    missing=counted.missing,
                )
            )
    return tuple(found)


def values(records: Records) -> tuple[FigureValue, ...]:
    """Return every value of a shipped figure, in the order of definitions and days."""
    found = [v for each in definitions().figures for v in QUERIES[each.query](records, each)]
    order = [each.id for each in definitions().figures]
    return tuple(sorted(found, key=lambda v: (order.index(v.of.id), v.on or date.max, v.about)))


def _released(records: Records, of: Definition) -> Iterator[FigureValue]:
    """Yield a figure of each set that was released together."""
    for figures in records.history.figures:
        if of.id in figures.values:
            yield _of_record(
                figures, "values", of, figures.subject, figures.reported, figures.values[of.id]
            )


def _departures(records: Records, of: Definition) -> Iterator[FigureValue]:
    for each in records.history.departures:
        if each.scope is None and each.cumulative is not None:
            yield _of_record(each, "cumulative", of, "mission", each.reported, each.cumulative)


def _sites_closed(records: Records, of: Definition) -> Iterator[FigureValue]:
    """Yield the count after each closure: the sites themselves are what it rests on."""
    closed: list[str] = []
    for day, past in records.closings:
        closed.append(past.site)
        field = "handover" if past.handover is not None else "last_departure"
        marks = past.provenance_of(field)
        later = [other for other in records.closings if other[0] == day and other[1] is not past]
        if later and records.closings.index((day, past)) < records.closings.index(later[-1]):
            continue  # several on one day: the count holds after the last of them
        yield FigureValue(of, past.site, day, len(closed), marks.source, rests_on=tuple(closed))


def _of_movements(field: str) -> Query:
    def query(records: Records, of: Definition) -> Iterator[FigureValue]:
        for movement in records.history.movements:
            value = getattr(movement, field)
            if value is not None and _counts(movement):
                yield _of_record(movement, field, of, movement.id, movement.last, value)

    return query


def _counts(movement: PastMovement) -> bool:
    return movement.mode == "road" and movement.status == "completed"


def _of_record(
    record: Record, field: str, of: Definition, about: str, on: date | None, value: int
) -> FigureValue:
    marks = record.provenance_of(field)
    others = tuple(
        Alternative(field, str(other.value), other.source, other.note or "")
        for other in marks.alternatives
    )
    return FigureValue(
        of,
        about,
        on,
        value,
        marks.source,
        others,
        estimated=marks.inferred,
        note=marks.note or "",
        rounded=getattr(record, "about", None) or "",
    )


QUERIES: Mapping[str, Query] = {
    "released": _released,
    "departures": _departures,
    "sites_closed": _sites_closed,
    "movement_vehicles": _of_movements("vehicles"),
    "movement_people": _of_movements("people"),
    "movement_injured": _of_movements("injured"),
}
"""What a definition names as its query."""
