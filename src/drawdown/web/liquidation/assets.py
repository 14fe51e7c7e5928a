"""Reads the property register for the account: postings with their acts, values, what is held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.db.models import Count, Sum

from drawdown.liquidation.assets import Posted, Worth
from drawdown.property.line import UN
from drawdown.property.posting import Posting, Way
from drawdown.web.property import models
from drawdown.web.property.queries import CHUNK, posting_of


def posted() -> Iterator[Posted]:
    """Yield all that was ever posted of the organization's own property, in order of the acts."""
    days = dict(models.Flow.objects.values_list("entry", "day").order_by("id"))
    rows = models.Item.objects.filter(opening__gt=0, owner=UN).order_by("id")
    opened = (
        Posted(
            row.entry,
            Posting(row.line, row.owner, Way.ENTERED, row.opening, days[row.entry], row.opened_at),
        )
        for row in rows.iterator(chunk_size=CHUNK)
    )
    later = models.Posting.objects.filter(owner=UN).order_by("id").iterator(chunk_size=CHUNK)
    yield from opened
    yield from (Posted(row.entry, posting_of(row)) for row in later)


def held() -> Mapping[tuple[str, str], int]:
    """Return how many pieces of each line the rows hold at each place."""
    rows = models.Item.objects.filter(owner=UN).exclude(quantity=0)
    return {(line, place): n for line, place, n in rows.values_list("line", "place", "quantity")}


def worth() -> Mapping[str, Worth]:
    """Return what is known of each line; the last decision on it says its method."""
    methods = dict(models.Decision.objects.order_by("id").values_list("line", "method"))
    rows = models.Item.objects.filter(owner=UN).order_by("-id")
    values = rows.values_list("line", "group", "purchase", "residual", "currency")
    return {
        line: Worth(group or "", methods.get(line, ""), purchase, residual, currency)
        for line, group, purchase, residual, currency in values.iterator(chunk_size=CHUNK)
    }


def remaining_lines() -> Iterator[tuple[str, int, int]]:
    """Yield each place where something of the organization remains, with its lines and pieces."""
    rows = models.Item.objects.filter(owner=UN, quantity__gt=0).values("place").order_by("place")
    for row in rows.annotate(lines=Count("line"), pieces=Sum("quantity")):
        yield row["place"], row["lines"], row["pieces"]
