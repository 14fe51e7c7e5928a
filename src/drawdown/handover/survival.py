"""How many sites were still whole after their handover: an estimate with its range."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, model_validator

from drawdown.core.provenance import Frozen
from drawdown.core.reading.small_files import shipped
from drawdown.handover.receiving import Check

SHIPPED = Path(__file__).with_name("survival.yaml")
Z = 1.2816
"""Four of five such ranges hold the truth: Wilson's interval at 80 %."""


class Experience(Frozen):
    """Sites of an earlier mission that somebody looked at later, and how many were whole."""

    mission: str
    year: int
    seen: Annotated[int, Field(gt=0)]
    kept: Annotated[int, Field(ge=0)]
    source: tuple[str, ...]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.kept > self.seen:
            raise ValueError("more sites are kept than were seen")
        return self


class Experiences(Frozen):
    """The file of experiences."""

    experiences: tuple[Experience, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """The share of sites that stay whole, and the range that holds it four times of five."""

    seen: int
    kept: int

    @property
    def share(self) -> float | None:
        """The share itself; none where nobody ever looked."""
        return self.kept / self.seen if self.seen else None

    @property
    def spread(self) -> tuple[float, float] | None:
        """The ends of Wilson's interval; none where nobody ever looked."""
        if not self.seen:
            return None
        n, p = self.seen, self.kept / self.seen
        middle = p + Z * Z / (2 * n)
        half = Z * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
        whole = 1 + Z * Z / n
        return max(0.0, min(p, (middle - half) / whole)), min(1.0, max(p, (middle + half) / whole))


def kept_at(checks: Iterable[Check]) -> bool | None:
    """Return whether a site was whole at the last look at it; none where that is not known.

    One sign of loss is enough; that it was neither looted nor damaged must have been seen.
    """
    last = max(checks, key=lambda check: (check.on, check.after), default=None)
    if last is None:
        return None
    if last.looted or last.damaged:
        return False
    return True if last.looted is False and last.damaged is False else None


def outlook(experiences: Iterable[Experience], own: Iterable[bool | None]) -> Outlook:
    """Return what earlier missions and the own checks say together; unknown ones do not count."""
    earlier, looked = tuple(experiences), [each for each in own if each is not None]
    return Outlook(
        seen=sum(each.seen for each in earlier) + len(looked),
        kept=sum(each.kept for each in earlier) + sum(looked),
    )


def load_experiences(path: Path = SHIPPED) -> tuple[Experience, ...]:
    """Return the shipped experiences; raises `ValueError` for a damaged file."""
    return shipped(Experiences, path).experiences
