"""The turn-in forecast: how many pieces will come in, as a range, beside what came in so far."""

from __future__ import annotations

from dataclasses import dataclass

from drawdown.rules.disposal import TurnIn


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is expected to be turned in of what is to leave. The range is an estimate."""

    planned: int
    """Pieces that decisions send away from the site."""
    least: int
    likely: int
    most: int
    came: int
    """Pieces that came in so far."""

    @property
    def share(self) -> float | None:
        """What came in of what was planned; nothing where nothing was planned."""
        return self.came / self.planned if self.planned else None

    @property
    def outside(self) -> bool:
        """Whether more came in than was planned."""
        return self.came > self.planned


def forecast(planned: int, came: int, rule: TurnIn) -> Forecast:
    """Return the range of a plan; what has come in already is never forecast away."""
    least, likely, most = (int(planned * share) for share in (rule.least, rule.likely, rule.most))
    return Forecast(planned, max(least, came), max(likely, came), max(most, came), came)
