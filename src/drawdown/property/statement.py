"""The statement: what was there, what came, what went and what remains; by place, owner and day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from drawdown.property.posting import OUT, Posting, Way


@dataclass(frozen=True, slots=True)
class Day:
    """One day of one owner's property at one place: pieces in, pieces out, by way."""

    place: str
    owner: str
    day: date
    opening: int
    came: Mapping[Way, int]
    went: Mapping[Way, int]

    @property
    def closing(self) -> int:
        """What remains at the end of the day: it follows, and is never typed."""
        return self.opening + sum(self.came.values()) - sum(self.went.values())


@dataclass(frozen=True, slots=True)
class Total:
    """An owner's property over all days, at a place or in the mission."""

    came: Mapping[Way, int]
    went: Mapping[Way, int]

    @property
    def was_there(self) -> int:
        """Everything that was ever there."""
        return sum(self.came.values())

    @property
    def remains(self) -> int:
        """What has not gone."""
        return self.was_there - sum(self.went.values())


def days_of(postings: Iterable[Posting]) -> tuple[Day, ...]:
    """Return every day on which something changed, in order, by place and owner."""
    came: dict[tuple[str, str, date], Counter[Way]] = defaultdict(Counter)
    went: dict[tuple[str, str, date], Counter[Way]] = defaultdict(Counter)
    for posting in postings:
        for place, pieces in posting.parts():
            side = came if pieces > 0 else went
            side[place, posting.owner, posting.day][posting.way] += abs(pieces)
    found: list[Day] = []
    closing: dict[tuple[str, str], int] = {}
    for key in sorted(came.keys() | went.keys()):
        place, owner, day = key
        opening = closing.get((place, owner), 0)
        line = Day(place, owner, day, opening, dict(came.get(key, {})), dict(went.get(key, {})))
        closing[place, owner] = line.closing
        found.append(line)
    return tuple(found)


def totals_of(postings: Iterable[Posting]) -> Mapping[str, Total]:
    """Return the total of each owner in the whole mission: what moves inside it does not count."""
    came: dict[str, Counter[Way]] = defaultdict(Counter)
    went: dict[str, Counter[Way]] = defaultdict(Counter)
    for posting in postings:
        if posting.way is not Way.MOVED:
            side = went if posting.way in OUT else came
            side[posting.owner][posting.way] += posting.quantity
    return {
        owner: Total(dict(came[owner]), dict(went[owner]))
        for owner in sorted(came.keys() | went.keys())
    }
