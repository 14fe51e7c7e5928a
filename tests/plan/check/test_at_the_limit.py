"""The rules on the small plan at their very limit: what just keeps them, and what just does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from drawdown.plan.check import (
    cargo,
    journeys,
    loading,
    means,
    network,
    outcomes,
    roads,
    routes,
    yards,
)
from drawdown.plan.check.facts import Facts
from drawdown.plan.check.hub_people import non_essential_gone
from drawdown.plan.check.tasks import task_length
from drawdown.plan.check.violation import Fault
from drawdown.plan.schedule import LegUse, Load, LotWay, Plan
from drawdown.register.mission import Phase
from drawdown.register.model import Register
from drawdown.register.site import CargoKind, Disposition, Owner, Way
from tests.plan.check.mutation import (
    Change,
    movement,
    of_register,
    of_rules,
    register,
    site,
    task,
    whole,
    with_copy,
)
from tests.plan.check.small_plan import plan

COE, UNOE = Owner.COE, Owner.UNOE
NO_HELICOPTER = of_register("legs", 5, display_only=True)


def facts(*changes: Change) -> Facts:
    """Return the facts of the small plan after changes."""
    changed: Plan = plan()
    for each in changes:
        changed = each(changed)
    return Facts(changed)


def faults(rule: Callable[[Facts], Iterator[Fault]], *changes: Change) -> list[tuple[Any, ...]]:
    """Return what a rule finds after changes: what, found, expected, days."""
    found = rule(facts(*changes))
    return [(fault.what, fault.found, fault.expected, fault.days) for fault in found]


def of_mission(**updates: Any) -> Change:
    """Return the change of the names and dates of the mission."""

    def edit(known: Register) -> Register:
        return known.model_copy(update={"mission": known.mission.model_copy(update=updates)})

    return register(edit)


def told(*rows: Disposition) -> Change:
    """Return the change of all that the register says of lots."""
    return register(lambda known: known.model_copy(update={"dispositions": rows}))


GIVEN = [row for row in plan().register_.dispositions if row.way is not Way.SELL]
SELL_OPEN = told(*GIVEN, Disposition(owner=UNOE, kind=CargoKind.CONTAINER, way=Way.SELL))


def sold(*sites: str) -> Change:
    """Return the change of the ways that the plan chooses."""
    lots = (LotWay(site=name, owner=UNOE, kind=CargoKind.CONTAINER, way=Way.SELL) for name in sites)
    return whole(dispositions=tuple(lots))


def test_the_plan_chooses_one_way_for_each_lot_that_is_open() -> None:
    assert faults(cargo.lot_ways, SELL_OPEN, sold("north", "main")) == []
    assert faults(cargo.lot_ways, SELL_OPEN, sold("north")) == [
        ("unoe containers of main", "0 ways chosen", "one", ())
    ]
    assert faults(cargo.lot_ways, SELL_OPEN, sold("north", "north", "main")) == [
        ("unoe containers of north", "2 ways chosen", "one", ())
    ]


def test_a_lot_may_go_with_the_rear_party_alone() -> None:
    # The second entry of cargo is the two vehicles of the post, of which one waits for the end.
    one_vehicle = of_register("cargo", 1, count=1)
    without_it = movement("post-lift", loads=(Load(site="post", owner=COE, teu=1),))
    found = faults(cargo.cargo_complete, one_vehicle, without_it)
    assert [fault for fault in found if fault[0] == "post"] == []


def test_a_lot_that_a_site_does_not_have_is_expected_on_none_of_its_movements() -> None:
    more = (*plan().movements[0].loads, Load(site="north", owner=UNOE, teu=1))
    found = faults(cargo.cargo_complete, movement("post-lift", loads=more))
    assert ("post", "1 unoe containers of north on its lifts and last movement", "0", ()) in found


def phased(**updates: Any) -> Change:
    """Return the change of a mission that holds a phase of the post, over on 1 August (day 31)."""
    said = {"id": "first", "name": "First", "planned_end": date(2023, 8, 1), "sites": ("post",)}
    return of_mission(hold_phases=True, phases=(Phase.model_validate({**said, **updates}),))


def test_a_site_is_late_from_the_day_after_its_phase_ends() -> None:
    held = facts(phased())
    assert [held.too_late_for(name) for name in ("post", "north", "main")] == [32, 92, 92]


def test_a_site_may_name_its_phase_itself() -> None:
    held = facts(phased(sites=()), of_register("sites", 1, phase="first"))
    assert [held.too_late_for(name) for name in ("post", "north")] == [92, 32]
    other = facts(phased(sites=()), of_register("sites", 1, phase="second"))
    assert other.too_late_for("north") == 92


def test_non_essential_people_whom_no_aircraft_serves_leave_with_the_first_lift_alone() -> None:
    assert non_essential_gone(facts(), "post") == frozenset({23})
    assert non_essential_gone(facts(NO_HELICOPTER), "north") == frozenset({21})


def test_supplies_may_last_to_the_very_day_of_arrival() -> None:
    assert faults(journeys.supplies, of_rules("convoys", supplies_days=3)) == []
    assert {fault[1] for fault in faults(journeys.supplies, of_rules("convoys", supplies_days=2))}


def test_nothing_is_bound_before_the_first_day() -> None:
    early: dict[str, Any] = {
        "depart": 1,
        "arrive": 4,
        "legs": (LegUse(leg="road-mid", enter=1, leave=4),),
    }
    bound = {"trucks_from": 0, "escorts_from": 0}
    assert faults(journeys.send, movement("mid-on", **early, **bound)) == []
    [trucks, escorts] = faults(
        journeys.send, movement("mid-on", **early, trucks_from=-1, escorts_from=1)
    )
    assert (trucks[1:3], escorts[1:3]) == (
        ("trucks_from day -1", "day 0"),
        ("escorts_from day 1", "day 0"),
    )


def test_goods_of_the_un_wait_for_packing_though_as_many_vehicles_as_containers_go() -> None:
    both = (Load(site="north", owner=UNOE, teu=2, vehicles=2),)
    late = task("north/T17", start=29, finish=32)
    assert [
        fault[:2] for fault in faults(loading.lift_ready, late, movement("north-more", loads=both))
    ] == [("north-more", "loading before T17 has finished")]
    coe = (Load(site="north", owner=COE, teu=2, vehicles=2),)
    assert faults(loading.lift_ready, late, movement("north-more", loads=coe)) == []


def onward_at(day: int) -> Change:
    """Return the change of a convoy of the hub that closes, to another day."""
    return movement("mid-on-2", depart=day)


@pytest.mark.parametrize(("ended", "found"), [(92, [92]), (93, [])])
def test_a_hub_sends_cargo_on_after_the_deadline_only_if_it_closes_late(
    ended: int, found: list[int]
) -> None:
    late = faults(loading.onward_ready, onward_at(92), site("mid", ended=ended))
    assert [days[0] for _, what, _, days in late if "deadline" in what] == found


def test_cargo_goes_on_to_the_last_day_of_the_mandate() -> None:
    assert faults(loading.onward_ready, onward_at(91)) == []


def test_a_lot_that_goes_too_early_is_told_of_on_its_first_day_alone() -> None:
    early = faults(loading.onward_ready, of_register("hubs", 0, dwell_days=30))
    told_once = [(what.split(maxsplit=1)[1], days) for _, what, _, days in early]
    assert len(told_once) == len({lot for lot, _ in told_once}) > 1
    assert ("coe vehicles of north sent on by then", (27,)) in told_once


def test_a_clearance_may_be_asked_for_on_the_first_day() -> None:
    first_day = movement("mid-fly", depart=3, ask_by=0)
    assert faults(means.clearance, first_day) == []
    [fault] = faults(means.clearance, movement("mid-fly", depart=2, ask_by=-1))
    assert fault[1:3] == (
        "a clearance asked for before the plan begins",
        "a departure on day 3 or later",
    )


@pytest.mark.parametrize(("valid", "late"), [(2, [20]), (3, []), (0, [19]), (1, [19])])
def test_a_first_lift_departs_while_what_was_granted_holds(valid: int, late: list[int]) -> None:
    def holds(known: Register) -> Register:
        rules = [
            rule.model_copy(update={"validity_days": valid}) for rule in known.movement.clearances
        ]
        moves = known.movement.model_copy(update={"clearances": tuple(rules)})
        return known.model_copy(update={"movement": moves})

    # T43 of north has finished on day 19, and its first lift departs on day 21.
    found = faults(means.clearance, register(holds))
    over = [int(what.rsplit(maxsplit=1)[1]) for name, what, *_ in found if name == "north-lift"]
    assert over == late


def test_a_site_of_soldiers_alone_does_not_have_a_task_of_civilians() -> None:
    known = facts()
    rule = known.rules["T10"]
    found = {name: network.needs(known, known.sites[name], rule) for name in known.sites}
    assert found == {"post": False, "north": True, "mid": True, "main": True}


def test_a_small_site_does_not_have_a_task_that_small_sites_do_without() -> None:
    known = facts()
    rule = known.rules["T29"]
    found = {name: network.needs(known, known.sites[name], rule) for name in known.sites}
    assert found == {"post": False, "north": True, "mid": True, "main": False}


def test_what_stands_before_a_task_in_several_ways_is_named_once() -> None:
    known = facts()
    before = sorted(network.predecessors(known, known.sites["main"], "T58"))
    assert before == ["T02", "T17", "T44", "T45"]


def test_what_waits_for_nothing_is_ready_on_the_first_day() -> None:
    known = facts()
    assert network.ready(known, known.sites["main"]) == 0
    assert network.ready(known, known.sites["main"], "T99") == 0
    assert network.ready(known, known.sites["main"], "T44", "T99", "T17") == 25


@pytest.mark.parametrize("name", ["main-fly-3", "mid-on"])
def test_a_converted_site_ends_the_day_after_the_last_person_left(name: str) -> None:
    last = movement(name, site="main", origin="main", depart=60, people=1)
    assert faults(outcomes.site_end, last) == [
        (
            "main",
            "ended on day 52",
            "day 61, when its tasks have finished and all who do not stay have left",
            (),
        )
    ]
    assert faults(outcomes.site_end, last, site("main", ended=61)) == []


def test_a_site_that_ends_the_day_after_the_deadline_is_in_time() -> None:
    assert faults(outcomes.feasible, site("north", ended=92)) == []
    [fault] = faults(outcomes.feasible, site("north", ended=93))
    assert fault[2].startswith("not feasible: late sites north;")


def test_people_who_leave_on_the_last_day_of_the_mandate_are_in_time() -> None:
    assert faults(outcomes.feasible, movement("main-fly-3", depart=91)) == []
    [fault] = faults(outcomes.feasible, movement("main-fly-3", depart=92))
    assert fault[1] == "feasible"
    assert fault[2].endswith("165 of 182 people leave the country before day 92")


def test_a_leg_is_open_on_the_first_and_the_last_day_of_its_season() -> None:
    # The last convoy on road-sea is there on days 52 and 53, the first on 37 and 38.
    through = {"open_from": date(2023, 8, 7), "open_to": date(2023, 8, 23)}
    assert faults(roads.leg_open, of_register("legs", 3, **through)) == []
    [fault] = faults(roads.leg_open, of_register("legs", 3, open_to=date(2023, 8, 22)))
    assert fault[3] == (53, 53)
    [fault] = faults(roads.leg_open, of_register("legs", 3, open_from=date(2023, 8, 8)))
    assert fault[3] == (37, 37)


def test_departures_are_counted_by_weeks_of_seven_days_from_the_first() -> None:
    again = with_copy("main-on", depart=41, legs=(LegUse(leg="road-sea", enter=41, leave=43),))
    assert faults(roads.leg_capacity, again) == [
        ("road-sea towards sea", "2 convoys in a week", "at most 1", (35, 41))
    ]
    week_before = with_copy(
        "main-on", depart=34, legs=(LegUse(leg="road-sea", enter=34, leave=36),)
    )
    assert faults(roads.leg_capacity, week_before) == []


def test_a_site_without_cargo_of_an_owner_takes_the_first_lift_and_the_last() -> None:
    # T46 of north then runs with the lift of day 21 alone, and T47 with that of day 33.
    none = Load(site="north", owner=COE)
    empty = [movement(name, loads=(none,)) for name in ("north-lift", "north-more")]
    found = {fault[0] for fault in faults(task_length, *empty, task("north/T46", finish=22))}
    assert found == set()
    found = {fault[0] for fault in faults(task_length, *empty)}
    assert found == {"north/T46"}


def test_cargo_may_reach_a_closing_hub_on_its_cut_off() -> None:
    # Nothing comes to mid after day 38: its sweep begins on day 46.
    assert faults(yards.hub, of_register("hubs", 0, cutoff_days=8)) == []
    assert faults(yards.hub, of_register("hubs", 0, cutoff_days=9)) == [
        ("mid", "vehicles arrive", "by day 37", (38,))
    ]


def test_a_vessel_takes_containers_and_vehicles_each_by_its_own_room() -> None:
    no_cars = of_register("ports", 0, vehicles_per_call=None)
    assert faults(yards.port, no_cars) == [
        ("sea", "vehicles arrive", "none: no yard, call or capacity", (39,))
    ]
    no_boxes = of_register("ports", 0, teu_per_call=0)
    assert faults(yards.port, no_boxes) == [
        ("sea", "containers arrive", "none: no yard, call or capacity", (39,))
    ]


def test_a_clearance_that_is_asked_for_on_no_day_is_told_apart_from_one_of_a_wrong_day() -> None:
    for ask_by, told_as in ((None, "no day"), (26, "day 26")):
        [fault] = faults(means.clearance, movement("mid-fly", ask_by=ask_by))
        assert fault[1:3] == (f"to be asked for by {told_as}", "day 25")


def test_a_converted_site_where_nothing_happens_has_ended_on_the_first_day() -> None:
    idle = faults(outcomes.site_end, whole(tasks=(), movements=()))
    assert [fault[2].split(",")[0] for fault in idle if fault[0] == "main"] == ["day 0"]


def test_a_converted_site_ends_with_its_own_tasks() -> None:
    assert [
        fault[2].split(",")[0] for fault in faults(outcomes.site_end, task("main/T49", finish=60))
    ] == ["day 60"]


def test_a_leg_is_entered_on_the_day_on_which_the_one_before_is_behind() -> None:
    # 300 km at 200 a day, twice: a day and a half each.
    known = facts(movement("mid-on", legs=(LegUse(leg="road-mid", enter=0, leave=0),) * 2))
    convoy = known.movements["mid-on"].model_copy(update={"depart": 40})
    uses, arrive = routes.timetable(known, convoy)
    assert [(use.enter, use.leave) for use in uses] == [(40, 42), (41, 43)]
    assert arrive == 43
    assert [routes.return_days(known, convoy, legs=legs) for legs in (None, 1, 0)] == [3, 2, 0]


def test_a_vessel_takes_no_more_than_is_left_by_the_one_before() -> None:
    # Calls on days 2 and 4 take three and one of four; three more stand there from day 5.
    came = [(0, 4), (5, 3)]
    moves = tuple(
        plan()
        .movements[0]
        .model_copy(
            update={
                "destination": "sea",
                "arrive": day,
                "loads": (Load(site="post", owner=COE, teu=n),),
            }
        )
        for day, n in came
    )
    calls = {"first_call": date(2023, 7, 3), "call_every_days": 2, "calls": 2}
    room = {"teu_per_call": 3, "yard_teu": 2, "cutoff_days": 0, "dwell_days_likely": None}
    found = faults(yards.port, whole(movements=moves), of_register("ports", 0, **calls, **room))
    assert [fault[1:] for fault in found] == [
        ("4 containers in the yard", "at most 2", (0,)),
        ("3 containers in the yard", "at most 2", (5,)),
    ]
