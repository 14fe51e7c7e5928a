"""How long a task takes that waits until the ways of a site's cargo are approved."""

from __future__ import annotations

from drawdown.plan.check.facts import Facts
from drawdown.plan.check.pieces import counts, shares
from drawdown.register.site import Site


def approval_days(facts: Facts, site: Site, task: str) -> int | None:
    """Return the longest approval that a task of a site waits for; none where it waits for none.

    A task for which no piece of the site waits takes no days.
    """
    waiting = [row for row in facts.register.disposals if row.task == task]
    if not waiting:
        return None
    longest = 0
    for lot, count in counts(facts).items():
        if lot.site != site.id or count == 0:
            continue
        used = {way for way, share in shares(facts, lot).items() if share > 0}
        for row in waiting:
            if row.owner is lot.owner and row.way in used:
                longest = max(longest, row.approval_days)
    return longest
