"""Reads property: rows to pure lines and postings, what is known of a line, the account."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Sum

from drawdown.documents.content import DamagedDocument, NoSuchDocument
from drawdown.property.applied import Standing
from drawdown.property.intake.differences import SEVERAL, Difference, Is, Known
from drawdown.property.intake.listing import Listing
from drawdown.property.intake.mapping import PropertyMapping
from drawdown.property.line import FIELDS, Condition, Group, Line, Sort, at_site
from drawdown.property.posting import Posting, Way
from drawdown.web.property import models
from drawdown.web.store import documents

CHUNK = 5_000


def line_of(row: models.Item) -> Line:
    """Return the line of a row, with the pieces that are there."""
    values: dict[str, Any] = {name: getattr(row, name) for name in FIELDS}
    values["site"] = row.site or SEVERAL
    return Line(
        **values
        | {"sort": Sort(row.sort), "condition": Condition(row.condition)}
        | {"group": Group(row.group) if row.group else None}
    )


def rows_of(lines: Sequence[str]) -> Mapping[str, list[models.Item]]:
    """Return the rows of lines, the first of each first."""
    found: dict[str, list[models.Item]] = {}
    for start in range(0, len(lines), 900):
        some = lines[start : start + 900]
        for row in models.Item.objects.filter(line__in=some).order_by("id"):
            found.setdefault(row.line, []).append(row)
    return found


def line_called(name: str, site: str) -> list[models.Item]:
    """Return the rows of the line with this number, or of the one at the site with this serial."""
    found = rows_of([name]).get(name)
    if found is not None:
        return found
    rows = models.Item.objects.filter(serial=name, place=at_site(site)).order_by("id")[:2]
    lines = {row.line for row in rows}
    return rows_of([lines.pop()])[rows[0].line] if len(lines) == 1 else []


def known(lines: Sequence[str]) -> Mapping[str, Known]:
    """Return how lines stand now, in one piece each, with the last import's values."""
    return {name: known_of(rows) for name, rows in rows_of(lines).items()}


def known_of(rows: Sequence[models.Item]) -> Known:
    """Return how the line of some rows stands."""
    whole = line_of(rows[0])
    if len(rows) == 1:
        return Known(whole, rows[0].base)
    held = [row for row in rows if row.quantity]
    site = held[0].site if len(held) == 1 else SEVERAL
    values = {name: getattr(whole, name) for name in FIELDS}
    values |= {"quantity": sum(row.quantity for row in rows), "site": site or SEVERAL}
    return Known(Line(**values), rows[0].base)


def standing_of(rows: Sequence[models.Item]) -> Standing:
    """Return where the line of some rows is."""
    return Standing(rows[0].owner, {row.place: row.quantity for row in rows})


def missing_from(seen: set[str], mapping: PropertyMapping) -> Iterator[Difference]:
    """Yield each line that a table should list and does not; what is all gone is not missed."""
    names = ("line", "sort", "owner", "site", "quantity")
    held = models.Item.objects.filter(quantity__gt=0).order_by("line", "id")
    last = ""
    for line, sort, owner, site, _ in held.values_list(*names).iterator(chunk_size=CHUNK):
        if line not in seen and line != last and mapping.covers(sort=sort, owner=owner, site=site):
            yield Difference(line, Is.MISSING)
            last = line


def mapping_named(name: str) -> PropertyMapping | None:
    """Return the last saved mapping of a name."""
    row = models.Mapping.objects.filter(name=name).first()
    return PropertyMapping.model_validate(row.content, strict=False) if row else None


def listing_named(digest: str) -> Listing | None:
    """Return the head of a difference list by its hash; none where it is no such document."""
    try:
        return Listing.model_validate_json(documents().get(digest))
    except (NoSuchDocument, DamagedDocument, ValueError):
        return None


def postings_of(line: str) -> tuple[Posting, ...]:
    """Return all that was ever posted of a line, in order."""
    opened = [
        (row.entry, Posting(line, row.owner, Way.ENTERED, row.opening, _day(row.entry),
                            row.opened_at))
        for row in models.Item.objects.filter(line=line, opening__gt=0)
    ]  # fmt: skip
    later = [(row.entry, posting_of(row)) for row in models.Posting.objects.filter(line=line)]
    return tuple(posting for _, posting in sorted([*opened, *later], key=lambda each: each[0]))


def posting_of(row: models.Posting) -> Posting:
    """Return the posting of a row."""
    way = Way(row.way)
    return Posting(row.line, row.owner, way, row.quantity, row.day, row.place, row.to or None)


def _day(entry: int) -> Any:
    return models.Flow.objects.filter(entry=entry).values_list("day", flat=True).first()


def out_of_balance() -> Iterator[tuple[str, str, int, int]]:
    """Yield each place and owner where the rows hold other than what came less what went."""
    flows = models.Flow.objects.values("place", "owner").order_by("place", "owner")
    expected = {
        (row["place"], row["owner"]): row["c"] - row["w"]
        for row in flows.annotate(c=Sum("came"), w=Sum("went"))
    }
    items = models.Item.objects.values("place", "owner").order_by("place", "owner")
    held = {(row["place"], row["owner"]): row["q"] for row in items.annotate(q=Sum("quantity"))}
    for place, owner in sorted(expected.keys() | held.keys()):
        there, sum_ = held.get((place, owner), 0), expected.get((place, owner), 0)
        if there != sum_:
            yield place, owner, there, sum_


def lines_at(place: str, owner: str) -> Iterable[str]:
    """Return the lines that an owner has or had at a place."""
    rows = models.Item.objects.filter(place=place, owner=owner)
    return rows.values_list("line", flat=True).iterator(chunk_size=CHUNK)
