"""Makes the files of a report, and keeps them: the same ledger gives the same bytes."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings

from drawdown import __version__
from drawdown.progress.telling.words import Language
from drawdown.reports.build import build
from drawdown.reports.material import Position
from drawdown.reports.pdf import to_pdf
from drawdown.reports.report import Report
from drawdown.reports.voice import Voice, voice_of
from drawdown.reports.workbook import to_workbook
from drawdown.web.reports.queries import key_of, material_of, position

MAKERS: dict[str, Callable[[Report, Voice], bytes]] = {"pdf": to_pdf, "xlsx": to_workbook}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which report: the kind, the language, the day."""

    kind: str
    language: Language
    as_of: date
    where: Position | None = None
    """The position of the ledger; the last checkpoint where none is given."""

    @property
    def name(self) -> str:
        """What its files are called."""
        return f"{self.kind}-{self.as_of}-{self.language.value}"


def report_of(wanted: Wanted) -> tuple[Report, Voice]:
    """Return the report as the last checkpoint knows it. Raises `NothingToReport`."""
    material = material_of(wanted.as_of, wanted.where or position())
    report = build(material, wanted.kind, wanted.language)
    return report, voice_of(material, wanted.language)


def file_of(wanted: Wanted, ending: str) -> bytes:
    """Return one file of a report, from what was made before where there is anything."""
    key = key_of(wanted.kind, wanted.language.value, wanted.as_of, wanted.where or position())
    path = _kept() / f"{key}.{ending}"
    if path.is_file():
        return path.read_bytes()
    content = MAKERS[ending](*report_of(wanted))
    _keep(path, content)
    return content


def _kept() -> Path:
    """Return the folder of what was made: it can be thrown away at any time."""
    return Path(settings.ENVIRONMENT.home) / "cache" / f"reports-{__version__}"


def _keep(path: Path, content: bytes) -> None:
    """Write beside, then rename, so that nobody reads half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(beside).replace(path)
