"""Mutations that break the rules of cargo: what is carried, when it may go, where it waits."""

from __future__ import annotations

from datetime import date

from drawdown.plan.schedule import LeftBehind, LegUse, Load, LotWay, Purpose
from drawdown.register.site import CargoKind, Owner, Way
from tests.plan.check.mutation import (
    breaks,
    movement,
    of_register,
    site,
    task,
    whole,
    with_copy,
)

COE, UNOE = Owner.COE, Owner.UNOE


def coe(site_id: str, teu: int, vehicles: int) -> Load:
    """Return a load of contingent-owned cargo."""
    return Load(site=site_id, owner=COE, teu=teu, vehicles=vehicles)


def way(site_id: str, kind: CargoKind, chosen: Way) -> LotWay:
    """Return the choice of a way for a contingent-owned lot."""
    return LotWay(site=site_id, owner=COE, kind=kind, way=chosen)


CARGO_MUTATIONS = (
    breaks(
        "lot-ways",
        "a way is chosen for a lot whose way is given",
        whole(dispositions=(way("post", CargoKind.VEHICLE, Way.REPATRIATE),)),
    ),
    breaks(
        "cargo-complete",
        "a container too few is lifted",
        movement("mid-lift", loads=(coe("mid", 5, 4),)),
        movement("main-on-3", loads=(coe("post", 0, 2), coe("mid", 5, 5), coe("main", 0, 2))),
    ),
    breaks(
        "cargo-complete",
        "a hub lifts what is not its own",
        movement(
            "mid-on-2", loads=(coe("north", 0, 7), Load(site="north", owner=UNOE, teu=2)), slots=8
        ),
        movement("mid-lift", loads=(coe("mid", 6, 4), coe("post", 0, 1)), slots=8, trucks=5),
        also="trucks cost",
    ),
    breaks(
        "cargo-complete",
        "the rear party takes a container",
        movement("mid-lift", loads=(coe("mid", 5, 4),)),
        movement(
            "mid-last",
            loads=(coe("mid", 1, 1),),
            slots=2,
            trucks=1,
            trucks_from=48,
            trucks_until=52,
        ),
        also="trucks cost",
    ),
    breaks(
        "cargo-complete",
        "the rear party waits with more vehicles than it needs",
        movement("mid-lift", loads=(coe("mid", 6, 3),), slots=6),
        movement("mid-last", loads=(coe("mid", 0, 2),), slots=2),
    ),
    breaks("cargo-complete", "what stays is not said", whole(left_behind=()), also="cost"),
    breaks(
        "cargo-complete",
        "cargo is left at a site that closes",
        whole(left_behind=(LeftBehind(at="mid", site="main", owner=COE, vehicles=1),)),
    ),
    breaks(
        "cargo-complete",
        "cargo vanishes on the way",
        movement("main-on", loads=(coe("north", 9, 4),)),
    ),
    breaks("slots", "a slot too few is stated", movement("mid-on", slots=10)),
    breaks("slots", "a flight takes slots", movement("main-fly", slots=1)),
    breaks("slots", "one leg is too small", of_register("legs", 2, convoy_slots=10)),
    breaks(
        "slots",
        "nobody knows how many a leg takes",
        of_register("legs", 0, convoy_slots=None),
        also="cargo-complete",
    ),
    breaks(
        "lift-ready",
        "loading before the clearance",
        task("north/T43", finish=20),
        also="task-length task-order",
    ),
    breaks(
        "lift-ready",
        "loading before the papers",
        task("north/T44", start=18, finish=20),
        also="task-order",
    ),
    breaks(
        "lift-ready",
        "the UN's goods are not packed",
        task("north/T17", start=29, finish=32),
        also="task-order",
    ),
    breaks(
        "lift-ready",
        "ammunition is not cleared",
        task("post/T08", start=20, finish=22),
        also="task-order",
    ),
    breaks(
        "lift-ready",
        "the sweep begins with the last lift",
        task("mid/T52", start=45, finish=46),
        also="task-order",
    ),
    breaks(
        "lift-ready",
        "the rear party leaves before the signature",
        task("north/T56", start=36, finish=37),
        site("north", signed=37),
        also="task-order",
    ),
    breaks(
        "lift-ready",
        "the rear party goes twice",
        with_copy("mid-last", people=0, loads=(), slots=0, escorts=0),
        also="escorts leg-capacity cargo-complete",
    ),
    breaks(
        "lift-ready",
        "no lift",
        movement("post-lift", purpose=Purpose.ONWARD),
        also="cargo-complete onward-ready people-complete clearance",
    ),
    breaks("lift-ready", "not to where the site moves", of_register("sites", 1, moves_to="main")),
    breaks("lift-ready", "a conversion lifts", movement("main-on", purpose=Purpose.LIFT)),
    breaks("onward-ready", "no such exit", of_register("exits", 0, to="sea")),
    breaks(
        "onward-ready",
        "after the deadline",
        movement(
            "main-on-3",
            depart=92,
            arrive=94,
            legs=(LegUse(leg="road-sea", enter=92, leave=94),),
            trucks_from=90,
            trucks_until=96,
            ask_by=87,
        ),
    ),
    breaks("onward-ready", "before it has rested", of_register("hubs", 0, dwell_days=3)),
    breaks(
        "onward-ready",
        "own cargo before it is booked",
        task("main/T44", start=50, finish=52),
        also="people-ready",
    ),
    breaks(
        "onward-ready",
        "own goods of the UN before they are packed",
        task("main/T17", start=42, finish=45),
    ),
    breaks("hub", "the yard has no room for containers", of_register("hubs", 1, yard_teu=9)),
    breaks("hub", "the yard has no room for vehicles", of_register("hubs", 0, yard_vehicles=7)),
    breaks("hub", "more arrive than a day takes", of_register("hubs", 1, arrivals_teu_per_day=9)),
    breaks("hub", "arrivals after the cut-off", of_register("hubs", 0, cutoff_days=9)),
    breaks(
        "hub",
        "cargo waits when the hub is swept",
        task("mid/T52", start=39, finish=40),
        also="task-order lift-ready people-ready",
    ),
    breaks(
        "hub",
        "cargo to a place that is no hub",
        movement("post-last", destination="north", loads=(coe("post", 0, 1),)),
        also="travel lift-ready people-complete cargo-complete onward-ready",
    ),
    breaks("port", "the yard has no room for containers", of_register("ports", 0, yard_teu=11)),
    breaks("port", "the yard has no room for vehicles", of_register("ports", 0, yard_vehicles=16)),
    breaks("port", "the vessel comes too early to load", of_register("ports", 0, cutoff_days=4)),
    breaks("port", "cargo dwells before it is ready", of_register("ports", 0, dwell_days_likely=2)),
    breaks("port", "the vessel takes less", of_register("ports", 0, vehicles_per_call=3)),
    breaks("port", "no vessel calls", of_register("ports", 0, calls=0)),
    breaks("port", "nobody knows when a vessel calls", of_register("ports", 0, first_call=None)),
    breaks("port", "nobody knows its yard", of_register("ports", 0, yard_teu=None)),
    breaks("port", "the vessel calls later", of_register("ports", 0, first_call=date(2023, 8, 20))),
)
"""What is wrong with the cargo."""
