"""Delimited text: read row by row within bounds; a million lines need no more memory than ten."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from drawdown.core.findings import Place, Refused
from drawdown.property.faults import BAD_TEXT, TOO_MUCH
from drawdown.property.intake.workbook import Row

MOST_BYTES = 600_000_000
MOST_ROWS = 1_200_000
LONGEST_LINE = 20_000
MARKS = (",", ";", "\t", "|")


def rows_of(path: Path) -> Iterator[Row]:
    """Yield the rows of a file in UTF-8; the mark between columns is the one in the first line.

    Raises `Refused` for what is no such text, where it is found.
    """
    place = Place(path.name)
    if path.stat().st_size > MOST_BYTES:
        raise Refused([TOO_MUCH.at(place, what="bytes", limit=f"{MOST_BYTES:,}")])
    with path.open(encoding="utf-8-sig", newline="") as text:
        try:
            first = text.readline(LONGEST_LINE)
            mark = max(MARKS, key=first.count)
            text.seek(0)
            reader = csv.reader(_bounded(text, place), delimiter=mark, strict=True)
            for number, row in enumerate(reader, start=1):
                if number > MOST_ROWS:
                    raise Refused([TOO_MUCH.at(place, what="rows", limit=f"{MOST_ROWS:,}")])
                yield [*row]
        except (UnicodeDecodeError, csv.Error) as error:
            raise Refused([BAD_TEXT.at(place, reason=error)]) from error


def _bounded(lines: Iterable[str], place: Place) -> Iterator[str]:
    for number, line in enumerate(lines, start=1):
        if len(line) > LONGEST_LINE or "\0" in line:
            raise Refused([BAD_TEXT.at(Place(place.file, number), reason="no line of a table")])
        yield line
