"""Compare a table with what is known: the difference list, stored, before anything is written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path

from drawdown.core.findings import Place, Refused
from drawdown.documents.evidence import put
from drawdown.property.faults import NO_SHEET
from drawdown.property.intake import delimited, workbook
from drawdown.property.intake.differences import differences
from drawdown.property.intake.extract import Extraction
from drawdown.property.intake.listing import Listing, store
from drawdown.property.intake.mapping import PropertyMapping
from drawdown.property.intake.sheets import in_sheet
from drawdown.property.intake.workbook import Row
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


def compare(
    path: Path,
    mapping: PropertyMapping,
    *,
    on: date,
    name: str = "",
    sheets: Sequence[str] = (),
) -> Compared:
    """Store the difference list of a table and return it; raises `Refused` with all that is wrong.

    `sheets` are read in place of those that the mapping names. Nothing but documents is written,
    and those say nothing until an act names them.
    """
    sha256, is_workbook = _read_through(path)
    called = name or path.name
    extraction = Extraction(mapping, called, known_sites())
    read: list[str] = []
    if is_workbook:
        asked = tuple(sheets) or mapping.tabs
        tables = workbook.tables_of(path, sheets=asked, head=mapping.head, name=called)
        lines = _of_sheets(tables, extraction, read)
    elif sheets:
        raise Refused([NO_SHEET.at(Place(called), sheet=sheets[0], choices="-")])
    else:
        lines = extraction.lines(delimited.rows_of(path))
    found = differences(lines, known)
    whole = chain(found, (each for each in missing_from(extraction.seen, mapping)))
    parts, counts = store(whole, lambda content: put(documents(), content, name=path.name))
    if extraction.findings:
        raise Refused(extraction.findings)
    listing = Listing(
        mapping=mapping.id,
        file=(name or path.name)[:200],
        sheets=tuple(read) or None,
        sha256=sha256,
        on=on,
        rows=extraction.count,
        counts=counts,
        parts=parts,
    )
    return Compared(listing, put(documents(), listing.to_bytes(), name=path.name))


def _of_sheets(
    tables: Iterable[tuple[str, Iterator[Row]]], extraction: Extraction, read: list[str]
) -> Iterator[Line]:
    """Yield the lines of each sheet; headings that do not fit are said, and reading goes on."""
    file = extraction.file
    for name, rows in tables:
        read.append(name)
        extraction.file = in_sheet(file, name)
        try:
            yield from extraction.lines(rows)
        except Refused as no:
            extraction.findings += no.findings


def _read_through(path: Path) -> tuple[str, bool]:
    """Return the hash of a file, and whether it is a package."""
    digest, first = hashlib.sha256(), b""
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            first = first or piece[:4]
            digest.update(piece)
    return digest.hexdigest(), first == ZIP
