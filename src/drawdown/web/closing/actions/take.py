"""Take a form of the closure: its document into the store and the ledger, then the act itself."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, NoReturn

from django.core.files.uploadedfile import UploadedFile

from drawdown.core.findings import Refused
from drawdown.core.provenance import Frozen
from drawdown.documents.acts.added import Added
from drawdown.documents.evidence import take_in
from drawdown.documents.faults import DISK_FULL
from drawdown.documents.forms import MAX_BYTES, form_of
from drawdown.environment.acts.find import FINDING_RECORDED
from drawdown.web.closing.actions.report import BY_KIND, report
from drawdown.web.closing.documents.photos import photos_among
from drawdown.web.people.sending import sender
from drawdown.web.people.who import Who
from drawdown.web.records.door import turn_away
from drawdown.web.records.handlers import EVIDENCE_ADDED
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, Sender, Stamp, send, submission_of
from drawdown.web.store import documents


@dataclass(frozen=True, slots=True)
class Said:
    """What a form says: the kind of act, and its body without the documents."""

    kind: str
    body: dict[str, Any]
    sites: tuple[str, ...]
    """The sites that it is about."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A file that came with a form: for which field of it, and what it shows."""

    field: str
    title: str
    file: UploadedFile[Any]


class Unfit(Frozen):
    """What is known of a file that was not taken."""

    sha256: str
    size: int


def keep_document(paper: Paper, sites: Sequence[str], *, who: Who, stamp: Stamp) -> str:
    """Store a document, record that it is there, and return its SHA-256.

    Raises `Refused` for one that is none; the ledger then keeps that it was refused.
    """
    file, title = paper.file, paper.title
    name = "document" if paper.field == "file" else f"document {paper.field}"
    own = replace(stamp, act=str(uuid.uuid5(uuid.UUID(stamp.act), name)))
    try:
        stored = take_in(
            documents(), file, name=file.name or "", media=(file.content_type or "").lower()
        )
    except Refused as no:
        if any(finding.code == DISK_FULL.code for finding in no.findings):
            raise  # the fault is ours, and the ledger lies on the same disk
        by = sender(who, EVIDENCE_ADDED.kind.name, sites=sites, stamp=own)
        _turn_away(file, sites, no, by)
    body = Added(
        sha256=stored.sha256, size=stored.size, form=stored.form, title=title or (file.name or "–")
    )
    about = About(subjects=[f"evidence:{stored.sha256}"], sites=sites, evidence=[stored.sha256])
    send(
        EVIDENCE_ADDED,
        body,
        about,
        by=sender(who, EVIDENCE_ADDED.kind.name, sites=sites, stamp=own),
    )
    return stored.sha256


def _turn_away(file: UploadedFile[Any], sites: Sequence[str], no: Refused, by: Sender) -> NoReturn:
    """Record the refusal of a file by its hash; what it is called stays out of the ledger."""
    file.seek(0)
    body = Unfit(sha256=sha256(file.read(MAX_BYTES + 1)).hexdigest(), size=file.size or 0)
    about = About(subjects=[f"evidence:{body.sha256}"], sites=sites)
    submission = submission_of(EVIDENCE_ADDED.kind, body, about, by=by)
    turn_away(submission, no.findings, at=by.at, permission=by.permission)


def take(said: Said, kept: Mapping[str, Sequence[str]], *, who: Who, stamp: Stamp) -> Receipt:
    """Send the act and return its receipt; raises `ValidationError` and what `report` raises.

    `kept` gives the stored documents for each field of the body that names any; for `*` they are
    evidence of the act alone.
    """
    content = dict(said.body)
    for into, named in kept.items():
        if into != "*":
            content[into] = list(named) if into == "photos" else named[0]
    documents = list(dict.fromkeys(document for named in kept.values() for document in named))
    if said.kind == FINDING_RECORDED.name and "position" not in content:
        content |= _position_of(documents)
    body = BY_KIND[said.kind].kind.body.model_validate_json(json.dumps(content))
    by = sender(who, said.kind, sites=said.sites, stamp=stamp)
    return report(said.kind, body, documents, by=by, sites=said.sites)


def _position_of(photos: Iterable[str]) -> dict[str, Any]:
    """Return the position that a photograph gives, as a body writes it; nothing for none."""
    for taken in photos_among(photos).values():
        if taken.lat is not None and taken.lon is not None:
            return {"position": {"lat": f"{taken.lat:.6f}", "lon": f"{taken.lon:.6f}"}}
    return {}


def is_kept(document: str) -> bool:
    """Return whether a document that a form brings back is really in the store."""
    known = len(document) == 64 and document in documents()
    return known and form_of(documents().get(document)) is not None
