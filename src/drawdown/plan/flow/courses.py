"""What a linear program would send along each route, and what it would pay for more room."""

from __future__ import annotations

from dataclasses import dataclass, field

Way = tuple[str, str, int]
"""(hub, destination, number of the route)."""


@dataclass(frozen=True, slots=True)
class Course:
    """What a program sends along one route: (day, convoys, containers, vehicles) in order."""

    steps: tuple[tuple[int, float, float, float], ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """The courses of all routes, and the price of the traffic in cents."""

    courses: dict[Way, Course]
    cents: float
    early: dict[tuple[str, int], list[float]] = field(default_factory=dict)
    """(hub, kind) -> what one more piece that is ready there on each day costs, in cents."""
    whole: bool = False
    """Whether it sends whole convoys, so that it is followed to the letter."""
    escort: list[float] = field(default_factory=list)
    """What one more escort unit on each day costs, in cents; never above zero."""
