"""Reads counts: one count, its sightings, what is left to count, what gate G2 is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from drawdown.property.account import Account
from drawdown.property.count.book import Book, Count
from drawdown.property.count.sighting import Cause, Explained, Sighting
from drawdown.property.count.truth import Reading, Tally, readings
from drawdown.property.line import at_site
from drawdown.web.property import models
from drawdown.web.property.queries import rows_of

DIFFERS = ~Q(expected=F("counted"))
SOME = 900


def property_truth(site: str) -> Mapping[str, Reading]:
    """Return what the property register says of the records that gate G2 asks for at a site."""
    return readings(tally_of(site))


def tally_of(site: str) -> Tally:
    """Return the counts of a site, added up by the database."""
    there = models.Item.objects.filter(place=at_site(site), quantity__gt=0)
    seen = models.Sighting.objects.filter(site=site)
    varying = seen.filter(DIFFERS)
    return Tally(
        lines=there.count(),
        counted=there.filter(_seen_at(site)).count(),
        varying=varying.count(),
        explained=varying.exclude(explained_by="").count(),
        accepted=varying.filter(settled=True).count(),
        last=seen.order_by("-on").values_list("on", flat=True).first(),
    )


def count_named(name: str) -> Count | None:
    """Return a count by its number."""
    row = models.Count.objects.filter(name=name).first()
    return None if row is None else count_of(row)


def count_of(row: models.Count) -> Count:
    """Return the count of a row."""
    return Count(row.name, row.site, row.on, row.blind, row.custodian, row.closed)


def book_of(name: str, lines: Sequence[str] = (), *, closing: bool = False) -> Book:
    """Return what an act on a count is decided on."""
    count = count_named(name)
    if count is None:
        return Book(None)
    return Book(
        count,
        {row.line: sighting_of(row) for row in sightings(count, lines)},
        account_of(lines),
        uncounted=uncounted(count).count() if closing else 0,
        open_variances=variances(count).filter(settled=False).count() if closing else 0,
    )


def account_of(lines: Sequence[str]) -> Account:
    """Return the account of some lines."""
    rows = [row for found in rows_of(list(lines)).values() for row in found]
    return Account(
        {(row.line, row.place): row.quantity for row in rows if row.quantity},
        {row.line: row.owner for row in rows},
    )


def in_count(count: Count) -> QuerySet[models.Item]:
    """Return what a count has to look for: the lines with pieces at its site."""
    found = models.Item.objects.filter(place=at_site(count.site), quantity__gt=0)
    return found.filter(custodian=count.custodian) if count.custodian else found


def uncounted(count: Count) -> QuerySet[models.Item]:
    """Return the lines that the count has not seen."""
    return in_count(count).exclude(_seen_at(count.site, count=count.id)).order_by("id")


def variances(count: Count) -> QuerySet[models.Sighting]:
    """Return what the count saw otherwise than the account had it."""
    return models.Sighting.objects.filter(DIFFERS, count=count.id).order_by("id")


def sightings(count: Count, lines: Sequence[str]) -> Iterable[models.Sighting]:
    """Yield what the count saw of some lines."""
    for start in range(0, len(lines), SOME):
        some = lines[start : start + SOME]
        yield from models.Sighting.objects.filter(count=count.id, line__in=some).order_by("id")


def sighting_of(row: models.Sighting) -> Sighting:
    """Return the sighting of a row."""
    explained = None
    if row.explained_by and row.explained_on is not None:
        explained = Explained(Cause(row.cause), row.words, row.explained_by, row.explained_on)
    return Sighting(
        row.line, row.owner, row.expected, row.counted, row.by, row.on, explained, row.settled
    )


def labelled(site: str, labels: Sequence[str]) -> Mapping[str, str]:
    """Return the line of each label: its number, or the serial number of one line at the site."""
    found: dict[str, str] = {}
    for start in range(0, len(labels), SOME):
        some = labels[start : start + SOME]
        lines = models.Item.objects.filter(line__in=some).values_list("line", flat=True)
        found |= {line: line for line in lines}
        here = models.Item.objects.filter(site=site, serial__in=some).exclude(serial="")
        serials = list(here.values_list("serial", "line").distinct())
        once = {serial for serial, _ in serials if sum(s == serial for s, _ in serials) == 1}
        found |= {s: line for s, line in serials if s in once and s not in found}
    return found


def _seen_at(site: str, *, count: str | None = None) -> Exists:
    seen = models.Sighting.objects.filter(site=site, line=OuterRef("line"))
    return Exists(seen if count is None else seen.filter(count=count))
