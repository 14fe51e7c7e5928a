"""How the ledger stands, in figures: for `drawdown status` and for the page."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count, Sum

from drawdown.ledger.checkpoint import parse_checkpoint
from drawdown.ledger.lines import print_base64
from drawdown.ledger.witnesses.policy import NOBODY, Policy
from drawdown.web.records import models
from drawdown.web.records.log import last_recorded, opened
from drawdown.web.records.witnesses import BadWitnesses, standing, witnessed


@dataclass(frozen=True, slots=True)
class LedgerState:
    """What there is, what was signed last, and how much room is left."""

    origin: str
    mission: str
    size: int
    root: str
    key: str
    recorded: str
    cosignatures: int
    needed: int
    """How many witnesses have to cosign; 0 where the mission names none."""
    witnesses: Mapping[str, str]
    """When each witness cosigned the last checkpoint; no time for one that has not."""
    witnesses_wrong: str
    """What is wrong with the file that names the witnesses, if anything is."""
    kinds: Mapping[str, int]
    refusals: int
    conflicts: int
    documents: int
    document_bytes: int
    database: str
    home: str
    free_bytes: int

    def to_json(self) -> dict[str, Any]:
        """Return the figures by name."""
        return asdict(self)


def ledger_state() -> LedgerState:
    """Return how the ledger stands. Raises `NotOpen`."""
    ledger = opened()
    policy, wrong = _policy()
    note = ledger.log.checkpoint()
    checkpoint = parse_checkpoint(note.text)
    cosigned = standing(note, policy)
    counted = models.Entry.objects.values("kind").annotate(number=Count("index"))
    evidence = models.Evidence.objects.aggregate(number=Count("sha256"), size=Sum("size"))
    last = last_recorded()
    return LedgerState(
        origin=ledger.log.origin,
        mission=ledger.mission,
        size=checkpoint.size,
        root=print_base64(checkpoint.root),
        key=str(ledger.log.ring.key_at(checkpoint.size)),
        recorded=last.isoformat() if last else "",
        cosignatures=cosigned.found,
        needed=cosigned.need,
        witnesses={name: time.isoformat() if time else "" for name, time in cosigned.times},
        witnesses_wrong=wrong,
        kinds={row["kind"]: row["number"] for row in counted.order_by("kind")},
        refusals=models.Refusal.objects.count(),
        conflicts=models.Refusal.objects.filter(kept=True).count(),
        documents=evidence["number"],
        document_bytes=evidence["size"] or 0,
        database=settings.ENVIRONMENT.database_label(),
        home=str(settings.ENVIRONMENT.home),
        free_bytes=shutil.disk_usage(settings.ENVIRONMENT.home).free,
    )


def _policy() -> tuple[Policy, str]:
    """Return whose cosignatures count; nobody's, and why, where the file is wrong."""
    try:
        return witnessed().log.ring.policy, ""
    except BadWitnesses as error:
        return NOBODY, str(error)
