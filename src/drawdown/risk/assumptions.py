"""The chances that a register does not give: delays, flights not flown, what goes together."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, model_validator

from drawdown.core.findings import Place
from drawdown.core.provenance import Frozen
from drawdown.core.reading.small_files import fitted, read_value
from drawdown.register.network import Threat
from drawdown.risk.faults import NOT_ASSUMPTIONS

SHIPPED = Path(__file__).with_name("assumptions.yaml")

Share = Annotated[float, Field(ge=0, le=1)]
Factor = Annotated[float, Field(ge=1, le=100)]


class Shape(StrEnum):
    """The distribution of a task's length over its min, likely and max."""

    PERT = "pert"
    TRIANGULAR = "triangular"


class Delay(Frozen):
    """The factor on the travel time of a leg: lognormal around `likely`, cut at 1 and at `max`."""

    likely: Factor
    p95: Factor
    max: Factor
    basis: str

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.likely <= self.p95 <= self.max:
            raise ValueError("likely, p95 and max must not fall")
        return self


class Completion(Frozen):
    """The share of a week's flights that are flown; the register gives the likely one."""

    low: Share
    high: Share
    basis: str


class Shared(Frozen):
    """Shares of the variance that tasks, convoys and requests have in common."""

    tasks_of_mission: Share
    tasks_of_site: Share
    tasks_of_crew: Share
    convoys_of_leg_and_week: Share
    requests_of_month: Share
    basis: str

    @model_validator(mode="after")
    def _leave_room(self) -> Self:
        if self.tasks_of_mission + self.tasks_of_site + self.tasks_of_crew > 1:
            raise ValueError("the shares of tasks add up to more than 1")
        return self


class Assumptions(Frozen):
    """Everything that `drawdown risk` assumes beyond the register; every value is an estimate."""

    source: str
    task_shape: Shape
    task_shape_basis: str
    travel_delay: dict[Threat, Delay]
    flight_completion: Completion
    shared: Shared
    refusals_at_most: Annotated[int, Field(ge=0, le=20)]

    @model_validator(mode="after")
    def _know_every_threat(self) -> Self:
        if missing := sorted(set(Threat) - set(self.travel_delay)):
            raise ValueError(f"travel_delay lacks {', '.join(missing)}")
        return self


def read_assumptions(path: Path = SHIPPED) -> Assumptions:
    """Return the assumptions of a file; refuse one that cannot be read, or has a wrong value."""
    value = read_value(path, NOT_ASSUMPTIONS, "empty")
    return fitted(Assumptions, value, Place(str(path)), NOT_ASSUMPTIONS)
