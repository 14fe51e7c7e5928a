"""One thing that waits for somebody, and the groups in which such things are shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

GROUPS: Mapping[str, Promise] = {
    "decide": lazy("Yours to decide"),
    "late": lazy("Late"),
    "blocked": lazy("Blocked"),
    "owe": lazy("You owe it"),
    "soon": lazy("Due soon"),
    "told": lazy("For your information"),
}


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing; `due` is none where no day is set."""

    group: str
    words: str
    place: str
    """The site, by name; empty for the whole mission."""
    address: str
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Notices of one kind, by their days."""

    name: str
    words: str
    notices: tuple[Notice, ...]


def grouped(notices: Iterable[Notice]) -> tuple[Group, ...]:
    """Return the groups that hold something, in the order of `GROUPS`."""
    listed = list(notices)
    found = []
    for name, words in GROUPS.items():
        inside = sorted(
            (each for each in listed if each.group == name),
            key=lambda each: (each.due or date.max, each.place, each.words),
        )
        if inside:
            found.append(Group(name, str(words), tuple(inside)))
    return tuple(found)


def by_day(due: date, today: date) -> str:
    """Return the group of something that is due on a day."""
    return "late" if due < today else "soon"
