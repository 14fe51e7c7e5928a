"""`ledger.key_rotated`: a new key signs from the next entry on; the old one signs this last act."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.acts import faults
from drawdown.ledger.acts.opened import Key, key_faults
from drawdown.ledger.kind import Kind


class Why(StrEnum):
    """Reasons to change a key."""

    ROUTINE = "routine"
    SUSPECTED = "suspected"
    """The old key may be known to others: what it signed since then counts for nothing alone."""
    LOST = "lost"


class KeyRotated(Frozen):
    """The key that signed until now, and the one that signs from the next entry on."""

    old: Key
    new: Key
    why: Why


@dataclass(frozen=True, slots=True)
class State:
    """The name of the log and the text of the key that signs now."""

    origin: str
    key: str


def decide(state: State, act: Act) -> tuple[Finding, ...]:
    """Return why the key cannot change."""
    body = KIND.body_of(act)
    return (*_from_old_to_new(state, body), *key_faults(body.new, origin=state.origin, field="new"))


def _from_old_to_new(state: State, body: KeyRotated) -> Iterator[Finding]:
    """The author saw which key signs, and brings another."""
    if body.old != state.key:
        place = Place("act", field="body.old")
        yield faults.OTHER_KEY.at(place, found=body.old, expected=state.key)
    if body.new == state.key:
        yield faults.SAME_KEY.at(Place("act", field="body.new"))


KIND = Kind("ledger.key_rotated", KeyRotated, decide)
