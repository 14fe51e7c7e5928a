"""Exact methods: all sites at once by CP-SAT where they are few, and whole flights at the end."""

from __future__ import annotations

from dataclasses import dataclass, replace

from drawdown.plan.cpsat.improve import improve
from drawdown.plan.decode.decode import pieces_of, place_pieces
from drawdown.plan.flow.seats import Effort
from drawdown.plan.strategies.drafts import guided, on_top, seated
from drawdown.plan.strategies.run import SEAT_NODES, SHORT, Run


@dataclass(frozen=True, slots=True)
class Together:
    """Solve the intervals of all sites at once from the best draft; for few sites only."""

    name: str = "CP-SAT on all sites"

    def work(self, run: Run) -> None:
        """Ask once for the time that is left; leave it out where rounds are counted."""
        seconds = run.left() - run.slowest
        if run.counted or seconds < SHORT:
            return
        everything = [job.id for job in run.problem.sites]
        found = improve(
            run.problem,
            pieces_of(run.best.placed),
            everything,
            seconds=seconds,
            seed=run.params.seed,
            threads=run.params.threads,
        )
        if found is None:
            return
        placed = place_pieces(run.problem, found)
        run.keep(on_top(placed, run.best.choices), self.name)
        tried = guided(placed, run.best.choices, seconds=max(0.1, run.watch.left()))
        run.keep(run.settled(tried), self.name)


@dataclass(frozen=True, slots=True)
class Flights:
    """Let integer programs have the last word on the flights of the best draft."""

    name: str = "whole flights"

    def work(self, run: Run) -> None:
        """Seat everybody once more with all the time that is left."""
        seconds = None if run.counted else run.watch.left()
        if seconds is not None and seconds <= 0:
            return
        effort = Effort(seconds, nodes=SEAT_NODES if run.counted else None)
        run.keep(seated(run.best, effort, threads=run.params.threads), "seats")
        if run.best.guide is None and run.left() > SHORT:
            advised = guided(run.best.placed, run.best.choices, seconds=seconds)
            run.keep(seated(replace(advised), effort, threads=run.params.threads), "programs")
