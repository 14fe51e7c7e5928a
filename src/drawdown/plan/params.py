"""Knobs of the solver, each with its bound and the reason for its default."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from drawdown.core.provenance import Frozen

COUNTED = 8
"""Sites up to which a search that counts its rounds waits for every method of the bound."""


class SolveParams(Frozen):
    """How long to look, and how.

    `seconds` bounds the whole of planning, bound and checks of the result apart. With `rounds` set
    the search ends after so many plans tried and is the same for the same `seed`.
    """

    seconds: Annotated[float, Field(gt=0, le=86_400)] = 30.0
    seed: Annotated[int, Field(ge=0, lt=2**32)] = 1
    rounds: Annotated[int, Field(gt=0)] | None = None
    further: bool = True
    """Whether the bound goes on after its first program: beside the search, in the time it has.
    With `rounds` it does so up to `COUNTED` sites, to the end."""
    heat: Annotated[float, Field(gt=0, lt=1)] = 0.02
    """Heat of a walk over the sites, as a share of the upkeep to the deadline."""
    starts_share: Annotated[float, Field(ge=0, le=1)] = 0.5
    """Heat of a walk over sites at first, as a share of the upkeep to the deadline."""
    threads: Annotated[int, Field(ge=1, le=64)] = 2
