"""The hasty exits of the example in acts: what sources say was destroyed, with invented papers.

That something was destroyed, and of which kind, is public. Numbers, owners, methods and witnesses
are not: unknown numbers stay unknown, and everything else is marked as reconstructed.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import resources
from typing import Any

from drawdown.demo.told import Paper, Picture, Told
from drawdown.register.history import PastMovement

ORIGIN = {"origin": "reconstructed"}


@dataclass(frozen=True, slots=True)
class Lost:
    """A thing that a source says was destroyed."""

    site: str
    item: str
    what: str
    owner: str
    source: str
    note: str


def lost_at(site: str) -> tuple[Lost, ...]:
    """Return what sources say was destroyed at a site."""
    file = resources.files("drawdown.demo").joinpath("destroyed.csv")
    rows = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    return tuple(Lost(**row) for row in rows if row["site"] == site)


@dataclass(frozen=True, slots=True)
class HastyExit:
    """One exit: where, when the last of it left, and with which convoy where that is public."""

    at: dict[str, str]
    """The site, and the part of it."""
    left: date
    convoy: PastMovement | None = None

    @property
    def lost(self) -> tuple[Lost, ...]:
        """What is on the list."""
        return lost_at(self.at["site"])

    def ordered(self) -> Iterator[Told]:
        """Tell the order, then the list: three days and two days before."""
        on = self.left - timedelta(3)
        paper = self._paper("Decision to leave in haste", on)
        body = {
            **ORIGIN,
            "departs_on": self.left.isoformat(),
            "departs_hour": 12,
            "reason": "the site has to be left before anybody can receive it",
            "notified": ["contributors", "headquarters", "host"],
            "document": paper.name,
        }
        yield self._told("exit.ordered", "head_of_mission", on, body, paper)

    def destroyed(self) -> Iterator[Told]:
        """Tell what was listed, authorised and destroyed."""
        listed, done = self.left - timedelta(2), self.left - timedelta(1)
        for each in self.lost:
            yield self._told("destruction.listed", "force", listed, self._line(each))
        if self.lost:
            papers = [
                self._paper("Signed destruction list", listed),
                self._paper("Safety check before the destruction", listed),
                self._paper("Notice to the contributors", listed),
            ]
            names = ("document", "safety_check", "owner_notice")
            body: dict[str, Any] = {"items": [each.item for each in self.lost]}
            body |= {name: paper.name for name, paper in zip(names, papers, strict=True)}
            yield self._told("destruction.authorised", "head_of_mission", listed, body, *papers)
        for each in self.lost:
            picture = Picture(f"{each.item} {each.what}")
            body = {
                "item": each.item,
                "witnesses": ["@head_of_office", "@engineering"],
                "photos": [picture.name],
            }
            yield self._told("item.destroyed", "force", done, body, picture)

    def departed(self) -> Iterator[Told]:
        """Tell the departure, with the figures of the convoy where they are public."""
        paper = self._paper("Departure log", self.left)
        body: dict[str, Any] = {"document": paper.name}
        if self.convoy is not None:
            figures = {"people": self.convoy.people, "vehicles": self.convoy.vehicles}
            body |= {name: figure for name, figure in figures.items() if figure is not None}
        yield self._told("exit.left", "force", self.left, body, paper)

    def notified(self) -> Iterator[Told]:
        """Tell that the owners heard of their losses, a week on."""
        if not self.lost:
            return
        on = self.left + timedelta(7)
        paper = self._paper("Notices of loss to the owners", on)
        case = f"WO-{self.at['site']}"
        items = [each.item for each in self.lost]
        body = {"items": items, "case": case, "document": paper.name}
        yield self._told("loss.notified", "director_mission_support", on, body, paper)

    def _line(self, each: Lost) -> dict[str, Any]:
        body = {
            **ORIGIN,
            "item": each.item,
            "owner": each.owner,
            "what": each.what,
            "reason": f"no clearance, no way to carry it; source {each.source}. {each.note}",
            "method": "not published",
        }
        return body | ({"contributor": "not published"} if each.owner == "coe" else {})

    def _paper(self, title: str, on: date) -> Paper:
        return Paper(title, (*self.at.items(), ("day", on.isoformat())))

    def _told(
        self, kind: str, capacity: str, on: date, body: dict[str, Any], *papers: Paper | Picture
    ) -> Told:
        return Told(on, kind, capacity, {**self.at, "on": on.isoformat(), **body}, papers)
