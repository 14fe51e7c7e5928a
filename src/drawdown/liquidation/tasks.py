"""The tasks of a liquidation and who does them: two tracks as data, each with its source."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

MISSION = "mission"
"""The place of what is done once, for all sites."""
NO_TEAM = "none"
"""The row of those who only follow what others decide."""


class Track(StrEnum):
    """The two tracks of a liquidation."""

    TECHNICAL = "technical"
    ADMINISTRATIVE = "administrative"


class Case(StrEnum):
    """Which end of a range is taken."""

    LOW = "low"
    LIKELY = "likely"
    HIGH = "high"


class Timing(StrEnum):
    """What gives a task its time."""

    WORK = "work"
    """Work of a team; grows with the site."""
    LEAD = "lead"
    """Others take it: a board, an Assembly, a notice. The same at every site."""
    CLAIMS = "claims"
    """Until the last day for claims."""


Range = Mapping[Case, float]


@dataclass(frozen=True, slots=True)
class LiquidationTask:
    """One task of a track. `inferred` marks that days, order and effort are estimates."""

    task: str
    track: Track
    name: str
    name_fr: str
    everywhere: bool
    """Whether each site has it; else the mission has it once."""
    office: str
    team: str
    """Whoever does it; empty where it only waits for others."""
    timing: Timing
    days: Range
    """For a site of the size of a camp."""
    preds: tuple[str, ...]
    effort: Range
    """Person-days of work, for a site of the size of a camp."""
    settles: tuple[str, ...]
    """Kinds of open items that have to be settled there before it is done."""
    source: str
    inferred: bool


@dataclass(frozen=True, slots=True)
class Team:
    """Those who do one sort of task: so many teams, and what one person costs a month, whole units.

    `stands` says where posts stand from the first day to the last, whatever there is to do.
    """

    team: str
    name: str
    name_fr: str
    teams: int | None
    month: Range
    stands: str
    posts: Range
    source: str
    inferred: bool


@dataclass(frozen=True, slots=True)
class Network:
    """The tasks of both tracks and the teams that do them: what a liquidation is planned by."""

    tasks: Mapping[str, LiquidationTask]
    teams: Mapping[str, Team]


@cache
def shipped_network() -> Network:
    """Return the tasks and the teams that are shipped."""
    return Network(liquidation_tasks(), teams())


@cache
def liquidation_tasks() -> Mapping[str, LiquidationTask]:
    """Return the tasks that are shipped, by id."""
    return {row["task"]: _task(row) for row in _rows("tasks.csv")}


@cache
def teams() -> Mapping[str, Team]:
    """Return the teams that are shipped, by id."""
    return {row["team"]: _team(row) for row in _rows("teams.csv")}


def _rows(name: str) -> Iterator[Mapping[str, str]]:
    file = resources.files("drawdown.liquidation").joinpath(f"tables/{name}")
    yield from csv.DictReader(file.read_text(encoding="utf-8").splitlines())


def _range(row: Mapping[str, str], *names: str) -> Range:
    return {
        case: float(row[name]) for case, name in zip(Case, names, strict=True) if row[name] != ""
    }


def _task(row: Mapping[str, str]) -> LiquidationTask:
    return LiquidationTask(
        task=row["task"],
        track=Track(row["track"]),
        name=row["name"],
        name_fr=row["name_fr"],
        everywhere=row["where"] == "site",
        office=row["office"],
        team=row["team"],
        timing=Timing(row["timing"]),
        days=_range(row, "min", "likely", "max"),
        preds=tuple(filter(None, row["preds"].split(";"))),
        effort=_range(row, "effort_low", "effort_likely", "effort_high"),
        settles=tuple(filter(None, row["settles"].split(";"))),
        source=row["source"],
        inferred=row["inferred"] == "yes",
    )


def _team(row: Mapping[str, str]) -> Team:
    return Team(
        team=row["team"],
        name=row["name"],
        name_fr=row["name_fr"],
        teams=int(row["teams"]) if row["teams"] else None,
        month=_range(row, "month_low", "month_likely", "month_high"),
        stands=row["stands"],
        posts=_range(row, "posts_low", "posts_likely", "posts_high"),
        source=row["source"],
        inferred=row["inferred"] == "yes",
    )
