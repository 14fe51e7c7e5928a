"""The check-out list: what somebody settles before they leave, and which office says so."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from drawdown.core.provenance import Frozen
from drawdown.core.reading.small_files import shipped
from drawdown.people.rights import RoleId

SHIPPED = Path(__file__).with_name("check_out.yaml")


class Item(Frozen):
    """One thing to settle, and its owner."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z_]*$", max_length=30)]
    owner: RoleId
    text: str
    text_fr: str
    source: Annotated[str, Field(min_length=1)]
    inferred: bool


@cache
def items() -> tuple[Item, ...]:
    """Return the list that comes with the software."""
    return shipped(tuple[Item, ...], SHIPPED)
