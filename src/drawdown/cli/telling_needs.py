"""What keeps a plan from what is asked, and what would be enough: in lines and for programs."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from drawdown.plan.schedule import Plan
from drawdown.plan.whatif.causes import Causes
from drawdown.plan.whatif.cures import Cure

HIRE = "costs are those of the plan, without lateness and without what extra means cost to bring"


def tell(words: str) -> None:
    """Say on standard error what is being tried."""
    print(f"  trying: {words}", file=sys.stderr)


def causes_in_words(causes: Causes) -> list[str]:
    """Return the smallest set of causes, in sentences."""
    late = [f"{site} by {days} days" for site, days in causes.too_long]
    lines = []
    if late:
        lines.append(f"proven: even alone, with all means, these end too late: {', '.join(late)}")
    if not causes.together:
        lines.append("no means are enough: with plenty of everything no plan in time was found")
    elif len(causes.together) == 1:
        lines.append(f"what keeps it late: too few {causes.together[0].thing()}")
    else:
        things = ", ".join(cause.thing() for cause in causes.together)
        lines.append(f"what keeps it late, all of these together: too few {things}")
    return lines


def cures_in_words(cures: Sequence[Cure], base: Plan) -> list[str]:
    """Return what would be enough, the cheapest plan first, with what it costs beside the plan."""
    if not cures:
        return ["nothing that was tried is enough"]
    before = sum(part.cents for part in base.costs if not part.penalty)
    lines = ["each of these would be enough, and was planned to be sure:"]
    for cure in sorted(cures, key=lambda one: one.verdict.cents):
        change = (cure.verdict.cents - before) / 100
        share = cure.verdict.share
        futures = f", on time in {share:.1%} of futures" if share is not None else ""
        lines.append(f"  {cure.words()}: {change:+,.0f} {base.register_.costs.currency}{futures}")
    return [*lines, f"  {HIRE}"]


def for_programs(cures: Sequence[Cure]) -> list[dict[str, object]]:
    """Return what would be enough as JSON."""
    return [
        {
            "changes": [change.model_dump(mode="json") for change in cure.changes],
            "cost": round(cure.verdict.cents / 100),
            **({} if cure.verdict.share is None else {"on_time": round(cure.verdict.share, 4)}),
        }
        for cure in cures
    ]
