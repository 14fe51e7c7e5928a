"""Rules of how a site ends, and of whether the plan keeps the deadline."""

from __future__ import annotations

from collections.abc import Iterator

from drawdown.plan.check import network
from drawdown.plan.check.facts import Facts
from drawdown.plan.check.violation import Fault
from drawdown.plan.check.who import headcount
from drawdown.plan.schedule import SitePlan
from drawdown.register.network import HOME


def site_end(facts: Facts) -> Iterator[Fault]:
    """A site is signed and ended when its tasks and people say so, and late after `D`."""
    for site in facts.register.sites:
        end = facts.ends[site.id]
        if end.outcome is not site.outcome:
            yield Fault(site.id, f"outcome {end.outcome.value}", site.outcome.value)
        yield from _closed(facts, end) if facts.closes(site.id) else _converted(facts, end)
        late = max(0, end.ended - facts.too_late_for(site.id))
        if end.late_days != late:
            yield Fault(site.id, f"{end.late_days} late days", f"{late}", (end.ended,))


def _closed(facts: Facts, end: SitePlan) -> Iterator[Fault]:
    """A closing site is signed at the finish of T56 and ended at the finish of T57."""
    signed = facts.tasks.get((end.site, network.SIGNED))
    if signed and end.signed != signed.finish:
        yield Fault(end.site, f"signed on day {end.signed}", f"day {signed.finish}, after T56")
    gone = facts.tasks.get((end.site, network.GONE))
    if gone and end.ended != gone.finish:
        yield Fault(end.site, f"ended on day {end.ended}", f"day {gone.finish}, after T57")


def _converted(facts: Facts, end: SitePlan) -> Iterator[Fault]:
    """A converted site has ended when its tasks have finished and who does not stay has left."""
    if end.signed is not None:
        yield Fault(end.site, f"signed on day {end.signed}", "no signature at a conversion")
    finishes = [
        task.finish
        for task in facts.plan.tasks
        if task.site == end.site and task.task not in network.AFTERWARDS
    ]
    left = [
        movement.depart + 1
        for movement in facts.plan.movements
        if movement.origin == end.site and movement.people
    ]
    ended = max([0, *finishes, *left])
    if end.ended != ended:
        yield Fault(
            end.site,
            f"ended on day {end.ended}",
            f"day {ended}, when its tasks have finished and all who do not stay have left",
        )


def feasible(facts: Facts) -> Iterator[Fault]:
    """A plan calls itself feasible exactly when no site is late and everybody is out before `D`."""
    late = sorted(end.site for end in facts.plan.sites if end.ended > facts.too_late_for(end.site))
    have_to = sum(headcount(facts, site.id).must_leave for site in facts.register.sites)
    in_time = sum(
        movement.people
        for movement in facts.plan.movements
        if movement.destination == HOME and movement.depart < facts.too_late
    )
    expected = not late and in_time >= have_to
    if facts.plan.feasible != expected:
        yield Fault(
            "plan",
            "feasible" if facts.plan.feasible else "not feasible",
            ("feasible" if expected else "not feasible")
            + f": late sites {', '.join(late) or 'none'};"
            + f" {in_time} of {have_to} people leave the country before day {facts.too_late}",
        )
