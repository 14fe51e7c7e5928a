"""The two tracks: their dates by the planner's decoder, held against a checker of their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawdown.examples import minusma_folder
from drawdown.liquidation import tracks
from drawdown.liquidation.lateness import tracked
from drawdown.liquidation.tasks import Case, Timing, Track, liquidation_tasks, teams
from drawdown.liquidation.tracks import (
    Dated,
    Ground,
    dates_from,
    earliest,
    first_dates,
    places_of,
)
from drawdown.liquidation.tracks_check import faults_of
from drawdown.liquidation.workload import by_month, costing_of
from drawdown.people.reading import shipped_rights
from drawdown.register.folder import load_folder
from drawdown.register.model import Register

BEGINS, ENDS = date(2024, 1, 1), date(2024, 12, 31)
SITES = ("gao", "bamako", "tombouctou", "mopti-sevare")


@cache
def register() -> Register:
    found = load_folder(minusma_folder()).register
    assert found is not None
    return found


def ground(*sites: str) -> Ground:
    return Ground(
        register=register(),
        begins=BEGINS,
        ends=ENDS,
        sites=sites or ("gao", "bamako"),
        claims_last=date(2024, 12, 31),
    )


def test_every_task_says_who_answers_its_source_and_what_is_estimated() -> None:
    offices = {role.id for role in shipped_rights().roles}
    for task in liquidation_tasks().values():
        assert task.office in offices
        assert task.source
        assert task.team in {"", *teams()}
        assert set(task.preds) <= set(liquidation_tasks())
    assert {task.track for task in liquidation_tasks().values()} == set(Track)


@settings(max_examples=30, deadline=None)
@given(
    sites=st.lists(st.sampled_from(SITES), min_size=1, unique=True),
    begins=st.dates(date(2024, 1, 1), date(2025, 3, 1)),
    case=st.sampled_from(Case),
    kept=st.integers(0, 300),
)
def test_the_checker_finds_nothing_whatever_stays_and_begins(
    sites: list[str], begins: date, case: Case, kept: int
) -> None:
    there = replace(ground(*sites), begins=begins, kept={sites[0]: begins + timedelta(kept)})
    plan = first_dates(there, case)
    assert faults_of(there, plan, today=begins) == ()
    assert len(plan) == sum(len(places_of(task, there)) for task in liquidation_tasks().values())


def test_the_checker_finds_a_day_a_team_and_a_vessel_that_are_wrong() -> None:
    there = ground(*SITES)
    for each in (plan := first_dates(there)):
        moved = replace(each, start=each.start - timedelta(1), finish=each.finish - timedelta(1))
        others = tuple(moved if other is each else other for other in plan)
        if each.task.preds and each.task.timing is not Timing.CLAIMS:
            assert faults_of(there, others, today=BEGINS), each.key
    at_once = tuple(
        replace(each, start=BEGINS, finish=BEGINS + timedelta(1)) for each in plan
    )  # fmt: skip
    assert any("teams of" in fault for fault in faults_of(there, at_once, today=BEGINS))


def test_no_plan_ends_before_the_day_that_is_proven() -> None:
    for sites in (SITES[:1], SITES[:2], SITES):
        there = ground(*sites)
        lasts = [e.last for e in first_dates(there) if e.task.timing is not Timing.CLAIMS]
        assert max(lasts) >= earliest(there)


def test_other_orders_end_it_sooner_where_the_longest_chain_first_does_not_end_it_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    every = ground(*(site.id for site in register().sites))
    found = first_dates(every)
    assert found == first_dates(every)  # the same orders each time
    assert faults_of(every, found, today=every.begins) == ()
    monkeypatch.setattr(tracks, "TRIES", 0)
    assert earliest(every) <= over(found) < over(first_dates(every))


def over(plan: tuple[Dated, ...]) -> date:
    return max(each.last for each in plan if each.task.timing is not Timing.CLAIMS)


def test_a_notice_that_a_contract_names_ends_on_its_day() -> None:
    there = replace(ground(), until={"L13/gao": date(2024, 5, 31)})
    found = {each.key: each for each in first_dates(there)}
    assert found["L13/gao"].last == date(2024, 5, 31)
    assert found["L17/gao"].start > date(2024, 5, 31)
    assert found["A03/mission"].last == there.claims_last


def test_what_is_done_is_kept_and_what_should_be_done_is_named() -> None:
    there = ground()
    first = first_dates(there)
    today = date(2024, 2, 1)
    done = {each.key: each.last for each in first if each.last < today}
    on_time = tracked(first, dates_from(there, first, done, today), done, today=today, ends=ENDS)
    assert not any(each.late for each in on_time)
    del done["L01/gao"]
    later = dates_from(there, first, done, today)
    assert faults_of(there, later, today=today) == ()
    late = [e for e in tracked(first, later, done, today=today, ends=ENDS) if e.late]
    assert next((each.first.key, each.overdue) for each in late) == ("L01/gao", 17)


def test_a_task_that_will_end_after_the_end_is_named() -> None:
    there = replace(ground(), ends=date(2024, 7, 31))
    first = first_dates(there)
    found = tracked(first, first, {}, today=BEGINS, ends=there.ends)
    assert "A14/mission" in [each.first.key for each in found if each.beyond]


@pytest.mark.parametrize("sites", [SITES[:1], SITES[:3]])
def test_posts_of_all_months_are_the_effort_of_all_tasks(sites: tuple[str, ...]) -> None:
    found = costing_of(ground(*sites))
    standing = {"closure", "guard"}
    for case in Case:
        worked = sum(getattr(x.days, case) for x in found.loads if x.team.team not in standing)
        factors = register().pack.scaling.factors
        types = {site.id: site.type for site in register().sites}
        asked = 0.0
        for task in liquidation_tasks().values():
            for place in places_of(task, ground(*sites)):
                grows = task.timing is Timing.WORK and place in types
                if task.team not in standing:
                    asked += task.effort[case] * (factors[types[place]] if grows else 1)
        assert worked == pytest.approx(asked)


def test_a_range_runs_from_the_least_over_the_likely_to_the_most() -> None:
    found = costing_of(ground())
    for span in (found.staff_cents, found.sites_cents, found.cents, *(x.days for x in found.loads)):
        assert span.low <= span.likely <= span.high
    assert found.over[Case.LOW] <= found.over[Case.LIKELY] <= found.over[Case.HIGH]


def test_another_site_kept_costs_more_and_an_earlier_end_less() -> None:
    before = costing_of(ground())
    more = costing_of(replace(ground(*SITES[:3]), kept={"tombouctou": date(2024, 10, 1)}))
    assert more.cents.likely > before.cents.likely
    assert more.over[Case.LIKELY] > before.over[Case.LIKELY]
    less = costing_of(replace(ground(), ends=date(2024, 6, 30)))
    assert less.cents.likely < before.cents.likely
    assert less.late


def test_months_of_a_stretch_of_days_add_up() -> None:
    found = list(by_month(date(2024, 1, 30), date(2024, 3, 2)))
    assert found == [(date(2024, 1, 1), 2), (date(2024, 2, 1), 29), (date(2024, 3, 1), 1)]
