"""Record a copy of a signed pack with a time-stamp: level and last day are read from the file."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile

from drawdown.documents.renewal import stamped
from drawdown.signing.acts.raised import PACK_RAISED
from drawdown.signing.file import Level
from drawdown.web.closing.actions.take import Paper, Said, keep_document, take
from drawdown.web.people.who import Who
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import Stamp
from drawdown.web.signing.standing import Signing
from drawdown.web.store import documents


def keep_raised(signing: Signing, file: UploadedFile[Any], *, who: Who, stamp: Stamp) -> Receipt:
    """Keep the copy and record it; raises `Refused` for one that is not the signed file."""
    sites = (signing.site.id,)
    title = f"{signing.name}, time-stamp"
    kept = keep_document(Paper("raised", title, file), sites, who=who, stamp=stamp)
    found, last = stamped(documents().get(kept)), signing.version
    today = who.at.date()
    body: dict[str, Any] = {
        "site": signing.site.id,
        "version": last.number if last else 1,
        "document": kept,
        "level": found.level if found else str(Level.B_T),
        "until": (found.until if found else today).isoformat(),
        "on": today.isoformat(),
    }
    body |= {"part": signing.part} if signing.part else {}
    return take(Said(PACK_RAISED.name, body, sites), {"document": (kept,)}, who=who, stamp=stamp)
