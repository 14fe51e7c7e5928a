"""Knobs of replanning, each with its bound and the reason for its default."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from drawdown.core.provenance import Frozen


class ReplanParams(Frozen):
    """How long to look, what to leave alone, what a change is worth."""

    seconds: Annotated[float, Field(ge=0, le=3600)] = 4.0
    """Repair takes milliseconds; what is gained after a few seconds more is little."""
    freeze: Annotated[int, Field(ge=0, le=90)] = 7
    """Days from today that are not planned anew: orders are out, clearances of a week are asked."""
    stability_cents: Annotated[int, Field(ge=0)] = 200_000
    """Price of each task or movement that is on another day than in the adopted plan: a guess at
    what a new order costs, so that a change is made only for a gain."""
    seed: Annotated[int, Field(ge=0, lt=2**32)] = 1
    rounds: Annotated[int | None, Field(gt=0)] = None
    """Stop after so many plans tried, for repeatable runs."""
