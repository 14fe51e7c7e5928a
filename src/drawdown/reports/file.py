"""How a report stands: its files, their review, their release, what it corrects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from drawdown.statements.file import OnItsWay, Review, Stage


class Form(StrEnum):
    """What a file of a report can be."""

    PDF = "pdf"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True)
class Subject:
    """Which report it is: the kind of its template, and the day that it speaks of."""

    kind: str
    as_of: date


@dataclass(frozen=True, slots=True)
class Out:
    """That it was released: by whom, when, under which entry of the ledger."""

    by: str
    at: datetime
    entry: int


@dataclass(frozen=True, slots=True)
class ReportFile(OnItsWay):
    """All that is recorded of a report that somebody drafted."""

    id: str
    subject: Subject
    files: Mapping[str, str] = field(default_factory=dict)
    """Hashes by the name of each file: `en.pdf`."""
    size: int = 0
    """How many entries of the ledger it was written from."""
    drafters: frozenset[str] = frozenset()
    """Everybody who ever drafted it: none of them reviews it."""
    review: Review | None = None
    release: Out | None = None
    corrects: str | None = None
    corrected_by: str | None = None

    @property
    def documents(self) -> frozenset[str]:
        """The hashes of the files that stand."""
        return frozenset(self.files.values())

    @property
    def approved(self) -> bool:
        """Whether the files as they stand were approved by somebody else."""
        return self.approved_by(self.review)

    @property
    def stage(self) -> Stage:
        """How far it has come."""
        out, replaced = self.release is not None, self.corrected_by is not None
        return self.stage_by(self.review, waits=False, out=out, replaced=replaced)
