"""Courses: what a linear program would send, read as whole convoys that fall due one by one."""

from __future__ import annotations

from dataclasses import dataclass, field

from drawdown.plan.flow.courses import Course, Guide, Way

HALF = 0.5
"""A convoy falls due when the program has sent half of it."""


@dataclass(slots=True)
class Follower:
    """How far the courses of a guide have been followed."""

    guide: Guide
    sent: dict[Way, int] = field(default_factory=dict)
    loaded: dict[Way, tuple[int, int]] = field(default_factory=dict)

    def due(self, way: Way) -> tuple[int, int, int] | None:
        """Return (day, containers, vehicles) of the next convoy of a way; none when it is over."""
        course = self.guide.courses.get(way)
        number = self.sent.get(way, 0)
        if course is None:
            return None
        day = day_of(course, number + HALF)
        if day is None:
            return None
        teu, vehicles = loads_at(course, float(number + 1))
        before = self.loaded.get(way, (0, 0))
        return day, max(0, round(teu) - before[0]), max(0, round(vehicles) - before[1])

    def keeps_to_itself(self, hub: str, *, late: bool) -> bool:
        """Return whether a hub sends nothing but what the guide says: whole convoys are to come."""
        ways = [way for way in self.guide.courses if way[0] == hub]
        return self.guide.whole and not late and any(self.due(way) for way in ways)

    def follow(self, way: Way, teu: int, vehicles: int) -> None:
        """Note a convoy that has left."""
        before = self.loaded.get(way, (0, 0))
        self.sent[way] = self.sent.get(way, 0) + 1
        self.loaded[way] = (before[0] + teu, before[1] + vehicles)


def day_of(course: Course, convoys: float) -> int | None:
    """Return the day by which a course has sent so many convoys; none if it never does."""
    sent = 0.0
    for day, number, _, _ in course.steps:
        sent += number
        if sent >= convoys - 1e-9:
            return day
    return None


def loads_at(course: Course, convoys: float) -> tuple[float, float]:
    """Return the containers and vehicles that a course has sent with so many convoys."""
    sent = teu = vehicles = 0.0
    for _, number, boxes, cars in course.steps:
        if sent + number >= convoys:
            part = (convoys - sent) / number if number else 0.0
            return teu + part * boxes, vehicles + part * cars
        sent, teu, vehicles = sent + number, teu + boxes, vehicles + cars
    return teu, vehicles
