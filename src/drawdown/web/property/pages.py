"""One page of lines: filters, search, and a key to go on from; the millionth costs as the first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import QueryDict

from drawdown.property.line import Condition, Group, Sort
from drawdown.web.property import models
from drawdown.web.property.search import Sought
from drawdown.web.property.words import words_in

SHOWN = 50
MOST_WORDS = 6
FIRST, MORE = 1_000, 16
"""How many lines with a word are looked at first, and how many times more each time after."""
CHOICES: Mapping[str, frozenset[str]] = {
    "sort": frozenset(Sort),
    "condition": frozenset(Condition),
    "group": frozenset(Group),
}
FREE = ("site", "owner")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asks for."""

    query: str = ""
    filters: tuple[tuple[str, str], ...] = ()
    gone: bool = False
    """Also what has gone."""
    after: int = 0


def asked_of(given: QueryDict) -> Asked:
    """Return what an address asks for; what no line can have asks for nothing."""
    filters = [
        (name, value)
        for name in (*FREE, *CHOICES)
        if (value := given.get(name, "")[:80]) and value in CHOICES.get(name, {value})
    ]
    after = given.get("after", "")
    known = after.isascii() and after.isdigit() and len(after) < 19
    return Asked(
        query=given.get("q", "")[:100],
        filters=tuple(filters),
        gone=given.get("gone") == "1",
        after=int(after) if known else 0,
    )


def lines(asked: Asked, seen: Q, sought: Sought | None) -> QuerySet[models.Item]:
    """Return the lines asked for from a key on, in the order of their keys."""
    rows = models.Item.objects.filter(seen, pk__gt=asked.after, **dict(asked.filters))
    if sought is not None:
        rows = rows.filter(pk__in=sought.keys())
    rows = rows if asked.gone else rows.filter(quantity__gt=0)
    return rows.order_by("pk")


def page(
    asked: Asked, seen: Q | None, *, first: int = FIRST
) -> tuple[list[models.Item], int | None]:
    """Return one page, and the key that the next one goes on from; none on the last.

    A common word stands in a great many lines: only the first of them are looked at, and more where
    the filters leave too few of those.
    """
    if seen is None:
        return [], None
    words = tuple(words_in(asked.query)[:MOST_WORDS])
    sought = Sought(words, asked.after, first) if words else None
    rows = list(lines(asked, seen, sought)[: SHOWN + 1])
    while sought is not None and len(rows) <= SHOWN and not _is_whole(sought):
        sought = Sought(words, asked.after, sought.most * MORE)
        rows = list(lines(asked, seen, sought)[: SHOWN + 1])
    return rows[:SHOWN], rows[SHOWN - 1].pk if len(rows) > SHOWN else None


def _is_whole(sought: Sought) -> bool:
    """Return whether there are no more lines with these words than were looked at."""
    return models.Item.objects.filter(pk__in=sought.keys()).count() < sought.most
