"""The closing rail: the time up to the deadline, with a mark where each site ends."""

from __future__ import annotations

from datetime import date, timedelta

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from drawdown.core.drawing import DateScale
from drawdown.plan.schedule import Plan
from drawdown.web.ui.formats import day_month, day_short, month
from drawdown.web.ui.svg import group, picture, tag
from drawdown.web.works.sites.states import SiteOnDay

WIDTH = 1180.0
LEFT, RIGHT = 10.0, 10.0
LANE = 19.0
LETTER = 6.6


def draw(plan: Plan, sites: list[SiteOnDay], *, when: date) -> SafeString:
    """Return the rail. Names climb to a higher lane where they would touch."""
    mission = plan.register_.mission
    last = max([mission.deadline + timedelta(days=1), *(found.ends for found in sites)])
    across = DateScale(mission.plan_start, last, LEFT, WIDTH - RIGHT)
    lanes = _lanes(sites, across)
    base = 16.0 + LANE * (max(lanes, default=0) + 1)
    return picture(
        _months(across, base),
        _deadline(mission.deadline, across, base),
        _now(when, across, base),
        *(
            _site(found, lane=lane, across=across, base=base)
            for found, lane in zip(sites, lanes, strict=True)
        ),
        size=(WIDTH, base + 34),
        title=_("When each site ends"),
        class_="chart rail",
        role="group",
    )


def _lanes(sites: list[SiteOnDay], across: DateScale) -> list[int]:
    """Return the lowest free lane for each name; names end at their mark on the right half."""
    free: list[float] = []
    lanes = []
    for found in sites:
        start, end = _extent(found, across)
        lane = next((i for i, taken in enumerate(free) if taken <= start), len(free))
        if lane == len(free):
            free.append(0)
        free[lane] = end + 10
        lanes.append(lane)
    return lanes


def _extent(found: SiteOnDay, across: DateScale) -> tuple[float, float]:
    x, wide = across(found.ends), len(found.short_name) * LETTER + 6
    return (x - wide, x) if _to_the_left(x) else (x, x + wide)


def _to_the_left(x: float) -> bool:
    return x > WIDTH * 0.82


def _months(across: DateScale, base: float) -> SafeString:
    marks = [
        group(
            tag("line", x1=across(first), x2=across(first), y1=base, y2=base + 9, class_="axis"),
            tag("text", month(first), x=across(first) + 4, y=base + 20),
        )
        for first in across.months()
    ]
    rail = tag("line", x1=LEFT, x2=WIDTH - RIGHT, y1=base, y2=base, class_="rail-line")
    return group(rail, *marks)


def _deadline(deadline: date, across: DateScale, base: float) -> SafeString:
    x = across(deadline + timedelta(days=1))
    return group(
        tag("line", x1=x, x2=x, y1=4, y2=base + 12, class_="deadline"),
        tag(
            "text",
            _("deadline %(date)s") % {"date": day_month(deadline)},
            x=x - 4,
            y=base + 30,
            text_anchor="end",
            class_="deadline-word",
        ),
    )


def _now(when: date, across: DateScale, base: float) -> SafeString:
    if not across.first <= when <= across.last:
        return group()
    x = across(when)
    return tag("path", d=f"M{x:.1f} {base + 1:.1f}l6 9h-12z", class_="rail-now")


def _site(found: SiteOnDay, *, lane: int, across: DateScale, base: float) -> SafeString:
    x = across(found.ends)
    y = base - 12 - LANE * lane
    left = _to_the_left(x)
    return tag(
        "a",
        tag("line", x1=x, x2=x, y1=y - 10, y2=base, class_="rail-stem"),
        tag("circle", cx=x, cy=base, r=5.5, class_="shape")
        if not found.converts
        else tag("rect", x=x - 5, y=base - 5, width=10, height=10, class_="shape"),
        tag(
            "text",
            found.short_name,
            x=x - 5 if left else x + 5,
            y=y,
            text_anchor="end" if left else "start",
        ),
        tag("title", f"{found.short_name}: {day_short(found.ends)}"),
        href=reverse("site", args=[found.site.id]),
        class_=f"rail-site {found.state}{' misses' if found.late else ''}",
    )
