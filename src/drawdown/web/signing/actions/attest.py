"""Attest a drawn or ink signature, or deny it: its witness says so, by an act of their own."""

from __future__ import annotations

from typing import Any

from drawdown.signing.acts.attest import SIGNATURE_ATTESTED, SIGNATURE_DENIED
from drawdown.signing.file import Side
from drawdown.web.closing.actions.take import Said, take
from drawdown.web.people.who import Who
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import Stamp
from drawdown.web.signing.standing import Signing


def attest(signing: Signing, side: Side, *, who: Who, stamp: Stamp, denied: str = "") -> Receipt:
    """Record that the witness attests the signature of a side, or denies it; raises `Refused`."""
    last = signing.version
    signature = last.signature_of(side) if last else None
    document = (signature.document if signature else None) or "0" * 64
    body: dict[str, Any] = {
        "site": signing.site.id,
        "version": last.number if last else 1,
        "side": str(side),
        "document": document,
        "on": who.at.date().isoformat(),
    }
    body |= {"part": signing.part} if signing.part else {}
    body |= {"reason": denied} if denied else {}
    kind = SIGNATURE_DENIED if denied else SIGNATURE_ATTESTED
    kept = {"document": (document,)} if signature else {}
    return take(Said(kind.name, body, (signing.site.id,)), kept, who=who, stamp=stamp)
