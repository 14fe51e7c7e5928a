"""The categories of people as they are reported, and the sums that reports give of them."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from drawdown.core.provenance import Frozen
from drawdown.core.reading.small_files import shipped

SHIPPED = Path(__file__).with_name("categories.yaml")


class Group(StrEnum):
    """What a category is summed under."""

    UNIFORMED = "uniformed"
    CIVILIAN = "civilian"
    OTHERS = "others"


class Category(Frozen):
    """One category."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z_]*$", max_length=30)]
    group: Group
    text: str
    text_fr: str
    source: Annotated[str, Field(min_length=1)]
    inferred: bool


@cache
def categories() -> tuple[Category, ...]:
    """Return the categories that come with the software, in the order of reports."""
    return shipped(tuple[Category, ...], SHIPPED)
