"""How a planning run comes closer: its best cost and its proven bound over time."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from drawdown.core.drawing import Scale, step_path
from drawdown.web.ui.formats import money_short, number
from drawdown.web.ui.svg import group, picture, tag
from drawdown.web.works.running.messages import Better

WIDTH, HEIGHT = 520.0, 190.0
LEFT, RIGHT, TOP, BOTTOM = 6.0, 6.0, 24.0, 24.0
HEADROOM = 0.12
ROOM_FOR_WORDS = 50.0


def draw(steps: Sequence[Better], *, seconds: int, currency: str, elapsed: float = 0) -> SafeString:
    """Return the picture: the best cost comes down, the bound comes up, the gap lies between.

    Both lines reach to `elapsed`, so that a run that finds nothing better is seen to go on.
    A first plan may cost many times the last one, so what lies far above is cut off at the top.
    """
    if not steps:
        return group()
    last = steps[-1]
    reached = max(elapsed, last.elapsed_ms / 1000)
    across = Scale(0, max(seconds, reached), LEFT, WIDTH - RIGHT)
    lowest = min(step.bound_cents for step in steps)
    highest = min(steps[0].cost_cents, 2 * steps[-1].cost_cents - lowest)
    room = max(highest - lowest, 1) * HEADROOM
    up = Scale(lowest - room, highest + room, HEIGHT - BOTTOM, TOP)
    moments = [step.elapsed_ms / 1000 for step in steps] + [reached]
    known = [*steps, last]
    costs = [
        (across(at), max(up(step.cost_cents), TOP)) for at, step in zip(moments, known, strict=True)
    ]
    bounds = [(across(at), up(step.bound_cents)) for at, step in zip(moments, known, strict=True)]
    return picture(
        _seconds(across, seconds),
        tag("path", d=_filled(costs, bounds), class_="gap-area"),
        tag("path", d=step_path(costs), class_="plan-line"),
        tag("path", d=step_path(bounds), class_="bound-line"),
        tag("circle", cx=costs[-1][0], cy=costs[-1][1], r=4, class_="plan-dot"),
        tag("circle", cx=bounds[-1][0], cy=bounds[-1][1], r=4, class_="bound-dot"),
        *_words(last, currency, cost=costs[-1][1], bound=bounds[-1][1]),
        size=(WIDTH, HEIGHT),
        title=_("Best cost and proven bound over time"),
    )


def _seconds(across: Scale, seconds: int) -> SafeString:
    y = HEIGHT - BOTTOM
    return group(
        tag("line", x1=LEFT, x2=WIDTH - RIGHT, y1=y, y2=y, class_="axis"),
        tag("text", "0 s", x=LEFT, y=y + 17),
        tag("text", f"{number(seconds)} s", x=across(seconds), y=y + 17, text_anchor="end"),
    )


def _words(last: Better, currency: str, *, cost: float, bound: float) -> list[SafeString]:
    """Write both amounts between the lines, where neither has been, or outside them."""
    inside = bound - cost >= ROOM_FOR_WORDS
    feet = (cost + 20, bound - 9) if inside else (cost - 9, min(bound + 18, HEIGHT - BOTTOM - 5))
    texts = (
        (_("best cost %(cost)s"), last.cost_cents, "plan-word"),
        (_("bound %(cost)s"), last.bound_cents, "bound-word"),
    )
    return [
        tag(
            "text",
            text % {"cost": money_short(cents, currency)},
            x=WIDTH - RIGHT - 8,
            y=y,
            text_anchor="end",
            class_=class_,
        )
        for (text, cents, class_), y in zip(texts, feet, strict=True)
    ]


def _filled(upper: list[tuple[float, float]], lower: list[tuple[float, float]]) -> str:
    """Return the area between two step lines: along the upper one, and back along the lower."""
    back = [f"V{y:.1f}H{x:.1f}" for x, y in reversed(lower[:-1])]
    end_x, end_y = lower[-1]
    return f"{step_path(upper)}L{end_x:.1f} {end_y:.1f}{''.join(back)}Z"
