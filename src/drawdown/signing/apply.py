"""What an accepted act makes of the file of a pack: pure, so that rows can be made again."""

from __future__ import annotations

from dataclasses import replace

from drawdown.ledger.act import Act
from drawdown.signing.acts.after import LOT_TAKEN_OVER, PACK_COMPARED
from drawdown.signing.acts.choose import LINES_CHOSEN
from drawdown.signing.acts.inspect import PACK_REMARKED, SYSTEM_INSPECTED
from drawdown.signing.acts.make import PACK_MADE
from drawdown.signing.acts.meet import CEREMONY_HELD, KEYS_RECEIVED
from drawdown.signing.acts.sign import PACK_REFUSED, PACK_SIGNED
from drawdown.signing.file import Comparison, Found, PackFile, Signature


def apply(file: PackFile, act: Act) -> PackFile:
    """Return the file after an act that was decided on it; `ValueError` for another kind."""
    by = act.actor.person
    match act.kind:
        case SYSTEM_INSPECTED.name:
            found = SYSTEM_INSPECTED.body_of(act).to_inspected()
            return replace(file, systems={**file.systems, found.system: found})
        case PACK_REMARKED.name:
            return replace(file, remarks=(*file.remarks, PACK_REMARKED.body_of(act).to_remark()))
        case LINES_CHOSEN.name:
            return replace(file, chosen=LINES_CHOSEN.body_of(act).lines)
        case PACK_MADE.name:
            return replace(file, versions=(*file.versions, PACK_MADE.body_of(act).to_version(by)))
        case PACK_SIGNED.name:
            return _signed(file, PACK_SIGNED.body_of(act).to_signature(by))
        case PACK_REFUSED.name:
            return _signed(file, PACK_REFUSED.body_of(act).to_signature(by))
        case CEREMONY_HELD.name:
            return replace(file, ceremony=CEREMONY_HELD.body_of(act).to_ceremony())
        case KEYS_RECEIVED.name:
            return replace(file, keys=KEYS_RECEIVED.body_of(act).to_keys())
        case LOT_TAKEN_OVER.name:
            return replace(file, lots=(*file.lots, LOT_TAKEN_OVER.body_of(act).to_lot()))
        case PACK_COMPARED.name:
            body = PACK_COMPARED.body_of(act)
            return _compared(file, str(body.after), body.to_found(), by=by)
    raise ValueError(f"{act.kind} says nothing of a pack")


def _signed(file: PackFile, signature: Signature) -> PackFile:
    last = file.versions[-1]
    signed = replace(last, signatures=(*last.signatures, signature))
    return replace(file, versions=(*file.versions[:-1], signed))


def _compared(file: PackFile, after: str, found: Found, *, by: str) -> PackFile:
    """Put what was found of a line into the look of its days; a later act corrects it."""
    before = file.comparisons.get(after, Comparison(int(after)))
    now = replace(before, found={**before.found, found.line: found}, by=by)
    return replace(file, comparisons={**file.comparisons, after: now})
