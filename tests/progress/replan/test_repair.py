"""Whatever happens, the repaired plan keeps every rule and the past, and nothing moves sooner."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawdown.core.findings import Refused
from drawdown.plan.check import violations
from drawdown.plan.schedule import Plan
from drawdown.progress.replan.events import Event, EventKind, parse_event
from drawdown.progress.replan.repair import repair
from drawdown.progress.replan.situation import situation_of
from drawdown.progress.telling.compare import compare
from tests.plan.check.small_plan import plan

START = date(2023, 7, 1)
SUBJECTS = {
    EventKind.LEG_SHUT: ("road-post", "road-north", "road-mid", "road-sea", "river-mid"),
    EventKind.AIRFIELD_SHUT: ("north", "mid", "main"),
    EventKind.CREW_LOST: ("packing", "coe_verification"),
    EventKind.CLEARANCE_REFUSED: ("road-mid", "north", "mid"),
    EventKind.HUB_LOST: ("mid", "main"),
    EventKind.PORT_LOST: ("sea",),
    EventKind.TURN_IN_SHORT: ("north", "mid", "post"),
}


def repaired(*events: Event, as_of: int) -> Plan:
    return repair(situation_of(plan(), events, START + timedelta(days=as_of)))


@st.composite
def happenings(draw: st.DrawFn) -> tuple[Event, int]:
    """Draw an event that is over some day, and the day on which it is known."""
    kind = draw(st.sampled_from(sorted(SUBJECTS)))
    as_of = draw(st.integers(0, 60))
    first = START + timedelta(days=as_of + draw(st.integers(0, 20)))
    share = (
        draw(st.sampled_from((0.0, 0.3, 0.55, 1.0))) if kind is EventKind.TURN_IN_SHORT else None
    )
    return Event(
        kind=kind,
        subject=draw(st.sampled_from(SUBJECTS[kind])),
        first=first,
        last=first + timedelta(days=draw(st.integers(0, 40))),
        share=share,
    ), as_of


@settings(max_examples=150)
@given(happenings())
def test_the_checker_accepts_every_repaired_plan(happened: tuple[Event, int]) -> None:
    event, as_of = happened
    found = repaired(event, as_of=as_of)
    assert violations(found) == ()


@settings(max_examples=60)
@given(happenings())
def test_what_has_begun_keeps_its_days(happened: tuple[Event, int]) -> None:
    event, as_of = happened
    found = repaired(event, as_of=as_of)
    before = {m.id: m for m in plan().movements if m.depart < as_of}
    assert {m.id: m for m in found.movements if m.depart < as_of} == before
    worked = {(t.site, t.task): t.start for t in plan().tasks if t.start < as_of}
    started = {(t.site, t.task): t.start for t in found.tasks}
    movable = {"T45", "T46", "T47", "T48", "T57"}
    assert {k: v for k, v in worked.items() if k[1] not in movable} == {
        k: started[k] for k in worked if k[1] not in movable
    }


@settings(max_examples=60)
@given(happenings())
def test_nothing_is_sooner_than_it_was(happened: tuple[Event, int]) -> None:
    event, as_of = happened
    found = compare(plan(), repaired(event, as_of=as_of))
    assert all(shift.days > 0 for shift in (*found.tasks, *found.movements))


def test_without_an_event_nothing_changes() -> None:
    found = repaired(as_of=10)
    assert (found.tasks, found.sites, found.costs) == (plan().tasks, plan().sites, plan().costs)
    assert set(found.movements) == set(plan().movements)


def test_a_shut_road_holds_the_convoys_on_it_and_what_waits_for_them() -> None:
    event = parse_event("leg_shut:road-mid:2023-07-20:2023-08-02")
    moved = {shift.ref for shift in compare(plan(), repaired(event, as_of=14)).movements}
    assert {"mid-on", "mid-on-2"} & moved
    assert "north-lift" not in moved


def test_a_lost_port_leaves_cargo_behind_and_says_which_yard_it_needs() -> None:
    found = repaired(parse_event("port_lost:sea:2023-07-25"), as_of=14)
    assert sum(item.teu + item.vehicles for item in found.left_behind) == 44
    assert found.register_.hubs[1].yard_teu > plan().register_.hubs[1].yard_teu


def test_a_short_turn_in_sends_less_and_costs_less() -> None:
    found = repaired(parse_event("turn_in_short:north=0.5:2023-07-15"), as_of=14)
    sent = [sum(m.teu for m in p.movements if m.site == "north") for p in (plan(), found)]
    assert sent[1] < sent[0]
    assert found.cost_cents < plan().cost_cents


def test_a_lost_team_does_not_stop_the_task_it_is_at() -> None:
    found = repaired(parse_event("crew_lost:packing:2023-07-11:2023-07-20"), as_of=10)
    packing = {(t.site, t.task): (t.start, t.finish) for t in found.tasks if t.crew == "packing"}
    assert packing["north", "T17"] == (9, 12)
    assert packing["post", "T17"][0] >= 20


def test_an_earlier_deadline_makes_a_site_late() -> None:
    found = repaired(parse_event("new_deadline:mission:2023-08-10"), as_of=10)
    assert not found.feasible
    assert {end.site for end in found.sites if end.late_days} == {"mid", "main"}


def test_people_who_leave_too_late_are_priced_as_the_checker_prices_them() -> None:
    for day in range(20, 62):
        last = START + timedelta(days=day)
        found = repaired(parse_event(f"new_deadline:mission:{last.isoformat()}"), as_of=10)
        assert not [v for v in violations(found) if v.rule in ("cost", "feasible", "site-end")]


@pytest.mark.parametrize(
    "text",
    [
        "leg_shut:road-mid", "leg_shot:road-mid:2023-07-20", "leg_shut:road-mod:2023-07-20",
        "leg_shut:road-mid:20/07/2023", "leg_shut:road-mid:2023-07-20:2023-07-01",
        "turn_in_short:north:2023-07-20", "convoy_slips:nothing:2023-07-20",
        "crew_lost:team:2023-07-20", "convoy_slips:north-lift:2023-08-20",
    ],
)  # fmt: skip
def test_it_refuses_what_did_not_happen(text: str) -> None:
    with pytest.raises(Refused):
        situation_of(plan(), [parse_event(text)], date(2023, 8, 1))
