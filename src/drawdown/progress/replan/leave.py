"""Leave in 72 hours: what can leave each site, and what is destroyed or left, by priority."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import yaml

from drawdown.core.provenance import Frozen
from drawdown.plan.build.exact import exact
from drawdown.plan.build.people import heads_of
from drawdown.plan.schedule import Day, Load, Movement, Plan, Purpose
from drawdown.progress.replan.loads import reloaded
from drawdown.register.model import Register
from drawdown.register.site import Outcome, Owner, Site
from drawdown.risk.build.nodes import FOLLOW_MOVEMENTS

TEMPLATE = Path(__file__).with_name("leave_now.yaml")
HOURS = 72


class Step(Frozen):
    """One step of the accelerated exit, so many hours before the departure."""

    hours_before: int
    step: str
    evidence: str


class Template(Frozen):
    """The accelerated exit as the domain describes it."""

    source: str
    load_priority: tuple[str, ...]
    steps: tuple[Step, ...]
    afterwards: tuple[str, ...]


class Batch(Frozen):
    """Cargo of one owner and kind."""

    owner: Owner
    kind: str
    leaves: int
    remains: int


class Variant(Frozen):
    """What leaving a site by a day means for what the plan has not sent by then."""

    site: str
    by: Day
    people: int
    route: tuple[str, ...]
    travel_days: int
    slots: int
    trucks_in_time: bool
    """Whether trucks can come up and load within 72 hours; without them only vehicles leave."""
    cargo: tuple[Batch, ...]
    value_lost_cents: int
    estimates: bool = True


def template() -> Template:
    """Return the steps and the order of loading."""
    return Template.model_validate(yaml.safe_load(TEMPLATE.read_text(encoding="utf-8")))


def variants(plan: Plan, by: int | None = None) -> tuple[Variant, ...]:
    """Return the variant of every closing site that is still there, by a day or three days early.

    Without a day each site is left three days before the plan loads its first lift: the worst case.
    """
    found = []
    for site in plan.register_.sites:
        lifts = [m for m in plan.movements if m.site == site.id and m.purpose is Purpose.LIFT]
        if may_leave_at_once(plan, site) and lifts:
            early = lifts[0].depart - plan.register_.movement.convoys.load_days - HOURS // 24
            found.append(variant(plan, site, max(0, early) if by is None else by))
    return tuple(found)


def variant(plan: Plan, site: Site, by: int) -> Variant:
    """Return what leaving a site by a day means."""
    register = plan.register_
    mine = [m for m in plan.movements if m.site == site.id and m.legs]
    last = next(m for m in mine if m.purpose is Purpose.LAST)
    open_ = [m for m in mine if m.depart >= by and m.purpose in (Purpose.LIFT, Purpose.LAST)]
    legs = {leg.id: leg for leg in register.legs}
    slots = min(legs[use.leg].convoy_slots or 0 for use in last.legs)
    up = max((m.depart - m.trucks_from for m in mine if m.trucks), default=0)
    in_time = 0 < up <= HOURS // 24 or not any(m.trucks for m in mine)
    waiting = _waiting(open_)
    heads = heads_of(site, register)
    gone = sum(m.people for m in plan.movements if m.origin == site.id and m.depart < by)
    cargo = _loaded(waiting, slots, in_time=in_time)
    return Variant(
        site=site.id,
        by=by,
        people=max(0, heads.staff_leaving + heads.body + heads.guard_leaving - gone),
        route=tuple(use.leg for use in last.legs),
        travel_days=last.arrive - last.depart,
        slots=slots,
        trucks_in_time=in_time,
        cargo=cargo,
        value_lost_cents=sum(_value(register, batch) for batch in cargo),
    )


def left_at_once(plan: Plan, site: Site, by: int) -> Plan:
    """Return the plan in which a site is left by one convoy on a day, without a handover.

    What has begun there stays; the rest of its tasks, lifts and flights are not done.
    """
    found = variant(plan, site, by)
    last = next(m for m in plan.movements if m.site == site.id and m.purpose is Purpose.LAST)
    teu = {batch.owner: batch.leaves for batch in found.cargo if batch.kind == "container"}
    cars = {batch.owner: batch.leaves for batch in found.cargo if batch.kind == "vehicle"}
    loads = [
        Load(site=site.id, owner=owner, teu=teu[owner], vehicles=cars[owner]) for owner in Owner
    ]
    moved = last.model_copy(
        update={
            "depart": by,
            "arrive": by + found.travel_days,
            "people": found.people,
            "held_by": None,
        }
    )
    convoy = reloaded(moved, loads, plan.register_)
    movements = [m for m in plan.movements if m.site != site.id or m.depart < by]
    movements = [m for m in movements if m.purpose is not Purpose.LAST or m.site != site.id]
    tasks = tuple(
        task
        for task in plan.tasks
        if task.site != site.id or (task.start < by and task.task not in FOLLOW_MOVEMENTS)
    )
    return plan.model_copy(update={"movements": (*movements, convoy), "tasks": tasks})


def is_about(what: str, gone: Iterable[str]) -> bool:
    """Return whether a finding of the checker is about a site that is left without a handover.

    The rules know no such site: that its tasks and cargo are missing is no news.
    """
    return any(what.startswith((site, f"last-{site}")) for site in gone)


def may_leave_at_once(plan: Plan, site: Site) -> bool:
    """Return whether a site can be left at once: it closes, is no hub, has its rear party."""
    hubs = {hub.site for hub in plan.register_.hubs}
    rear = any(m.site == site.id and m.purpose is Purpose.LAST for m in plan.movements)
    return site.outcome is Outcome.CLOSE and site.id not in hubs and rear


def _waiting(movements: list[Movement]) -> dict[tuple[Owner, str], int]:
    """Return what is still to leave, contingent vehicles first: armour drives itself."""
    keys = [(owner, kind) for kind in ("vehicle", "container") for owner in (Owner.COE, Owner.UNOE)]
    found = dict.fromkeys(keys, 0)
    for movement in movements:
        for load in movement.loads:
            found[load.owner, "vehicle"] += load.vehicles
            found[load.owner, "container"] += load.teu
    return found


def _loaded(
    waiting: dict[tuple[Owner, str], int], slots: int, *, in_time: bool
) -> tuple[Batch, ...]:
    """Return what one convoy takes, in the order of the load priority."""
    batches = []
    for (owner, kind), pieces in waiting.items():
        room = slots if kind == "vehicle" else 2 * slots
        leaves = min(pieces, room) if kind == "vehicle" or in_time else 0
        slots -= leaves if kind == "vehicle" else -(-leaves // 2)
        batches.append(Batch(owner=owner, kind=kind, leaves=leaves, remains=pieces - leaves))
    return tuple(batches)


def _value(register: Register, batch: Batch) -> int:
    """Return the value of what remains."""
    price = register.costs.value.get(f"{batch.owner.value}_{batch.kind}", 0)
    return round(exact(price) * batch.remains * 100)
