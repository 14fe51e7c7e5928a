"""Rows of a table into lines under a mapping, with what is wrong by sheet, row and field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from drawdown.core.findings import Finding, Place, Refused
from drawdown.core.nearest import suggestion
from drawdown.property.faults import (
    BAD_LINE,
    BAD_VALUE,
    COLUMN_TWICE,
    LINE_TWICE,
    MORE,
    NO_COLUMN,
    UNKNOWN_VALUE,
)
from drawdown.property.intake.mapping import PropertyMapping
from drawdown.property.intake.workbook import Row
from drawdown.property.line import UN, Line, Sort, from_values

MOST = 200
"""Findings of one table that are kept; the others are counted."""
MONEY = ("purchase", "residual")
NUMBERS = ("lat", "lon")
HXL = "#"
LARGEST = 10**13


@dataclass
class Extraction:
    """Reads lines; what is wrong gathers in `findings`, and then nothing may be imported."""

    mapping: PropertyMapping
    file: str
    sites: frozenset[str] | None = None
    """The sites of the register; none where nobody asks."""
    findings: list[Finding] = field(default_factory=list)
    count: int = 0
    faulty: int = 0
    seen: set[str] = field(default_factory=set)
    """Lines that were read, of all sheets."""

    def lines(self, rows: Iterable[Row]) -> Iterator[Line]:
        """Yield a line for each row below the headings that holds anything and is sound.

        Raises `Refused` for headings that the mapping does not fit.
        """
        numbered = enumerate(rows, start=1)
        columns: Mapping[str, int] | None = None
        for number, row in numbered:
            if number < self.mapping.head:
                continue
            if columns is None:
                columns = self._columns(row)
                continue
            if not any(cell not in ("", None) for cell in row) or _is_hxl(row):
                continue
            self.count += 1
            line = self._line(row, number, columns)
            if line is None:
                continue
            if line.line in self.seen:
                self._say(LINE_TWICE.at(Place(self.file, number, "line"), line=line.line))
                continue
            self.seen.add(line.line)
            yield line
        if columns is None:
            self._columns([])
        if self.faulty > MOST:
            self.findings = [each for each in self.findings if each.code != MORE.code]
            self.findings.append(MORE.at(Place(self.file), number=self.faulty - MOST))

    def _columns(self, row: Row) -> Mapping[str, int]:
        """Return where each field stands; a heading that stands twice is nobody's to choose."""
        headings = [str(cell).strip() for cell in row]
        place = Place(self.file, self.mapping.head)
        wanted = self.mapping.columns
        found = [
            COLUMN_TWICE.at(place, column=heading)
            for heading in dict.fromkeys(wanted.values())
            if headings.count(heading) > 1
        ]
        found += [
            NO_COLUMN.at(place, column=heading, nearest=suggestion(heading, headings))
            for heading in dict.fromkeys(wanted.values())
            if heading not in headings
        ]
        if found:
            raise Refused(found)
        return {name: headings.index(heading) for name, heading in wanted.items()}

    def _line(self, row: Row, number: int, columns: Mapping[str, int]) -> Line | None:
        values: dict[str, Any] = dict(self.mapping.constants)
        before = self.faulty
        for name, at in columns.items():
            if at < len(row) and row[at] not in ("", None):
                values[name] = row[at]
        for name, value in values.items():
            values[name] = self._value(name, value, Place(self.file, number, name))
        if self.faulty > before:
            return None
        values = {name: value for name, value in values.items() if value != ""}
        values.setdefault("sort", Sort.ASSET)
        values.setdefault("owner", UN)
        if "purchase" not in values and "residual" not in values:
            values.pop("currency", None)
        try:
            values.setdefault("quantity", 1)
            line = from_values(values)
        except (ValueError, KeyError, TypeError) as error:
            self._say(BAD_LINE.at(Place(self.file, number), reason=error))
            return None
        if self.sites is not None and line.site not in self.sites:
            place = Place(self.file, number, "site")
            nearest = suggestion(line.site, sorted(self.sites))
            self._say(UNKNOWN_VALUE.at(place, text=line.site, nearest=nearest))
            return None
        return line

    def _value(self, name: str, raw: Any, place: Place) -> Any:
        """Return a value as a line has it; what cannot be read is said, and never guessed."""
        meant = self.mapping.values.get(name)
        if meant is not None:
            text = _text(raw)
            if text not in meant and text not in meant.values():
                self._say(UNKNOWN_VALUE.at(place, text=text, nearest=suggestion(text, meant)))
                return ""
            return meant.get(text, text)
        try:
            if name in MONEY:
                return _whole(_decimal(raw, self.mapping.decimal) * 100)
            if name == "quantity":
                return _whole(_decimal(raw, self.mapping.decimal))
            if name in NUMBERS:
                return float(_decimal(raw, self.mapping.decimal))
        except (InvalidOperation, ValueError):
            self._say(BAD_VALUE.at(place, text=raw, field=name))
            return ""
        return _text(raw)

    def _say(self, finding: Finding) -> None:
        self.faulty += 1
        if len(self.findings) < MOST:
            self.findings.append(finding)


def _text(raw: Any) -> str:
    """Return a cell as text: a whole number without its point, a day as a day."""
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, datetime) and raw.time() == datetime.min.time():
        return raw.date().isoformat()
    if isinstance(raw, date):
        return raw.isoformat()
    return " ".join(str(raw).split())


def _decimal(raw: Any, point: str) -> Decimal:
    """Return an exact number; signs, spaces and thousands are read, letters are not."""
    if isinstance(raw, bool | date):
        raise InvalidOperation
    if isinstance(raw, int | float):
        return _bounded(Decimal(repr(raw)))
    text = "".join(str(raw).split()).replace("\u202f", "")
    other = "," if point == "." else "."
    if other in text and not _thousands(text, other, point):
        raise ValueError("thousands that are none")
    number = Decimal(text.replace(other, "").replace(point, "."))
    return _bounded(number)


def _bounded(number: Decimal) -> Decimal:
    if not number.is_finite() or abs(number) > LARGEST:
        raise ValueError("no number of pieces or money")
    return number


def _thousands(text: str, mark: str, point: str) -> bool:
    groups: Sequence[str] = text.partition(point)[0].lstrip("+-").split(mark)
    return 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])


def _whole(number: Decimal) -> int:
    if number != number.to_integral_value():
        raise ValueError("a fraction of the smallest unit")
    return int(number)


def _is_hxl(row: Row) -> bool:
    """A row of HXL tags stands between headings and data."""
    named = [str(cell) for cell in row if cell not in ("", None)]
    return bool(named) and all(name.startswith(HXL) for name in named)
