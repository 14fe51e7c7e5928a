"""Mutations that break the rules of cost and of the plan document."""

from __future__ import annotations

from drawdown.plan.schedule import Bound, CostPart, Hold, HoldKind, Load, MovementKind, Plan
from drawdown.register.site import Owner
from tests.plan.check.mutation import (
    Change,
    breaks,
    movement,
    of_costs,
    of_register,
    part,
    register,
    site,
    task,
    whole,
    with_copy,
)
from tests.plan.check.small_plan import COSTS


def with_part(name: str, cents: int) -> Change:
    """Return the change that adds a part to the cost."""
    return lambda plan: plan.model_copy(
        update={"costs": (*plan.costs, CostPart(name=name, cents=cents))}
    )


def site_twice(plan: Plan) -> Plan:
    """Say twice how a site ends."""
    return plan.model_copy(update={"sites": (*plan.sites, plan.sites[0])})


def cents(name: str) -> int:
    """Return what a part of the cost is."""
    return round(COSTS[name] * 100)


MONEY_MUTATIONS = (
    *(
        breaks(
            "cost", f"{name} is above by more than a dollar", part(name, cents=cents(name) + 101)
        )
        for name in COSTS
    ),
    *(
        breaks(
            "cost", f"{name} is below by more than a dollar", part(name, cents=cents(name) - 101)
        )
        for name in COSTS
    ),
    breaks("cost", "a part that the model does not have", with_part("bribes", 0)),
    breaks("cost", "a part stands twice", with_part("late", 0)),
    breaks("cost", "a part that is fixed is not said to be", part("sea_freight", fixed=False)),
    breaks("cost", "a penalty is not said to be", part("late", penalty=False)),
    breaks("cost", "containers stand in port for too long", of_costs(demurrage_teu_day=5)),
    breaks("cost", "an escort costs more", of_costs(escort_unit_day=50.5)),
    breaks("bound", "above the cost", whole(bound=Bound(cents=99_999_999, method="by hand"))),
    breaks("format", "another plan", whole(format="drawdown-plan/9")),
    breaks(
        "format",
        "another register",
        register(lambda known: known.model_copy(update={"format": "drawdown-register/9"})),
    ),
    breaks("register-hash", "another register was planned", whole(register_hash="0" * 64)),
    breaks(
        "register-hash",
        "a number that no hash can carry",
        lambda plan: plan.model_copy(
            update={
                "register_": plan.register_.model_copy(
                    update={
                        "rotations": (
                            plan.register_.rotations[0].model_copy(update={"people": 2**60}),
                        )
                    }
                )
            }
        ),
        also="rotation people-complete guard task-length",
    ),
    breaks("unique", "a movement stands twice", with_copy("main-fly", id="main-fly")),
    breaks("unique", "a site ends twice", site_twice),
    breaks(
        "unique", "a leg stands twice", of_register("legs", 1, id="road-post"), also="references"
    ),
    breaks("references", "a site that is not there", site("mid", site="nowhere")),
    breaks("references", "a task that no rule says", task("mid/T58", task="T63")),
    breaks("references", "a leg that is not there", of_register("legs", 3, id="road-lost")),
    breaks(
        "references", "an aircraft that is not there", movement("mid-fly", aircraft="airship@main")
    ),
    breaks(
        "references",
        "cargo of nobody",
        movement("mid-on", loads=(Load(site="nowhere", owner=Owner.COE, teu=1),)),
    ),
    breaks(
        "references",
        "held by nothing",
        movement("mid-on", held_by=Hold(kind=HoldKind.MOVEMENT, ref="mv-0")),
    ),
    breaks("references", "a hub that is not there", of_register("exits", 0, to="nowhere")),
    breaks("references", "a leg without kilometres", of_register("legs", 3, distance_km=None)),
    breaks("references", "a road without speeds", of_register("legs", 3, road_class="ice")),
    breaks("references", "a price that nobody knows", of_costs(sea_freight={})),
    breaks("references", "a value that nobody knows", of_costs(value={})),
    breaks("references", "a kind of site without a price", of_costs(site_day={})),
    breaks("references", "no share of value recovered", of_costs(value_recovered_share={})),
    breaks(
        "references",
        "a site that the plan forgets",
        lambda plan: plan.model_copy(update={"sites": plan.sites[1:]}),
    ),
    breaks(
        "kinds",
        "people home by barge",
        movement("main-fly", kind=MovementKind.BARGE),
        also="travel clearance cost",
    ),
    breaks(
        "kinds", "it empties another site", movement("main-on-2", site="mid"), also="onward-ready"
    ),
    breaks(
        "kinds",
        "cargo on a flight",
        movement("main-fly", loads=(Load(site="main", owner=Owner.COE),)),
    ),
    breaks("kinds", "it arrives before it leaves", movement("rotation", arrive=8)),
    breaks(
        "kinds", "a task ends before it starts", task("north/T58", finish=35), also="task-length"
    ),
)
"""What is wrong with the sums, and with the document."""
