"""Where each site stands on a day, if everything goes as the plan says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from drawdown.plan.schedule import Plan, SitePlan
from drawdown.register.site import Outcome, Site


class State(StrEnum):
    """The states a site goes through; the value is its class in the stylesheet."""

    OPERATING = "operating"
    DRAWING_DOWN = "drawing-down"
    CLOSED = "closed"
    CONVERTED = "converted"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class SiteOnDay:
    """A site, how the plan ends it, and its state on the day that is looked at."""

    site: Site
    planned: SitePlan
    order: int
    """Its place in the order of ending, counted from 1."""
    begins: date
    ends: date
    """The last day that it takes: the day people leave it, or it is converted."""
    state: State

    @property
    def short_name(self) -> str:
        """Its name without what stands in brackets: for maps and charts."""
        return self.site.name.partition(" (")[0]

    @property
    def late(self) -> bool:
        """Whether the plan ends it after the deadline."""
        return self.planned.late_days > 0

    @property
    def converts(self) -> bool:
        """Whether it stays on as a liquidation site."""
        return self.planned.outcome is Outcome.CONVERT


def sites_on(plan: Plan, when: date) -> list[SiteOnDay]:
    """Return every site in the order in which the plan ends them, with its state on a day."""
    sites = {site.id: site for site in plan.register_.sites}
    ordered = sorted(plan.sites, key=lambda planned: (planned.ended, planned.site))
    return [
        _site_on(plan, planned, site=sites[planned.site], order=order, when=when)
        for order, planned in enumerate(ordered, start=1)
    ]


def _site_on(plan: Plan, planned: SitePlan, *, site: Site, order: int, when: date) -> SiteOnDay:
    begins = min(
        (task.start for task in plan.tasks if task.site == planned.site), default=planned.ended
    )
    today = plan.days.day(when)
    if today >= planned.ended:
        state = State.CONVERTED if planned.outcome is Outcome.CONVERT else State.CLOSED
    elif today >= plan.deadline:
        state = State.LATE
    elif today >= begins:
        state = State.DRAWING_DOWN
    else:
        state = State.OPERATING
    return SiteOnDay(
        site=site,
        planned=planned,
        order=order,
        begins=plan.days.date(begins),
        ends=plan.days.date(planned.ended - 1),
        state=state,
    )
