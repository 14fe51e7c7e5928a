"""Rules of people who leave: all of them, not before they may, the guard last, a cap at first."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from drawdown.plan.check import network
from drawdown.plan.check.exact import exact
from drawdown.plan.check.facts import Facts
from drawdown.plan.check.fleet import served
from drawdown.plan.check.hub_people import brought, by_air_or_lift, walk
from drawdown.plan.check.violation import Fault
from drawdown.plan.check.who import headcount
from drawdown.plan.schedule import Movement, MovementKind, Purpose
from drawdown.register.network import HOME


def people_complete(facts: Facts) -> Iterator[Fault]:
    """Everybody who does not stay leaves, each group on its way, and nobody who is not there."""
    for movement in facts.plan.movements:
        yield from _right_way(facts, movement)
    for site in facts.register.sites:
        if facts.rests_on_air(site.id):
            yield from _all_leave_hub(facts, site.id)
        else:
            yield from _all_leave_site(facts, site.id)
        if facts.closes(site.id):
            guard = headcount(facts, site.id).guard
            found = sum(last.people for last in facts.of(site.id, Purpose.LAST))
            if found != guard:
                yield Fault(site.id, f"{found} people on the last movement", f"a guard of {guard}")


def _right_way(facts: Facts, movement: Movement) -> Iterator[Fault]:
    """From a hub people fly home or to another hub, from a site to a hub; onward takes none."""
    purpose, origin, destination = movement.purpose, movement.origin, movement.destination
    hub_ahead = destination in facts.hubs and destination != origin
    right = {
        Purpose.ONWARD: not movement.people,
        Purpose.STAFF: not facts.rests_on_air(origin) and hub_ahead,
        Purpose.SHUTTLE: facts.rests_on_air(origin) and hub_ahead,
        Purpose.HOME: facts.rests_on_air(origin) or movement.kind is MovementKind.ROTATION,
    }.get(purpose, True)
    if not right:
        yield Fault(
            movement.id,
            f"{movement.people} people from {origin} to {destination}, {purpose.value}",
            "people fly from a site to a hub, from a hub to another or home",
            (movement.depart,),
        )


def _all_leave_site(facts: Facts, site: str) -> Iterator[Fault]:
    """Non-essential people take staff flights, or the first lift; the main body takes the lifts."""
    heads = headcount(facts, site)
    by_air = served(facts, site)
    flown = sum(flight.people for flight in facts.of(site, Purpose.STAFF))
    on_lifts = sum(lift.people for lift in facts.lifts(site))
    staff = heads.leaving_non_essential if by_air else 0
    riding = heads.leaving_main + heads.leaving_non_essential - staff
    if flown != staff:
        yield Fault(site, f"{flown} people on staff flights", f"{staff} non-essential people")
    if on_lifts != riding:
        yield Fault(site, f"{on_lifts} people on lifts", f"{riding}")
    lifts = facts.lifts(site)
    first = sum(lift.people for lift in lifts if lift.depart == lifts[0].depart)
    if not by_air and first < min(heads.leaving_non_essential, on_lifts):
        yield Fault(
            site,
            f"{first} people on the first lift",
            f"at least the {heads.leaving_non_essential} whom no aircraft can take",
        )


def _all_leave_hub(facts: Facts, site: str) -> Iterator[Fault]:
    """Who was at a hub or came to it leaves by air, or with the lifts of a hub that closes."""
    heads = headcount(facts, site)
    came = sum(movement.people for movement in brought(facts, site))
    own = heads.leaving_main + heads.leaving_non_essential
    own += 0 if facts.closes(site) else heads.leaving_guard
    left = sum(movement.people for movement in by_air_or_lift(facts, site))
    if left != own + came:
        yield Fault(site, f"{left} people leave", f"{own} of its own and {came} brought to it")
    for early in walk(facts, site).early:
        if early.missing:
            yield Fault(
                site, f"{early.missing} people leave who are not there", "none", (early.day,)
            )


def people_ready(facts: Facts) -> Iterator[Fault]:
    """Nobody leaves before T45, T43 and T44 allow it; a closing hub holds only its guard at T52."""
    for site in facts.register.sites:
        if facts.rests_on_air(site.id):
            for early in walk(facts, site.id).early:
                if early.unready:
                    yield Fault(
                        site.id,
                        f"{early.unready} people leave before they may",
                        "T45 started for non-essential people, T43 and T44 finished for the others",
                        (early.day,),
                    )
            if facts.closes(site.id):
                yield from _empty_at_sweep(facts, site.id)
        elif headcount(facts, site.id).leaving_non_essential:
            leaving = facts.tasks.get((site.id, network.PEOPLE_LEAVE))
            may = leaving.start if leaving else network.ready(facts, site, network.PEOPLE_LEAVE)
            leave = facts.of(site.id, Purpose.STAFF)
            for movement in leave if served(facts, site.id) else facts.lifts(site.id)[:1]:
                if movement.depart < may:
                    yield Fault(
                        movement.id,
                        "non-essential people leave before T45 has started",
                        f"day {may} or later",
                        (movement.depart,),
                    )


def _empty_at_sweep(facts: Facts, hub: str) -> Iterator[Fault]:
    """Nobody but the guard is at a closing hub when T52 starts, and nobody comes afterwards."""
    swept = facts.tasks.get((hub, network.SWEPT))
    if swept is None:
        return
    heads = headcount(facts, hub)
    there = heads.leaving_main + heads.leaving_non_essential
    there += sum(m.people for m in brought(facts, hub) if m.arrive <= swept.start)
    there -= sum(m.people for m in by_air_or_lift(facts, hub) if m.depart <= swept.start)
    if there > 0:
        yield Fault(hub, f"{there} people beside the guard when T52 starts", "none", (swept.start,))
    for movement in brought(facts, hub):
        if movement.arrive > swept.start:
            yield Fault(
                movement.id,
                f"people come to {hub} after its sweep began",
                f"by day {swept.start}",
                (movement.arrive,),
            )


def guard(facts: Facts) -> Iterator[Fault]:
    """The guard stands until the rear party leaves, or no escorted convoy comes or goes."""
    for site in facts.register.sites:
        until = facts.ends[site.id].guard_until
        last = facts.last(site.id)
        if facts.closes(site.id):
            if last and until != last.depart:
                yield Fault(site.id, f"a guard until day {until}", f"day {last.depart}")
            continue
        for movement in facts.surface:
            for day, end in (
                (movement.depart, movement.origin),
                (movement.arrive, movement.destination),
            ):
                if movement.escorts and end == site.id and day >= until:
                    yield Fault(
                        site.id,
                        f"{movement.id} comes or goes without the guard",
                        f"before day {until}, when the guard goes",
                        (day,),
                    )
        for early in walk(facts, site.id).early:
            if early.guard:
                yield Fault(
                    site.id,
                    f"{early.guard} of the guard leave",
                    f"none before day {until}",
                    (early.day,),
                )


def release_cap(facts: Facts) -> Iterator[Fault]:
    """Before the date of the cap no more than its share of all who have to leave are out."""
    rules = facts.register.movement.guard
    if rules.release_cap_date is None or rules.release_cap_share is None:
        return
    day = facts.calendar.day(rules.release_cap_date)
    have_to = sum(headcount(facts, site.id).must_leave for site in facts.register.sites)
    limit = floor(exact(rules.release_cap_share) * have_to)
    out = sum(m.people for m in facts.plan.movements if m.destination == HOME and m.depart < day)
    if out > limit:
        yield Fault(
            "release", f"{out} people have left the country", f"at most {limit}", (day - 1,)
        )
