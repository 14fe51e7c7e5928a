"""Compare a table with what is known: the difference list, stored, before anything is written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path

from drawdown.core.findings import Refused
from drawdown.documents.evidence import put
from drawdown.property.intake import delimited, workbook
from drawdown.property.intake.differences import differences
from drawdown.property.intake.extract import Extraction
from drawdown.property.intake.listing import Listing, store
from drawdown.property.intake.mapping import PropertyMapping
from drawdown.property.line import Line
from drawdown.web.property.queries import known, missing_from
from drawdown.web.register.queries import known_sites
from drawdown.web.store import documents

ZIP = b"PK\x03\x04"
PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Compared:
    """The list, and the name it is stored under."""

    listing: Listing
    digest: str


def compare(path: Path, mapping: PropertyMapping, *, on: date, name: str = "") -> Compared:
    """Store the difference list of a table and return it; raises `Refused` with all that is wrong.

    Nothing but documents is written, and those say nothing until an act names them.
    """
    sha256, is_workbook = _read_through(path)
    called = name or path.name
    if is_workbook:
        rows = workbook.rows_of(path, sheet=mapping.sheet, head=mapping.head, name=called)
        first = next(rows, None)  # judged before anything opens it
        rows = chain([] if first is None else [first], rows)
        called = workbook.sheet_read(path, mapping.sheet, called)
    else:
        rows = delimited.rows_of(path)
    extraction = Extraction(mapping, called, known_sites())
    seen: set[str] = set()

    def noted(lines: Iterator[Line]) -> Iterator[Line]:
        for line in lines:
            seen.add(line.line)
            yield line

    found = differences(noted(extraction.lines(rows)), known)
    whole = chain(found, (each for each in missing_from(seen, mapping)))
    parts, counts = store(whole, lambda content: put(documents(), content, name=path.name))
    if extraction.findings:
        raise Refused(extraction.findings)
    listing = Listing(
        mapping=mapping.id,
        file=(name or path.name)[:200],
        sha256=sha256,
        on=on,
        rows=extraction.count,
        counts=counts,
        parts=parts,
    )
    return Compared(listing, put(documents(), listing.to_bytes(), name=path.name))


def _read_through(path: Path) -> tuple[str, bool]:
    """Return the hash of a file, and whether it is a package."""
    digest, first = hashlib.sha256(), b""
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            first = first or piece[:4]
            digest.update(piece)
    return digest.hexdigest(), first == ZIP
