"""What an act on the legacy is decided on, and what every such act must keep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from drawdown.core.findings import Finding, Place
from drawdown.core.nearest import suggestion
from drawdown.ledger.act import Act
from drawdown.legacy.entry import LegacyEntry
from drawdown.legacy.faults import NO_SUCH_ENTRY, NO_SUCH_SITE, NOT_NAMED


@dataclass(frozen=True, slots=True)
class HandedOver:
    """To whom an entry was handed over, and when."""

    successor: str
    on: date


@dataclass(frozen=True, slots=True)
class Legacy:
    """What is recorded, as far as an act asks for it."""

    sites: frozenset[str] = frozenset()
    entries: frozenset[str] = frozenset()
    handed_over: Mapping[str, HandedOver] = field(default_factory=dict)
    attached: frozenset[tuple[str, str]] = frozenset()
    """Entries with their documents."""
    photographs: frozenset[str] = frozenset()
    """Of the documents that the act names, those that are photographs."""
    regions: frozenset[str] = frozenset()
    published: frozenset[str] = frozenset()
    imported: tuple[LegacyEntry, ...] | None = None
    """The entries of the list that the act names; none where it cannot be read."""


def unknown_sites(state: Legacy, entry: LegacyEntry) -> Iterator[Finding]:
    """Yield each site of an entry that the register does not know."""
    for site in entry.sites:
        if site not in state.sites:
            at = Place("act", field="sites")
            yield NO_SUCH_SITE.at(at, site=site, nearest=suggestion(site, state.sites))


def unknown_entry(state: Legacy, entry: str) -> Iterator[Finding]:
    """Yield that an entry is not there."""
    if entry not in state.entries:
        yield NO_SUCH_ENTRY.at(Place("act", field="entry"), entry=entry)


def named(act: Act, *documents: str) -> Iterator[Finding]:
    """Yield each document that the act does not hold."""
    for each in documents:
        if each not in act.evidence:
            yield NOT_NAMED.at(Place("act", field="evidence"), digest=each[:16])
