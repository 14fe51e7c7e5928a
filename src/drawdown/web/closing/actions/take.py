"""Take a form of the closure: its document into the store and the ledger, then the act itself."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from drawdown.documents.acts.added import Added
from drawdown.documents.evidence import take_in
from drawdown.documents.forms import form_of
from drawdown.environment.acts.find import FINDING_RECORDED
from drawdown.web.closing.actions.report import BY_KIND, report
from drawdown.web.closing.photos import photos_among
from drawdown.web.people.sending import sender
from drawdown.web.people.who import Who
from drawdown.web.records.handlers import EVIDENCE_ADDED
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, Stamp, send
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


def keep_document(paper: Paper, sites: Sequence[str], *, who: Who, stamp: Stamp) -> str:
    """Store a document, record that it is there, and return its SHA-256; raises `Refused`."""
    file, title = paper.file, paper.title
    stored = take_in(
        documents(), file, name=file.name or "", media=(file.content_type or "").lower()
    )
    name = "document" if paper.field == "file" else f"document {paper.field}"
    own = replace(stamp, act=str(uuid.uuid5(uuid.UUID(stamp.act), name)))
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


def take(said: Said, kept: Mapping[str, str], *, who: Who, stamp: Stamp) -> Receipt:
    """Send the act and return its receipt; raises `ValidationError` and what `report` raises.

    `kept` gives the stored document for each field of the body that names one; for `*` it is
    evidence of the act alone.
    """
    content = dict(said.body)
    for into, sha256 in kept.items():
        if into == "photos":
            content["photos"] = [sha256]
        elif into != "*":
            content[into] = sha256
    if said.kind == FINDING_RECORDED.name and "position" not in content:
        content |= _position_of(kept.values())
    body = BY_KIND[said.kind].kind.body.model_validate_json(json.dumps(content))
    by = sender(who, said.kind, sites=said.sites, stamp=stamp)
    return report(said.kind, body, list(kept.values()), by=by, sites=said.sites)


def _position_of(photos: Iterable[str]) -> dict[str, Any]:
    """Return the position that a photograph gives, as a body writes it; nothing for none."""
    for taken in photos_among(photos).values():
        if taken.lat is not None and taken.lon is not None:
            return {"position": {"lat": f"{taken.lat:.6f}", "lon": f"{taken.lon:.6f}"}}
    return {}


def is_kept(sha256: str) -> bool:
    """Return whether a document that a form brings back is really in the store."""
    known = len(sha256) == 64 and sha256 in documents()
    return known and form_of(documents().get(sha256)) is not None
