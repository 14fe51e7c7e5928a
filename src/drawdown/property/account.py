"""The account: how many pieces of each line are at each place, and what may be posted to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from drawdown.core.findings import Finding, Place
from drawdown.property.faults import NO_LINE, NOT_SO_MANY, OTHER_OWNER
from drawdown.property.posting import IN, Posting

Key = tuple[str, str]
"""A line at a place."""


@dataclass(frozen=True, slots=True)
class Account:
    """What remains, and whose. Made by postings alone, so it always equals their sum."""

    held: Mapping[Key, int] = field(default_factory=dict)
    """Pieces of each line at each place; none stands for zero."""
    owners: Mapping[str, str] = field(default_factory=dict)

    def at(self, line: str, place: str) -> int:
        """Return how many pieces of a line are at a place."""
        return self.held.get((line, place), 0)

    def remains(self, line: str) -> int:
        """Return how many pieces of a line remain, wherever they are."""
        return sum(pieces for (name, _), pieces in self.held.items() if name == line)


def may_post(account: Account, postings: Iterable[Posting]) -> Iterator[Finding]:
    """Yield why postings, taken one after the other, would make more than there is go away."""
    change: Counter[Key] = Counter()
    owners = dict(account.owners)
    for posting in postings:
        place = Place(f"line:{posting.line}", field=posting.place)
        owner = owners.setdefault(posting.line, posting.owner) if posting.way in IN else None
        owner = owner or owners.get(posting.line)
        if owner is None:
            yield NO_LINE.at(place, line=posting.line)
            continue
        if owner != posting.owner:
            yield OTHER_OWNER.at(place, line=posting.line, owner=owner, named=posting.owner)
        for at, pieces in posting.parts():
            key = (posting.line, at)
            there = account.at(*key) + change[key]
            change[key] += pieces
            if there + pieces < 0:
                yield NOT_SO_MANY.at(place, line=posting.line, wanted=-pieces, there=there, at=at)


def posted(account: Account, postings: Iterable[Posting]) -> Account:
    """Return the account after postings that `may_post` has nothing against."""
    held, owners = dict(account.held), dict(account.owners)
    for posting in postings:
        owners.setdefault(posting.line, posting.owner)
        for place, pieces in posting.parts():
            key = (posting.line, place)
            after = held.get(key, 0) + pieces
            if after < 0:
                raise ValueError(f"{after} pieces of {posting.line} at {place}")
            if after:
                held[key] = after
            else:
                held.pop(key, None)
    return Account(held, owners)
