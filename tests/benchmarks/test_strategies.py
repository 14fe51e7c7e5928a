"""Ours and its peers on small projects, where the best is known for certain."""

from __future__ import annotations

import time
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.scheduling import kernel
from benchmarks.scheduling.bounds import quick_bound
from benchmarks.scheduling.check import faults, makespan
from benchmarks.scheduling.cpsat import CpSat
from benchmarks.scheduling.islands import IslandParams, Settlement, TooWide, desk_of, graph_of
from benchmarks.scheduling.jobshop import INSTALLED, PyJobShop
from benchmarks.scheduling.ours import Ours, OursParams
from benchmarks.scheduling.project import Mode, Project, Task
from benchmarks.scheduling.proof import Patience, Standing, prove
from benchmarks.scheduling.strategy import Limit, Schedule, Strategy
from tests.benchmarks.projects import plain_schedule, projects

SMALL = IslandParams(members=20, children=200)
QUICK = Ours(OursParams(fewest=20, most=20, islands=SMALL))


@given(projects(tasks=8), st.randoms(use_true_random=False))
def test_the_kernel_schedules_a_list_as_one_would_by_hand(project: Project, chance: object) -> None:
    graph, desk = graph_of(project), desk_of(len(project.tasks))
    order = np.array(project.order, np.int32)
    desk.days[:], desk.takes[:] = graph.days, graph.takes
    top = kernel.generate(order, graph.ahead, graph.room[0], desk)
    starts = (desk.end - desk.days).tolist()
    assert starts == plain_schedule(project, project.order)
    assert top == makespan(project, starts, [0] * len(starts))


@settings(max_examples=60)
@given(projects(tasks=9, modes=2, stocks=1), st.integers(0, 9))
def test_every_member_of_an_island_is_a_list_that_waits(project: Project, seed: int) -> None:
    settlement = Settlement.founded(graph_of(project), project.tails, seed, SMALL)
    settlement.breed(0, 300)
    for order in settlement.island.lists.tolist():
        place = {task: at for at, task in enumerate(order)}
        assert sorted(place) == list(range(len(project.tasks)))
        for number, task in enumerate(project.tasks):
            assert all(place[number] < place[follower] for follower in task.followers)


@settings(max_examples=30)
@given(projects(tasks=5, days=3))
def test_the_best_of_all_lists_is_found_and_bounded(project: Project) -> None:
    best = min(
        makespan(project, plain_schedule(project, order), [0] * len(order))
        for order in permutations(range(len(project.tasks)))
        if all(
            order.index(number) < order.index(follower)
            for number, task in enumerate(project.tasks)
            for follower in task.followers
        )
    )
    assert quick_bound(project) <= best
    settlement = Settlement.founded(graph_of(project), project.tails, 1, SMALL)
    settlement.breed(best, 2000)
    assert settlement.best == best


PEERS = [
    QUICK,
    CpSat(),
    pytest.param(
        PyJobShop(),
        marks=pytest.mark.skipif(not INSTALLED, reason="PyJobShop is not installed"),
    ),
]


@pytest.mark.parametrize("strategy", PEERS, ids=lambda strategy: strategy.name)
@settings(max_examples=15)
@given(project=projects(tasks=7))
def test_each_strategy_proves_the_best_of_a_small_project(
    strategy: Strategy, project: Project
) -> None:
    answer = strategy.solve(project, Limit(5.0))
    assert answer.schedule is not None
    assert faults(project, answer.schedule.starts, answer.schedule.modes) == []
    days = makespan(project, answer.schedule.starts, answer.schedule.modes)
    assert answer.bound == days
    assert quick_bound(project) <= days
    assert CpSat().solve(project, Limit(5.0)).bound == days


@settings(max_examples=15)
@given(project=projects(tasks=7))
def test_a_proof_from_below_the_best_so_far_ends_at_the_best_there_is(project: Project) -> None:
    one_after_the_other = tuple(plain_schedule(project, project.order))
    standing = Standing(project, quick_bound(project))
    standing.offer(Schedule(one_after_the_other, (0,) * len(project.tasks)))
    prove(standing, Patience(time.monotonic() + 30.0, time.monotonic() + 30.0), seed=1)
    assert standing.proven
    assert standing.bound == standing.best == CpSat().solve(project, Limit(5.0)).bound


@settings(max_examples=15)
@given(project=projects(tasks=7, modes=3, stocks=1))
def test_with_modes_the_islands_are_never_behind(project: Project) -> None:
    """What CP-SAT proves here is not relied upon: the page of the decision says why."""
    answer = QUICK.solve(project, Limit(1.0))
    peer = CpSat().solve(project, Limit(1.0))
    assert answer.schedule is not None
    assert peer.schedule is not None
    for schedule in (answer.schedule, peer.schedule):
        assert faults(project, schedule.starts, schedule.modes) == []
    days = makespan(project, answer.schedule.starts, answer.schedule.modes)
    assert days <= makespan(project, peer.schedule.starts, peer.schedule.modes)
    assert quick_bound(project) <= days


def test_the_model_of_modes_proves_what_is_true() -> None:
    """Intervals of modes alone, without the sum in `one_mode`, gave five days and a proof."""
    project = Project(
        "p",
        (2,),
        (),
        (
            Task((Mode(1, (0,)), Mode(3, (2,))), (1, 2)),
            Task((Mode(1, (2,)),), ()),
            Task((Mode(1, (1,)),), ()),
            Task((Mode(2, (0,)),), ()),
        ),
    )
    assert CpSat().solve(project, Limit(5.0)).bound == 3


def test_the_same_seed_breeds_the_same_island() -> None:
    tasks = tuple(Task((Mode(1 + n % 3, (1 + n % 2,)),), ()) for n in range(20))
    graph = graph_of(Project("p", (3,), (), tasks))
    lists = []
    for seed in (1, 1, 2):
        settlement = Settlement.founded(graph, [0] * 20, seed, SMALL)
        settlement.breed(0, 500)
        lists.append(settlement.island.lists.tolist())
    assert lists[0] == lists[1] != lists[2]


@pytest.mark.parametrize(
    ("project", "said"),
    [
        (Project("p", (1,) * 5, (), (Task((Mode(1, (1,) * 5),), ()),)), "more than 4 resources"),
        (Project("p", (40_000,), (), (Task((Mode(1, (1,)),), ()),)), "wider than a lane"),
        (Project("p", (1,), (), (Task((Mode(9_000, (1,)),), ()),)), "more than 8190 days"),
        (
            Project("p", (1,), (), (Task((Mode(1, (1,)), Mode(1, (2,))), ()),)),
            "a mode takes more than there is",
        ),
    ],
)
def test_what_does_not_fit_the_kernel_is_refused(project: Project, said: str) -> None:
    with pytest.raises(TooWide, match=said):
        graph_of(project)
