"""Delegations over time: whatever their days, they count between them and never outside."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from drawdown.ledger.act import PersonId
from drawdown.people.holding import Bounds, Delegation
from drawdown.people.may import Asked, Look, as_actor, may, sees, ways_to_act
from drawdown.people.rights import Sight
from tests.people.world import BEN, GUS, MISSION, RIGHTS, USUAL, act_id, office, standing

ROLE = "director_mission_support"
FIRST = date(2023, 1, 1)
days = st.integers(0, 20).map(lambda number: FIRST + timedelta(days=number))
seconds = st.integers(0, 25 * 24 * 3600)
moments = seconds.map(lambda number: datetime(2022, 12, 30, tzinfo=UTC) + timedelta(seconds=number))
site_sets = st.none() | st.frozensets(st.sampled_from(("nord", "sud", "ouest")), min_size=1)


@st.composite
def delegations(draw: st.DrawFn, person: PersonId = GUS) -> Delegation:
    """Draw a delegation of three weeks at most, ended early or not."""
    since, until = sorted((draw(days), draw(days)))
    return Delegation(
        id=act_id(draw(st.integers(100, 10_000))),
        person=person,
        role=ROLE,
        bounds=Bounds(draw(site_sets)),
        since=since,
        until=until,
        ended=draw(st.none() | moments),
        given_by=BEN,
    )


def counts(delegation: Delegation, at: datetime) -> bool:
    """Say it again in other words: the interval of moments in which a delegation holds."""
    begin = datetime.combine(delegation.since, time(), UTC)
    end = datetime.combine(delegation.until or date.max, time(), UTC) + timedelta(days=1)
    return begin <= at < min(end, delegation.ended or end)


@given(delegations(), moments, st.frozensets(st.sampled_from(("nord", "sud"))))
def test_it_counts_between_its_days_and_within_its_bounds_only(
    delegation: Delegation, at: datetime, sites: frozenset[str]
) -> None:
    world = standing(delegation)
    asked = Asked(kind="plan.approved", mission=MISSION, sites=sites)
    reaches = delegation.bounds.sites is None or (
        sites != set() and sites <= delegation.bounds.sites
    )
    verdict = may(RIGHTS, world, as_actor(delegation), asked, at=at)
    assert verdict.allowed == (counts(delegation, at) and reaches)
    look = Look(sight=Sight.SCHEDULE, sites=sites)
    assert sees(RIGHTS, world, GUS, look, at=at).allowed == verdict.allowed


@given(st.lists(delegations(), max_size=5, unique_by=lambda each: each.id), moments)
def test_a_person_acts_exactly_under_what_counts(held: list[Delegation], at: datetime) -> None:
    asked = Asked(kind="plan.approved", mission=MISSION)
    ways = ways_to_act(RIGHTS, standing(*held), GUS, asked, at=at)
    fits = {each.id for each in held if counts(each, at) and each.bounds.sites is None}
    assert {way.delegation for way in ways} == fits


@given(delegations(), moments, moments)
def test_what_has_ended_never_comes_back(
    delegation: Delegation, first: datetime, second: datetime
) -> None:
    early, late = sorted((first, second))
    if counts(delegation, early) and not counts(delegation, late):
        later = late + timedelta(days=1)
        assert not delegation.active(late)
        assert not delegation.active(later)


@given(delegations(), moments)
def test_ending_it_takes_away_from_then_on_and_never_adds(
    delegation: Delegation, at: datetime
) -> None:
    shorter = replace(delegation, ended=min(at, delegation.ended or at))
    assert not shorter.active(at)
    for moment in (at - timedelta(days=1), at + timedelta(days=1)):
        assert delegation.active(moment) or not shorter.active(moment)


@given(delegations(), moments)
def test_nobody_gains_from_a_delegation_to_another(delegation: Delegation, at: datetime) -> None:
    asked = Asked(kind="plan.approved", mission=MISSION)
    for person in set(USUAL.persons) - {GUS}:
        assert not ways_to_act(RIGHTS, standing(delegation), PersonId(person), asked, at=at)


@given(moments)
def test_an_office_counts_to_the_second_before_midnight_in_utc(at: datetime) -> None:
    held = office(1, BEN, ROLE, since=at.date(), until=at.date())
    assert held.active(at)
    assert held.active(datetime.combine(at.date(), time(23, 59, 59), UTC))
    assert not held.active(datetime.combine(at.date(), time(), UTC) + timedelta(days=1))
