"""Acts that pages and commands send: who sends, what it is about, and how it reaches the door."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core import signing

from drawdown.core.provenance import Frozen
from drawdown.ledger.act import ActId, Actor, Submission
from drawdown.ledger.acts.values import body_json
from drawdown.ledger.kind import Kind
from drawdown.ledger.personal import PersonalValue
from drawdown.ledger.times import parse_time, print_time, to_the_second
from drawdown.web.records.door import perform
from drawdown.web.records.handler import Handler
from drawdown.web.records.log import opened
from drawdown.web.records.permission import Permission
from drawdown.web.records.receipt import Receipt

SALT = "drawdown.stamp"


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a form brings along, so that sending it twice is one act: id, time and size seen."""

    act: str
    claimed: datetime
    seen: int

    def signed(self) -> str:
        """Return the stamp as a form carries it."""
        return signing.dumps([self.act, print_time(self.claimed), self.seen], salt=SALT)


@dataclass(frozen=True, slots=True)
class Sender:
    """Who acts, by which rule they may, when, and under the stamp of which form."""

    actor: Actor
    permission: Permission
    at: datetime
    stamp: Stamp | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What an act is about, and on which documents it rests; in any order."""

    subjects: Iterable[str] = ()
    sites: Iterable[str] = ()
    evidence: Iterable[str] = ()
    rules: str | None = None
    """The version of the rules that the author saw, for what is decided under rules."""


def new_stamp(at: datetime) -> Stamp:
    """Return the stamp of a form that is shown now."""
    return Stamp(str(uuid.uuid4()), to_the_second(at), opened().log.size)


def read_stamp(text: str) -> Stamp:
    """Return the stamp of a form that comes back; raises `BadSignature` for any other text."""
    act, claimed, seen = signing.loads(text, salt=SALT)
    return Stamp(act, parse_time(claimed), seen)


def send(
    handler: Handler[Any],
    body: Frozen,
    about: About,
    *,
    by: Sender,
    values: Iterable[PersonalValue] = (),
) -> Receipt:
    """Send an act through the door and return its receipt; raises what `perform` raises."""
    submission = submission_of(handler.kind, body, about, by=by)
    return perform(handler, submission, at=by.at, permission=by.permission, values=values)


def submission_of(kind: Kind[Any, Any], body: Frozen, about: About, *, by: Sender) -> Submission:
    """Return a submission under the stamp of its form, or of this moment."""
    stamp = by.stamp or new_stamp(by.at)
    return Submission(
        act=ActId(stamp.act),
        actor=by.actor,
        kind=kind.name,
        mission=opened().mission,
        claimed=stamp.claimed,
        seen=stamp.seen,
        body=body_json(body),
        subjects=tuple(sorted(set(about.subjects))),
        sites=tuple(sorted(set(about.sites))),
        evidence=tuple(sorted(set(about.evidence))),
        rules=about.rules,
    )
