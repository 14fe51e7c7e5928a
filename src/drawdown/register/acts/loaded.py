"""`register.loaded`: a register takes effect, and what really happened beside it.

One act for any number of rows: it names two documents by their hash.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drawdown.core.canonical import canonical_bytes, digest
from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.acts.values import Sha256, Words
from drawdown.ledger.kind import Kind
from drawdown.register.acts import faults
from drawdown.register.checks.whole import check_register
from drawdown.register.history import History
from drawdown.register.model import Register


class Loaded(Frozen):
    """The documents, the day of knowledge, and in words where they came from."""

    snapshot: Sha256
    history: Sha256
    origin: Words


@dataclass(frozen=True, slots=True)
class State:
    """The documents that the act names, where they are there and can be read."""

    register: Register | None
    history: History | None


def decide(state: State, act: Act) -> tuple[Finding, ...]:
    """Return why the register cannot take effect: it is not there, or something in it is wrong."""
    return tuple(_against(state, KIND.body_of(act), act))


def _against(state: State, body: Loaded, act: Act) -> Iterator[Finding]:
    place = Place("act", field="body.snapshot")
    if act.evidence != tuple(sorted({body.snapshot, body.history})):
        yield faults.NOT_NAMED.at(Place("act", field="evidence"))
    if state.register is None:
        yield faults.NO_REGISTER.at(place, sha256=body.snapshot)
    if state.history is None:
        place = Place("act", field="body.history")
        yield faults.NO_HISTORY.at(place, sha256=body.history)
    if state.register is None or state.history is None:
        return
    if (found := state.register.content_hash()) != body.snapshot:
        yield faults.OTHER_REGISTER.at(place, found=found)
    if state.register.mission.id != act.mission:
        found = state.register.mission.id
        yield faults.OTHER_MISSION.at(place, found=found, mission=act.mission)
    yield from check_register(state.register, state.history)


def history_bytes(history: History) -> bytes:
    """Return the canonical bytes of a history: the document that a load names."""
    return canonical_bytes(history.model_dump(mode="json", by_alias=True))


def body_of(register: Register, history: History, *, origin: str) -> Loaded:
    """Return the body that loads these two."""
    return Loaded(
        snapshot=register.content_hash(), history=digest(history_bytes(history)), origin=origin
    )


KIND = Kind("register.loaded", Loaded, decide)
