"""The dispatcher keeps the plan's dates when nothing varies, and every constraint when all does."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from drawdown.risk.assumptions import read_assumptions
from drawdown.risk.build.calendars import Changes
from drawdown.risk.build.compile import compile_plan
from drawdown.risk.dice import dice_of
from drawdown.risk.kernel.state import Dice
from drawdown.risk.network import Kind
from drawdown.risk.simulate import dispatch, simulate
from tests.plan.check.small_plan import plan
from tests.risk.cases import risky_plan, rough
from tests.risk.reference import Dispatcher

SWITCHES = [
    "tasks", "travel low", "travel medium", "travel high", "refused convoy",
    "refused convoy_first", "refused flight", "flights", "ports", "crew packing", "T29",
]  # fmt: skip


def dice(seed: int = 1, *without: str) -> Dice:
    return dice_of(risky_plan().register_, rough(), seed, without=without)


def test_a_plan_that_keeps_its_rules_has_no_broken_link() -> None:
    assert compile_plan(plan()).broken == 0


def test_without_variance_every_date_of_the_plan_comes_back() -> None:
    network = compile_plan(risky_plan())
    found = dispatch(network, dice(1, "all"))
    for task in plan().tasks:
        row = network.row("task", f"{task.site}/{task.task}")
        assert found.end[row] == task.finish, task
        if network.nodes.kind[row] == Kind.WORK:
            assert found.at[row] == task.start, task
    for movement in plan().movements:
        row = network.row("movement", movement.id)
        assert (found.at[row], found.end[row]) == (movement.depart, movement.arrive), movement


def test_the_ends_without_variance_are_those_of_the_plan() -> None:
    network = compile_plan(plan())
    runs = simulate(network, dice(1, "all"), 3)
    ends = {end.site: end for end in plan().sites}
    expected = [ends[site].ended for site in network.sites]
    assert runs.days[:, 3 : 3 + len(expected)].tolist() == [expected] * 3
    assert runs.days[0, 0] == max(expected)


@settings(max_examples=60)
@given(st.integers(0, 2**31), st.integers(0, 10**6), st.sets(st.sampled_from(SWITCHES)))
def test_it_agrees_with_the_slow_dispatcher(seed: int, run: int, off: set[str]) -> None:
    network = compile_plan(risky_plan(), changes=Changes(calls_go_on=seed % 2 == 0))
    drawn = dice(seed, *off)
    found = dispatch(network, drawn, run)
    at, end = Dispatcher(network, drawn, run).play()
    assert found.at.tolist() == at
    assert found.end.tolist() == end


@settings(max_examples=60)
@given(st.integers(0, 2**31))
def test_nothing_begins_before_its_planned_day_or_what_it_waits_for(seed: int) -> None:
    network = compile_plan(risky_plan())
    found = dispatch(network, dice(seed))
    links, nodes = network.links, network.nodes
    for node in range(len(network.keys)):
        assert found.at[node] >= nodes.planned[node]
        for row in range(links.first[node], links.first[node + 1]):
            times = found.end if links.at_end[row] else found.at
            held = found.end if links.on_arrival[row] else found.at
            dropped = [n for n in (node, links.source[row]) if found.at[n] >= nodes.drop[n]]
            assert dropped or held[node] >= times[links.source[row]] + links.lag[row]


def test_what_holds_a_node_was_placed_before_it() -> None:
    network = compile_plan(risky_plan())
    for run in range(50):
        found = dispatch(network, dice(7), run)
        assert all(cause < node for node, cause in enumerate(found.cause.tolist()))


def test_the_runs_do_not_depend_on_the_number_of_threads() -> None:
    network = compile_plan(risky_plan())
    one, three = (simulate(network, dice(5), 200, threads=n) for n in (1, 3))
    assert one.days.tolist() == three.days.tolist()
    assert one.on_chain.tolist() == three.on_chain.tolist()


def test_a_risk_switched_off_leaves_the_other_draws_as_they_are() -> None:
    network = compile_plan(risky_plan())
    with_port, without = dispatch(network, dice(3)), dispatch(network, dice(3, "ports"))
    tasks = [row for row in range(len(network.keys)) if network.nodes.kind[row] == Kind.WORK]
    lengths = [(f.end - f.at)[tasks].tolist() for f in (with_port, without)]
    assert lengths[0] == lengths[1]


def test_the_shipped_assumptions_are_all_marked_as_estimates() -> None:
    assert read_assumptions().source == "EST"
