"""The check-out list: what somebody settles before they leave, and which office says so."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from drawdown.core.provenance import Frozen
from drawdown.core.reading.tree import plain_value
from drawdown.core.reading.yaml_text import parse_yaml
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
    root, findings = parse_yaml(SHIPPED.read_text(encoding="utf-8"), SHIPPED.name)
    if root is None or findings:
        raise ValueError(f"{SHIPPED.name} cannot be read")
    found = plain_value(root)
    if not isinstance(found, list):
        raise TypeError(f"{SHIPPED.name} is no list")
    return tuple(Item.model_validate(each) for each in found)
