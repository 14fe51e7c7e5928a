"""Parts of the checker beside a slower count of the same: day by day, container by container."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.core.days import DayCount
from drawdown.plan.check import yards
from drawdown.plan.check.demurrage import demurrage, ready_before
from drawdown.plan.check.exact import overloads
from drawdown.plan.check.fleet import runway, seats
from drawdown.plan.check.flights import rotation, seat_use
from drawdown.plan.schedule import MovementKind
from drawdown.register.site import CargoKind, Owner

CALENDAR = DayCount(date(2023, 7, 1))
DAYS = st.integers(0, 12)
USES = st.lists(st.tuples(DAYS, DAYS, st.integers(0, 4)), max_size=6)


@given(uses=USES, limit=st.integers(0, 6))
def test_stretches_above_a_limit_are_those_of_a_count_day_by_day(
    uses: list[tuple[int, int, int]], limit: int
) -> None:
    load = [sum(n for first, until, n in uses if first <= day < until) for day in range(15)]
    found: list[tuple[tuple[int, int], int]] = []
    for day, taken in enumerate(load):
        if taken <= limit:
            continue
        if found and found[-1][0][1] == day - 1:
            (first, _), peak = found[-1]
            found[-1] = ((first, day), max(peak, taken))
        else:
            found.append(((day, day), taken))
    assert list(overloads(uses, limit)) == found


@st.composite
def ports(draw: st.DrawFn) -> Any:
    """Return a port whose vessels call some times, or one without any."""
    called = draw(st.booleans())
    small = st.one_of(st.none(), st.integers(0, 3))
    return SimpleNamespace(
        id="port",
        first_call=CALENDAR.date(draw(st.integers(0, 6))) if called else None,
        call_every_days=draw(st.integers(1, 4)),
        calls=draw(st.integers(0, 4)),
        teu_per_call=draw(st.one_of(st.none(), st.integers(0, 3))),
        dwell_days_likely=draw(small),
        cutoff_days=draw(small),
    )


@given(
    port=ports(),
    came=st.lists(st.tuples(DAYS, st.integers(1, 3)), max_size=4),
    free=st.integers(0, 4),
)
def test_demurrage_is_what_container_by_container_comes_to(
    port: Any, came: list[tuple[int, int]], free: int
) -> None:
    moves = [SimpleNamespace(destination="port", arrive=day, teu=teu) for day, teu in came]
    elsewhere = SimpleNamespace(destination="hub", arrive=0, teu=9)
    costs = SimpleNamespace(demurrage_teu_day=3, demurrage_free_days=free)
    facts: Any = SimpleNamespace(
        register=SimpleNamespace(costs=costs, ports=[port]),
        plan=SimpleNamespace(movements=[*moves, elsewhere]),
        calendar=CALENDAR,
        too_late=20,
    )
    first = CALENDAR.day(port.first_call) if port.first_call else 0
    calls = [first + n * port.call_every_days for n in range(port.calls)] if port.first_call else []
    waiting = sorted(day for day, teu in came for _ in range(teu))
    charged = 0
    for day in range(20):
        if day in calls:
            ready = [one for one in waiting if one + ready_before(port) <= day]
            waiting = waiting[min(len(ready), port.teu_per_call or 0) :]
        charged += sum(one + free <= day for one in waiting)
    assert demurrage(facts) == Fraction(3 * charged)


@given(
    port=ports(),
    room=st.integers(1, 4),
    yard=st.integers(1, 6),
    came=st.lists(st.tuples(DAYS, st.integers(1, 3)), min_size=1, max_size=4),
    kind=st.sampled_from(CargoKind),
)
def test_a_yard_of_a_port_is_as_full_as_piece_by_piece_comes_to(
    port: Any, room: int, yard: int, came: list[tuple[int, int]], kind: CargoKind
) -> None:
    boxes = kind is CargoKind.CONTAINER
    port.calls = port.calls or 1
    port.first_call = port.first_call or CALENDAR.date(2)
    port.teu_per_call, port.vehicles_per_call = (room, None) if boxes else (None, room)
    port.yard_teu, port.yard_vehicles = (yard, None) if boxes else (None, yard)
    moves = []
    for day, pieces in came:
        sent = {"teu": pieces if boxes else 0, "vehicles": 0 if boxes else pieces}
        load = SimpleNamespace(site="gao", owner=Owner.COE, **sent)
        moves.append(SimpleNamespace(destination="port", arrive=day, loads=[load]))
    facts: Any = SimpleNamespace(
        ports={"port": port}, plan=SimpleNamespace(movements=moves), calendar=CALENDAR
    )
    first = CALENDAR.day(port.first_call)
    calls = [first + n * port.call_every_days for n in range(port.calls)]
    there: list[int] = []
    load_of: list[int] = []
    for day in range(20):
        there += sorted(day for arrives, pieces in came for _ in range(pieces) if arrives == day)
        if day in calls:
            ready = [one for one in there if one + ready_before(port) <= day]
            there = there[min(len(ready), room) :]
        load_of.append(len(there))
    above = [day for day, pieces in enumerate(load_of) if pieces > yard]
    begins = [day for day in above if day - 1 not in above]
    found = list(yards.port(facts))
    assert [fault.days[0] for fault in found] == begins
    peaks = [int(fault.found.split()[0]) for fault in found]
    assert max(peaks, default=0) == max((load_of[day] for day in above), default=0)


def aircraft(**more: Any) -> Any:
    return SimpleNamespace(
        **{"base": "gao", "flies_home": True, "seats": 50, "flights_per_week": 1, **more}
    )


def air(*flights: SimpleNamespace, **more: Any) -> Any:
    """Return facts with one aircraft at Gao that flies people home."""
    entry = aircraft(**more)
    movement = SimpleNamespace(flights=SimpleNamespace(completion=0.9))
    return SimpleNamespace(
        flights=flights,
        aircraft={"an26@gao": entry},
        sites={},
        register=SimpleNamespace(movement=movement, rotations=()),
    )


def flight(day: int, people: int = 1, **more: Any) -> SimpleNamespace:
    said = {"id": f"fl-{day}", "aircraft": "an26@gao", "origin": "gao", "destination": "home"}
    return SimpleNamespace(**{**said, "depart": day, "arrive": day, "people": people, **more})


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ((6, 7), []),
        ((7, 13), [("2 flights in a week", "at most 1", (7, 13))]),
        ((14, 15, 20, 21), [("3 flights in a week", "at most 1", (14, 20))]),
    ],
)
def test_flights_are_counted_by_weeks_of_seven_days_from_the_first(
    days: tuple[int, ...], found: list[tuple[str, str, tuple[int, ...]]]
) -> None:
    faults = [(f.found, f.expected, f.days) for f in seat_use(air(*map(flight, days)))]
    assert faults == found


def test_a_flight_is_planned_with_as_many_people_as_flights_that_go_have_seats_for() -> None:
    assert seats(air(), aircraft()) == 45
    assert list(seat_use(air(flight(3, 45)))) == []
    [fault] = seat_use(air(flight(3, 46)))
    assert (fault.what, fault.found, fault.expected, fault.days) == (
        "fl-3", "46 people on board", "at most 45", (3,),
    )  # fmt: skip


def test_a_flight_arrives_on_its_day_and_takes_a_way_that_its_aircraft_may() -> None:
    late, astray = flight(3, arrive=4), flight(12, destination="bamako")
    faults = [(f.what, f.found) for f in seat_use(air(late, astray))]
    assert faults == [
        ("fl-3", "arrival on day 4"),
        ("fl-12", "an26@gao from gao to bamako"),
    ]


@pytest.mark.parametrize(("known", "metres"), [(None, 0), (0, 0), (1, 1), (1800, 1800)])
def test_a_runway_that_nobody_knows_counts_as_none(known: int | None, metres: int) -> None:
    facts: Any = SimpleNamespace(sites={"gao": SimpleNamespace(runway_m=known)})
    assert runway(facts, "gao") == metres
    assert runway(facts, "elsewhere") == 0


def test_each_rotation_stands_once_on_its_date() -> None:
    wanted = SimpleNamespace(site="gao", people=40, departs=CALENDAR.date(5))

    def planned(day: int, people: int = 40) -> SimpleNamespace:
        kind = MovementKind.ROTATION
        return SimpleNamespace(origin="gao", people=people, depart=day, kind=kind)

    def found(*movements: SimpleNamespace) -> list[tuple[str, tuple[int, ...]]]:
        facts: Any = SimpleNamespace(
            register=SimpleNamespace(rotations=[wanted]),
            plan=SimpleNamespace(movements=movements),
            calendar=CALENDAR,
        )
        return [(fault.found, fault.days) for fault in rotation(facts)]

    assert found(planned(5)) == []
    assert found() == [("1 rotations too few", (5,))]
    assert found(planned(5), planned(5)) == [("1 rotations of 40 people", (5,))]
    assert found(planned(6)) == [("1 rotations too few", (5,)), ("1 rotations of 40 people", (6,))]
