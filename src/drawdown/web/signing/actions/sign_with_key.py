"""Record a signature that a side made elsewhere with its own key: the file, then the act."""

from __future__ import annotations

import shlex
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
from drawdown.web.signing.actions.sign_on_tablet import printed
from drawdown.web.signing.standing import Signing


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyed:
    """The file that a side signed with its own key."""

    side: Side
    signed: UploadedFile[Any]
    reservations: bool = False


def sign_with_key(signing: Signing, file: Keyed, *, who: Who, stamp: Stamp) -> Receipt:
    """Keep the signed file and record the signature; raises `Refused`, with the reason."""
    sites = (signing.site.id,)
    title = f"{signing.name}, {file.side}"
    kept = keep_document(Paper("signed", title, file.signed), sites, who=who, stamp=stamp)
    by = sender(who, PACK_SIGNED.name, sites=sites, stamp=stamp)
    last = signing.version
    person, capacity = signing.signatory(file.side, by.actor)
    body: dict[str, Any] = {
        "site": signing.site.id,
        "version": last.number if last else 1,
        "side": str(file.side),
        "way": str(Way.DIGITAL),
        "person": person,
        "capacity": capacity,
        "reservations": file.reservations,
        "on": by.at.date().isoformat(),
    }
    body |= {"part": signing.part} if signing.part else {}
    return take(Said(PACK_SIGNED.name, body, sites), {"document": (kept,)}, who=who, stamp=stamp)


def command_of(signing: Signing, side: Side, *, who: Who) -> tuple[str, str]:
    """Return the document to sign, and the command that signs it where the key is."""
    last = signing.version
    if last is None:
        raise LookupError("no version stands")
    by = sender(who, PACK_SIGNED.name, sites=[signing.site.id])
    capacity = printed(signing.signatory(side, by.actor)[1])
    name = f"{signing.name}-v{last.number}"
    words = ["drawdown", "sign", f"{name}.pdf", "--side", str(side)]
    words += ["--key", "KEY.p12", "--password-file", "PASSWORD"]
    words += ["--capacity", capacity, "--place", signing.site.name]
    words += ["--out", f"{name}-{side}.pdf"]
    return signing.borne_before(side) or last.document, shlex.join(words)
