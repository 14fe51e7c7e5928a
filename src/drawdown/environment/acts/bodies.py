"""What bodies of environmental acts are made of. Degrees are text: acts hold no floats."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from drawdown.core.provenance import Frozen
from drawdown.environment.finding import Position, Score
from drawdown.rules.closing import ClosingRules

SiteId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
PartId = SiteId
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9]+([-._/][A-Za-z0-9]+)*$", max_length=60)]
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
PersonRef = Annotated[str, Field(pattern=r"^p-[0-9a-f]{4,16}$")]
Words = Annotated[str, Field(min_length=1, max_length=600)]
"""Words that name no person: they stay in the ledger for good."""
LineId = Annotated[str, Field(pattern=r"^E\d\d$")]
Kilograms = Annotated[int, Field(gt=0, le=100_000_000)]
Factor = Annotated[int, Field(ge=1, le=5)]


class PositionBody(Frozen):
    """A position: degrees north and east with up to six decimals."""

    lat: Annotated[str, Field(pattern=r"^-?(90(\.0{1,6})?|[0-8]?\d(\.\d{1,6})?)$")]
    lon: Annotated[str, Field(pattern=r"^-?(180(\.0{1,6})?|(1[0-7]\d|\d{1,2})(\.\d{1,6})?)$")]

    def to_position(self) -> Position:
        """Return the position it writes."""
        return Position(float(self.lat), float(self.lon))


class ScoreBody(Frozen):
    """Likelihood and consequence; the rating follows from the rules."""

    likelihood: Factor
    consequence: Factor

    def to_score(self, rules: ClosingRules) -> Score:
        """Return the score with the rating that the rules give it."""
        rating = rules.risk.rate(self.likelihood, self.consequence)
        return Score(self.likelihood, self.consequence, rating)
