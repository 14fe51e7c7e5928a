"""`ledger.opened`: the first entry; it names the log, its mission and the key that signs it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import SYSTEM, Act
from drawdown.ledger.acts import faults
from drawdown.ledger.key import BadKey, parse_verifying_key
from drawdown.ledger.kind import Kind

Key = Annotated[str, Field(max_length=300)]
"""The text of a public key, as C2SP `signed-note` writes it."""


class Opened(Frozen):
    """The name of the log in its checkpoints, and its first public key."""

    origin: Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\s+]+$")]
    key: Key


def decide(size: int, act: Act) -> tuple[Finding, ...]:
    """Return why the ledger, of this size, cannot be opened."""
    body = KIND.body_of(act)
    return (*by_system(act), *_once(size), *key_faults(body.key, origin=body.origin, field="key"))


def by_system(act: Act) -> Iterator[Finding]:
    """What the ledger says of itself comes from nobody else."""
    if act.actor.person != SYSTEM:
        yield faults.BY_SYSTEM_ONLY.at(Place("act", field="actor"), kind=act.kind)


def key_faults(text: str, *, origin: str, field: str) -> Iterator[Finding]:
    """A log signs with keys of its own name."""
    place = Place("act", field=f"body.{field}")
    try:
        key = parse_verifying_key(text)
    except BadKey as error:
        yield faults.BAD_KEY.at(place, reason=error)
        return
    if key.name != origin:
        yield faults.BAD_KEY.at(place, reason=f"its name is {key.name}, not {origin}")


def _once(size: int) -> Iterator[Finding]:
    if size:
        yield faults.OPENED_ALREADY.at(Place("act"))


KIND = Kind("ledger.opened", Opened, decide)
