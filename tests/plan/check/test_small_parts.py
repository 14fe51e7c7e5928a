"""Parts of the checker on the smallest cases, where a slip by one shows."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest

from drawdown.core.days import DayCount
from drawdown.plan.check.demurrage import calls_of, demurrage, ready_before
from drawdown.plan.check.departures import release_cap
from drawdown.plan.check.exact import overloads, to_cent
from drawdown.plan.check.hub_people import Early, Group, HubPeople
from drawdown.plan.check.money import disposal, left_behind
from drawdown.plan.check.pieces import Lot, shares, smallest_slots
from drawdown.plan.check.routes import in_rains, length
from drawdown.plan.check.who import Headcount
from drawdown.register.network import HOME
from drawdown.register.site import CargoKind, Owner, Way

CALENDAR = DayCount(date(2023, 7, 1))
CARS = Lot("gao", Owner.UNOE, CargoKind.VEHICLE)
BOXES = Lot("gao", Owner.UNOE, CargoKind.CONTAINER)


def test_uses_that_end_before_they_begin_or_take_nothing_load_nothing() -> None:
    assert list(overloads([(5, 3, 4), (2, 2, 9), (1, 8, 0)], 1)) == []
    [((first, _), peak)] = overloads([(5, 3, 4), (1, 8, 2)], 1)
    assert (first, peak) == (1, 2)


def test_without_a_price_no_container_costs_anything_in_a_port() -> None:
    costs = SimpleNamespace(demurrage_teu_day=None, demurrage_free_days=7)
    facts: Any = SimpleNamespace(register=SimpleNamespace(costs=costs, ports=()))
    assert demurrage(facts) == Fraction(0)


def test_the_cap_is_told_of_the_day_before_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    guard = SimpleNamespace(release_cap_date="day 10", release_cap_share=0.5)
    people = SimpleNamespace(people=6, destination=HOME, depart=9)
    later = SimpleNamespace(people=4, destination=HOME, depart=10)
    register = SimpleNamespace(
        movement=SimpleNamespace(guard=guard), sites=[SimpleNamespace(id="gao")]
    )
    facts: Any = SimpleNamespace(
        register=register,
        calendar=SimpleNamespace(day=lambda _: 10),
        plan=SimpleNamespace(movements=[people, later]),
    )
    monkeypatch.setattr(
        "drawdown.plan.check.departures.headcount", lambda *_: SimpleNamespace(must_leave=10)
    )
    [fault] = release_cap(facts)
    assert (fault.found, fault.days) == ("6 people have left the country", (9,))


@pytest.mark.parametrize(
    ("thousandths", "cents"), [(4, 0), (5, 1), (6, 1), (14, 1), (15, 2), (16, 2), (-5, 0), (-6, -1)]
)
def test_money_is_rounded_to_the_nearest_cent_a_half_upwards(thousandths: int, cents: int) -> None:
    assert to_cent(Fraction(thousandths, 1000)) == Fraction(cents, 100)


def vessels(**more: Any) -> Any:
    said = {"first_call": date(2023, 7, 4), "call_every_days": 14, "calls": 3}
    return SimpleNamespace(**{**said, "dwell_days_likely": 3, "cutoff_days": 2, **more})


@pytest.mark.parametrize(
    ("more", "days"),
    [
        ({}, [3, 17, 31]),
        ({"calls": 1}, [3]),
        ({"call_every_days": None}, [3]),
        ({"calls": 0}, []),
        ({"calls": None}, []),
        ({"first_call": None}, []),
    ],
)
def test_vessels_call_at_their_interval_as_often_as_they_are_known_to(
    more: dict[str, Any], days: list[int]
) -> None:
    facts: Any = SimpleNamespace(calendar=CALENDAR)
    assert list(calls_of(facts, vessels(**more))) == days


def test_cargo_is_ready_after_its_dwell_before_the_cut_off() -> None:
    assert ready_before(vessels()) == 5
    assert ready_before(vessels(dwell_days_likely=None)) == 2
    assert ready_before(vessels(cutoff_days=None)) == 3


def people(**more: int) -> Headcount:
    said = {"guard": 20, "main_body": 30, "non_essential": 10, "national": 5}
    return Headcount(**{**said, "staying_guard": 6, "staying_team": 3, "rotating": 0, **more})


def test_who_rotates_is_of_the_main_body_first_and_then_of_the_others() -> None:
    assert (people().leaving_main, people().leaving_non_essential) == (30, 7)
    assert (people(rotating=29).leaving_main, people(rotating=29).leaving_non_essential) == (1, 7)
    assert (people(rotating=32).leaving_main, people(rotating=32).leaving_non_essential) == (0, 5)
    assert (people(rotating=99).leaving_main, people(rotating=99).leaving_non_essential) == (0, 0)


def test_everybody_but_who_stays_has_to_leave_the_country() -> None:
    assert (people().leaving_guard, people().staying, people().must_leave) == (14, 9, 51)


def test_people_in_transit_may_leave_a_hub_on_the_first_day() -> None:
    hub = HubPeople(non_essential=Group(4, 9), main_body=Group(5, 9), guard=Group(6, 9))
    assert hub.in_transit.number == 0
    hub.in_transit.number = 3
    assert hub.leave(0, 3, non_essential_first=True) is None
    assert hub.leave(0, 20, non_essential_first=True) == Early(0, unready=9, guard=6, missing=5)


def lots(*rows: SimpleNamespace, **more: Any) -> Any:
    """Return facts of twelve vehicles and eight containers of the UN at Gao."""
    cargo = [
        SimpleNamespace(site=lot.site, owner=lot.owner, kind=lot.kind, count=count)
        for lot, count in ((CARS, 12), (BOXES, 8))
    ]
    said = {"cargo": cargo, "disposals": (), **more}
    return SimpleNamespace(
        register=SimpleNamespace(**said),
        dispositions={CARS: list(rows), BOXES: list(rows)},
        plan=SimpleNamespace(dispositions=[chosen(CARS, Way.SELL), chosen(BOXES, Way.DESTROY)]),
    )


def chosen(lot: Lot, way: Way) -> SimpleNamespace:
    return SimpleNamespace(site=lot.site, owner=lot.owner, kind=lot.kind, way=way)


def row(way: Way, share: float | None = None) -> SimpleNamespace:
    return SimpleNamespace(way=way, share=share)


def test_what_is_open_of_a_lot_goes_the_chosen_way_whole() -> None:
    given, sell, destroy = row(Way.REDEPLOY, 0.25), row(Way.SELL), row(Way.DESTROY)
    assert shares(lots(sell, destroy), CARS) == {Way.SELL: 1}
    assert shares(lots(given, sell, destroy), CARS) == {
        Way.REDEPLOY: Fraction(1, 4),
        Way.SELL: Fraction(3, 4),
    }


def test_no_way_is_chosen_for_a_lot_of_which_nothing_is_open() -> None:
    assert shares(lots(row(Way.REDEPLOY, 0.25)), CARS) == {Way.REDEPLOY: Fraction(1, 4)}


def test_each_piece_pays_the_price_of_its_own_way() -> None:
    prices = [
        SimpleNamespace(owner=Owner.UNOE, way=Way.SELL, container_price=7, vehicle_price=10.5),
        SimpleNamespace(owner=Owner.UNOE, way=Way.DESTROY, container_price=3, vehicle_price=100),
        SimpleNamespace(owner=Owner.COE, way=Way.SELL, container_price=900, vehicle_price=900),
    ]
    ways = row(Way.REDEPLOY, 0.25), row(Way.SELL), row(Way.DESTROY)
    # Nine of twelve vehicles are sold at 10.50, six of eight containers are destroyed at 3.
    assert disposal(lots(*ways, disposals=prices)) == Fraction("94.5") + 18


@pytest.mark.parametrize(
    ("end", "price"),
    [(date(2023, 10, 10), 700), (date(2023, 9, 30), 0), (date(2023, 9, 20), 0), (None, 0)],
)
def test_cargo_left_behind_is_paid_for_from_the_deadline_to_the_end_of_the_liquidation(
    end: date | None, price: int
) -> None:
    mission = SimpleNamespace(deadline=date(2023, 9, 30), liquidation_end=end)
    left = [SimpleNamespace(teu=20, vehicles=10), SimpleNamespace(teu=5, vehicles=0)]
    facts: Any = SimpleNamespace(
        register=SimpleNamespace(mission=mission, costs=SimpleNamespace(left_teu_day=2)),
        plan=SimpleNamespace(left_behind=left),
    )
    assert left_behind(facts) == price


@pytest.mark.parametrize(
    ("slots", "smallest"), [((30, 20), 20), ((30, None), 0), ((None,), 0), ((), 0), ((0, 9), 0)]
)
def test_a_route_takes_no_more_than_its_smallest_leg_and_unknown_is_none(
    slots: tuple[int | None, ...], smallest: int
) -> None:
    facts: Any = SimpleNamespace(
        legs={str(n): SimpleNamespace(convoy_slots=known) for n, known in enumerate(slots)}
    )
    route: Any = SimpleNamespace(legs=[SimpleNamespace(leg=name) for name in facts.legs])
    assert smallest_slots(facts, route) == smallest


def test_the_first_and_the_last_day_of_the_rains_are_of_the_rains() -> None:
    def wet(rains: SimpleNamespace | None) -> list[int]:
        movement = SimpleNamespace(rains=rains)
        facts: Any = SimpleNamespace(calendar=CALENDAR, register=SimpleNamespace(movement=movement))
        return [day for day in range(20) if in_rains(facts, day)]

    assert wet(SimpleNamespace(first=date(2023, 7, 5), last=date(2023, 7, 8))) == [4, 5, 6, 7]
    assert wet(SimpleNamespace(first=date(2023, 7, 5), last=date(2023, 7, 5))) == [4]
    assert wet(None) == []


def test_a_leg_of_unknown_length_is_not_of_none() -> None:
    leg: Any = SimpleNamespace(id="road", distance_km=0.1)
    assert length(leg) == Fraction(1, 10)
    leg.distance_km = None
    with pytest.raises(ValueError, match="how long the leg road is"):
        length(leg)
