"""One page of lines: filters, search, and a key to go on from; the millionth costs as the first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import connection
from django.db.models import Q, QuerySet
from django.http import QueryDict

from drawdown.property.line import Condition, Group, Sort
from drawdown.web.property import models
from drawdown.web.property.search import found
from drawdown.web.property.words import words_in

SHOWN = 50
MOST_WORDS = 6
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


def lines(asked: Asked, seen: Q) -> QuerySet[models.Item]:
    """Return the lines asked for from a key on, in the order of their keys."""
    rows = models.Item.objects.filter(seen, pk__gt=asked.after, **dict(asked.filters))
    if words := words_in(asked.query)[:MOST_WORDS]:
        keys = found(words, vendor=connection.vendor, after=asked.after)
        rows = rows.filter(pk__in=keys)
    return rows if asked.gone else rows.filter(quantity__gt=0)


def page(asked: Asked, seen: Q | None) -> tuple[list[models.Item], int | None]:
    """Return one page, and the key that the next one goes on from; none on the last."""
    if seen is None:
        return [], None
    rows = list(lines(asked, seen).order_by("pk")[: SHOWN + 1])
    return rows[:SHOWN], rows[SHOWN - 1].pk if len(rows) > SHOWN else None
