"""Pictures of risk: the curve of the mission's end, the range of every site, the drivers."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from drawdown.risk.network import Ints
from drawdown.risk.outcome import Risk, Spread
from drawdown.risk.svg import Axis, line, picture, tag, text

WIDTH = 760.0
LEFT, RIGHT, TOP, ROW = 150.0, 24.0, 48.0, 24.0
MOST_DRIVERS = 12


def pictures(risk: Risk, mission_days: Ints) -> Mapping[str, str]:
    """Return the pictures by file name."""
    return {
        "mission.svg": mission_curve(risk, mission_days),
        "sites.svg": site_ranges(risk),
        "drivers.svg": driver_bars(risk),
    }


def _axis(risk: Risk, *spreads: Spread) -> Axis:
    first = min(risk.deadline, *(min(s.planned, s.p10) for s in spreads)) - 10
    last = max(risk.deadline, *(s.p95 for s in spreads)) + 15
    return Axis(risk.days, max(0, first), last, LEFT, WIDTH - RIGHT)


def _frame(risk: Risk, axis: Axis, bottom: float) -> list[str]:
    """Return months, floor and deadline."""
    marks = [
        line(x, TOP, x, bottom, "grid") + text(name, x + 2, bottom + 15, class_="small")
        for x, name in axis.months()
    ]
    x = axis(risk.deadline)
    return [
        *marks,
        line(LEFT, bottom, WIDTH - RIGHT, bottom, "axis"),
        line(x, TOP - 6, x, bottom, "deadline"),
        text("deadline", x, TOP - 10, class_="small", anchor="middle"),
    ]


def mission_curve(risk: Risk, days: Ints) -> str:
    """Return the share of runs that are over by each day."""
    bottom = 340.0
    axis = _axis(risk, risk.mission)
    ordered = np.sort(days)
    by_day = [
        (axis(day), float(np.searchsorted(ordered, day, side="right")) / max(len(ordered), 1))
        for day in range(axis.first, axis.last + 1)
    ]
    path = "M" + "L".join(f"{x:.1f} {bottom - share * (bottom - TOP):.1f}" for x, share in by_day)
    levels = [
        line(LEFT, y, WIDTH - RIGHT, y, "grid") + text(f"{share} %", LEFT - 8, y + 4, anchor="end")
        for share in (0, 20, 50, 80, 100)
        for y in (bottom - share / 100 * (bottom - TOP),)
    ]
    planned = axis(risk.mission.planned)
    return picture(
        text("Share of futures in which the mission is over", 16, 22, class_="title"),
        *levels,
        *_frame(risk, axis, bottom),
        line(planned, TOP, planned, bottom, "planned"),
        text("plan", planned, bottom + 30, class_="small", anchor="middle"),
        tag("path", d=path, class_="curve"),
        text(_foot(risk), 16, bottom + 48, class_="small"),
        width=WIDTH,
        height=bottom + 60,
        title="When the mission is over",
        description=_sentence(risk, risk.mission),
    )


def site_ranges(risk: Risk) -> str:
    """Return for each site the range from P10 to P95, its middle, P80 and the planned day."""
    spreads = [site.ended for site in risk.sites]
    axis = _axis(risk, *spreads)
    bottom = TOP + ROW * len(spreads) + 6
    rows = []
    for number, site in enumerate(risk.sites):
        y, s = TOP + ROW * number + 8, site.ended
        rows += [
            text(site.site, LEFT - 8, y + 10, anchor="end"),
            tag(
                "rect",
                x=axis(s.p10),
                y=y,
                width=axis(s.p95) - axis(s.p10),
                height=12,
                class_="range",
            ),
            tag("circle", cx=axis(s.p50), cy=y + 6, r=5, class_="middle"),
            tag("rect", x=axis(s.p80) - 2, y=y, width=4, height=12, class_="middle"),
            line(axis(s.planned), y - 3, axis(s.planned), y + 15, "planned"),
        ]
    return picture(
        text(
            "When each site ends: P10 to P95, dot P50, bar P80, line the plan",
            16,
            22,
            class_="title",
        ),
        *_frame(risk, axis, bottom),
        *rows,
        text(_foot(risk), 16, bottom + 34, class_="small"),
        width=WIDTH,
        height=bottom + 46,
        title="When each site ends",
        description="; ".join(f"{s.site}: {_sentence(risk, s.ended)}" for s in risk.sites),
    )


def driver_bars(risk: Risk) -> str:
    """Return the days that each risk costs the mission."""
    shown = risk.drivers[:MOST_DRIVERS]
    longest = max((driver.mean_days for driver in shown), default=1.0) or 1.0
    left = 390.0
    bars = []
    for number, driver in enumerate(shown):
        y = TOP + ROW * number
        length = driver.mean_days / longest * (WIDTH - left - 70)
        words = driver.text if len(driver.text) <= 58 else driver.text[:57] + "…"
        bars += [
            text(words, left - 8, y + 12, anchor="end"),
            tag("rect", x=left, y=y, width=length, height=15, class_="bar"),
            text(f"{driver.mean_days:.1f}", left + length + 6, y + 12, class_="small"),
        ]
    bottom = TOP + ROW * max(len(shown), 1)
    return picture(
        text("Days that the mission would gain without each risk", 16, 22, class_="title"),
        *bars,
        text(_foot(risk), 16, bottom + 16, class_="small"),
        width=WIDTH,
        height=bottom + 28,
        title="What drives the end of the mission",
        description="; ".join(f"{d.text}: {d.mean_days:.1f} days" for d in shown) or "nothing",
    )


def _sentence(risk: Risk, found: Spread) -> str:
    dates = [risk.days.date(day - 1).isoformat() for day in (found.planned, found.p50, found.p80)]
    return f"planned {dates[0]}, P50 {dates[1]}, P80 {dates[2]}, on time in {found.on_time:.0%}"


def _foot(risk: Risk) -> str:
    return f"{risk.runs:,} runs, seed {risk.seed}; every chance is an estimate"
