"""The tables of both tracks as one document: what a mission edits, proposes, and puts in force.

The format is docs/formats/tracks.md. Days, order, teams, effort and prices are the mission's own;
the few tasks that the software counts by have to stay where they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import Annotated, Literal

from pydantic import Field

from drawdown.core.canonical import canonical_bytes, digest
from drawdown.core.findings import Finding, Place, Refused
from drawdown.core.nearest import suggestion
from drawdown.core.provenance import Frozen
from drawdown.core.reading.small_files import sent
from drawdown.liquidation.faults import (
    CHAIN_TOO_LONG,
    DAYS_UNSAID,
    IN_A_CIRCLE,
    NO_SUCH_NAME,
    NO_TABLES,
    OTHER_PLACE,
    POSTS_UNSAID,
    RANGE_OFF,
    ROW_LEFT_OUT,
    ROW_TWICE,
)
from drawdown.liquidation.kinds import item_kinds
from drawdown.liquidation.tasks import (
    NO_TEAM,
    Case,
    LiquidationTask,
    Network,
    Range,
    Team,
    Timing,
    Track,
    shipped_network,
)
from drawdown.people.reading import shipped_rights

MOST = 1_000_000
"""Bytes of a document; the shipped one has a fiftieth of it."""
LONGEST_CHAIN = 1200
"""Days of the longest chain of tasks at most, for a camp: the planner looks twice as far."""
COUNTED_BY = ("L13", "L17", "L18")
"""The notice of contracts, the empty site, the signature: records give them their days."""
TEAMS_COUNTED_BY = (NO_TEAM, "vessel")

Name = Annotated[str, Field(min_length=1, max_length=200)]
Id = Annotated[str, Field(pattern=r"^[a-z]+(_[a-z]+)*$", max_length=40)]
Days = tuple[Annotated[int, Field(ge=0, le=720)], ...]
Amounts = tuple[Annotated[float, Field(ge=0, le=1_000_000)], ...]


class TaskRow(Frozen):
    """One task: its place in the network, its days and effort for a site of the size of a camp."""

    task: Annotated[str, Field(pattern=r"^[A-Z][0-9]{2}$")]
    track: Track
    name: Name
    name_fr: Name
    where: Literal["site", "mission"]
    office: Id
    team: Id | Literal[""]
    """Empty where it only waits for others."""
    timing: Timing
    days: Days
    """Least, likely, most; empty for the window of claims, which ends on a day of its own."""
    preds: tuple[str, ...]
    effort: Amounts
    """Person-days: least, likely, most."""
    settles: tuple[str, ...]
    source: Name
    inferred: bool

    def to_task(self) -> LiquidationTask:
        """Return it as the planner reads it."""
        return LiquidationTask(
            task=self.task,
            track=self.track,
            name=self.name,
            name_fr=self.name_fr,
            everywhere=self.where == "site",
            office=self.office,
            team=self.team,
            timing=self.timing,
            days=_by_case(self.days),
            preds=self.preds,
            effort=_by_case(self.effort),
            settles=self.settles,
            source=self.source,
            inferred=self.inferred,
        )


class TeamRow(Frozen):
    """One sort of team: how many there are, what a person costs a month, posts that stand."""

    team: Id
    name: Name
    name_fr: Name
    teams: Annotated[int, Field(ge=1, le=99)] | None
    """None where their number limits nothing."""
    month: Amounts
    """Whole units of the mission's currency: least, likely, most."""
    stands: Literal["", "mission", "site"]
    posts: Amounts
    """Posts that stand whatever there is to do; empty where none do."""
    source: Name
    inferred: bool

    def to_team(self) -> Team:
        """Return it as the planner reads it."""
        return Team(
            team=self.team,
            name=self.name,
            name_fr=self.name_fr,
            teams=self.teams,
            month=_by_case(self.month),
            stands=self.stands,
            posts=_by_case(self.posts),
            source=self.source,
            inferred=self.inferred,
        )


class TrackTables(Frozen):
    """The tasks of both tracks and the teams that do them, in one version."""

    format: Literal["drawdown-tracks/1"] = "drawdown-tracks/1"
    version: Annotated[str, Field(min_length=1, max_length=60)]
    tasks: Annotated[tuple[TaskRow, ...], Field(min_length=1, max_length=200)]
    teams: Annotated[tuple[TeamRow, ...], Field(min_length=1, max_length=60)]

    def to_bytes(self) -> bytes:
        """Return the one spelling of the document."""
        return canonical_bytes(self.model_dump(mode="json"))

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the document."""
        return digest(self.to_bytes())

    @cached_property
    def network(self) -> Network:
        """What a liquidation is planned by."""
        tasks = {row.task: row.to_task() for row in self.tasks}
        return Network(tasks, {row.team: row.to_team() for row in self.teams})


@cache
def shipped_tables() -> TrackTables:
    """Return the tables that come with the software, as a document to be edited."""
    network = shipped_network()
    return TrackTables(
        version="shipped",
        tasks=tuple(_task_row(task) for task in network.tasks.values()),
        teams=tuple(_team_row(team) for team in network.teams.values()),
    )


def read_tables(content: bytes) -> TrackTables:
    """Return the tables of a JSON or YAML file; raises `Refused` with all that is wrong."""
    tables = parse_tables(content)
    if found := [*check(tables)]:
        raise Refused(found)
    return tables


def parse_tables(content: bytes) -> TrackTables:
    """Return the tables of a file as they stand there; raises `Refused` where it holds none."""
    return sent(TrackTables, content, Place("tracks"), NO_TABLES, MOST)


def check(tables: TrackTables) -> Iterator[Finding]:
    """Yield what would keep a liquidation from being planned by these tables."""
    place, rows = (
        Place("tracks"),
        [*(r.task for r in tables.tasks), *(r.team for r in tables.teams)],
    )
    for row in sorted({row for row in rows if rows.count(row) > 1}):
        yield ROW_TWICE.at(place, row=row)
    for row in (*COUNTED_BY, *TEAMS_COUNTED_BY):
        if row not in rows:
            yield ROW_LEFT_OUT.at(place, row=row)
    for task in tables.tasks:
        yield from _of_task(task, tables)
    for team in tables.teams:
        yield from _rising(team.team, month=team.month)
        if bool(team.stands) != bool(team.posts):
            yield POSTS_UNSAID.at(place, team=team.team)
        yield from _rising(team.team, posts=team.posts) if team.posts else ()
    yield from _chains(tables)


def differences(before: TrackTables, after: TrackTables) -> Iterator[tuple[str, str, str]]:
    """Yield a row, a field and what becomes of it: `added`, `removed`, or the old and new value."""
    for old, new in (
        ({r.task: r for r in before.tasks}, {r.task: r for r in after.tasks}),
        ({r.team: r for r in before.teams}, {r.team: r for r in after.teams}),
    ):
        for name in dict.fromkeys((*old, *new)):
            yield from _of_row(name, _fields(old.get(name)), _fields(new.get(name)))


def _of_row(
    name: str, old: Mapping[str, str] | None, new: Mapping[str, str] | None
) -> Iterator[tuple[str, str, str]]:
    if old is None or new is None:
        yield name, "", "added" if old is None else "removed"
        return
    for field, value in new.items():
        if old[field] != value:
            yield name, field, f"{old[field] or '–'} → {value or '–'}"


def _fields(row: TaskRow | TeamRow | None) -> Mapping[str, str] | None:
    return None if row is None else {k: _said(v) for k, v in row.model_dump(mode="json").items()}


def _said(value: object) -> str:
    if isinstance(value, list | tuple):
        return " ".join(map(_said, value))
    return f"{value:g}" if isinstance(value, float) else "" if value is None else str(value)


def _of_task(row: TaskRow, tables: TrackTables) -> Iterator[Finding]:
    place = Place("tracks")
    known = {
        "office": {role.id for role in shipped_rights().roles},
        "team": {"", *(team.team for team in tables.teams)},
        "preds": {task.task for task in tables.tasks},
        "settles": set(item_kinds()),
    }
    named = [("office", row.office), ("team", row.team)]
    named += [
        *(("preds", pred) for pred in row.preds),
        *(("settles", kind) for kind in row.settles),
    ]
    for what, name in named:
        if name not in known[what]:
            nearest = suggestion(name, sorted(known[what] - {""}))
            yield NO_SUCH_NAME.at(place, row=row.task, what=what, named=name, nearest=nearest)
    if (row.timing is Timing.CLAIMS) == bool(row.days):
        yield DAYS_UNSAID.at(place, row=row.task)
    yield from _rising(row.task, days=row.days) if row.days else ()
    yield from _rising(row.task, effort=row.effort)
    shipped = shipped_network().tasks
    if row.task in COUNTED_BY and (row.where == "site") != shipped[row.task].everywhere:
        yield OTHER_PLACE.at(place, row=row.task)


def _rising(row: str, **ranges: tuple[float, ...]) -> Iterator[Finding]:
    for what, values in ranges.items():
        if len(values) != len(Case) or list(values) != sorted(values):
            yield RANGE_OFF.at(Place("tracks"), row=row, what=what)


def _chains(tables: TrackTables) -> Iterator[Finding]:
    """Yield the first circle of tasks, else a chain that is longer than the planner looks."""
    rows, place = {row.task: row for row in tables.tasks}, Place("tracks")
    ends: dict[str, int] = {}
    waiting = dict(rows)
    while waiting:
        free = [n for n, r in waiting.items() if all(p in ends or p not in rows for p in r.preds)]
        if not free:
            yield IN_A_CIRCLE.at(place, row=min(waiting))
            return
        for name in free:
            row = waiting.pop(name)
            before = max((ends[pred] for pred in row.preds if pred in ends), default=0)
            ends[name] = before + max(row.days, default=0)
    if (longest := max(ends.values())) > LONGEST_CHAIN:
        yield CHAIN_TOO_LONG.at(place, days=longest, most=LONGEST_CHAIN)


def _by_case(values: tuple[float, ...]) -> Range:
    return dict(zip(Case, values, strict=False))


def _values(range_: Range) -> tuple[float, ...]:
    return tuple(range_[case] for case in Case if case in range_)


def _task_row(task: LiquidationTask) -> TaskRow:
    return TaskRow(
        task=task.task,
        track=task.track,
        name=task.name,
        name_fr=task.name_fr,
        where="site" if task.everywhere else "mission",
        office=task.office,
        team=task.team,
        timing=task.timing,
        days=tuple(map(int, _values(task.days))),
        preds=task.preds,
        effort=_values(task.effort),
        settles=task.settles,
        source=task.source,
        inferred=task.inferred,
    )


def _team_row(team: Team) -> TeamRow:
    return TeamRow.model_validate(
        {
            "team": team.team,
            "name": team.name,
            "name_fr": team.name_fr,
            "teams": team.teams,
            "month": _values(team.month),
            "stands": team.stands,
            "posts": _values(team.posts),
            "source": team.source,
            "inferred": team.inferred,
        }
    )
