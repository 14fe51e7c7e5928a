"""The weekly variance report: what was done, what should have been, how far it slips, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from drawdown.progress.task import Stage, Work

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class SiteVariance:
    """One site in one week. Days of slip are those of the task that slips most beyond its float."""

    site: str
    due: int
    done_of_due: int
    done_early: int
    overdue: tuple[Work, ...]
    blocked: tuple[Work, ...]
    worst_slip: int
    pushes_the_end: int
    """Days by which the slip exceeds the float, and so moves the end of the site; 0 or more."""


def week_of(works: Iterable[Work], *, first: date) -> tuple[SiteVariance, ...]:
    """Return the variance of every site in the seven days from `first`, in order of site id."""
    sites: dict[str, list[Work]] = {}
    for work in works:
        sites.setdefault(work.site, []).append(work)
    return tuple(_site(site, sites[site], first) for site in sorted(sites))


def _site(site: str, works: list[Work], first: date) -> SiteVariance:
    last = first + WEEK - timedelta(days=1)
    due = [work for work in works if first <= work.due <= last]
    open_now = [work for work in works if work.over is None or work.over > last]
    slips = {work.task: work.slip(last) for work in open_now}
    beyond = (slips[work.task] - work.float_days for work in open_now)
    return SiteVariance(
        site=site,
        due=len(due),
        done_of_due=sum(1 for work in due if work.over is not None and work.over <= last),
        done_early=sum(1 for work in works if work.over and first <= work.over <= last < work.due),
        overdue=tuple(sorted((w for w in works if w.overdue(last)), key=lambda w: (w.due, w.task))),
        blocked=tuple(work for work in open_now if work.stage is Stage.BLOCKED),
        worst_slip=max(slips.values(), default=0),
        pushes_the_end=max(0, max(beyond, default=0)),
    )
