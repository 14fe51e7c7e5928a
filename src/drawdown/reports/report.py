"""A report as content: sections of figures, tables and pictures, before anybody lays it out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from drawdown.progress.telling.words import Language
from drawdown.reports.figure import Figure
from drawdown.reports.material import Position


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, its HXL tag, and whether it holds numbers."""

    head: str
    tag: str = ""
    number: bool = False
    weight: float = 1
    """How wide it is beside the others; a column of numbers is as wide as it must be."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: words, or a figure with how it is shown."""

    text: str
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row; `label` names it in the notes."""

    label: str
    cells: tuple[Cell, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of the row."""
        return tuple(cell.figure for cell in self.cells if cell.figure is not None)


@dataclass(frozen=True, slots=True)
class Table:
    """A table; without rows it says `empty`, which tells "none" from "not known"."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: str
    kind: str = field(default="table", init=False)

    def __post_init__(self) -> None:
        if any(len(row.cells) != len(self.columns) for row in self.rows):
            raise ValueError("a row of the table has other cells than its head")


@dataclass(frozen=True, slots=True)
class Headline:
    """Figures side by side, each with its name."""

    rows: tuple[Row, ...]
    kind: str = field(default="headline", init=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as SVG, and what it shows in words. Its figures stand in the notes too."""

    svg: str
    title: str
    description: str
    rows: tuple[Row, ...] = ()
    kind: str = field(default="picture", init=False)


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence."""

    text: str
    kind: str = field(default="text", init=False)


Block = Headline | Table | Picture | Text


@dataclass(frozen=True, slots=True)
class Section:
    """A section with its heading."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Where figures come from: all those that rest on the same, with the rows they stand in."""

    number: int
    rows: tuple[tuple[str, tuple[Figure, ...]], ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that it speaks of."""
        return tuple(dict.fromkeys(figure for _, held in self.rows for figure in held))


@dataclass(frozen=True, kw_only=True)
class Report:
    """A report in one language."""

    kind: str
    language: Language
    title: str
    mission: str
    acronym: str
    to: str
    every: str
    first: date
    """The first day of the period that it looks back on."""
    as_of: date
    position: Position | None
    register_hash: str
    one_page: bool
    reconstructed: bool
    sections: tuple[Section, ...]

    @property
    def rows(self) -> Iterator[Row]:
        """Every row that holds figures, in the order of the page."""
        for section in self.sections:
            for block in section.blocks:
                if not isinstance(block, Text):
                    yield from block.rows

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure, in the order of the page."""
        return tuple(figure for row in self.rows for figure in row.figures)

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes, in the order of the page: one for all known figures that rest on the same."""
        found: dict[str, dict[tuple[str, tuple[Figure, ...]], None]] = {}
        for row in self.rows:
            for key, held in grouped(row).items():
                found.setdefault(key, {})[row.label, held] = None
        return tuple(Note(number, tuple(rows)) for number, rows in enumerate(found.values(), 1))

    @property
    def unknown(self) -> tuple[tuple[str, Figure], ...]:
        """The figures of which nothing is recorded, with the rows they stand in."""
        found = ((row.label, f) for row in self.rows for f in row.figures if f.value is None)
        return tuple(dict.fromkeys(found))


def grouped(row: Row) -> Mapping[str, tuple[Figure, ...]]:
    """Return the known figures of a row in groups that rest on the same evidence."""
    groups: dict[str, tuple[Figure, ...]] = {}
    for figure in row.figures:
        if figure.value is not None:
            key = figure.evidence_hash
            groups[key] = (*groups.get(key, ()), figure)
    return groups
