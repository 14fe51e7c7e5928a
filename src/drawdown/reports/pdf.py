"""Lays a report out as PDF/A-3a and PDF/UA-1: the same report gives the same bytes."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from drawdown.documents.render import Make
from drawdown.documents.typesetting import noon, typeset
from drawdown.reports.layout import layout_of, record_of
from drawdown.reports.report import Report
from drawdown.reports.voice import Voice

HERE = Path(__file__).parent
TEMPLATE = "report.typ"


def to_pdf(report: Report, voice: Voice) -> bytes:
    """Return the report as a PDF. Raises `BadPaper` for anything the typesetter warns of."""
    with tempfile.TemporaryDirectory(prefix="drawdown-report-") as folder:
        root = Path(folder)
        _lay_ready(report, voice, root)
        return typeset(root / TEMPLATE, standards=Make.READING.value, moment=noon(report.as_of))


def _lay_ready(report: Report, voice: Voice, root: Path) -> None:
    """Put what the template reads beside it. No text becomes mark-up: it reads all as data."""
    (root / TEMPLATE).write_bytes((HERE / TEMPLATE).read_bytes())
    (root / "record.json").write_bytes(record_of(report, voice))
    layout = layout_of(report, voice)
    for number, picture in enumerate(_pictures(layout)):
        picture["file"] = f"picture-{number}.svg"
        (root / picture["file"]).write_text(picture.pop("svg"), encoding="utf-8")
    day = report.as_of
    layout["date"] = [day.year, day.month, day.day]
    (root / "layout.json").write_text(json.dumps(layout, ensure_ascii=False), encoding="utf-8")


def _pictures(layout: dict[str, Any]) -> list[dict[str, Any]]:
    blocks = [block for section in layout["sections"] for block in section["blocks"]]
    return [block for block in blocks if block["kind"] == "picture"]
