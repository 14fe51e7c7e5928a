"""An environmental finding: what was found where, how grave it is, and how it was settled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from drawdown.rules.closing import Rating


class Medium(StrEnum):
    """What a finding concerns."""

    SOIL = "soil"
    GROUNDWATER = "groundwater"
    SURFACE_WATER = "surface_water"
    AIR = "air"
    WASTE = "waste"
    STRUCTURE = "structure"
    ECOLOGICAL = "ecological"


class Side(StrEnum):
    """Who accepts what remains: the mission, and who receives the site."""

    MISSION = "mission"
    RECEIVER = "receiver"


@dataclass(frozen=True, slots=True)
class Score:
    """Likelihood and consequence, each 1 to 5, and the rating the rules give them."""

    likelihood: int
    consequence: int
    rating: Rating


@dataclass(frozen=True, slots=True)
class Position:
    """Degrees north and east."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Remedy:
    """What is to be done about a finding, by whom and by when; then what was done, and verified."""

    method: str
    owner: str
    due: date
    done_by: str | None = None
    done_on: date | None = None
    verified_by: str | None = None
    verified_on: date | None = None
    after: Score | None = None
    """How grave it is once remedied; counts from the verification on."""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A document in which one side accepts what remains."""

    side: Side
    document: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of an assessment."""

    id: str
    line: str
    medium: Medium
    text: str
    found_on: date
    score: Score
    position: Position | None = None
    photos: tuple[str, ...] = ()
    samples: tuple[str, ...] = ()
    older_than_us: bool = False
    """The baseline shows that it was there before entry (line E18)."""
    remedy: Remedy | None = None
    acceptances: tuple[Acceptance, ...] = ()

    @property
    def rating(self) -> Rating:
        """How grave it is today: after a verified remedy, else as it was found."""
        if self.remedy is not None and self.remedy.verified_on and self.remedy.after is not None:
            return self.remedy.after.rating
        return self.score.rating

    @property
    def accepted(self) -> bool:
        """Whether both sides accept it in writing."""
        return {acceptance.side for acceptance in self.acceptances} == set(Side)

    @property
    def has_owner(self) -> bool:
        """Whether somebody is to deal with it by a day."""
        return self.remedy is not None
