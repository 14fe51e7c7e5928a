"""Reads the property register for the account: sums by the database, and lines that are off.

A register of a hundred thousand lines is added up where it lies: what comes out is one row for each
group, place and way. Only lines that do not add up are read one by one, to name their act.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from django.db import connection
from django.db.models import Count, Sum

from drawdown.core.findings import Finding
from drawdown.liquidation.assets import TRANSFER, Account, Posted, Summed, Value, accounts_of
from drawdown.liquidation.assets import differences as pieces_off
from drawdown.property.line import UN
from drawdown.property.posting import Posting, Way
from drawdown.web.property import models
from drawdown.web.property.queries import CHUNK, posting_of

TOGETHER = 500
"""Lines that are off and read at once."""
REMAINING = "remaining"
"""In the column of ways: what the rows hold, beside what was posted."""

VALUES = """SUM({pieces}), SUM({pieces} * COALESCE(item.purchase, 0)),
        SUM({pieces} * COALESCE(item.residual, 0)),
        SUM(CASE WHEN item.purchase IS NULL OR item.residual IS NULL THEN {pieces} ELSE 0 END)"""
FIRST_ROW = """JOIN property_item AS item ON item.id =
            (SELECT MIN(id) FROM property_item WHERE line = posted.line AND owner = %(un)s)"""
GOES = "CASE WHEN posted.way IN ('entered', 'found') THEN posted.quantity ELSE -posted.quantity END"
ENTERED = f"""
    SELECT COALESCE(item."group", ''), item.opened_at, item.currency, 'entered', '',
        {VALUES.format(pieces="item.opening")}
    FROM property_item AS item WHERE owner = %(un)s AND opening > 0
        AND entry IN (SELECT entry FROM property_flow WHERE day <= %(until)s)
    GROUP BY 1, 2, 3"""  # noqa: S608 -- texts of this module, as all below
POSTED = f"""
    SELECT COALESCE(item."group", ''), posted.place, item.currency, posted.way,
        COALESCE(chosen.method, ''), {VALUES.format(pieces=GOES)}
    FROM property_posting AS posted {FIRST_ROW}
    LEFT JOIN property_decision AS chosen ON posted.way = 'left' AND chosen.id =
        (SELECT MAX(id) FROM property_decision WHERE line = posted.line)
    WHERE posted.owner = %(un)s AND posted.day <= %(until)s
    GROUP BY 1, 2, 3, 4, 5"""  # noqa: S608
ARRIVED = f"""
    SELECT COALESCE(item."group", ''), posted."to", item.currency, posted.way, '',
        {VALUES.format(pieces="posted.quantity")}
    FROM property_posting AS posted {FIRST_ROW}
    WHERE posted.owner = %(un)s AND posted."to" <> '' AND posted.day <= %(until)s
    GROUP BY 1, 2, 3, 4"""  # noqa: S608
HOLDS = f"""
    SELECT COALESCE(item."group", ''), item.place, item.currency, 'remaining', '',
        {VALUES.format(pieces="item.quantity")}
    FROM property_item AS item WHERE owner = %(un)s AND quantity <> 0
    GROUP BY 1, 2, 3"""  # noqa: S608
UNTOUCHED = """
    SELECT DISTINCT line FROM property_item AS item
    WHERE owner = %(un)s AND (opening <> quantity OR (opened_at <> place AND quantity <> 0))
        AND NOT EXISTS (SELECT 1 FROM property_posting AS posted
            WHERE posted.line = item.line AND posted.owner = item.owner)"""
"""Lines without any posting that hold other than they entered with."""
TOUCHED = """
    WITH touched AS (SELECT DISTINCT line FROM property_posting WHERE owner = %(un)s)
    SELECT DISTINCT line FROM (
        SELECT line, place, SUM(pieces) AS pieces FROM (
            SELECT line, opened_at AS place, opening AS pieces
            FROM property_item JOIN touched USING (line) WHERE owner = %(un)s AND opening > 0
            UNION ALL
            SELECT line, place, -quantity
            FROM property_item JOIN touched USING (line) WHERE owner = %(un)s AND quantity <> 0
            UNION ALL
            SELECT line, place,
                CASE WHEN way IN ('entered', 'found') THEN quantity ELSE -quantity END
            FROM property_posting WHERE owner = %(un)s
            UNION ALL
            SELECT line, "to", quantity
            FROM property_posting WHERE owner = %(un)s AND "to" <> '') AS part
        GROUP BY line, place) AS summed
    WHERE pieces <> 0"""
"""Lines with postings that leave other than the rows hold."""


def accounts(*, until: date | None) -> tuple[Account, ...]:
    """Return the account of each group and place: now, by what the rows hold, or on an earlier day.

    The last decision on a line says its method; each of its rows, what it is worth.
    """
    queries = (ENTERED, POSTED, ARRIVED) if until else (ENTERED, POSTED, ARRIVED, HOLDS)
    rows = [row for query in queries for row in _asked(query, until or date.max)]
    return accounts_of(_summed(rows), held=until is None)


def _asked(query: str, until: date) -> Sequence[tuple[object, ...]]:
    # SQLite keeps a day as text; a day of its own type is not taken by every driver.
    with connection.cursor() as cursor:
        cursor.execute(query, {"un": UN, "until": until.isoformat()})
        return list(cursor.fetchall())


def _summed(rows: Sequence[tuple[object, ...]]) -> Iterator[Summed]:
    for group, place, currency, way, method, *numbers in rows:
        pieces, purchase, residual, unvalued = (int(str(each)) for each in numbers)
        yield Summed(
            (str(group), str(place), str(currency)),
            None if way == REMAINING else Way(str(way)),
            Value(pieces, purchase, residual, unvalued),
            transfer=method == TRANSFER,
        )


def differences() -> Iterator[Finding]:
    """Yield each line and place where the rows hold other than the postings leave, with its act."""
    off = sorted(
        {str(line) for query in (UNTOUCHED, TOUCHED) for (line,) in _asked(query, date.max)}
    )
    for first in range(0, len(off), TOGETHER):
        lines = off[first : first + TOGETHER]
        yield from pieces_off(_posted(lines), _held(lines))


def _posted(lines: Sequence[str]) -> Iterator[Posted]:
    """Yield all that was ever posted on lines of the organization's own, in order of the acts."""
    days = dict(models.Flow.objects.values_list("entry", "day").order_by("id"))
    rows = models.Item.objects.filter(opening__gt=0, owner=UN, line__in=lines).order_by("id")
    for row in rows.iterator(chunk_size=CHUNK):
        day = days[row.entry]
        posting = Posting(row.line, row.owner, Way.ENTERED, row.opening, day, row.opened_at)
        yield Posted(row.entry, posting)
    later = models.Posting.objects.filter(owner=UN, line__in=lines).order_by("id")
    for posted in later.iterator(chunk_size=CHUNK):
        yield Posted(posted.entry, posting_of(posted))


def _held(lines: Sequence[str]) -> Mapping[tuple[str, str], int]:
    """Return how many pieces of each of some lines the rows hold at each place."""
    rows = models.Item.objects.filter(owner=UN, line__in=lines).exclude(quantity=0)
    return {(line, place): n for line, place, n in rows.values_list("line", "place", "quantity")}


def remaining_lines() -> Iterator[tuple[str, int, int]]:
    """Yield each place where something of the organization remains, with its lines and pieces."""
    rows = models.Item.objects.filter(owner=UN, quantity__gt=0).values("place").order_by("place")
    for row in rows.annotate(lines=Count("line"), pieces=Sum("quantity")):
        yield row["place"], row["lines"], row["pieces"]
