"""Exact methods: few sites all at once by CP-SAT; whole convoys and flights at the end."""

from __future__ import annotations

from dataclasses import dataclass

from drawdown.plan.cpsat.improve import improve
from drawdown.plan.decode.decode import pieces_of, place_pieces
from drawdown.plan.strategies.drafts import guided, on_top
from drawdown.plan.strategies.run import SHORT, Run


@dataclass(frozen=True, slots=True)
class Together:
    """Solve the intervals of all sites at once from the best draft; for few sites only."""

    whole: bool = False
    """Whether the hubs send whole convoys on top, which takes long where there is little time."""
    name: str = "CP-SAT on all sites"

    def work(self, run: Run) -> None:
        """Ask once for the time that is left; leave it out where rounds are counted."""
        seconds = run.left() - (2 if self.whole else 1) * run.slowest
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
        if self.whole:
            run.whole(on_top(placed, run.best.choices), self.name)
            return
        tried = guided(placed, run.best.choices, seconds=max(0.1, run.watch.left()))
        run.keep(run.seated(tried), self.name)


@dataclass(frozen=True, slots=True)
class Convoys:
    """Let an integer program say which convoys the hubs send, and follow it to the letter."""

    name: str = "whole convoys"

    def work(self, run: Run) -> None:
        """Ask once; where rounds are counted, the program may take what it needs."""
        seconds = None if run.counted else run.left()
        if (
            run.best.guide is None
            or run.best.guide.whole
            or (seconds is not None and seconds < SHORT)
        ):
            return
        best = run.best
        sent = guided(best.placed, best.choices, seconds=seconds, whole=True)
        run.keep(run.seated(sent), self.name)


@dataclass(frozen=True, slots=True)
class Onward:
    """Let the programs of the traffic and the seats have a look at the best draft."""

    name: str = "programs of traffic and seats"

    def work(self, run: Run) -> None:
        """Ask once, if there is time."""
        seconds = None if run.counted else run.left()
        if seconds is not None and seconds < SHORT:
            return
        best = run.best
        tried = guided(best.placed, best.choices, seconds=seconds)
        run.keep(tried, self.name)
        run.keep(run.seated(tried), self.name)


@dataclass(frozen=True, slots=True)
class Flights:
    """Let integer programs have the last word on the flights of the best draft."""

    shuttles: bool
    """Whether flights between hubs are to be whole, too, which takes long where hubs are many."""
    name: str = "whole flights"

    def work(self, run: Run) -> None:
        """Seat everybody once more with all the time that is left."""
        if run.counted or run.watch.left() > SHORT / 2:
            run.keep(run.seated(run.best), "seats")
        if self.shuttles and (run.counted or run.watch.left() > SHORT):
            run.keep(run.seated(run.best, shuttles=True), "seats")
