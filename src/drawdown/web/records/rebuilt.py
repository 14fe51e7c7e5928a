"""When every row was last made again from the ledger, and whether that changed anything.

A file beside the database: it says something of this installation, and nothing of the mission.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

FILE = "last-rebuild.json"


@dataclass(frozen=True, slots=True)
class LastRebuild:
    """One rebuild: when, over how many acts, and which tables held other rows before."""

    at: str
    acts: int
    other: tuple[str, ...]


def _file() -> Path:
    return Path(settings.ENVIRONMENT.home) / FILE


def remember(at: datetime, acts: int, other: list[str]) -> None:
    """Keep what a rebuild found."""
    last = LastRebuild(at.isoformat(timespec="seconds"), acts, tuple(other))
    _file().write_text(json.dumps(asdict(last)), encoding="utf-8")


def last_rebuild() -> LastRebuild | None:
    """Return the last rebuild here; none where there was none, or its file cannot be read."""
    try:
        read = json.loads(_file().read_text(encoding="utf-8"))
        return LastRebuild(str(read["at"]), int(read["acts"]), tuple(map(str, read["other"])))
    except (OSError, ValueError, KeyError, TypeError):
        return None
