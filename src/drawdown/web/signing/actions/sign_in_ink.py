"""Record that a side signed in ink: its scan into the store, read back, then the act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from drawdown.signing.acts.sign import PACK_SIGNED
from drawdown.signing.file import Side, Way
from drawdown.web.closing.actions.take import Paper, Said, keep_document, take
from drawdown.web.people.sending import sender
from drawdown.web.people.who import Who
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import Stamp
from drawdown.web.signing.standing import Signing


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """The scan of a signed paper, for which side, and who attests it."""

    side: Side
    witness: str
    scan: UploadedFile[Any]
    typed: str = ""
    reservations: bool = False


def sign_in_ink(signing: Signing, paper: Ink, *, who: Who, stamp: Stamp) -> Receipt:
    """Keep the scan and record the signature; raises `Refused`, for another version in words."""
    sites = (signing.site.id,)
    title = f"{signing.name}, {paper.side}"
    kept = keep_document(Paper("scan", title, paper.scan), sites, who=who, stamp=stamp)
    by = sender(who, PACK_SIGNED.name, sites=sites, stamp=stamp)
    last = signing.version
    person, capacity = signing.signatory(paper.side, by.actor)
    body: dict[str, Any] = {
        "site": signing.site.id,
        "version": last.number if last else 1,
        "side": str(paper.side),
        "way": str(Way.INK),
        "person": person,
        "capacity": capacity,
        "witness": paper.witness,
        "reservations": paper.reservations,
        "on": by.at.date().isoformat(),
    }
    body |= {"typed": paper.typed} if paper.typed else {}
    body |= {"part": signing.part} if signing.part else {}
    return take(Said(PACK_SIGNED.name, body, sites), {"document": (kept,)}, who=who, stamp=stamp)
