"""What the pieces of a text rest on, as numbered lines of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from drawdown.core.provenance import Source
from drawdown.statements.fact import Alternative, Fact
from drawdown.statements.gather import Records


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a numbered piece of a statement rests on."""

    number: int
    sources: tuple[Source, ...]
    others: tuple[tuple[Alternative, tuple[Source, ...]], ...]


def evidence_of(numbered: Iterable[tuple[int, Fact]], records: Records) -> Iterator[Evidence]:
    """Yield the sources of each fact, and what others say instead."""
    known = {source.id: source for source in records.register.sources}
    for number, fact in numbered:
        others = tuple((other, sources_of(other.sources, known)) for other in fact.alternatives)
        yield Evidence(number, sources_of(fact.sources, known), others)


def sources_of(ids: Iterable[str], known: dict[str, Source]) -> tuple[Source, ...]:
    """Return sources by id; one that the register does not list stands under its id."""
    return tuple(known.get(one) or Source(id=one, title=one) for one in ids)
