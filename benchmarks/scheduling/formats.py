"""Project files of the public sets, whichever of the two formats they are in."""

from __future__ import annotations

from pathlib import Path

from benchmarks.scheduling.patterson import parse_patterson
from benchmarks.scheduling.project import Project
from benchmarks.scheduling.psplib import parse_psplib
from benchmarks.scheduling.words import Unreadable

MOST_BYTES = 10_000_000


def read_project(path: Path) -> Project:
    """Return the project of a file; a file that opens with a number is in Patterson's format."""
    if path.stat().st_size > MOST_BYTES:
        raise Unreadable(f"{path.name}: more than {MOST_BYTES} bytes")
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as fault:
        raise Unreadable(f"{path.name}, byte {fault.start}: not text in UTF-8") from fault
    parse = parse_patterson if text.lstrip()[:1].isdigit() else parse_psplib
    return parse(text, path.name)
