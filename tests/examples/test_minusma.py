"""MINUSMA on 1 July 2023: what was reported, what is guessed, and what nobody knew yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from drawdown.core.provenance import ESTIMATE, Record
from drawdown.register.history import History
from drawdown.register.model import Register
from drawdown.register.site import UNIFORMED, CargoKind, Outcome

SIGNED_BY_NOBODY = {"tessalit", "aguelhok", "kidal"}


def records(register: Register) -> Iterator[Record]:
    """Yield every record that a plan is made from, those inside others included."""
    yield from (register.mission, *register.mission.resolutions, *register.mission.phases)
    for site in register.sites:
        yield from (site, *site.units, *site.annexes, site.receiver)
    yield from (
        *register.people, *register.rotations, *register.cargo, *register.dispositions,
        *register.crews, *register.waypoints, *register.legs, *register.closures,
        *register.hubs, *register.exits, *register.ports, *register.aircraft,
        *register.movement.speeds, *register.movement.clearances, register.costs,
    )  # fmt: skip
    means = register.movement
    yield from (means.convoys, means.escorts, means.trucks, means.guard, means.flights)


def test_thirteen_sites_add_up_to_what_was_reported(register: Register) -> None:
    uniformed = sum(p.count for p in register.people if p.category in UNIFORMED)
    civilian = sum(p.count for p in register.people if p.category not in UNIFORMED)
    containers = sum(c.count for c in register.cargo if c.kind is CargoKind.CONTAINER)
    vehicles = sum(c.count for c in register.cargo if c.kind is CargoKind.VEHICLE)
    assert len(register.sites) == 13
    assert (uniformed, civilian, containers, vehicles) == (12_947, 1_786, 5_500, 4_000)


def test_three_sites_are_converted_and_ten_close(register: Register) -> None:
    converted = {site.id for site in register.sites if site.outcome is Outcome.CONVERT}
    assert converted == {"gao", "tombouctou", "bamako"}


@pytest.mark.parametrize(
    ("said", "meant"), [("sevare", "mopti-sevare"), ("timbuktu", "tombouctou"), ("gao", "gao")]
)
def test_a_site_answers_to_its_other_names(register: Register, said: str, meant: str) -> None:
    assert register.site(said).id == meant


def test_every_estimate_says_what_it_rests_on(register: Register) -> None:
    silent = [
        (type(record).__name__, record.model_dump(mode="json", exclude={"provenance"}))
        for record in (*register.people, *register.cargo, *register.legs, *register.crews,
                       *register.hubs, *register.exits, *register.ports, *register.aircraft,
                       *register.closures, *register.waypoints, *register.dispositions,
                       *register.movement.speeds, *register.movement.clearances)
        if record.estimated() and not record.provenance_of().note
    ]  # fmt: skip
    assert silent == []


def test_no_estimate_passes_for_a_fact(register: Register) -> None:
    for record in records(register):
        for field, mark in record.provenance.items():
            assert mark.source or field == "*", (record, field)
            assert mark.inferred or ESTIMATE not in mark.source, (record, field)


def test_the_register_knows_nothing_of_what_came_later(register: Register) -> None:
    assert register.mission.as_of == register.mission.plan_start == date(2023, 7, 1)
    assert all(site.planned_closing is None for site in register.sites)
    for record in records(register):
        for mark in record.provenance.values():
            assert mark.as_of is None or mark.as_of <= register.mission.as_of


def test_the_way_through_niger_is_open_on_the_first_day(
    register: Register, history: History
) -> None:
    [coup] = [event for event in history.events if event.known == date(2023, 7, 26)]
    assert (coup.event, coup.legs) == ("legs_closed", ("rd-lab-nia", "rd-nia-cot"))
    for leg in register.legs:
        if leg.id in coup.legs:
            assert (leg.departures_per_week or 0) > 0
            assert leg.open_to is None
    assert not {closure.leg for closure in register.closures} & set(coup.legs)


def test_every_event_is_known_after_the_plan_was_made(register: Register, history: History) -> None:
    assert all(event.known > register.mission.as_of for event in history.events)


def test_three_sites_were_left_before_anybody_signed(history: History) -> None:
    unsigned = {
        past.site
        for past in history.sites
        if past.annex is None and past.handover is None and past.last_departure is not None
    }
    assert unsigned == SIGNED_BY_NOBODY
    assert all(past.taken_by for past in history.sites if past.site in unsigned)


def test_two_annexes_of_mopti_were_handed_over_before_the_camp(
    register: Register, history: History
) -> None:
    [camp] = [p for p in history.sites if p.site == "mopti-sevare" and p.annex is None]
    annexes = [p for p in history.sites if p.site == "mopti-sevare" and p.annex is not None]
    assert {p.annex for p in annexes} == {annex.id for annex in register.site("sevare").annexes}
    assert camp.handover == date(2023, 12, 8)
    assert {p.handover for p in annexes} == {date(2023, 11, 22)}


def test_the_days_that_the_mission_announced_became_known_later(
    register: Register, history: History
) -> None:
    announced = [past for past in history.sites if past.announced is not None]
    assert len(announced) == 13
    for past in announced:
        known = past.provenance_of("announced").as_of
        assert known is not None
        assert known > register.mission.as_of
