"""The compiled decoder says what the plain one says."""

from __future__ import annotations

import random
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from drawdown.plan.build.assemble import build_problem
from drawdown.plan.decode.choices import first_choices
from drawdown.plan.decode.decode import place_sites
from drawdown.plan.decode.sites import waits_of
from drawdown.plan.decode.worth import first_worth
from drawdown.plan.problem import Problem
from drawdown.plan.swift.columns import TASKS
from drawdown.plan.swift.engine import Engine
from drawdown.register.folder import load_folder

EXAMPLES = Path(str(files("drawdown") / "examples"))


def problem_of(name: str) -> Problem:
    register = load_folder(EXAMPLES / name).register
    assert register is not None
    return build_problem(register)


@pytest.mark.parametrize("name", ["start", "minusma"])
def test_it_gives_every_task_the_times_of_the_plain_decoder(name: str) -> None:
    problem = problem_of(name)
    engine, worth = Engine(problem), first_worth(problem)
    chance = random.Random(7)  # noqa: S311 - shuffles orders
    for _ in range(10):
        choices = first_choices(problem)
        order = list(choices.order)
        chance.shuffle(order)
        release = tuple(chance.choice((0, 0, 14, 40)) for _ in order)
        choices = replace(choices, order=tuple(order), release=release)
        draft = place_sites(problem, choices).drafts[-1]
        engine.price(choices, worth)
        for number, job in enumerate(problem.sites):
            first = engine.tables.sites[number, TASKS]
            own = [task for task in job.order if task not in waits_of(job)]
            for at, task in enumerate(own):
                start, finish = (int(engine.books.spans[row, first + at]) for row in (0, 1))
                assert (job.id, task, (start, finish)) == (job.id, task, draft.times[job.id][task])


def test_a_walk_never_ends_above_where_it_began() -> None:
    problem = problem_of("start")
    engine, worth = Engine(problem), first_worth(problem)
    choices = first_choices(problem)
    stroll = engine.walk(choices, worth)
    began = stroll.cents
    stroll.go(worth.cargo[0, 0, :200] * 0 + 1e6, 1)
    assert stroll.cents <= began
    assert engine.price(stroll.choices(), worth) == stroll.cents
