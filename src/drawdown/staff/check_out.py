"""The check-out list: what somebody settles before they leave, and which office says so.

A mission puts its own in force, as docs/formats/check-out-list.md says.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from drawdown.core.canonical import canonical_bytes, digest
from drawdown.core.findings import Finding, Place, Refused
from drawdown.core.nearest import suggestion
from drawdown.core.provenance import Frozen
from drawdown.core.reading.small_files import sent, shipped
from drawdown.people.reading import shipped_rights
from drawdown.people.rights import RoleId
from drawdown.staff import faults

SHIPPED = Path(__file__).with_name("check_out.yaml")
SETTLED = "check_out.settled"
"""The kind of act by which an office settles an item: whoever owns one has to have a right to."""
STOPS_PAY = "entitlements"
"""The item whose day goes to the system that pays: no list may leave it out."""
MOST = 100_000
"""Bytes of a list; the shipped one has a fiftieth of it."""
Said = Annotated[str, Field(min_length=1, max_length=200)]


class Item(Frozen):
    """One thing to settle, and its owner."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z_]*$", max_length=30)]
    owner: RoleId
    text: Said
    text_fr: Said
    source: Said
    inferred: bool


class CheckOutList(Frozen):
    """What everybody who leaves has to settle, in one version."""

    format: Literal["drawdown-check-out/1"] = "drawdown-check-out/1"
    version: Annotated[str, Field(min_length=1, max_length=60)]
    items: Annotated[tuple[Item, ...], Field(min_length=1, max_length=60)]

    def item(self, name: str) -> Item | None:
        """Return an item by its id."""
        return next((item for item in self.items if item.id == name), None)

    def to_bytes(self) -> bytes:
        """Return the one spelling of the list."""
        return canonical_bytes(self.model_dump(mode="json"))

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the list."""
        return digest(self.to_bytes())


@cache
def shipped_list() -> CheckOutList:
    """Return the list that comes with the software."""
    return CheckOutList(version="shipped", items=shipped(tuple[Item, ...], SHIPPED))


def read_list(content: bytes) -> CheckOutList:
    """Return the list of a JSON or YAML file; raises `Refused` with all that is wrong."""
    found = parse_list(content)
    if wrong := [*check(found)]:
        raise Refused(wrong)
    return found


def parse_list(content: bytes) -> CheckOutList:
    """Return the list of a file as it stands; raises `Refused` where it holds none."""
    return sent(CheckOutList, content, Place("check-out list"), faults.NO_LIST, MOST)


def check(found: CheckOutList) -> Iterator[Finding]:
    """Yield what would keep somebody from ever settling a list."""
    offices = [role.id for role in shipped_rights().roles_that_may(SETTLED)]
    names = [item.id for item in found.items]
    for number, item in enumerate(found.items):
        place = Place("check-out list", field=item.id)
        if names.index(item.id) != number:
            yield faults.ITEM_TWICE.at(place, item=item.id)
        if item.owner not in offices:
            nearest = suggestion(item.owner, offices)
            yield faults.NO_OFFICE.at(place, item=item.id, owner=item.owner, nearest=nearest)
    if STOPS_PAY not in names:
        yield faults.PAY_GOES_ON.at(Place("check-out list"), item=STOPS_PAY)


def differences(before: CheckOutList, after: CheckOutList) -> Iterator[tuple[str, str, str]]:
    """Yield item, field and what it becomes: a text, `added` or `removed`."""
    for item in before.items:
        if after.item(item.id) is None:
            yield item.id, item.text, "removed"
    for item in after.items:
        old = before.item(item.id)
        if old is None:
            yield item.id, f"{item.text} ({item.owner})", "added"
            continue
        was, now = old.model_dump(mode="json"), item.model_dump(mode="json")
        yield from ((item.id, name, str(now[name])) for name in now if was[name] != now[name])
