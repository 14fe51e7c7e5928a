"""Many runs: play each future, note its ends, count what binds the mission."""

from __future__ import annotations

from drawdown.risk.kernel.chance import SITE, TEAM, normal
from drawdown.risk.kernel.compiled import compiled
from drawdown.risk.kernel.placing import place
from drawdown.risk.kernel.state import World
from drawdown.risk.network import Ints


@compiled
def run_once(run: int, world: World) -> None:
    """Play one future."""
    nodes, dice, state = world.nodes, world.dice, world.state
    state.level[:] = 0
    state.holder[:] = -1
    state.week[:] = 0
    state.day[:] = 0
    state.flown[:, :, 0] = 0
    state.hub[:] = 0
    state.waits[:] = 0
    for site in range(state.sites.size):
        state.sites[site] = normal(dice.seed, run, SITE, site)
    for crew in range(state.crews.size):
        state.crews[crew] = normal(dice.seed, run, TEAM, crew)
    for node in range(nodes.kind.size):
        place(node, run, world)


@compiled
def trace(target: int, on_chain: Ints, refused: Ints, world: World) -> None:
    """Count every node on the chain that binds a target in the run just played."""
    state = world.state
    node = target
    while node >= 0:
        on_chain[node] += 1
        if state.refusals[node] > 0:
            refused[node] += 1
        node = state.cause[node]


@compiled
def run_many(
    first: int, number: int, targets: Ints, days: Ints, counts: Ints, world: World
) -> None:
    """Play `number` runs from `first` on.

    Their ends go to the rows of `days`, its last column being the pieces that stay behind; how
    often a node was on the chain that binds the mission, and refused, is added to `counts`.
    """
    nodes, state = world.nodes, world.state
    for row in range(number):
        run_once(first + row, world)
        for column in range(targets.size):
            target = targets[column]
            days[row, column] = state.end[target] if target >= 0 else -1
        left = 0
        for node in range(nodes.kind.size):
            if state.at[node] >= nodes.drop[node]:
                left += nodes.pieces[node]
        days[row, targets.size] = left
        trace(targets[0], counts[0], counts[1], world)
