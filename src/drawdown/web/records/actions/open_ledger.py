"""Open the ledger: make its first key, and its first entry that names it."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import transaction

from drawdown.core.findings import Refused, errors
from drawdown.ledger.act import ActId, Submission
from drawdown.ledger.acts.opened import Opened
from drawdown.ledger.acts.values import body_json
from drawdown.ledger.key import VerifyingKey
from drawdown.ledger.keyring import KeyRing, LogKey
from drawdown.ledger.log import Log
from drawdown.ledger.times import to_the_second
from drawdown.web.records import door, log
from drawdown.web.records.guard import recording
from drawdown.web.records.handlers import OPENED
from drawdown.web.records.keys import new_key
from drawdown.web.records.models import Entry
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.store import DatabaseStore
from drawdown.web.records.system import THE_LEDGER


def open_ledger(mission: str, *, origin: str, at: datetime) -> Receipt:
    """Open the ledger of a mission under a name that no other log has; raise `Refused` if open."""
    key = new_key(origin)
    submission = Submission(
        act=ActId(str(uuid.uuid4())),
        actor=THE_LEDGER,
        kind=OPENED.kind.name,
        mission=mission,
        claimed=to_the_second(at),
        seen=0,
        body=body_json(Opened(origin=origin, key=str(key.verifying))),
    )
    act = submission.accepted(to_the_second(at))
    with transaction.atomic():
        with recording():
            log.lock()
        if wrong := errors(OPENED.kind.decide(Entry.objects.count(), act)):
            raise Refused(wrong)
        return door.append(_unopened(mission, key.verifying), OPENED, act)


def _unopened(mission: str, key: VerifyingKey) -> log.Opened:
    """Return the ledger as its first entry finds it."""
    ring = KeyRing((LogKey(0, key),))
    return log.Opened(Log(key.name, DatabaseStore(), ring), mission)
