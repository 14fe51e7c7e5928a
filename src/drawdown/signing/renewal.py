"""When a signed pack needs its first time-stamp, and when the last one has to be renewed."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from drawdown.signing.file import Version

TABLE = Path(__file__).parent / "tables" / "renewal.csv"


@dataclass(frozen=True, slots=True)
class Renewal:
    """A dated task: to add a time-stamp to a signed file."""

    due: date
    until: date | None
    """Until when the last time-stamp holds; none where there is none yet."""

    def missed(self, today: date) -> date | None:
        """Return since when a renewal is missed; none while the last time-stamp holds."""
        return self.until if self.until is not None and self.until < today else None


@cache
def _days() -> dict[str, timedelta]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["what"]: timedelta(days=int(row["days"])) for row in csv.DictReader(file)}


def renewal_of(version: Version | None) -> Renewal | None:
    """Return the task of a version that both sides signed in a file; none for any other.

    What was signed in ink lies on paper and needs no time-stamp: the scan stands in the ledger.
    """
    if version is None or not version.complete or version.signed_file is None:
        return None
    if version.good_until is not None:
        return Renewal(version.good_until - _days()["before"], version.good_until)
    signed = max(each.on for each in version.signatures)
    return Renewal(signed + _days()["first"], None)
