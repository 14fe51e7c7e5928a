"""The movements and the strengths that public facts give, told in acts.

Days, people, vehicles and incidents are those of the sources. That somebody loaded, decided and
checked out is reconstructed: what the list before a departure was answered with is not public, so
each movement goes at risk, with that as its reason, and what nobody published stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from drawdown.demo.told import Paper, Told
from drawdown.movement.file import HOME
from drawdown.movement.go_list import shipped
from drawdown.register.history import Departures, History, PastMovement
from drawdown.register.model import Register
from drawdown.register.network import Mode

MODES = {"road": "convoy", "air": "flight"}
TOLD = {"told": "reconstructed"}
LEADS, KEEPS, LETS_GO = "movement_control", "property_chief", "head_of_mission"
HURT = re.compile(r"injured peacekeepers (\d+)")
DAY = re.compile(r"\b(\d{4}-\d{2}-\d{2})\b")
REPORTED: Mapping[str, str] = {
    "staff-officers": "staff_officers",
    "troops": "contingents",
    "individual-police": "individual_police",
    "formed-police": "formed_police",
    "international-staff": "international",
    "unv": "un_volunteers",
}
"""What the categories of released figures are called in reports of strength."""


@dataclass(frozen=True, slots=True)
class Mover:
    """What the story is told from."""

    register: Register
    history: History

    def story(self, until: date) -> tuple[Told, ...]:
        """Return all acts up to a day, in the order in which they were done."""
        told = [*self._strengths()]
        for past in self.history.movements:
            told += self._movement(past)
        return tuple(sorted((t for t in told if t.on <= until), key=lambda t: t.on))

    def _strengths(self) -> Iterator[Told]:
        """Tell how many had left: by category where the mission released them so."""
        by_day = {
            each.reported: each for each in self.history.figures if each.subject == "departed"
        }
        for each in self.history.departures:
            if each.cumulative is None or (each.scope or "") != "":
                continue
            counts = _counts(by_day[each.reported].values) if each.reported in by_day else {}
            yield self._strength(each, counts)

    def _strength(self, each: Departures, counts: Mapping[str, int]) -> Told:
        whole = bool(counts) and sum(counts.values()) == each.cumulative
        body: dict[str, Any] = {
            **TOLD,
            "on": each.reported.isoformat(),
            "measure": "departed",
            "counts": dict(counts) if whole else {},
            "total": each.cumulative,
            "whole": whole,
            "source": " ".join([*each.provenance_of().source, *_rounded(each)]),
        }
        return Told(each.reported, "strength.reported", "human_resources", body)

    def _movement(self, past: PastMovement) -> Iterator[Told]:
        """Tell one movement that took place, whose days and ends are public."""
        ends = self._ends(past)
        if past.first is None or past.last is None or ends is None or past.mode not in MODES:
            return
        name, (origin, destination) = past.id, ends
        counted = {
            key: value
            for key, value in (("people", past.people), ("vehicles", past.vehicles))
            if value is not None
        }
        load = {
            **TOLD, "movement": name, "mode": MODES[past.mode], "origin": origin,
            "destination": destination, "leaves_on": past.first.isoformat(), **counted,
            "legs": self._legs(past),
        }  # fmt: skip
        yield Told(past.first, "movement.loaded", LEADS, load)
        yield Told(past.first, "movement.decided", LETS_GO, {
            "movement": name, "on": past.first.isoformat(), "go": "at_risk",
            "rules": shipped().digest, "answers": {},
            "reason": "told from public facts: the answers to the list are not public",
        })  # fmt: skip
        paper = self._paper("Check-out", past, past.first)
        yield Told(past.first, "movement.departed", LEADS, {
            "movement": name, "on": past.first.isoformat(), "document": paper.name, **counted,
        }, (paper,))  # fmt: skip
        yield from self._incidents(past, past.first, past.last)
        yield Told(past.last, "movement.arrived", LEADS,
                   {"movement": name, "on": past.last.isoformat()})  # fmt: skip
        if past.people is not None:
            paper = self._paper("Check-in", past, past.last)
            yield Told(past.last, "movement.received", KEEPS, {
                "movement": name, "on": past.last.isoformat(), "document": paper.name,
                "people": past.people,
            }, (paper,))  # fmt: skip

    def _legs(self, past: PastMovement) -> list[str]:
        """Return the one road between both ends; of a way over several nobody published the days.

        So each convoy whose days are public is an observed travel time of its leg.
        """
        ends = {past.origin, past.destination}
        roads = [
            leg.id
            for leg in self.register.legs
            if leg.mode is Mode.ROAD
            and not leg.display_only
            and {leg.origin, leg.destination} == ends
        ]
        return roads if past.mode == "road" and len(roads) == 1 else []

    def _ends(self, past: PastMovement) -> tuple[str, str] | None:
        """Return both ends as the register names them; one outside it is home."""
        places = {point.id for point in self.register.waypoints}
        places |= {site.id for site in self.register.sites}
        if past.status != "completed" or past.origin not in places:
            return None
        home = past.kind.startswith("repatriation")
        inside = past.destination in places
        if not (inside or home):
            return None
        return past.origin, past.destination if inside and not home else HOME

    def _incidents(self, past: PastMovement, first: date, last: date) -> Iterator[Told]:
        """Tell what befell it, in the words of the history; a day outside the way is its first."""
        dated = any(DAY.search(words) for words in past.incidents)
        for words in past.incidents:
            found, hurt = DAY.search(words), HURT.search(words)
            if dated and hurt and not found:
                continue  # the sum of those that are told by their days
            on = date.fromisoformat(found[1]) if found else first
            on = min(max(on, first), last)
            kind = words.partition(":")[0]
            body: dict[str, Any] = {"movement": past.id, "on": on.isoformat()}
            body |= {"kind": kind, "what": words}
            body |= {"hurt": int(hurt[1])} if hurt else {}
            yield Told(on, "movement.befallen", "force", body)

    def _paper(self, title: str, past: PastMovement, on: date) -> Paper:
        rows = (("movement", past.id), ("day", on.isoformat()), ("from", past.origin),
                ("to", past.destination), ("people", _said(past.people)),
                ("vehicles", _said(past.vehicles)))  # fmt: skip
        return Paper(f"{title} {past.id}", rows)


def _counts(values: Mapping[str, int]) -> dict[str, int]:
    return {REPORTED[name]: count for name, count in values.items() if name in REPORTED}


def _rounded(each: Departures) -> list[str]:
    """Return how the source rounds its number, where it does."""
    return [f"({each.about.replace('_', ' ')})"] if each.about else []


def _said(count: int | None) -> str:
    return "not published" if count is None else str(count)
