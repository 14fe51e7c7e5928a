"""The statement on Sévaré as the example releases it: who does what, at which hour of its day.

The text is written from public records. That it went through these hands is reconstructed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

SITE = "mopti-sevare"
AUTHOR, REVIEWER = "public_information", "head_of_mission"
EXPLAINED = (
    "Others report another number. The one said here is that of the source of the mission; "
    "both stand side by side in the evidence."
)
REVIEWED = "Reconstructed for a demonstration: no such review is public."
HELD = "Reconstructed for a demonstration: until the handover was signed."


@dataclass(frozen=True, slots=True)
class Hours:
    """When each step was taken; all on the day of the signature."""

    drafted: datetime = datetime(2023, 12, 8, 13, 0, tzinfo=UTC)
    explained: datetime = datetime(2023, 12, 8, 13, 30, tzinfo=UTC)
    reviewed: datetime = datetime(2023, 12, 8, 14, 0, tzinfo=UTC)
    embargoed: datetime = datetime(2023, 12, 8, 14, 10, tzinfo=UTC)
    until: datetime = datetime(2023, 12, 8, 16, 0, tzinfo=UTC)
    released: datetime = datetime(2023, 12, 8, 16, 5, tzinfo=UTC)


HOURS = Hours()
