"""The categories of people as they are reported, and the sums that reports give of them."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from drawdown.core.provenance import Frozen
from drawdown.core.reading.tree import plain_value
from drawdown.core.reading.yaml_text import parse_yaml

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
    root, findings = parse_yaml(SHIPPED.read_text(encoding="utf-8"), SHIPPED.name)
    if root is None or findings:
        raise ValueError(f"{SHIPPED.name} cannot be read")
    found = plain_value(root)
    if not isinstance(found, list):
        raise TypeError(f"{SHIPPED.name} is no list")
    return tuple(Category.model_validate(each) for each in found)
