"""Keep a document that comes with a form: stored, and recorded as evidence of the site."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from drawdown.documents.acts.added import Added
from drawdown.documents.evidence import take_in
from drawdown.web.people.sending import sender
from drawdown.web.people.who import Who
from drawdown.web.records.handlers import EVIDENCE_ADDED
from drawdown.web.records.sending import About, Stamp, send
from drawdown.web.store import documents


def keep_paper(file: UploadedFile[Any], what: str, site: str, *, who: Who, stamp: Stamp) -> str:
    """Store a document, record that it is there, and return its SHA-256; raises `Refused`."""
    own = replace(stamp, act=str(uuid.uuid5(uuid.UUID(stamp.act), f"paper {what}")))
    stored = take_in(
        documents(), file, name=file.name or "", media=(file.content_type or "").lower()
    )
    body = Added(sha256=stored.sha256, size=stored.size, form=stored.form, title=what)
    about = About(subjects=[f"evidence:{stored.sha256}"], sites=[site], evidence=[stored.sha256])
    by = sender(who, EVIDENCE_ADDED.kind.name, sites=[site], stamp=own)
    send(EVIDENCE_ADDED, body, about, by=by)
    return stored.sha256
