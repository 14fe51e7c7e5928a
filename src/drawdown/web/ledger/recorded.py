"""Where the ledger holds a document, and who witnessed that."""

from __future__ import annotations

from drawdown.documents.verdict import Recorded
from drawdown.ledger.log import Log, NothingSigned
from drawdown.ledger.store import DamagedLog
from drawdown.web.records.log import NotOpen, opened
from drawdown.web.records.models import Evidence


def recorded(sha256: str) -> Recorded | None:
    """Return where the ledger holds a document; nothing where it does not."""
    first = Evidence.objects.filter(sha256=sha256).order_by("entry").first()
    if first is None:
        return None
    try:
        log = opened().log
        size = int(log.checkpoint().text.splitlines()[1])
    except (NotOpen, NothingSigned):
        return None
    witnesses = _witnesses(log, first.entry)
    return Recorded(origin=log.origin, index=first.entry, size=size, witnesses=witnesses)


def _witnesses(log: Log, index: int) -> tuple[str, ...]:
    """Return who cosigned the checkpoint that holds an entry; nobody where no policy asks."""
    if not log.ring.policy.need:
        return ()
    try:
        found = log.ring.policy.check(log.prove(index).checkpoint)
    except (ValueError, DamagedLog):
        return ()
    return tuple(witness.name for witness in found.times)
