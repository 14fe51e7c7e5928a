"""Observed journeys: how long convoys took on legs, and what that makes of the assumed delays.

The logarithm of the factor on the travel time of a leg is normal with a conjugate prior, as in
Gelman et al., Bayesian Data Analysis (3rd ed., 2013), section 3.3. What convoys of one leg and week
have in common counts once: the design effect of Kish, Survey Sampling (1965).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field

from drawdown.core.catalogue import FILE_MISSING, NO_SUCH_LEG
from drawdown.core.days import DayCount
from drawdown.core.findings import Finding, Place, Refused
from drawdown.core.nearest import suggestion
from drawdown.core.provenance import Frozen, Record
from drawdown.core.reading.files import Folder
from drawdown.core.reading.parts import read_csv_file
from drawdown.core.reading.records import Placed
from drawdown.plan.build.routes import Roads, leg_days, roads_of
from drawdown.register.mission import Id
from drawdown.register.model import Register
from drawdown.register.network import Leg, Threat
from drawdown.risk.assumptions import Assumptions, Delay
from drawdown.risk.dice import Z95
from drawdown.risk.faults import NO_TRAVEL_TIME, NOT_A_TABLE, NOTHING_OBSERVED, TOO_SLOW

STRENGTH = 10
"""Journeys that an assumption is worth: so many observed ones weigh as much as the judgement."""
SLOWEST = 100
"""Times the planned time beyond which a journey is a slip of the pen."""


class Journey(Record):
    """One loaded convoy on one leg: the day it entered, and the days until it was through."""

    leg: Id
    entered: date
    days: Annotated[float, Field(gt=0, le=366)]


@dataclass(frozen=True, slots=True)
class Seen:
    """A journey as a factor on the time that its leg is planned with."""

    threat: Threat
    leg: str
    week: int
    factor: float


class Learnt(Frozen):
    """What journeys made of the delay of one threat class."""

    threat: Threat
    journeys: int
    weight: float
    """Journeys that were independent, as many as these tell."""
    before: Delay
    after: Delay


def read_journeys(path: Path, register: Register) -> tuple[Seen, ...]:
    """Return the journeys of a CSV file; refuse it with every finding, by row."""
    seen, findings = usable_journeys(path, register)
    if not findings and not seen:
        findings = (NOTHING_OBSERVED.at(Place(str(path))),)
    if findings:
        raise Refused(findings)
    return seen


def usable_journeys(path: Path, register: Register) -> tuple[tuple[Seen, ...], tuple[Finding, ...]]:
    """Return the journeys of a CSV file that can be used, and why the others cannot."""
    place = Place(str(path))
    if path.suffix != ".csv":
        raise Refused([NOT_A_TABLE.at(place)])
    if not path.parent.is_dir():
        raise Refused([FILE_MISSING.at(place)])
    folder = Folder(path.parent)
    read = read_csv_file(folder, path.name, Journey)
    findings = list(folder.findings)
    seen: list[Seen] = []
    roads = _roads(register)
    for placed in read.records:
        made = _seen(placed, roads, register)
        if isinstance(made, Finding):
            findings.append(made)
        else:
            seen.append(made)
    return tuple(seen), tuple(findings)


def _roads(register: Register) -> Roads:
    days = DayCount(register.mission.plan_start)
    return roads_of(register, days, days.day(register.mission.deadline) + 1)


def _seen(placed: Placed[Journey], roads: Roads, register: Register) -> Seen | Finding:
    """Return the factor of a journey, or why it has none."""
    journey, place = placed.record, placed.at("leg")
    legs = {leg.id: leg for leg in register.legs}
    if journey.leg not in legs:
        return NO_SUCH_LEG.at(place, id=journey.leg, nearest=suggestion(journey.leg, legs))
    leg = next((leg for leg in roads.legs if leg.id == journey.leg), None)
    if leg is None:
        return NO_TRAVEL_TIME.at(place, leg=journey.leg)
    planned = _planned(leg, roads, register, journey.entered)
    factor = journey.days / planned
    if factor > SLOWEST:
        slow = placed.at("days")
        return TOO_SLOW.at(slow, days=journey.days, planned=f"{planned:.2f}", most=SLOWEST)
    week = (journey.entered - register.mission.plan_start).days // 7
    return Seen(leg.threat or Threat.MEDIUM, leg.id, week, factor)


def _planned(leg: Leg, roads: Roads, register: Register, entered: date) -> float:
    """Return the days that a plan gives a loaded convoy on a leg in the season of a day."""
    rains = register.movement.rains
    wet = rains is not None and rains.first <= entered <= rains.last
    return float(leg_days(leg, roads, rains=wet, loaded=True))


def learn(assumed: Assumptions, seen: Iterable[Seen]) -> tuple[Assumptions, tuple[Learnt, ...]]:
    """Return assumptions that have learnt from journeys, and what changed."""
    journeys = tuple(seen)
    learnt = tuple(_learnt(assumed, journeys))
    delays = {**assumed.travel_delay, **{one.threat: one.after for one in learnt}}
    return assumed.model_copy(update={"travel_delay": delays}), learnt


def _learnt(assumed: Assumptions, seen: tuple[Seen, ...]) -> Iterator[Learnt]:
    together = assumed.shared.convoys_of_leg_and_week
    for threat in Threat:
        mine = [one for one in seen if one.threat is threat]
        if not mine:
            continue
        crowd = Counter((one.leg, one.week) for one in mine)
        weights = [1 / (1 + (crowd[one.leg, one.week] - 1) * together) for one in mine]
        before = assumed.travel_delay[threat]
        after = posterior(before, [one.factor for one in mine], weights)
        yield Learnt(
            threat=threat,
            journeys=len(mine),
            weight=round(sum(weights), 2),
            before=before,
            after=after,
        )


def posterior(prior: Delay, factors: list[float], weights: list[float]) -> Delay:
    """Return the delay after factors were seen, each with its weight.

    The prior is worth `STRENGTH` journeys, in its middle and in its spread. The next journey is
    foretold: its spread holds what is not known of the middle. A delay below 1 counts as none.
    """
    number = sum(weights)
    logs = [math.log(factor) for factor in factors]
    mean = sum(w * x for w, x in zip(weights, logs, strict=True)) / number
    scatter = sum(w * (x - mean) ** 2 for w, x in zip(weights, logs, strict=True))
    middle, spread = math.log(prior.likely), math.log(prior.p95 / prior.likely) / Z95
    total = STRENGTH + number
    moved = STRENGTH * number / total * (mean - middle) ** 2
    variance = (STRENGTH * spread**2 + scatter + moved) / total
    middle = (STRENGTH * middle + number * mean) / total
    spread = math.sqrt(variance * (1 + 1 / total))
    likely = max(1.0, math.exp(middle))
    longest = min(SLOWEST, max(prior.max, *factors))
    p95 = min(longest, max(likely, math.exp(middle + Z95 * spread)))
    basis = f"{prior.basis}; and {len(factors)} journeys that were observed"
    return Delay(likely=round(likely, 4), p95=round(p95, 4), max=round(longest, 4), basis=basis)
