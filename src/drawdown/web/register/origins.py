"""Where a figure comes from, ready to be shown: its sources by title, its mark, what others say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from drawdown.core.provenance import WHOLE_RECORD, Record, Source
from drawdown.register.model import Register


@dataclass(frozen=True, slots=True)
class Alternative:
    """What another source says of the same value."""

    value: str
    sources: tuple[Source, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Origin:
    """The evidence behind one figure. One without any source says so instead of hiding it."""

    sources: tuple[Source, ...] = ()
    estimated: bool = False
    as_of: date | None = None
    notes: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()


def origin_of(register: Register, record: Record, field: str = WHOLE_RECORD) -> Origin:
    """Return the evidence behind one field of a record."""
    known = record.provenance_of(field)
    titles = {one.id: one for one in (*register.pack.sources, *register.sources)}
    return Origin(
        sources=_named(known.source, titles),
        estimated=known.inferred,
        as_of=known.as_of,
        notes=(known.note,) if known.note else (),
        alternatives=tuple(
            Alternative(str(other.value), _named(other.source, titles), other.note)
            for other in known.alternatives
        ),
    )


def origin_of_sum(
    register: Register, records: Iterable[Record], field: str = WHOLE_RECORD
) -> Origin:
    """Return the evidence behind a total: every source once; an estimate if any part is one."""
    parts = [origin_of(register, record, field) for record in records]
    return Origin(
        sources=tuple(dict.fromkeys(source for part in parts for source in part.sources)),
        estimated=any(part.estimated for part in parts),
        notes=tuple(dict.fromkeys(note for part in parts for note in part.notes)),
    )


def _named(ids: Iterable[str], titles: dict[str, Source]) -> tuple[Source, ...]:
    return tuple(titles.get(name, Source(id=name, title=name)) for name in ids)
