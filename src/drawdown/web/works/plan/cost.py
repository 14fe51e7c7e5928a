"""Two bars: what the cost is made of, and how much of it is proven to be needed."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from drawdown.plan.schedule import CostPart, Plan
from drawdown.web.ui.svg import picture, tag

WIDTH, HEIGHT = 1000.0, 28.0


def parts(lines: Sequence[tuple[CostPart, str]]) -> SafeString:
    """Return one bar, cut into the parts; each has a class for its colour."""
    whole = sum(part.cents for part, _class in lines) or 1
    x, pieces = 0.0, []
    for part, class_ in lines:
        wide = part.cents / whole * WIDTH
        pieces.append(
            tag("rect", x=x, y=0, width=max(wide - 1.5, 0.5), height=HEIGHT, class_=class_)
        )
        x += wide
    return picture(
        *pieces,
        size=(WIDTH, HEIGHT),
        title=_("What the cost is made of"),
        class_="parts",
        stretch=True,
    )


def gap(plan: Plan) -> SafeString:
    """Return the proven part of the cost, and the part that is not proven."""
    share = 1 - plan.gap
    return picture(
        tag("rect", x=0, y=0, width=share * WIDTH, height=HEIGHT, class_="gap-bound"),
        tag(
            "rect",
            x=share * WIDTH,
            y=0,
            width=(1 - share) * WIDTH,
            height=HEIGHT,
            class_="gap-open",
        ),
        size=(WIDTH, HEIGHT),
        title=_("Proven bound and open gap"),
        class_="parts",
        stretch=True,
    )
