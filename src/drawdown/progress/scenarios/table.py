"""The outcomes of a grid side by side: one table, one picture."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from drawdown.progress.scenarios.outcome import Outcome, Played
from drawdown.risk.svg import line, picture, tag, text

COLUMNS = (
    "deadline", "escorts", "teams", "roads_shut", "ports_shut", "confidence",
    "feasible", "accepted", "cost", "lower_bound", "left_behind", "late_days", "planned", "p50",
    "p80", "on_time", "holds", "refused",
)  # fmt: skip
WIDTH, LEFT, RIGHT, TOP, ROW = 860.0, 330.0, 130.0, 56.0, 24.0
WIDEST = 52
"""Letters of a scenario's words that are shown beside its row."""


def as_csv(outcomes: Sequence[Outcome]) -> str:
    """Return the table, one line for each scenario; days count from the deadline."""
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(COLUMNS)
    for outcome in outcomes:
        scenario, played = outcome.scenario, outcome.played
        point = scenario.model_dump(mode="json")
        cells = [" ".join(value) if isinstance(value, list) else value for value in point.values()]
        table.writerow([*cells, *(_results(played) if played else [""] * 11), outcome.refused])
    return written.getvalue()


def _results(played: Played) -> list[object]:
    return [
        "yes" if played.feasible else "no",
        "yes" if played.accepted else "no",
        f"{played.cents / 100:.2f}",
        f"{played.bound_cents / 100:.2f}",
        played.left_behind,
        played.late_days,
        played.planned,
        played.p50,
        played.p80,
        played.on_time,
        "" if played.holds is None else "yes" if played.holds else "no",
    ]


def as_picture(outcomes: Sequence[Outcome], currency: str) -> str:
    """Return the picture: for each scenario the plan, P50 and P80 in days from its deadline."""
    known = [outcome.played for outcome in outcomes if outcome.played]
    first = min([0, *(p.planned for p in known), *(p.p50 for p in known)]) - 5
    last = max([0, *(p.p80 for p in known), *(p.planned for p in known)]) + 5
    width = WIDTH - LEFT - RIGHT

    def across(day: float) -> float:
        return LEFT + (day - first) / (last - first) * width

    bottom = TOP + ROW * len(outcomes) + 4
    step = max(10, (last - first) // 6 // 10 * 10)
    marks = []
    for day in range(first // step * step + step, last, step):
        marks.append(line(across(day), TOP - 4, across(day), bottom, "grid"))
        marks.append(text(f"{day:+d}", across(day), bottom + 15, class_="small", anchor="middle"))
    rows = [
        mark
        for number, outcome in enumerate(outcomes)
        for mark in _row(outcome, TOP + ROW * number, across, currency)
    ]
    said = "; ".join(
        f"{outcome.scenario.words()}: "
        + (f"P80 {outcome.played.p80:+d} days" if outcome.played else "no way out")
        for outcome in outcomes
    )
    return picture(
        text("When each scenario is over, in days from its deadline", 16, 22, class_="title"),
        text(
            "line the plan, bar P50 to P80; cost and chance to be in time", 16, 40, class_="small"
        ),
        *marks,
        line(across(0), TOP - 8, across(0), bottom, "deadline"),
        *rows,
        text("every chance is an estimate", 16, bottom + 34, class_="small"),
        width=WIDTH,
        height=bottom + 46,
        title="Scenarios side by side",
        description=said,
    )


def _row(outcome: Outcome, y: float, across: object, currency: str) -> list[str]:
    words = outcome.scenario.words()
    short = words if len(words) <= WIDEST else words[: WIDEST - 1] + "…"
    marks = [text(short, LEFT - 8, y + 13, anchor="end")]
    played = outcome.played
    if played is None or not callable(across):
        return [*marks, text("no way out", LEFT, y + 13, class_="small")]
    p50, p80, planned = across(played.p50), across(played.p80), across(played.planned)
    cost = f"{played.cents / 1e8:,.1f} M {currency}, {played.on_time:.0%}"
    return [
        *marks,
        tag("rect", x=p50, y=y + 3, width=max(p80 - p50, 2), height=12, class_="range"),
        line(planned, y, planned, y + 18, "planned"),
        text(cost, WIDTH - RIGHT + 8, y + 13, class_="small"),
    ]
