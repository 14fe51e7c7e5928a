"""Writes lines and the account in bulk: a million lines in bounded memory, the same each time."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import connection

from drawdown.property.line import FIELDS, Line, from_values
from drawdown.property.posting import IN, Posting
from drawdown.web.property import models
from drawdown.web.property.models import ROWS_OF_AN_ACT
from drawdown.web.property.queries import known_of, line_of
from drawdown.web.property.words import words_of

OWN = ("id", "place", "base", "entry", "opening", "opened_at", "words", "decision")
COLUMNS = (*OWN, *FIELDS)
_TABLE = "property_item"
CHANGED_BY_ACTS = frozenset({"quantity", "site", "condition", "group"})
"""Fields of the enterprise system that acts here change, too."""


class Writing:
    """The rows that one act makes: their keys count up from its entry."""

    def __init__(self, entry: int, day: date) -> None:
        self.entry, self.day = entry, day
        self.items = self.postings = 0
        self.changed: dict[int, models.Item] = {}
        self.kept: list[models.Posting] = []
        self.flows: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)

    def enter(self, lines: Sequence[Line]) -> None:
        """Write new lines as they are."""
        rows = []
        for line in lines:
            rows.append(self._row(line, line.place, opening=line.quantity))
            if line.quantity:
                self._flow("entered", line.owner, line.place, line.quantity)
        _insert(rows)

    def post(self, postings: Iterable[Posting], rows: Sequence[models.Item]) -> None:
        """Write postings of one line, and move its pieces among its rows."""
        here = {row.place: row for row in rows}
        for posting in postings:
            self._keep(posting)
            before = here[posting.place] if posting.place in here else rows[0]
            if posting.to is None:
                if posting.place not in here:
                    here[posting.place] = self._split(before, posting.place)
                row = here[posting.place]
                row.quantity += posting.quantity if posting.way in IN else -posting.quantity
                continue
            if posting.to not in here and before.quantity == posting.quantity:
                before.place, before.site = posting.to, _site(posting.to)
                here[posting.to] = here.pop(posting.place)
                continue
            if posting.to not in here:
                here[posting.to] = self._split(before, posting.to)
            before.quantity -= posting.quantity
            here[posting.to].quantity += posting.quantity
        self.touch(here.values())

    def post_here(self, postings: Sequence[Posting], rows: Sequence[models.Item]) -> None:
        """Write postings of an act of our own: what the last import said is remembered."""
        if not postings:
            return
        before = known_of(rows)
        for name in ("quantity", "site"):
            if name not in before.base:
                rows[0].base[name] = getattr(before.line, name)
        self.post(postings, rows)
        self.touch(rows)

    def touch(self, rows: Iterable[models.Item]) -> None:
        """Remember rows that have changed, to be written together."""
        self.changed.update((row.pk, row) for row in rows)

    def flush(self) -> None:
        """Write what has gathered."""
        _update(self.changed.values())
        models.Posting.objects.bulk_create(self.kept, batch_size=500)
        self.changed, self.kept = {}, []

    def finish(self) -> None:
        """Write what has gathered, and what came and went at each place."""
        self.flush()
        flows = [
            models.Flow(
                id=self.entry * ROWS_OF_AN_ACT + number,
                entry=self.entry,
                day=self.day,
                place=place,
                owner=owner,
                way=way,
                came=sums["came"],
                went=sums["went"],
                lines=sums["lines"],
            )
            for number, ((place, owner, way), sums) in enumerate(sorted(self.flows.items()))
        ]
        models.Flow.objects.bulk_create(flows)

    def _keep(self, posting: Posting) -> None:
        kept = models.Posting(
            id=self.entry * ROWS_OF_AN_ACT + self.postings,
            entry=self.entry,
            line=posting.line,
            owner=posting.owner,
            way=posting.way,
            quantity=posting.quantity,
            day=posting.day,
            place=posting.place,
            to=posting.to or "",
        )
        self.kept.append(kept)
        self.postings += 1
        for place, pieces in posting.parts():
            self._flow(posting.way, posting.owner, place, pieces)

    def _flow(self, way: str, owner: str, place: str, pieces: int) -> None:
        sums = self.flows[place, owner, str(way)]
        sums["came" if pieces > 0 else "went"] += abs(pieces)
        sums["lines"] += 1

    def _split(self, row: models.Item, place: str) -> models.Item:
        """Return a new row of the same line at another place, with nothing there yet."""
        made = models.Item.objects.get(pk=row.pk)
        made.pk = self._key()
        made.place, made.site, made.quantity = place, _site(place), 0
        made.entry, made.opening, made.opened_at = self.entry, 0, place
        made.save(force_insert=True)
        return made

    def _key(self) -> int:
        self.items += 1
        return self.entry * ROWS_OF_AN_ACT + self.items

    def _row(self, line: Line, place: str, *, opening: int) -> tuple[Any, ...]:
        own = (self._key(), place, "{}", self.entry, opening, place, words_of(line), None)
        return (*own, *(getattr(line, name) for name in FIELDS))


def changed(row: models.Item, values: Mapping[str, Any], *, by_import: bool) -> models.Item:
    """Return a row with new values of its line.

    An act of our own remembers what the last import said; an import forgets it.
    """
    for name, value in values.items():
        if by_import:
            row.base.pop(name, None)
        elif name in CHANGED_BY_ACTS:
            row.base.setdefault(name, getattr(row, name))
        setattr(row, name, value)
    row.words = words_of(line_of(row))
    return row


def lines_from(values: Iterable[dict[str, Any]]) -> list[Line]:
    """Return the lines of a part of a list."""
    return [from_values(each) for each in values]


def _site(place: str) -> str:
    return place.removeprefix("site:") if place.startswith("site:") else ""


def _insert(rows: Sequence[tuple[Any, ...]]) -> None:
    """Write many rows at once, by the shortest way of each database."""
    names = ", ".join(f'"{name}"' for name in COLUMNS)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {_TABLE} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        marks = ", ".join(["%s"] * len(COLUMNS))
        cursor.executemany(
            f"INSERT INTO {_TABLE} ({names}) VALUES ({marks})",  # noqa: S608 -- names of ours
            rows,
        )


def _update(rows: Iterable[models.Item]) -> None:
    """Write rows that have changed, all columns of each."""
    changing = [name for name in COLUMNS if name not in ("id", "line", "entry", "opening")]
    named = ", ".join(f'"{name}" = %s' for name in changing)
    values = [
        (*(json.dumps(row.base, sort_keys=True) if name == "base" else getattr(row, name)
           for name in changing), row.pk)
        for row in rows
    ]  # fmt: skip
    if values:
        with connection.cursor() as cursor:
            cursor.executemany(f"UPDATE {_TABLE} SET {named} WHERE id = %s", values)  # noqa: S608
