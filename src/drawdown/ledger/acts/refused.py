"""`ledger.refused`: a submission that was not accepted: its digest and the codes that say why."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import SYSTEM, Act, ActId, Actor, PersonId, Submission
from drawdown.ledger.acts.opened import by_system
from drawdown.ledger.acts.values import Sha256, body_json
from drawdown.ledger.kind import Kind

CAPACITY = "ledger"
MAX_CODES = 50

_IDS = uuid.UUID("b5b33b5c-31f4-5d2f-8d1b-1f0f5b8b6f0e")
"""Ids of refusals are derived, so that the same submission refused again is the same act."""


class RefusedBody(Frozen):
    """Who sent what kind of act, the digest of all they sent, and why it was not accepted."""

    act: Annotated[str, Field(max_length=36)]
    kind: Annotated[str, Field(max_length=60)]
    person: Annotated[str, Field(max_length=60)]
    submission: Sha256
    codes: Annotated[tuple[str, ...], Field(min_length=1, max_length=MAX_CODES)]
    kept: bool = False
    """Whether the submission itself is kept, as evidence, for a person to settle."""


def refusal_of(
    submission: Submission, codes: Sequence[str], *, at: datetime, seen: int, kept: bool
) -> Submission:
    """Return the submission in which the ledger records that it refused another."""
    digest = submission.digest
    body = RefusedBody(
        act=submission.act,
        kind=submission.kind,
        person=submission.actor.person,
        submission=digest,
        codes=tuple(dict.fromkeys(codes))[:MAX_CODES],
        kept=kept,
    )
    return Submission(
        act=ActId(str(uuid.uuid5(_IDS, digest))),
        actor=Actor(person=PersonId(SYSTEM), capacity=CAPACITY, delegation=None),
        kind=KIND.name,
        mission=submission.mission,
        claimed=at,
        seen=seen,
        body=body_json(body),
        subjects=(f"act:{submission.act}",),
        sites=submission.sites,
        evidence=(digest,) if kept else (),
    )


def decide(_: None, act: Act) -> tuple[Finding, ...]:
    """Return why a refusal cannot be recorded."""
    return tuple(by_system(act))


KIND = Kind("ledger.refused", RefusedBody, decide)
