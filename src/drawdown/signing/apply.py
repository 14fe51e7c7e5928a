"""What an accepted act makes of the file of a pack: pure, so that rows can be made again."""

from __future__ import annotations

from dataclasses import replace

from drawdown.ledger.act import Act
from drawdown.signing.acts.inspect import PACK_REMARKED, SYSTEM_INSPECTED
from drawdown.signing.acts.make import PACK_MADE
from drawdown.signing.acts.meet import CEREMONY_HELD, KEYS_RECEIVED
from drawdown.signing.acts.sign import PACK_REFUSED, PACK_SIGNED
from drawdown.signing.file import PackFile, Signature


def apply(file: PackFile, act: Act) -> PackFile:
    """Return the file after an act that was decided on it; `ValueError` for another kind."""
    by = act.actor.person
    match act.kind:
        case SYSTEM_INSPECTED.name:
            found = SYSTEM_INSPECTED.body_of(act).to_inspected()
            return replace(file, systems={**file.systems, found.system: found})
        case PACK_REMARKED.name:
            return replace(file, remarks=(*file.remarks, PACK_REMARKED.body_of(act).to_remark()))
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
    raise ValueError(f"{act.kind} says nothing of a pack")


def _signed(file: PackFile, signature: Signature) -> PackFile:
    last = file.versions[-1]
    signed = replace(last, signatures=(*last.signatures, signature))
    return replace(file, versions=(*file.versions[:-1], signed))
