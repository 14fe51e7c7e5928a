"""Backtest: a plan replanned as events became known, beside what was real."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from drawdown.core.findings import Refused
from drawdown.plan.schedule import Plan
from drawdown.progress.replan.events import Event, EventKind
from drawdown.progress.replan.improve import Clock, replan
from drawdown.progress.replan.params import ReplanParams
from drawdown.progress.replan.situation import situation_of
from drawdown.register.history import Event as Known
from drawdown.register.history import SiteHistory
from drawdown.register.network import Mode

UNKNOWN_END = timedelta(days=28)
"""How long a refusal or an unsafe airfield is taken to last when nobody knew its end (estimate).

Without one, sites whose only road was refused would wait for ever; in the end they were left.
"""
PASSES = frozenset({EventKind.CLEARANCE_REFUSED, EventKind.AIRFIELD_SHUT})


@dataclass(frozen=True, slots=True)
class Row:
    """A site: the day it was to be signed (or ended) at first, at last, and in truth."""

    site: str
    planned: date
    replanned: date
    real: date | None
    real_is_estimate: bool
    comparable: bool
    """False for a site that is converted: its handover came after the liquidation."""


@dataclass(frozen=True, slots=True)
class Shock:
    """What became known on a day, and what the plan cost before and after."""

    known: date
    words: str
    before_cents: int
    after_cents: int
    used: bool
    """False where no event can say it, or nothing of it was still to come."""


def events_of(known: Known, plan: Plan) -> Iterator[Event]:
    """Yield what a remembered event means for a plan; nothing for one that has no words here."""
    legs = {leg.id for leg in plan.register_.legs if leg.mode in (Mode.ROAD, Mode.RIVER)}
    of_leg = {
        "legs_closed": EventKind.LEG_SHUT,
        "transit_withdrawn": EventKind.LEG_SHUT,
        "clearance_refused": EventKind.CLEARANCE_REFUSED,
    }
    if known.event in of_leg:
        for leg in known.legs:
            if leg in legs:
                yield _event(of_leg[known.event], leg, known)
    elif known.event == "leave_now" and known.site:
        days = int(known.detail.get("days", 0))
        yield _event(EventKind.LEAVE_NOW, known.site, known, days=days)
    elif known.event == "airfield_unsafe" and known.site:
        yield _event(EventKind.AIRFIELD_SHUT, known.site, known)
    elif known.event == "flights_refused":
        for site in plan.register_.sites:
            yield _event(EventKind.AIRFIELD_SHUT, site.id, known)


def _event(kind: EventKind, subject: str, known: Known, *, days: int = 0) -> Event:
    first = known.known + timedelta(days=days)
    assumed = first + UNKNOWN_END if kind in PASSES else None
    return Event(
        kind=kind,
        subject=subject,
        first=first,
        last=known.until or assumed,
        known=known.known,
        inferred=known.estimated(),
    )


def backtest(
    plan: Plan, history: Iterable[Known], params: ReplanParams, clock: Clock
) -> tuple[Plan, tuple[Shock, ...]]:
    """Return the plan after all that became known, and what each piece of news did to it."""
    shocks: list[Shock] = []
    for known in sorted(history, key=lambda event: event.known):
        events = tuple(events_of(known, plan))
        after, used = plan, False
        if events:
            try:
                situation = situation_of(plan, events, known.known)
                after = replan(situation, params, _since(clock))
                used = True
            except Refused:  # what it speaks of is over: a site that has been left already
                after = plan
        words = " ".join([known.event, known.site or "", *known.legs]).replace("  ", " ")
        shocks.append(Shock(known.known, words, plan.cost_cents, after.cost_cents, used))
        plan = after
    return plan, tuple(shocks)


def _since(clock: Clock) -> Clock:
    """Return a clock that begins now."""
    began = clock()
    return lambda: clock() - began


def rows(first: Plan, last: Plan, history: Iterable[SiteHistory]) -> tuple[Row, ...]:
    """Return planned, replanned and real days of every site, in the order of the first plan."""
    real = {site.site: site for site in history if site.annex is None}
    ends = {end.site: end for end in last.sites}
    found = []
    for end in first.sites:
        past = real.get(end.site)
        field = "handover" if past and past.handover else "last_departure"
        found.append(
            Row(
                site=end.site,
                planned=first.days.date((end.signed or end.ended) - 1),
                replanned=last.days.date((ends[end.site].signed or ends[end.site].ended) - 1),
                real=getattr(past, field) if past else None,
                real_is_estimate=bool(past and past.estimated(field)),
                comparable=end.signed is not None,
            )
        )
    return tuple(found)
