"""The list before a departure: which lines it has for a load, and how each stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from drawdown.core.canonical import canonical_bytes, digest
from drawdown.core.provenance import Frozen
from drawdown.core.reading.small_files import shipped as shipped_as
from drawdown.movement.file import HOME, Load, Mode

SHIPPED = Path(__file__).with_name("rules.yaml")


class By(StrEnum):
    """Where an answer comes from."""

    RECORDS = "records"
    """From what is recorded; nobody types it."""
    ANSWER = "answer"


class When(StrEnum):
    """For which loads a line counts."""

    ALWAYS = "always"
    ROAD = "road"
    """Where its way is known, leg by leg."""
    PEOPLE = "people"
    BOXES = "boxes"
    LEAVING = "leaving"
    DANGERS = "dangers"
    EXPLOSIVES = "explosives"


class Worst(StrEnum):
    """Which factor of the assumed delays is taken as the worst case."""

    P95 = "p95"
    MAX = "max"


class Check(Frozen):
    """One line of the list."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z_]*$", max_length=30)]
    by: By
    when: When
    modes: tuple[Mode, ...]
    document: bool
    """Whether a yes needs a document."""
    text: str
    text_fr: str
    source: Annotated[str, Field(min_length=1)]
    inferred: bool

    def counts_for(self, load: Load) -> bool:
        """Return whether it is asked of a load."""
        asked = {
            When.ALWAYS: True,
            When.ROAD: True,
            When.PEOPLE: load.people is None or load.people > 0,
            When.BOXES: bool(load.boxes),
            When.LEAVING: load.destination == HOME,
            When.DANGERS: bool(load.dangers),
            When.EXPLOSIVES: any(danger.explosive for danger in load.dangers),
        }
        return load.mode in self.modes and asked[self.when]


class MovementRules(Frozen):
    """The whole file; every threshold in it has its source."""

    id: str
    version: str
    at_risk: tuple[str, ...]
    """The capacities that may let a movement go with something open."""
    at_risk_source: str
    worst: Worst
    worst_source: str
    silent_hours: Annotated[int, Field(ge=1, le=1000)]
    silent_source: str
    checks: tuple[Check, ...]

    @property
    def digest(self) -> str:
        """What names this version of the rules."""
        return digest(canonical_bytes(self.model_dump(mode="json")))

    def of_load(self, load: Load) -> tuple[Check, ...]:
        """Return the lines that count for a load."""
        return tuple(check for check in self.checks if check.counts_for(load))


@cache
def shipped() -> MovementRules:
    """Return the rules that come with the software."""
    return shipped_as(MovementRules, SHIPPED)


class Stands(StrEnum):
    """How a line stands."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the records say of a load: its clearances, and the worst case of its way."""

    missing: tuple[str, ...] = ()
    """Clearances that are not granted, or not valid on the day."""
    worst_days: int | None = None
    """None where the way is not known leg by leg."""


def stands(
    check: Check, load: Load, recorded: Recorded, answers: Mapping[str, str]
) -> tuple[Stands, str]:
    """Return how a line stands, and what that rests on in a word."""
    if check.by is By.ANSWER:
        return Stands(answers.get(check.id, Stands.UNKNOWN)), ""
    if check.id == "clearances":
        return _clearances(load, recorded)
    return _supplies(load, recorded)


def _clearances(load: Load, recorded: Recorded) -> tuple[Stands, str]:
    if not load.clearances:
        return Stands.UNKNOWN, ""
    missing = ", ".join(recorded.missing)
    return (Stands.NO, missing) if missing else (Stands.YES, ", ".join(load.clearances))


def _supplies(load: Load, recorded: Recorded) -> tuple[Stands, str]:
    if load.supply_days is None or recorded.worst_days is None:
        return Stands.UNKNOWN, ""
    enough = load.supply_days > recorded.worst_days
    return Stands.YES if enough else Stands.NO, f"{load.supply_days} / {recorded.worst_days}"


def open_lines(
    rules: MovementRules, load: Load, recorded: Recorded, answers: Mapping[str, str]
) -> Iterator[tuple[Check, Stands, str]]:
    """Yield each line that is not in order."""
    for check in rules.of_load(load):
        how, rests_on = stands(check, load, recorded, answers)
        if how is not Stands.YES:
            yield check, how, rests_on
