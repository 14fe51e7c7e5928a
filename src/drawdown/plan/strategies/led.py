"""Led by promises: many drafts compared by what programs promise, whole convoys for the best."""

from __future__ import annotations

from dataclasses import dataclass, replace

from drawdown.plan.decode.choices import Choices
from drawdown.plan.strategies.drafts import Best
from drawdown.plan.strategies.near import COOLER, HUB_MOVES, Neighbour
from drawdown.plan.strategies.run import Run

STARTS = 6
"""Fresh walks before the draft that promises most is made whole."""
ENOUGH = 0.003
"""Share by which a draft has to promise less than the last that was made whole to be so, too."""
WALK_AFTER = 4
"""Looks of which one follows a walk over the sites; the others change a hub."""
FILL = 0.9


@dataclass(frozen=True, slots=True)
class Led:
    """Walk afresh some times, then look around the draft that promises most."""

    share: float
    """Share of the whole time that each walk may take."""
    steps: int
    """Steps of a fresh walk; one from the draft that promises most takes half of them."""
    name: str = "walks led by what programs promise"

    def work(self, run: Run) -> None:
        """Look as long as there is time; make whole what promises enough less."""
        first, looks = run.best.choices, 0
        lead: Best | None = None
        made: float | None = None
        while looks == 0 or run.goes_on():
            if lead is None or looks < STARTS:
                walked = self._walked(run, first)
                if looks == 0:
                    self._safe(run, walked)
                tried = run.look(walked)
            else:
                tried = run.look(self._neighbour(run, lead.choices, looks))
            looks += 1
            if tried is not None and (lead is None or promised(tried) < promised(lead)):
                lead = tried
            if lead is None or looks < STARTS:
                if looks == 1 and lead is not None:
                    run.keep(run.seated(lead), self.name)
            elif made is None or promised(lead) < made * (1 - ENOUGH):
                made = promised(lead)
                run.whole(lead, self.name)
        if lead is not None and (made is None or promised(lead) < made):
            run.whole(lead, self.name)

    def _safe(self, run: Run, walked: Choices) -> None:
        """Keep what a walk gives without any program: on a busy machine it may be all there is."""
        run.plain(walked, "walk")
        run.known.clear()  # programs may look at the same choices

    def _walked(self, run: Run, start: Choices) -> Choices:
        """Return where a fresh walk leads."""
        seconds = min(self.share * run.params.seconds, max(run.left(), 0.0))
        found = run.walk(start, steps=self.steps, heat=run.params.heat, seconds=seconds)
        return replace(found, fill=FILL)

    def _neighbour(self, run: Run, lead: Choices, looks: int) -> Choices:
        """Return choices near those of a draft."""
        if looks % WALK_AFTER:
            moves, weights = zip(*HUB_MOVES, strict=True)
            move: Neighbour = run.chance.choices(moves, weights)[0]
            return move(lead, run.problem, run.chance)
        seconds = min(self.share * run.params.seconds, max(run.left(), 0.0))
        heat = COOLER * run.params.heat
        return run.walk(lead, steps=self.steps // 2, heat=heat, seconds=seconds)


def promised(draft: Best) -> float:
    """Return what programs promise for a draft, or its cost where they promise nothing."""
    return draft.cents if draft.promise is None else draft.promise
