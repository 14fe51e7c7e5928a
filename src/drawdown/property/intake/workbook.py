"""Workbooks: judged member by member before anything opens them, then read row by row.

A workbook is a package of XML that says little of how much it holds. Each part is unpacked once in
pieces, and counted: what unpacks to more than it says, what stretches a sheet over a billion empty
cells, or repeats one long text in every cell, is refused before a reader builds it in memory.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from drawdown.core.findings import Finding, Place, Refused
from drawdown.property.faults import (
    BAD_WORKBOOK,
    FORMULA,
    HIDDEN_SHEET,
    LINKED_OUT,
    MERGED,
    NO_SHEET,
    TOO_MUCH,
    WITH_MACROS,
)
from drawdown.property.intake.sheets import chosen, in_sheet, left_aside, sheet_names

Row = list[object]

PIECE = 1 << 20
OVERLAP = 512
"""No tag that is looked for is longer, so none is missed between two pieces."""
LONGEST_KEPT = 4 * PIECE
"""What is kept of a piece until its end is known; a cell has 32,767 letters at most."""
_NAME = rb"(?:[A-Za-z][\w.-]*:)?"
_CELL = re.compile(
    rb"<" + _NAME + rb"c\b(?=[\s>/])([^<>]{0,200}?)(/?)>(?:<" + _NAME + rb"v>(\d{1,9})<)?"
)
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_FORMULA = re.compile(rb"<" + _NAME + rb"f[\s>/]")
_MERGED = re.compile(
    rb"<" + _NAME + rb'mergeCell\b[^<>]{0,200}?ref="[A-Z]{1,3}(\d+):[A-Z]{1,3}(\d+)"'
)
_DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)
_ITEM = re.compile(rb"<" + _NAME + rb"si[\s>]")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a workbook is read. The reason of each stands beside it."""

    unpacked: int = 400_000_000
    """Bytes: 250,000 rows of thirty columns."""
    cells: int = 10_000_000
    """From the first cell to the last, empty ones too: they take memory alike."""
    columns: int = 400
    text: int = 400_000_000
    """Letters of all cells, with each repetition of a shared text."""
    members: int = 2_000


LIMITS = Limits()


@dataclass
class _Seen:
    """What the parts of a workbook came to."""

    strings: list[int] = field(default_factory=list)
    unpacked: int = 0
    sheets: dict[str, str] = field(default_factory=dict)
    aside: frozenset[str] = frozenset()
    """Parts of sheets that nobody reads: formulas and merged cells there are nobody's matter."""


def rows_of(
    path: Path, *, sheet: str = "", head: int = 1, limits: Limits = LIMITS, name: str = ""
) -> Iterator[Row]:
    """Yield the rows of one sheet as values, from its first row on.

    `head` is the row of the headings: merged cells above it are a title. `name` is what findings
    call the file. Raises `Refused` before
    the first row for what is not safe to open, or cannot be read right.
    """
    asked = (sheet,) if sheet else ()
    for _, rows in tables_of(path, sheets=asked, head=head, limits=limits, name=name):
        yield from rows


def tables_of(
    path: Path,
    *,
    sheets: Sequence[str] = (),
    head: int = 1,
    limits: Limits = LIMITS,
    name: str = "",
) -> Iterator[tuple[str, Iterator[Row]]]:
    """Yield each sheet that is read, by its name, with its rows; `*` is every sheet that is shown.

    No name at all is the first sheet that is shown. A sheet that is not read may hold formulas.
    Raises `Refused` as `rows_of` does, before the first sheet.
    """
    called = name or path.name
    with path.open("rb") as file:
        if found := list(
            workbook_faults(file, Place(called), head=head, limits=limits, sheets=sheets)
        ):
            raise Refused(found)
    try:
        book = CalamineWorkbook.from_path(str(path))
        with zipfile.ZipFile(path) as package:
            names = chosen(package, sheets)
        if found := list(_not_shown(book, names, called)):
            raise Refused(found)
        for each in names:
            yield each, _rows(book, each, called)
    except CalamineError as error:
        raise Refused([BAD_WORKBOOK.at(Place(called), reason=error)]) from error


def _rows(book: CalamineWorkbook, sheet: str, called: str) -> Iterator[Row]:
    """Yield the rows of a sheet; what is wrong within it shows only when it is read."""
    try:
        table = book.get_sheet_by_name(sheet)
        before: Row = [""] * (table.start[1] if table.start else 0)  # where nothing stands
        for row in table.iter_rows():
            yield [*before, *row]
    except CalamineError as error:
        raise Refused([BAD_WORKBOOK.at(Place(in_sheet(called, sheet)), reason=error)]) from error


def _not_shown(book: CalamineWorkbook, names: Sequence[str], called: str) -> Iterator[Finding]:
    """Yield each sheet that is asked for and is not there, or hidden."""
    shown = [each.name for each in book.sheets_metadata if each.visible is SheetVisibleEnum.Visible]
    for wanted in names or ("",):
        if wanted not in book.sheet_names:
            yield NO_SHEET.at(Place(called), sheet=wanted, choices=", ".join(shown))
        elif wanted not in shown:
            yield HIDDEN_SHEET.at(Place(in_sheet(called, wanted)), sheet=wanted)


def workbook_faults(
    file: BinaryIO,
    place: Place,
    *,
    head: int,
    limits: Limits = LIMITS,
    sheets: Sequence[str] = (),
) -> Iterator[Finding]:
    """Yield why a workbook is not opened; it takes time and memory that the limits bound."""
    try:
        with zipfile.ZipFile(file) as package:
            aside = left_aside(package, chosen(package, sheets))
            yield from _package_faults(package, place, (head, limits), aside)
    except (
        *(zipfile.BadZipFile, zlib.error, NotImplementedError),
        *(ValueError, EOFError, OSError),
    ) as error:
        yield BAD_WORKBOOK.at(place, reason=error)
    except RuntimeError as error:  # encrypted
        yield BAD_WORKBOOK.at(place, reason=error)


def _package_faults(
    package: zipfile.ZipFile, place: Place, asked: tuple[int, Limits], aside: frozenset[str]
) -> Iterator[Finding]:
    limits = asked[1]
    members = package.infolist()
    names = [member.filename for member in members]
    if "xl/workbook.xml" not in names:
        yield BAD_WORKBOOK.at(place, reason="it holds no workbook")
        return
    if len(members) > limits.members or len(set(names)) < len(names):
        yield BAD_WORKBOOK.at(place, reason="it holds too many parts, or one of them twice")
        return
    if any(name.startswith("xl/externalLinks/") for name in names):
        yield LINKED_OUT.at(place)
    if any(name.endswith("vbaProject.bin") for name in names):
        yield WITH_MACROS.at(place)
    if sum(member.file_size for member in members) > limits.unpacked:
        yield TOO_MUCH.at(place, what="bytes unpacked", limit=f"{limits.unpacked:,}")
        return
    seen = _Seen(sheets=sheet_names(package), aside=aside)
    ordered = sorted(members, key=lambda each: each.filename != "xl/sharedStrings.xml")
    for member in ordered:
        if member.filename.endswith((".xml", ".rels")):
            sheet = seen.sheets.get(member.filename)
            called = in_sheet(place.file, sheet) if sheet else place.file
            found = _part_fault(package, member, seen, Place(called), asked)
            if found is not None:
                yield found
                return


def _part_fault(
    package: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    seen: _Seen,
    place: Place,
    asked: tuple[int, Limits],
) -> Finding | None:
    """Return the first thing that speaks against one part."""
    head, limits = asked
    sheet = _Sheet(seen.strings, place, head, limits)
    sheet.read_later = member.filename not in seen.aside
    strings = member.filename == "xl/sharedStrings.xml"
    is_sheet = member.filename.startswith("xl/worksheets/")
    kept = b""
    with package.open(member) as part:
        while piece := part.read(PIECE):
            seen.unpacked += len(piece)
            if seen.unpacked > limits.unpacked:
                return TOO_MUCH.at(place, what="bytes unpacked", limit=f"{limits.unpacked:,}")
            text = kept + piece
            if len(kept) > LONGEST_KEPT:
                return TOO_MUCH.at(place, what="letters in one cell", limit="32,767")
            if _DOCTYPE.search(text):
                return BAD_WORKBOOK.at(place, reason="a part declares a document type")
            if is_sheet and (found := sheet.fault_in(text, final=len(piece) < PIECE)):
                return found
            if strings:
                kept = _count_strings(text, seen.strings)
            else:
                kept = text[sheet.read :] if is_sheet else text[-OVERLAP:]
    return None


def _count_strings(text: bytes, lengths: list[int]) -> bytes:
    """Add the lengths of the shared texts that are whole in this piece; return what is left."""
    starts = [found.start() for found in _ITEM.finditer(text)]
    lengths.extend(after - before for before, after in pairwise(starts))
    if not starts:
        return text[-OVERLAP:]
    rest = text[starts[-1] :]
    if b"</sst" in rest or b":sst>" in rest:
        lengths.append(len(rest))
        return b""
    return rest


class _Sheet:
    """Counts the cells of a sheet while its text goes by."""

    def __init__(self, strings: list[int], place: Place, head: int, limits: Limits) -> None:
        self.strings, self.place, self.head, self.limits = strings, place, head, limits
        self.rows = self.columns = self.text = self.read = 0
        self.read_later = True

    def fault_in(self, text: bytes, *, final: bool) -> Finding | None:
        """Return what speaks against the next piece; `read` says how much of it is done with."""
        self.read = len(text) if final else _last_start(text)
        part = text[: self.read]
        if self.read_later and (found := self._not_plain(part)):
            return found
        self._count(part)
        self.text += 0 if self.strings else len(part)
        return self._too_much()

    def _not_plain(self, part: bytes) -> Finding | None:
        """Return the first formula, or the first cells that are merged below the headings."""
        if found := _FORMULA.search(part):
            before = _REFERENCE.findall(part[: found.start()][-OVERLAP:])
            cell = b"".join(before[-1]).decode() if before else "the sheet"
            return FORMULA.at(self.place, cell=cell)
        for merged in _MERGED.finditer(part):
            if int(merged[2]) >= self.head and merged[1] != merged[2]:
                return MERGED.at(self.place, rows=f"{int(merged[1])} to {int(merged[2])}")
            if int(merged[1]) >= self.head:
                return MERGED.at(self.place, rows=int(merged[1]))
        return None

    def _count(self, part: bytes) -> None:
        """Take each cell that holds something: how far out it is, and how long its text."""
        for attributes, empty, index in _CELL.findall(part):
            if empty:
                continue
            named = _REFERENCE.search(attributes)
            if named is None:
                self.columns = self.limits.columns + 1  # no address: nobody knows where it is
                continue
            column = 0
            for letter in named[1]:
                column = column * 26 + letter - 64
            self.columns = max(self.columns, column)
            self.rows = max(self.rows, int(named[2]))
            if index and b't="s"' in attributes and int(index) < len(self.strings):
                self.text += self.strings[int(index)]

    def _too_much(self) -> Finding | None:
        if self.columns > self.limits.columns:
            return TOO_MUCH.at(self.place, what="columns", limit=f"{self.limits.columns:,}")
        if self.rows * self.columns > self.limits.cells:
            return TOO_MUCH.at(self.place, what="cells", limit=f"{self.limits.cells:,}")
        if self.text > self.limits.text:
            return TOO_MUCH.at(self.place, what="letters", limit=f"{self.limits.text:,}")
        return None


def _last_start(text: bytes) -> int:
    """Return where the last cell begins, which may not be whole in a piece."""
    return max(
        text.rfind(b"<c "), text.rfind(b":c "), text.rfind(b"<row"), text.rfind(b"<mergeC"), 0
    )
