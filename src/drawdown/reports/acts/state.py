"""What an act on a report is decided on, and what every such act must keep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.reports.faults import NO_SUCH_REPORT
from drawdown.reports.file import ReportFile
from drawdown.statements.faults import OUT_ALREADY

ReportId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]


@dataclass(frozen=True, slots=True)
class ReportDesk:
    """A report, the templates there are, and what is known of the files that an act brings."""

    file: ReportFile | None
    templates: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    """Those of the named files that are stored."""
    root: str | None = None
    """The root of the ledger at the position named; none where it has no such size."""
    corrected: ReportFile | None = None


def unfinished(desk: ReportDesk, report: str) -> Iterator[Finding]:
    """Yield why a report can be acted on no more, or not yet."""
    place = Place("act", field="report")
    if desk.file is None:
        yield NO_SUCH_REPORT.at(place, report=report)
    else:
        yield from frozen(desk.file)


def frozen(file: ReportFile) -> Iterator[Finding]:
    """Yield that a report is out and stays as it is."""
    if file.release is not None:
        place, day = Place("act", field="report"), file.release.at.date().isoformat()
        yield OUT_ALREADY.at(place, statement=file.id, day=day)
