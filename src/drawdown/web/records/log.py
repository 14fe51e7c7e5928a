"""The log of this installation: its name, its keys, its lock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from drawdown.ledger.act_reading import parse_act
from drawdown.ledger.acts import key_rotated
from drawdown.ledger.acts import opened as opening
from drawdown.ledger.key import parse_verifying_key
from drawdown.ledger.keyring import KeyRing, LogKey
from drawdown.ledger.log import Log
from drawdown.web.records import models
from drawdown.web.records.store import ONLY, DatabaseStore


class NotOpen(LookupError):
    """The ledger has no first entry yet: `actions.open_ledger` makes it."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An open ledger: the log, and the mission whose acts it takes."""

    log: Log
    mission: str


def opened() -> Opened:
    """Return the ledger; raise `NotOpen` before its first entry."""
    first = models.Entry.objects.filter(pk=0).values_list("content", flat=True).first()
    if first is None:
        raise NotOpen("this installation has no ledger yet")
    ring = key_ring()
    origin = ring.log[0].key.name
    return Opened(Log(origin, DatabaseStore(), ring), parse_act(bytes(first)).mission)


def key_ring() -> KeyRing:
    """Return the public keys of the log, as its own acts name them."""
    rows = models.Entry.objects.filter(kind__in=[opening.KIND.name, key_rotated.KIND.name])
    ring: KeyRing | None = None
    for index, content in rows.values_list("index", "content"):
        act = parse_act(bytes(content))
        if ring is None:
            first = parse_verifying_key(opening.KIND.body_of(act).key)
            ring = KeyRing((LogKey(0, first),))
        else:
            key = parse_verifying_key(key_rotated.KIND.body_of(act).new)
            ring = ring.rotated(by=index, key=key)
    if ring is None:
        raise NotOpen("this installation has no ledger yet")
    return ring


def lock() -> None:
    """Keep every other writer out until the transaction ends.

    SQLite takes its lock when a transaction begins (`transaction_mode` is IMMEDIATE).
    """
    if not connection.in_atomic_block:
        raise RuntimeError("the log is locked for a transaction, and there is none")
    if connection.vendor == "sqlite":
        return
    models.Head.objects.bulk_create([models.Head(pk=ONLY)], ignore_conflicts=True)
    models.Head.objects.select_for_update().get(pk=ONLY)


def last_recorded() -> datetime | None:
    """Return when the last entry was recorded."""
    last = models.Entry.objects.order_by("-index").values_list("recorded", flat=True)
    return last.first()
