"""The situation: the register as events have changed it, and what a register cannot say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil

from drawdown.core.findings import Place, Refused
from drawdown.core.nearest import suggestion
from drawdown.plan.build.exact import exact
from drawdown.plan.build.lots import Lot, Lots, lots_of
from drawdown.plan.schedule import Movement, Plan, Purpose
from drawdown.progress.replan.events import Event, EventKind
from drawdown.progress.replan.faults import GONE_ALREADY, NO_SUCH_SUBJECT
from drawdown.progress.replan.leave import may_leave_at_once
from drawdown.register.model import Register
from drawdown.register.network import LegClosure
from drawdown.register.site import Cargo
from drawdown.risk.build.calendars import ESCORTS, TRUCKS, Changes, Shortage, Shut

FOREVER = timedelta(days=3 * 366)
"""How long something lasts whose end nobody knows: beyond every plan."""


@dataclass(frozen=True, slots=True)
class Situation:
    """A plan and what is known on a day: the future of the plan has to fit this register."""

    plan: Plan
    register: Register
    changes: Changes
    as_of: int
    """First day that can still be planned."""
    leave: tuple[tuple[str, int], ...] = ()
    """Sites that have to be left, and by which day."""
    notes: tuple[str, ...] = ()
    looser: bool = False
    """Whether something became easier, so that an old bound no longer holds."""

    def day(self, when: date) -> int:
        """Return the planning day of a date."""
        return self.plan.days.day(when)

    def noted(self, text: str) -> Situation:
        """Return the situation with one more remark."""
        return replace(self, notes=(*self.notes, text))


def situation_of(plan: Plan, events: Iterable[Event], as_of: date) -> Situation:
    """Return the situation after events; refuse one whose subject does not exist."""
    found = Situation(plan, plan.register_, Changes(calls_go_on=False), plan.days.day(as_of))
    for event in events:
        found = APPLY[event.kind](found, event)
    return found


def _known(event: Event, names: Iterable[str]) -> None:
    known = list(names)
    if event.subject not in known:
        nearest = suggestion(event.subject, known)
        facts = {"kind": event.kind.value, "subject": event.subject, "nearest": nearest}
        raise Refused([NO_SUCH_SUBJECT.at(Place("event"), **facts)])


def _end_of(event: Event) -> date:
    return event.last or event.first + FOREVER


def _close(found: Situation, event: Event, legs: Iterable[str]) -> Situation:
    """Close legs; a convoy that is under way gets through, so the closure begins behind it."""
    closures = list(found.register.closures)
    for leg in legs:
        first = max(event.first, found.plan.days.date(max(found.as_of, 0)))
        through = _cleared(found, leg)
        if through is not None and through > first:
            found = found.noted(f"{leg}: a convoy under way is through by {through}")
            first = through
        if first <= _end_of(event):
            closures.append(LegClosure(leg=leg, first=first, last=_end_of(event)))
    register = found.register.model_copy(update={"closures": tuple(closures)})
    return replace(found, register=register)


def _cleared(found: Situation, leg: str) -> date | None:
    """Return the day from which no convoy that has left is on a leg."""
    leaves = [
        use.leave
        for movement in found.plan.movements
        if movement.depart < found.as_of
        for use in movement.legs
        if use.leg == leg and use.leave > found.as_of
    ]
    return found.plan.days.date(max(leaves)) if leaves else None


def leg_shut(found: Situation, event: Event) -> Situation:
    """No convoy is on a leg."""
    _known(event, (leg.id for leg in found.register.legs))
    return _close(found, event, [event.subject])


def airfield_shut(found: Situation, event: Event) -> Situation:
    """No aircraft lands at a site or leaves it."""
    _known(event, (site.id for site in found.register.sites))
    shut = Shut(event.subject, found.day(event.first), found.day(_end_of(event)))
    changes = replace(found.changes, shut=(*found.changes.shut, shut))
    return replace(found, changes=changes)


def convoy_slips(found: Situation, event: Event) -> Situation:
    """A movement cannot leave before the day of the event."""
    movements = {movement.id: movement for movement in found.plan.movements}
    _known(event, movements)
    movement = movements[event.subject]
    if movement.depart < found.as_of:
        left = found.plan.days.date(movement.depart).isoformat()
        raise Refused([GONE_ALREADY.at(Place("event"), subject=event.subject, day=left)])
    return _not_before(found, [movement], found.day(event.first))


def _not_before(found: Situation, movements: Iterable[Movement], day: int) -> Situation:
    held: Mapping[str, int] = found.changes.not_before
    new = {m.id: max(day, held.get(m.id, 0)) for m in movements if m.depart >= found.as_of}
    return replace(found, changes=replace(found.changes, not_before={**held, **new}))


def crew_lost(found: Situation, event: Event) -> Situation:
    """Teams of a kind, escorts or trucks are gone; tasks in progress go on."""
    crews = {crew.kind for crew in found.register.crews if not crew.held_throughout}
    _known(event, sorted({*crews, ESCORTS, TRUCKS}))
    first, last = found.day(event.first), found.day(_end_of(event))
    short = Shortage(event.subject, event.number, max(first, found.as_of), last)
    changes = replace(found.changes, shortages=(*found.changes.shortages, short))
    found = replace(found, changes=changes)
    if event.subject not in crews:
        return found.noted(
            f"{event.subject}: the shortage is kept by the plan, not in its register"
        )
    return _fewer_teams(found, event)


def _fewer_teams(found: Situation, event: Event) -> Situation:
    """Lower the number of teams in the register as far as the past of the plan allows."""
    if event.last is not None:
        return found.noted(f"{event.subject}: the register has no teams by day; the plan keeps it")
    used: Counter[int] = Counter()
    for task in found.plan.tasks:
        if task.crew == event.subject and task.start < found.as_of:
            used.update(range(task.start, task.finish))
    peak = max(used.values(), default=0)
    crews = tuple(
        crew.model_copy(update={"number": max(peak, crew.number - event.number)})
        if crew.kind == event.subject
        else crew
        for crew in found.register.crews
    )
    return replace(found, register=found.register.model_copy(update={"crews": crews}))


def clearance_refused(found: Situation, event: Event) -> Situation:
    """Convoys on a leg, or from a site, are refused; of a site, its lifts and rear party wait."""
    legs = {leg.id for leg in found.register.legs}
    _known(event, [*legs, *(site.id for site in found.register.sites)])
    if event.subject in legs:
        return _close(found, event, [event.subject])
    after = found.day(_end_of(event)) + 1
    first = found.day(event.first)
    waiting = [
        m
        for m in found.plan.movements
        if m.origin == event.subject and m.legs and first <= m.depart < after
    ]
    return _not_before(found, waiting, after)


def leave_now(found: Situation, event: Event) -> Situation:
    """A site has to be left by a day: its handover is lost, and what no convoy can take."""
    _known(event, (s.id for s in found.register.sites if may_leave_at_once(found.plan, s)))
    return replace(found, leave=(*found.leave, (event.subject, found.day(event.first))))


def new_deadline(found: Situation, event: Event) -> Situation:
    """The mandate ends on another day."""
    mission = found.register.mission.model_copy(update={"deadline": event.first})
    register = found.register.model_copy(update={"mission": mission})
    return replace(found, register=register, looser=True)


def turn_in_short(found: Situation, event: Event) -> Situation:
    """Of what a site has still to send, only a share is there: the rest was never turned in."""
    _known(event, (site.id for site in found.register.sites))
    sent: Counter[tuple[str, str]] = Counter()
    open_: Counter[tuple[str, str]] = Counter()
    for movement in found.plan.movements:
        if movement.purpose not in (Purpose.LIFT, Purpose.LAST):
            continue
        keep = movement.depart < found.as_of or movement.purpose is Purpose.LAST
        for load in movement.loads:
            if load.site == event.subject:
                book = sent if keep else open_
                book[load.owner.value, "container"] += load.teu
                book[load.owner.value, "vehicle"] += load.vehicles
    share = exact(event.share or 0)
    wanted = {key: sent[key] + ceil(open_[key] * share) for key in {*sent, *open_}}
    lots = lots_of(found.register, found.plan.dispositions)
    cargo = tuple(_shortened(lots, lot, event.subject, wanted) for lot in found.register.cargo)
    register = found.register.model_copy(update={"cargo": cargo})
    return replace(found, register=register, looser=True)


def _shortened(lots: Lots, lot: Cargo, site: str, wanted: Mapping[tuple[str, str], int]) -> Cargo:
    """Return a lot with as many pieces that the wanted number leaves."""
    number = wanted.get((lot.owner.value, lot.kind.value))
    share = lots.share_leaving(Lot(site, lot.owner, lot.kind))
    if lot.site != site or number is None or not share:
        return lot
    count = int(number / share)
    return lot.model_copy(update={"count": min(lot.count, count)})


def hub_lost(found: Situation, event: Event) -> Situation:
    """No convoy comes to a hub or leaves it, no aircraft either."""
    _known(event, (hub.site for hub in found.register.hubs))
    found = airfield_shut(found, event)
    return _close(found, event, _legs_at(found.register, event.subject))


def port_lost(found: Situation, event: Event) -> Situation:
    """No convoy comes to a port."""
    _known(event, (port.id for port in found.register.ports))
    return _close(found, event, _legs_at(found.register, event.subject))


def _legs_at(register: Register, place: str) -> list[str]:
    return [leg.id for leg in register.legs if place in (leg.origin, leg.destination)]


APPLY = {
    EventKind.LEG_SHUT: leg_shut,
    EventKind.AIRFIELD_SHUT: airfield_shut,
    EventKind.CONVOY_SLIPS: convoy_slips,
    EventKind.CREW_LOST: crew_lost,
    EventKind.CLEARANCE_REFUSED: clearance_refused,
    EventKind.LEAVE_NOW: leave_now,
    EventKind.NEW_DEADLINE: new_deadline,
    EventKind.TURN_IN_SHORT: turn_in_short,
    EventKind.HUB_LOST: hub_lost,
    EventKind.PORT_LOST: port_lost,
}
