"""Ship or dispose: the cost of bringing a piece away against its worth; who may decide."""

from __future__ import annotations

from dataclasses import dataclass

from drawdown.property.line import Line
from drawdown.rules.disposal import DisposalRules


@dataclass(frozen=True, slots=True)
class Shipping:
    """What one piece costs to bring away, in cents of a currency; nothing for what is not known."""

    currency: str
    freight: int | None
    refurbishment: int | None

    def __post_init__(self) -> None:
        if any(cost is not None and cost < 0 for cost in (self.freight, self.refurbishment)):
            raise ValueError("a cost below zero")


@dataclass(frozen=True, slots=True)
class Worth:
    """Both sides of the test; `pays` is nothing while one of them is not known."""

    cost: int | None
    limit: int | None

    @property
    def pays(self) -> bool | None:
        """Whether the piece is worth its freight and refurbishment."""
        return None if self.cost is None or self.limit is None else self.cost < self.limit


def worth_of(line: Line, shipping: Shipping, rules: DisposalRules) -> Worth:
    """Return the test of one piece; amounts of two currencies are not compared."""
    cost = None
    if shipping.freight is not None and shipping.refurbishment is not None:
        cost = shipping.freight + shipping.refurbishment
    limit = None
    if line.residual is not None and line.currency == shipping.currency:
        limit = int(line.residual * rules.worth_share)
    return Worth(cost, limit)


def authority_of(line: Line, rules: DisposalRules) -> str | None:
    """Return who decides on one piece; nothing where value or bands are not known."""
    if line.residual is None or line.currency != rules.currency:
        return None
    for band in sorted(rules.bands, key=lambda each: (each.up_to is None, each.up_to or 0)):
        if band.up_to is None or line.residual <= band.up_to:
            return band.authority
    return None
