"""Sign on a tablet: ask whether it is this side's turn, then seal the drawing, then record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from drawdown.core.findings import Finding, errors
from drawdown.documents.hand import Look
from drawdown.documents.sign import HOST, MISSION, Declared, Drawn, prepare, sign
from drawdown.ledger.times import to_the_second
from drawdown.people.reading import shipped_rights
from drawdown.signing.acts.sign import PACK_SIGNED, PackSigned
from drawdown.signing.acts.state import Packing
from drawdown.signing.file import Side, Way
from drawdown.signing.looking import Seen
from drawdown.web.closing.actions.take import Paper, Said, keep_document, take
from drawdown.web.closing.packs.seal import seal_key
from drawdown.web.closing.queries import keep_rules, rules
from drawdown.web.people.sending import sender
from drawdown.web.people.who import Who
from drawdown.web.records.door import turn_away
from drawdown.web.records.permission import Request
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, Sender, Stamp, submission_of
from drawdown.web.signing.standing import Signing
from drawdown.web.store import documents

FIELDS = {Side.MISSION: MISSION, Side.HOST: HOST}
NOT_YET = "0" * 64
"""Stands for the sealed file while it is not made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tablet:
    """What was drawn, for which side, where, and who attests it."""

    side: Side
    witness: str
    place: str
    look: Look
    reservations: bool = False


def sign_on_tablet(
    signing: Signing, drawn: Tablet, names: dict[str, str], *, who: Who, stamp: Stamp
) -> Receipt:
    """Seal a drawn signature into the pack and record it.

    The right, the capacity and the delegation are asked for at this moment, before anything is
    sealed: the mission's key signs nothing that would be refused. Raises `Refused` and `NoSeal`.
    """
    sites = [signing.site.id]
    by = sender(who, PACK_SIGNED.name, sites=sites, stamp=stamp)
    body = _body(signing, drawn, by)
    _ask_first(signing, body, by)
    sealed = _sealed(signing, drawn, body, names=names, who=who)
    title = f"{signing.name} v{body['version']}, {drawn.side}"
    file = SimpleUploadedFile(f"{signing.name}.pdf", sealed, "application/pdf")
    kept = keep_document(Paper("sealed", title, file), sites, who=who, stamp=stamp)
    said = Said(PACK_SIGNED.name, body, tuple(sites))
    return take(said, {"document": (kept,)}, who=who, stamp=stamp)


def _body(signing: Signing, drawn: Tablet, by: Sender) -> dict[str, Any]:
    """Return the body of the act without the file: person and capacity are known, not asked."""
    last = signing.version
    person, capacity = signing.signatory(drawn.side, by.actor)
    body: dict[str, Any] = {
        "site": signing.site.id,
        "version": last.number if last else 1,
        "side": str(drawn.side),
        "way": str(Way.TABLET),
        "person": person,
        "capacity": capacity,
        "witness": drawn.witness,
        "reservations": drawn.reservations,
        "on": by.at.date().isoformat(),
    }
    return body | ({"part": signing.part} if signing.part else {})


def _ask_first(signing: Signing, body: dict[str, Any], by: Sender) -> None:
    """Raise `Refused`, and record it, where a right or the decision speaks against the act."""
    asked = PackSigned.model_validate({**body, "document": NOT_YET})
    subjects = [f"site:{signing.site.id}"]
    subjects += [signing.pack.subject] if signing.part else []
    about = About(
        subjects=subjects, sites=[signing.site.id], evidence=[NOT_YET], rules=keep_rules()
    )
    submission = submission_of(PACK_SIGNED, asked, about, by=by)
    own = seal_key().fingerprint
    seen = Seen(certificate=own)
    state = Packing(rules(), signing.pack, signing.file, seen, certificates=frozenset({own}))
    found: list[Finding] = list(
        by.permission(Request(submission=submission, prepared_by=frozenset(), at=by.at))
    ) or list(PACK_SIGNED.decide(state, submission.accepted(to_the_second(by.at))))
    if stops := errors(found):
        bare = replace(submission, evidence=())
        turn_away(bare, stops, at=by.at, permission=by.permission)


def _sealed(
    signing: Signing, drawn: Tablet, body: dict[str, Any], *, names: dict[str, str], who: Who
) -> bytes:
    last = signing.version
    if last is None:
        raise LookupError("no version stands")
    before = signing.borne_before(drawn.side)
    ready = documents().get(before) if before else prepare(documents().get(last.document))
    declared = Declared(
        capacity=printed(body["capacity"]),
        place=drawn.place,
        at=who.at,
        drawn=Drawn(
            name=names.get(body["person"], body["person"]),
            witness=names.get(drawn.witness, drawn.witness),
            look=drawn.look,
        ),
    )
    return sign(ready, FIELDS[drawn.side], declared, by=seal_key())


def printed(capacity: str) -> str:
    """Return a capacity as it stands on paper: an office of ours by its name in both languages."""
    role = shipped_rights().role(capacity)
    return f"{role.name} / {role.name_fr}" if role else capacity
