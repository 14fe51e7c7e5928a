"""Where outlooks of plans lie, and which are being made: files that can be made again any time."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from drawdown.progress.outlook import Outlook
from drawdown.web.store import documents

LONGEST = 900
"""Seconds after which a play that has not ended is taken for dead."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The place of one plan's outlook."""

    plan: str

    @property
    def folder(self) -> Path:
        """The folder beside the documents: nothing in it is a record."""
        return documents().root.with_name("outlooks")

    @property
    def file(self) -> Path:
        """Where the outlook lies."""
        return self.folder / f"{self.plan}.json"

    @property
    def journeys(self) -> Path:
        """The table of journeys that the last play was given."""
        return self.folder / f"{self.plan}.csv"

    @property
    def asked(self) -> Path:
        """What is there while the plan is being played."""
        return self.folder / f"{self.plan}.asked"

    def outlook(self) -> Outlook | None:
        """Return the outlook, if it was made and can be read."""
        try:
            return _read(self.file, self.file.stat().st_mtime_ns)
        except (OSError, ValidationError):
            return None

    def under_way(self) -> bool:
        """Return whether the plan is being played."""
        try:
            return time.time() - self.asked.stat().st_mtime < LONGEST
        except OSError:
            return False

    def begin(self) -> bool:
        """Note that the plan is to be played; return whether nobody had asked before."""
        if self.under_way():
            return False
        self.folder.mkdir(parents=True, exist_ok=True)
        self.asked.touch()
        return True

    def end(self) -> None:
        """Note that the play is over, well or not."""
        self.asked.unlink(missing_ok=True)


@lru_cache(maxsize=4)
def _read(file: Path, _: int) -> Outlook:
    return Outlook.model_validate_json(file.read_bytes())
