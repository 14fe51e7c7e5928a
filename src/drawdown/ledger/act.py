"""Acts: who did what, to what, when, knowing what, on which evidence (docs/formats/act.md)."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, NewType

from drawdown.core.canonical import canonical_bytes, digest
from drawdown.core.findings import Place, Refused
from drawdown.ledger import faults
from drawdown.ledger.act_fields import value_faults
from drawdown.ledger.tiles import MAX_ENTRY
from drawdown.ledger.times import print_time

FORMAT = "drawdown-act/1"
SYSTEM = "system"
"""The person that acts of the machine have."""
MAX_SUBMISSION = MAX_ENTRY - len('"recorded":"2023-07-03T09:12:04Z",')
"""Room is left for the time that the ledger adds."""

ActId = NewType("ActId", str)
PersonId = NewType("PersonId", str)


class BadAct(Refused):
    """Bytes that are no act, or an act that must not be: carries every finding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts: a person by id, the capacity, and the delegation (by its id) that gives it."""

    person: PersonId
    capacity: str
    delegation: str | None


@dataclass(frozen=True, kw_only=True)
class Submission:
    """What an author claims. It is checked when it is made, whether read or written."""

    act: ActId
    actor: Actor
    kind: str
    mission: str
    claimed: datetime
    seen: int
    body: dict[str, Any]
    subjects: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    rules: str | None = None

    def __post_init__(self) -> None:
        if found := value_faults(self.__dict__):
            raise BadAct(found)

    @property
    def digest(self) -> str:
        """The SHA-256 of what the author claims, whenever it is recorded."""
        return digest(canonical_bytes(_claims(self)))

    def accepted(self, recorded: datetime) -> Act:
        """Return the act that the ledger makes of it at this time."""
        return Act(**{each: getattr(self, each) for each in CLAIMED}, recorded=recorded)


CLAIMED = tuple(field.name for field in fields(Submission))


@dataclass(frozen=True, kw_only=True)
class Act(Submission):
    """A submission that the ledger has accepted, and when."""

    recorded: datetime

    @property
    def submission(self) -> Submission:
        """The act as its author sent it."""
        return Submission(**{each: getattr(self, each) for each in CLAIMED})


def print_submission(submission: Submission) -> bytes:
    """Return the canonical bytes of what an author claims; raise `BadAct` above the limit."""
    return _within(canonical_bytes(_claims(submission)), MAX_SUBMISSION)


def print_act(act: Act) -> bytes:
    """Return the canonical bytes of an act: the leaf of the tree."""
    document = _claims(act) | {"recorded": print_time(act.recorded)}
    return _within(canonical_bytes(document), MAX_ENTRY)


def _claims(submission: Submission) -> dict[str, Any]:
    actor = submission.actor
    document: dict[str, Any] = {
        "act": submission.act,
        "actor": {
            "capacity": actor.capacity,
            "delegation": actor.delegation,
            "person": actor.person,
        },
        "body": submission.body,
        "claimed": print_time(submission.claimed),
        "evidence": list(submission.evidence),
        "format": FORMAT,
        "kind": submission.kind,
        "mission": submission.mission,
        "seen": submission.seen,
        "sites": list(submission.sites),
        "subjects": list(submission.subjects),
    }
    if submission.rules is not None:
        document["rules"] = submission.rules
    return document


def _within(content: bytes, limit: int) -> bytes:
    if len(content) > limit:
        raise BadAct([faults.TOO_LONG.at(Place("act"), size=len(content), limit=limit)])
    return content
