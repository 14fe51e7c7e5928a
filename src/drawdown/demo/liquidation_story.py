"""The liquidation of the example told in acts: days and rules are public, papers reconstructed.

What a mission still owes, and to whom, is not public: each item is an assumption and says so in its
title, and none has an amount, since nobody outside knows one.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources

from drawdown.demo.told import Paper, Told
from drawdown.liquidation.tasks import MISSION, liquidation_tasks
from drawdown.register.history import History, SiteHistory
from drawdown.register.mission import Mission

HEAD = "liquidation_head"
CONDITIONS = {
    "delegation": "Written delegation of the head of the liquidation team",
    "team": "Liquidation team by place",
    "guard": "Guards authorised for the liquidation",
    "budget": "Authority to spend for the liquidation",
    "withdrawal": "Withdrawal complete but for the exceptions",
}


@dataclass(frozen=True, slots=True)
class Assumed:
    """An item that such a mission has, by the general rule; that this one had it is assumed."""

    item: str
    kind: str
    title: str
    rule: str
    owner: str
    successor: str
    due: date
    clock: date | None = None
    """When its successor looks at it again; none for what the mission settles itself."""
    site: str = ""


@cache
def assumed() -> tuple[Assumed, ...]:
    """Return every item that the example owes, from a table beside."""
    file = resources.files("drawdown.demo").joinpath("tables/open_items.csv")
    rows = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    return tuple(
        Assumed(
            **{name: row[name] for name in ("item", "kind", "title", "rule", "owner")},
            successor=row["successor"],
            due=date.fromisoformat(row["due"]),
            clock=date.fromisoformat(row["clock"]) if row["clock"] else None,
            site=row["site"],
        )
        for row in rows
    )


DONE: Mapping[str, date | None] = {
    "L05": date(2024, 6, 28),
    "L11/gao": date(2024, 7, 22),
    "L12/gao": date(2024, 7, 23),
    "L11/bamako": None,
    "L12/bamako": None,
    "L19/gao": date(2024, 8, 21),
    "A05": None,
    "A11": None,
    "A12": None,
    "A13": None,
    "A01": date(2024, 1, 14),
    "A02": date(2024, 1, 24),
    "A04": date(2024, 2, 23),
    "A06": date(2024, 2, 19),
    "A07": None,
    "A08": date(2024, 10, 31),
    "A09": date(2024, 10, 31),
    "A10": None,
}
"""Days of administrative tasks, as planned or once their items were settled; none is public.

No day: the day after the service centre has accepted what they could not settle.
"""


@dataclass(frozen=True, slots=True)
class Liquidator:
    """What the story is told from."""

    mission: Mission
    history: History

    @property
    def last(self) -> date | None:
        """The day on which the last site was handed over; none where one never was."""
        days = [past.handover for past in self._later()]
        return max((day for day in days if day is not None), default=None)

    def _later(self) -> list[SiteHistory]:
        whole = [past for past in self.history.sites if past.annex is None]
        return [p for p in whole if p.handover is not None and p.handover > self.mission.deadline]

    def story(self, until: date) -> tuple[Told, ...]:
        """Return all acts up to a day, in the order in which they were done."""
        told = sorted(self._acts(), key=lambda each: each.on)
        return tuple(each for each in told if each.on <= until)

    def _acts(self) -> Iterator[Told]:
        begins = self.mission.deadline + timedelta(1)
        yield self._begun(begins)
        for each in assumed():
            yield self._opened(each, begins)
        if self.last is None:
            return
        for each in assumed():
            yield from self._ended(each, self.last)
        for task, day in DONE.items():
            yield self._done(task, day or self.last - timedelta(9))
        paper = Paper("Report on the end of the liquidation", (("day", self.last.isoformat()),))
        body = {"on": self.last.isoformat(), "document": paper.name}
        yield Told(self.last, "liquidation.closed", HEAD, body, (paper,))

    def _begun(self, on: date) -> Told:
        papers = {name: Paper(title) for name, title in CONDITIONS.items()}
        guards = {
            past.site: Paper("Guard unit of a liquidation site", (("site", past.site),))
            for past in self._later()
        }
        body = {
            "on": on.isoformat(),
            "head": "@" + HEAD,
            "exceptions": [
                {"site": site, "reason": "liquidation site", "guard": paper.name}
                for site, paper in guards.items()
            ],
            **{name: paper.name for name, paper in papers.items()},
        }
        evidence = (*papers.values(), *guards.values())
        return Told(on, "liquidation.begun", "head_of_mission", body, evidence)

    def _done(self, task: str, on: date) -> Told:
        name, _, where = task.partition("/")
        paper = Paper(f"{liquidation_tasks()[name].name} (assumed)", (("task", task),))
        body = {
            "task": name,
            "where": where or MISSION,
            "on": on.isoformat(),
            "document": paper.name,
        }
        return Told(on, "liquidation_task.done", HEAD, body, (paper,))

    def _opened(self, each: Assumed, on: date) -> Told:
        paper = Paper(each.title, (("item", each.item), ("rule", each.rule)))
        body = {
            "item": each.item,
            "kind": each.kind,
            "title": each.title,
            "on": on.isoformat(),
            "due": each.due.isoformat(),
            "rule": each.rule,
            "owner": each.owner,
            "successor": each.successor,
            "document": paper.name,
        } | ({"site": each.site} if each.site else {})
        return Told(on, "open_item.opened", HEAD, body, (paper,))

    def _ended(self, each: Assumed, last: date) -> Iterator[Told]:
        """Settle an item when it is due, or have its successor accept it before the end."""
        rows = (("item", each.item),)
        if each.clock is None:
            paper = Paper(f"Settlement: {each.title}", rows)
            body = {"item": each.item, "on": each.due.isoformat(), "document": paper.name}
            yield Told(each.due, "open_item.settled", HEAD, body, (paper,))
            return
        offered, accepted = last - timedelta(30), last - timedelta(10)
        paper = Paper(f"Transfer: {each.title}", rows)
        body = {"item": each.item, "on": offered.isoformat(), "to": each.successor}
        yield Told(
            offered, "open_item.transferred", HEAD, body | {"document": paper.name}, (paper,)
        )
        paper = Paper(f"Acceptance: {each.title}", rows)
        body = {"item": each.item, "on": accepted.isoformat(), "by": each.successor}
        body |= {"clock": each.clock.isoformat(), "document": paper.name}
        yield Told(accepted, "open_item.accepted", "hq_desk", body, (paper,))
