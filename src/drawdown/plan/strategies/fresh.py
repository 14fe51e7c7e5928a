"""Fresh starts: the heuristic, hot walks over sites from a simple rule."""

from __future__ import annotations

from dataclasses import dataclass

from drawdown.plan.strategies.run import Run


@dataclass(frozen=True, slots=True)
class Fresh:
    """Walk from the first choices again and again, with another chance each time."""

    share: float
    """Share of the whole time that each walk may take."""
    steps: int
    name: str = "annealing at guide prices"

    def work(self, run: Run) -> None:
        """Walk, decode what is found; the first time whatever the clock says."""
        first = run.best.choices
        while True:
            seconds = min(self.share * run.params.seconds, max(run.left(), 0.0))
            found = run.walk(first, steps=self.steps, heat=run.params.heat, seconds=seconds)
            run.plain(found, "walk")
            if not run.goes_on():
                return
