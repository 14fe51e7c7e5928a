"""A rule pack: the closing task network and how its work scales with the kind of site."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from drawdown.core.provenance import Frozen, Record, Source
from drawdown.core.quantity import Days


class SiteType(StrEnum):
    """Kinds of site whose size differs enough to scale the work."""

    TOB = "TOB"
    CAMP = "camp"
    SUPER_CAMP = "super_camp"
    HQ = "hq_logistics_base"
    ANNEX = "annex"


class Timing(StrEnum):
    """What gives a task its time.

    `work` scales with the site; `lead` (boards, laboratories, notices) does not;
    `movement` is covered by the convoys, flights and clearances of the movement model.
    """

    WORK = "work"
    LEAD = "lead"
    MOVEMENT = "movement"


class SkipWhen(StrEnum):
    """When a site does not need a task."""

    SMALL = "small"  # TOB and annexes: nothing of the kind stands there
    CONTINGENT_ONLY = "contingent_only"  # no civilians: the task belongs to the unit's own plan


class TaskRule(Record):
    """One task of the network. Durations are calendar days for a mid-size camp."""

    id: Annotated[str, Field(pattern=r"^T\d\d$")]
    task: str
    task_fr: str
    lead: str
    min: Days
    likely: Days
    max: Days
    preds: tuple[str, ...] = ()
    output: str
    signs: str
    timing: Timing
    crew: str | None = None
    skip_when: SkipWhen | None = None
    at_conversion: bool = False
    """Done before the deadline at a site that is converted; other tasks follow later."""


class Scaling(Record):
    """Factors on the days of `work` tasks by site type, and their share done at a conversion."""

    factors: Mapping[SiteType, Annotated[float, Field(gt=0, le=10)]]
    conversion_share: Annotated[float, Field(gt=0, le=1)]


class RulePack(Frozen):
    """A named, versioned set of rules; `digest` in a plan says which one was used."""

    id: str
    version: str
    sources: tuple[Source, ...] = ()
    tasks: tuple[TaskRule, ...]
    scaling: Scaling
    """The network must be acyclic and name only tasks that exist: see `rules.checks`."""

    def task(self, task_id: str) -> TaskRule:
        """Return a task by id; raises `KeyError` when the pack has none of that name."""
        for task in self.tasks:
            if task.id == task_id:
                return task
        raise KeyError(task_id)
