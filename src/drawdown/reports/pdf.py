"""Lays a report out as PDF/A-3a and PDF/UA-1: the same report gives the same bytes."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from drawdown.documents.render import Make
from drawdown.documents.typesetting import LEAST_FILLED, filled, noon, typeset
from drawdown.reports.layout import layout_of, record_of
from drawdown.reports.report import Report
from drawdown.reports.voice import Voice

HERE = Path(__file__).parent
TEMPLATE = "report.typ"
NOTE_SIZES = (7.5, 7.2, 7.0, 7.8, 8.0)
"""Sizes of the notes in points, the best first."""


def to_pdf(report: Report, voice: Voice) -> bytes:
    """Return the report as a PDF. Raises `BadPaper` for anything the typesetter warns of."""
    with tempfile.TemporaryDirectory(prefix="drawdown-report-") as folder:
        root = Path(folder)
        layout = _lay_ready(report, voice, root)
        made = []
        for size in NOTE_SIZES:
            data = json.dumps(layout | {"notes_size": size}, ensure_ascii=False)
            (root / "layout.json").write_text(data, encoding="utf-8")
            moment = noon(report.as_of)
            made.append(typeset(root / TEMPLATE, standards=Make.READING.value, moment=moment))
            if filled(made[-1]) >= LEAST_FILLED:
                return made[-1]
        return made[0]


def _lay_ready(report: Report, voice: Voice, root: Path) -> dict[str, Any]:
    """Put what the template reads beside it, and return the data of its layout.

    No text becomes mark-up: it reads all as data.
    """
    (root / TEMPLATE).write_bytes((HERE / TEMPLATE).read_bytes())
    (root / "record.json").write_bytes(record_of(report, voice))
    layout = layout_of(report, voice)
    for number, picture in enumerate(_pictures(layout)):
        picture["file"] = f"picture-{number}.svg"
        (root / picture["file"]).write_text(picture.pop("svg"), encoding="utf-8")
    day = report.as_of
    layout["date"] = [day.year, day.month, day.day]
    return layout


def _pictures(layout: dict[str, Any]) -> list[dict[str, Any]]:
    blocks = [block for section in layout["sections"] for block in section["blocks"]]
    return [block for block in blocks if block["kind"] == "picture"]
