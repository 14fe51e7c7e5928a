"""The log of clearances as lines: asked, due, answered, and what waits for each in the plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from drawdown.people.rights import Sight
from drawdown.plan.schedule import Plan
from drawdown.progress.clearance import Clearance
from drawdown.progress.refused import RefusalCost, cost_of
from drawdown.web.closing.queries import clearances, register
from drawdown.web.closing.words import CLEARED
from drawdown.web.people.who import Who
from drawdown.web.register.queries import current_snapshot
from drawdown.web.ui.names import CLEARANCES, named
from drawdown.web.works.queries import current_plan, document_of


@dataclass(frozen=True, slots=True)
class Line:
    """One request, and what waits for it in the plan; unknown is none."""

    request: Clearance
    kind: str
    answer: str
    sites: tuple[str, ...]
    """By name."""
    days_open: int
    overdue: bool
    people: int | None
    slots: int | None
    days_left: int
    """Days from today, or from the answer, to the deadline of the mission."""
    cost: RefusalCost | None
    """None when it is granted, or the plan does not know a movement."""

    @property
    def costs(self) -> bool:
        """Whether what waits cannot move: no clearance stands."""
        return self.request.status != "granted"


def requests_seen(who: Who, today: date) -> list[Clearance]:
    """Return the requests that a reader may see: those to come are for those who see convoys."""
    return [
        each
        for each in clearances().values()
        if who.sees(Sight.CONVOYS, sites=frozenset(each.sites))
        or (each.needed_by < today and who.sees(Sight.CLOSURE, sites=frozenset(each.sites)))
    ]


def lines_seen(who: Who, today: date) -> list[Line]:
    """Return the lines of the log that a reader may see."""
    plan, deadline = adopted(), register().mission.deadline
    names = {site.id: site.name for site in register().sites}
    return [_line(each, plan, names, today, deadline) for each in requests_seen(who, today)]


def adopted() -> Plan | None:
    """Return the adopted plan; none without one."""
    snapshot = current_snapshot()
    row = current_plan(snapshot) if snapshot else None
    return document_of(row) if row else None


def _line(
    each: Clearance,
    plan: Plan | None,
    names: Mapping[str, str],
    today: date,
    deadline: date,
) -> Line:
    moves = {move.id: move for move in plan.movements} if plan else {}
    known = [moves[name] for name in each.movements if name in moves]
    whole = bool(known) and len(known) == len(each.movements)
    return Line(
        request=each,
        kind=named(CLEARANCES, each.kind),
        answer=named(CLEARED, each.status),
        sites=tuple(names.get(site, site) for site in each.sites),
        days_open=each.open_days(today),
        overdue=each.overdue(today),
        people=sum(move.people for move in known) if whole else None,
        slots=sum(move.slots for move in known) if whole else None,
        cost=cost_of(plan, each, today) if plan else None,
        days_left=(deadline - (each.answered_on or today)).days,
    )
