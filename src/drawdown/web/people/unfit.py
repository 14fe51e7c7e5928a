"""Records that something was sent which is no act at all: a form not filled in, a body of no form.

Nothing of what was typed is kept, since anything may stand there: only by whom, for which kind and
on which day. Somebody who tries again the same day leaves no second trace, so nobody can fill the
ledger with mistakes.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, time

from django.core.exceptions import PermissionDenied

from drawdown.core.findings import Finding
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import ActId, Submission
from drawdown.ledger.acts.values import body_json
from drawdown.web.people.sending import sender
from drawdown.web.people.who import Who
from drawdown.web.records.door import RefusedAct, turn_away
from drawdown.web.records.log import NotOpen, opened
from drawdown.web.records.permission import Stranger

_IDS = uuid.UUID("0d1f4a52-6c4e-5b6e-9a43-7a5f4d1c2b90")
UNREAD = "act.unread"
"""The kind that stands for a body whose own kind nobody could read."""


class Unfit(Frozen):
    """What is known of it: where it was sent, and on which day it was first tried."""

    route: str
    day: str


def record_unfit(
    who: Who, kind: str, why: Finding, *, route: str, sites: Iterable[str] = ()
) -> None:
    """Record that something unfit was sent, once for a person, a kind and a day.

    A stranger leaves no trace, and where no ledger is open there is nothing to record it in.
    """
    if who.person is None and not who.visitor:
        return
    day = who.at.astimezone(UTC).date()
    about = tuple(sorted(set(sites)))
    with suppress(RefusedAct, Stranger, NotOpen, PermissionDenied):
        by = sender(who, kind, sites=about)
        name = "|".join((by.actor.person, kind, route, day.isoformat(), *about))
        submission = Submission(
            act=ActId(str(uuid.uuid5(_IDS, name))),
            actor=by.actor,
            kind=kind,
            mission=opened().mission,
            claimed=datetime.combine(day, time(), UTC),
            seen=0,
            body=body_json(Unfit(route=route, day=day.isoformat())),
            sites=about,
        )
        turn_away(submission, [why], at=by.at, permission=by.permission)
