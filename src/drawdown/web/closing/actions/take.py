"""Take a form of the closure: its document into the store and the ledger, then the act itself."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass, replace
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from drawdown.documents.acts.added import Added
from drawdown.documents.evidence import take_in
from drawdown.documents.forms import form_of
from drawdown.web.closing.actions.report import BY_KIND, report
from drawdown.web.people.sending import sender
from drawdown.web.people.who import Who
from drawdown.web.records.handlers import EVIDENCE_ADDED
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, Stamp, send
from drawdown.web.store import documents


@dataclass(frozen=True, slots=True)
class Said:
    """What a form says: the kind of act, its body without the document, and where that goes."""

    kind: str
    body: dict[str, Any]
    into: str = ""
    """The field of the body that names the document; `*` for the evidence of the act alone."""


def keep_document(file: UploadedFile[Any], title: str, site: str, *, who: Who, stamp: Stamp) -> str:
    """Store a document, record that it is there, and return its SHA-256; raises `Refused`."""
    stored = take_in(
        documents(), file, name=file.name or "", media=(file.content_type or "").lower()
    )
    own = replace(stamp, act=str(uuid.uuid5(uuid.UUID(stamp.act), "document")))
    body = Added(
        sha256=stored.sha256, size=stored.size, form=stored.form, title=title or (file.name or "–")
    )
    about = About(subjects=[f"evidence:{stored.sha256}"], sites=[site], evidence=[stored.sha256])
    send(
        EVIDENCE_ADDED,
        body,
        about,
        by=sender(who, EVIDENCE_ADDED.kind.name, sites=[site], stamp=own),
    )
    return stored.sha256


def take(said: Said, document: str, *, who: Who, stamp: Stamp) -> Receipt:
    """Send the act and return its receipt; raises `ValidationError` and what `report` raises."""
    content = dict(said.body)
    if document and said.into == "photos":
        content["photos"] = [document]
    elif document and said.into != "*":
        content[said.into] = document
    body = BY_KIND[said.kind].kind.body.model_validate_json(json.dumps(content))
    sites = [content["site"]] if "site" in content else content.get("sites", [])
    by = sender(who, said.kind, sites=sites, stamp=stamp)
    return report(said.kind, body, [document] if document else [], by=by)


def is_kept(sha256: str) -> bool:
    """Return whether a document that a form brings back is really in the store."""
    known = len(sha256) == 64 and sha256 in documents()
    return known and form_of(documents().get(sha256)) is not None
