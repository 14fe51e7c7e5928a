"""What an accepted act makes of the file of a pack: pure, so that rows can be made again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from drawdown.ledger.act import Act
from drawdown.signing.acts.after import LOT_TAKEN_OVER, PACK_COMPARED
from drawdown.signing.acts.attest import SIGNATURE_ATTESTED, SIGNATURE_DENIED
from drawdown.signing.acts.choose import LINES_CHOSEN
from drawdown.signing.acts.inspect import PACK_REMARKED, SYSTEM_INSPECTED
from drawdown.signing.acts.make import PACK_MADE
from drawdown.signing.acts.meet import CEREMONY_HELD, KEYS_RECEIVED
from drawdown.signing.acts.raised import PACK_RAISED
from drawdown.signing.acts.register import SIGNER_REGISTERED, SIGNER_WITHDRAWN
from drawdown.signing.acts.sign import PACK_REFUSED, PACK_SIGNED
from drawdown.signing.file import Comparison, PackFile, Side, Signature, Version, Way


def apply(file: PackFile, act: Act) -> PackFile:
    """Return the file after an act that was decided on it; `ValueError` for another kind."""
    if (then := EFFECTS.get(act.kind)) is None:
        raise ValueError(f"{act.kind} says nothing of a pack")
    return then(file, act)


def _inspected(file: PackFile, act: Act) -> PackFile:
    found = SYSTEM_INSPECTED.body_of(act).to_inspected()
    return replace(file, systems={**file.systems, found.system: found})


def _remarked(file: PackFile, act: Act) -> PackFile:
    return replace(file, remarks=(*file.remarks, PACK_REMARKED.body_of(act).to_remark()))


def _chosen(file: PackFile, act: Act) -> PackFile:
    return replace(file, chosen=LINES_CHOSEN.body_of(act).lines)


def _made(file: PackFile, act: Act) -> PackFile:
    version = PACK_MADE.body_of(act).to_version(act.actor.person)
    return replace(file, versions=(*file.versions, version))


def _registered(file: PackFile, act: Act) -> PackFile:
    body = SIGNER_REGISTERED.body_of(act)
    own = {body.fingerprint: body.to_registered()}
    return replace(file, certificates={**file.certificates, **own})


def _withdrawn(file: PackFile, act: Act) -> PackFile:
    body = SIGNER_WITHDRAWN.body_of(act)
    own = replace(file.certificates[body.fingerprint], withdrawn=body.on)
    return replace(file, certificates={**file.certificates, body.fingerprint: own})


def _held(file: PackFile, act: Act) -> PackFile:
    return replace(file, ceremony=CEREMONY_HELD.body_of(act).to_ceremony())


def _keys(file: PackFile, act: Act) -> PackFile:
    return replace(file, keys=KEYS_RECEIVED.body_of(act).to_keys())


def _taken(file: PackFile, act: Act) -> PackFile:
    return replace(file, lots=(*file.lots, LOT_TAKEN_OVER.body_of(act).to_lot()))


def _compared(file: PackFile, act: Act) -> PackFile:
    """Put what was found of lines into the look of its days; a later act corrects it."""
    body = PACK_COMPARED.body_of(act)
    after, found = str(body.after), {each.line: each for each in body.to_found()}
    before = file.comparisons.get(after, Comparison(body.after))
    now = replace(before, found={**before.found, **found}, by=act.actor.person)
    return replace(file, comparisons={**file.comparisons, after: now})


def _signs(file: PackFile, act: Act) -> PackFile:
    return _signed(file, PACK_SIGNED.body_of(act).to_signature(act.actor.person))


def _refuses(file: PackFile, act: Act) -> PackFile:
    return _signed(file, PACK_REFUSED.body_of(act).to_signature(act.actor.person))


def _attests(file: PackFile, act: Act) -> PackFile:
    said = SIGNATURE_ATTESTED.body_of(act)
    return _last(file, _attested(file.versions[-1], said.side, said.on))


def _denies(file: PackFile, act: Act) -> PackFile:
    """Set a signature aside; with the mission's falls what the host signed upon the same file."""
    said, last = SIGNATURE_DENIED.body_of(act), file.versions[-1]
    mission = last.signature_of(Side.MISSION)
    in_file = mission is not None and mission.way is not Way.INK
    upon = said.side is Side.MISSION and in_file
    fallen = [
        replace(each, denied=said.on, reason=said.reason)
        if each.counts
        and (each.side is said.side or (upon and each.way in (Way.DIGITAL, Way.TABLET)))
        else each
        for each in last.signatures
    ]
    return _last(file, replace(last, signatures=tuple(fallen)))


def _raises(file: PackFile, act: Act) -> PackFile:
    last, raised = file.versions[-1], PACK_RAISED.body_of(act).to_raised(act.actor.person)
    return _last(file, replace(last, raised=(*last.raised, raised)))


def _signed(file: PackFile, signature: Signature) -> PackFile:
    last = file.versions[-1]
    return _last(file, replace(last, signatures=(*last.signatures, signature)))


def _attested(version: Version, side: Side, on: date) -> Version:
    signatures = tuple(
        replace(each, attested=on) if each.side is side and each.awaits else each
        for each in version.signatures
    )
    return replace(version, signatures=signatures)


def _last(file: PackFile, version: Version) -> PackFile:
    return replace(file, versions=(*file.versions[:-1], version))


EFFECTS: Mapping[str, Callable[[PackFile, Act], PackFile]] = {
    SYSTEM_INSPECTED.name: _inspected,
    PACK_REMARKED.name: _remarked,
    LINES_CHOSEN.name: _chosen,
    PACK_MADE.name: _made,
    SIGNER_REGISTERED.name: _registered,
    SIGNER_WITHDRAWN.name: _withdrawn,
    PACK_SIGNED.name: _signs,
    PACK_REFUSED.name: _refuses,
    SIGNATURE_ATTESTED.name: _attests,
    SIGNATURE_DENIED.name: _denies,
    PACK_RAISED.name: _raises,
    CEREMONY_HELD.name: _held,
    KEYS_RECEIVED.name: _keys,
    LOT_TAKEN_OVER.name: _taken,
    PACK_COMPARED.name: _compared,
}
