"""The strategies on real problems: hubs stay open, programs lead, whole convoys are restricted."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from drawdown.plan.build.assemble import build_problem
from drawdown.plan.decode.choices import Choices, first_choices
from drawdown.plan.decode.decode import Prefix, place_sites
from drawdown.plan.decode.worth import first_worth
from drawdown.plan.flow.onward import NEARLY_NOTHING
from drawdown.plan.flow.program import Program, Solution
from drawdown.plan.params import SolveParams
from drawdown.plan.problem import Problem
from drawdown.plan.progress import Watch
from drawdown.plan.strategies.chosen import MIDDLE, strategies_for
from drawdown.plan.strategies.drafts import guided, on_top
from drawdown.plan.strategies.exact import Together
from drawdown.plan.strategies.led import Led
from drawdown.plan.strategies.run import FURTHER, Run, opened, truthful
from drawdown.plan.swift.engine import Engine
from drawdown.register.folder import load_folder

SOLVE = Program.solve
EXAMPLES = Path(str(files("drawdown") / "examples"))


@cache
def problem_of(name: str) -> Problem:
    register = load_folder(EXAMPLES / name).register
    assert register is not None
    return build_problem(register)


def placed_with(problem: Problem, cutoff: tuple[int, ...] | None = None) -> tuple[Prefix, Choices]:
    choices = first_choices(problem)
    if cutoff is not None:
        choices = replace(choices, cutoff=cutoff)
    return place_sites(problem, choices), choices


def run_of(problem: Problem, rounds: int, seed: int = 1) -> Run:
    params = SolveParams(seconds=3_000, rounds=rounds, seed=seed)
    placed, choices = placed_with(problem)
    return Run(
        problem=problem,
        params=params,
        watch=Watch(seconds=params.seconds),
        best=on_top(placed, choices),
        engines=(Engine(problem),),
        worth=first_worth(problem),
        chance=random.Random(seed),  # noqa: S311 - a search, no secret
        seat_seconds=15.0,
    )


def test_a_hub_that_closes_takes_cargo_until_its_own_work_is_done() -> None:
    problem = problem_of("minusma")
    early = tuple(1 for _ in problem.sites)
    placed, choices = placed_with(problem, cutoff=early)
    later = opened(placed, choices)
    times, closing = placed.drafts[-1].times, 0
    for number, job in enumerate(problem.sites):
        if not (job.closes and job.hub):
            assert later.cutoff[number] == 1, job.id
            continue
        closing += 1
        before = [p for p in job.jobs["T52"].preds if p in times[job.id]]
        done = max(times[job.id][p][1] for p in before)
        assert later.cutoff[number] == done - job.hub.cutoff_days > 1, job.id
    assert closing


def test_a_team_that_ends_later_than_told_is_told_so_at_once() -> None:
    problem = problem_of("minusma")
    placed, choices = placed_with(problem, cutoff=tuple(1 for _ in problem.sites))
    tried, own = on_top(placed, choices), opened(placed, choices).cutoff
    number, job = next((n, j) for n, j in enumerate(problem.sites) if j.closes and j.hub)
    tried.draft.ended[job.id] = placed.drafts[-1].team_until[job.id] + 7
    tried.draft.unplaced.append(f"{job.id}/team")
    told = truthful(tried).cutoff
    assert own[number] > 1 + 7 + FURTHER
    assert told[number] == own[number] + 7 + FURTHER
    assert [c for n, c in enumerate(told) if n != number] == [1] * (len(told) - 1)


def test_a_cut_off_that_is_late_already_is_left_as_it_is() -> None:
    problem = problem_of("minusma")
    placed, choices = placed_with(problem, cutoff=tuple(500 for _ in problem.sites))
    assert opened(placed, choices) == choices


def test_whole_convoys_leave_only_on_days_on_which_the_split_program_sends_some(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    placed, choices = placed_with(problem_of("minusma"))
    seen: list[tuple[Program, Solution]] = []

    def watched(program: Program, **options: object) -> Solution | None:
        found = SOLVE(program, **options)  # type: ignore[arg-type]
        if found is not None:
            seen.append((program, found))
        return found

    monkeypatch.setattr(Program, "solve", watched)
    guide = guided(placed, choices, seconds=None, whole=True).guide
    assert guide is not None
    (_, split), (program, whole) = seen[:2]
    assert program.whole
    barred = [column for column in program.whole if split.columns[column] <= NEARLY_NOTHING]
    assert 0 < len(barred) < len(program.whole)
    assert max(whole.columns[column] for column in barred) == 0
    numbers = [step[1] for course in guide.courses.values() for step in course.steps]
    assert numbers
    assert all(number == round(number) for number in numbers)


def test_the_search_led_by_promises_finds_a_plan_far_below_its_first() -> None:
    run = run_of(problem_of("minusma"), rounds=2)
    first = run.best.cents
    Led(share=0.03, steps=500).work(run)
    assert run.best.cents < 0.6 * first
    assert not run.best.draft.unplaced


def test_the_search_led_by_promises_makes_the_draft_whole_that_promises_most() -> None:
    run = run_of(problem_of("minusma"), rounds=3)
    Led(share=0.03, steps=500).work(run)
    assert run.best.guide is not None
    assert run.best.guide.whole


def test_the_search_led_by_promises_keeps_to_its_rounds_and_repeats_itself() -> None:
    once, again = (run_of(problem_of("start"), rounds=7, seed=4) for _ in range(2))
    for run in (once, again):
        Led(share=0.03, steps=500).work(run)
    assert once.tries == again.tries
    assert once.best.choices == again.best.choices
    assert once.best.cents == again.best.cents


def test_missions_of_nine_to_twenty_sites_are_led_by_promises() -> None:
    problem = problem_of("minusma")
    assert 8 < len(problem.sites) <= MIDDLE
    assert isinstance(strategies_for(problem, counted=False)[0][0], Led)


def test_cp_sat_has_the_second_half_of_thirteen_sites_unless_rounds_are_counted() -> None:
    problem = problem_of("minusma")
    timed = {type(strategy): until for strategy, until in strategies_for(problem, counted=False)}
    assert timed[Led] < timed[Together] < 1
    assert Together not in {type(one) for one, _ in strategies_for(problem, counted=True)}


def test_what_cp_sat_finds_gets_whole_convoys_where_it_is_asked_to() -> None:
    run = run_of(problem_of("start"), rounds=1, seed=1)
    run.params, run.watch = SolveParams(seconds=20.0), Watch(seconds=20.0)
    first = run.best.cents
    Together(whole=True).work(run)
    assert run.best.cents < first
    assert run.best.guide is not None
    assert run.best.guide.whole
