"""What holds a date: each reason in words, and the chain of reasons back to the first day."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation

from drawdown.plan.schedule import TaskPlan
from drawdown.web.works.index import PlanIndex
from drawdown.web.works.why.chain import Step, binding_chain
from drawdown.web.works.why.holds import hold_words
from drawdown.web.works.why.lines import chain_lines
from tests.web.small_plan import PLANNED_MOVEMENTS, PLANNED_TASKS, small_plan


@pytest.fixture
def index() -> PlanIndex:
    return PlanIndex(small_plan())


def named(step: Step) -> str:
    subject = step.subject
    return f"{subject.site}/{subject.task}" if isinstance(subject, TaskPlan) else subject.id


def held(task: str, kind: str, ref: str | None, **movement: Any) -> str:
    """Return the words for the first lift, or a task of Nord, if it were held by this."""
    changed = [
        one | {"held_by": {"kind": kind, "ref": ref}}
        if (one["site"], one["task"]) == ("nord", task)
        else one
        for one in PLANNED_TASKS
    ]
    moved = [
        one | movement | {"held_by": {"kind": kind, "ref": ref}} if one["id"] == task else one
        for one in PLANNED_MOVEMENTS
    ]
    index = PlanIndex(small_plan(tasks=changed, movements=moved))
    subject = index.movements.get(task) or index.tasks["nord", task]
    with translation.override("en"):
        return hold_words(index, subject)


@pytest.mark.parametrize(
    ("task", "kind", "ref", "words"),
    [
        ("T01", "start", None, "begins on the first day"),
        ("T34", "task", "nord/T02", "waits for T02"),
        ("T34", "task", "sud/T43", "waits for Sud T43"),
        ("T34", "crew", "engineering", "no engineering team free before 18 Jul"),
        ("T34", "crew", "barber_shop", "no barber shop team free before 18 Jul"),
        ("T34", "choice", None, "could begin earlier without gain"),
        ("T34", "release", None, "the minimum guard has to stay"),
        ("T46", "movement", "lift-nord-001", "depends on: Convoy Nord–Sud, 26 Jul"),
        ("T46", "movement", "nobody", "waits for a movement"),
        ("lift-nord-001", "leg", "rd-nord-sud", "Nord–Sud is closed until 24 Jul"),
        (
            "lift-nord-002",
            "leg",
            "rd-nord-sud",
            "weekly departures Nord–Sud are taken until 29 Jul",
        ),
        ("lift-nord-002", "leg", "rd-nowhere", "rd-nowhere is taken until 5 Aug"),
        ("lift-nord-002", "trucks", None, "no trucks free before 1 Jul"),
        ("last-nord-001", "escorts", None, "no escort free before 10 Aug"),
        ("lift-nord-002", "hub", "sud", "no room at the hub of Sud before 5 Aug"),
        ("onward-sud-001", "port", "port", "no room at the port of Le Port before 31 Jul"),
        ("lift-nord-002", "seats", "Mi-8@sud", "no seats before 5 Aug: Mi-8 (Sud)"),
    ],
)
def test_every_hold_is_put_into_words(task: str, kind: str, ref: str | None, words: str) -> None:
    changes = {"depart": 28, "legs": ({"leg": "rd-nord-sud", "enter": 28, "leave": 30},)}
    full = words.startswith("weekly")
    assert held(task, kind, ref, **(changes if full else {})) == words


def test_a_convoy_too_close_ahead_is_named(index: PlanIndex) -> None:
    close = {"depart": 27, "legs": ({"leg": "rd-nord-sud", "enter": 27, "leave": 29},)}
    moved = [
        one | close | {"escorts_from": 27} if one["id"] == "lift-nord-002" else one
        for one in PLANNED_MOVEMENTS
    ]
    plan = PlanIndex(small_plan(movements=moved))
    with translation.override("en"):
        words = hold_words(plan, plan.movements["lift-nord-002"])
    assert words == "keeps its distance on Nord–Sud from the convoy of 26 Jul"


def test_the_year_is_written_where_it_is_not_the_first_one() -> None:
    late = [
        one | {"start": 200, "finish": 201} if one["task"] == "T34" else one
        for one in PLANNED_TASKS
    ]
    index = PlanIndex(small_plan(tasks=late))
    with translation.override("en"):
        words = hold_words(index, index.tasks["nord", "T34"])
    assert words == "no engineering team free before 17 Jan 2024"


def test_the_chain_follows_means_from_convoy_to_convoy(index: PlanIndex) -> None:
    chain = binding_chain(index, "nord")
    assert [named(step) for step in chain] == [
        "nord/T01",
        "nord/T02",
        "nord/T43",
        "lift-nord-002",
        "last-nord-001",
        "nord/T57",
    ]


def test_a_chain_is_one_line_of_days_from_the_first_to_the_last(index: PlanIndex) -> None:
    for site in ("nord", "sud"):
        chain = binding_chain(index, site)
        day = 0
        for step in chain:
            assert step.start == day + step.waited
            day = step.finish
        assert day == max(step.finish for step in chain)


def test_a_team_busy_elsewhere_leads_the_chain_to_that_site() -> None:
    tasks = [
        one | {"held_by": {"kind": "task", "ref": "nord/T56"}}
        if (one["site"], one["task"]) == ("nord", "T57")
        else one
        for one in PLANNED_TASKS
    ]
    chain = binding_chain(PlanIndex(small_plan(tasks=tasks)), "nord")
    assert [named(step) for step in chain] == [
        "sud/T01",
        "sud/T02",
        "sud/T34",
        "nord/T34",
        "nord/T52",
        "nord/T56",
        "nord/T57",
    ]
    assert sum(step.waited for step in chain) == 3


def test_holds_that_go_round_in_circles_do_not_hang_the_page() -> None:
    tasks = [one | {"held_by": {"kind": "task", "ref": "nord/T57"}} for one in PLANNED_TASKS]
    assert len(binding_chain(PlanIndex(small_plan(tasks=tasks)), "nord")) == 1


def test_the_days_of_a_chain_are_told_by_what_they_are_spent_on(index: PlanIndex) -> None:
    with translation.override("en"):
        nord, sud = chain_lines(index)
    assert nord.words.endswith("waiting 23 days")
    assert sud.words == "work 15 days, lead times 2 days"
    assert [line.code for line in sud.backwards] == ["T34", "T02", "T01"]
