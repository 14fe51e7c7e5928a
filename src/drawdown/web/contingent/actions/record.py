"""Record an act on a contingent's equipment: its documents into the store, then the act itself."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from drawdown.core.provenance import Frozen
from drawdown.documents.acts.added import Added
from drawdown.documents.evidence import take_in
from drawdown.web.contingent.handlers import HANDLERS
from drawdown.web.people.sending import sender
from drawdown.web.people.who import Who
from drawdown.web.records.handler import table
from drawdown.web.records.handlers import EVIDENCE_ADDED
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, Sender, Stamp, send
from drawdown.web.store import documents

BY_KIND = table(HANDLERS)


def keep(file: UploadedFile[Any], title: str, unit: str, *, who: Who, stamp: Stamp) -> str:
    """Store a document of a contingent, and return its SHA-256; raises `Refused`.

    It is about the contingent alone: so its own people may add it, and no other's see it.
    """
    own = replace(stamp, act=str(uuid.uuid5(uuid.UUID(stamp.act), f"{unit} {file.name}")))
    stored = take_in(
        documents(), file, name=file.name or "", media=(file.content_type or "").lower()
    )
    body = Added(
        sha256=stored.sha256, size=stored.size, form=stored.form, title=title or (file.name or "–")
    )
    by = sender(who, EVIDENCE_ADDED.kind.name, subjects=[unit], stamp=own)
    send(EVIDENCE_ADDED, body, About(subjects=[unit], evidence=[stored.sha256]), by=by)
    return stored.sha256


def record_from(
    kind: str, body: dict[str, Any], papers: Iterable[str], *, who: Who, stamp: Stamp
) -> Receipt:
    """Send the act of a form; raises `ValidationError`, and what the door raises."""
    said = BY_KIND[kind].kind.body.model_validate_json(json.dumps(body))
    unit = str(body["unit"])
    return record(kind, said, papers, unit=unit, by=sender(who, kind, subjects=[unit], stamp=stamp))


def record(kind: str, body: Frozen, papers: Iterable[str], *, unit: str, by: Sender) -> Receipt:
    """Send an act on a contingent's equipment and return its receipt; raises `Refused`."""
    return send(BY_KIND[kind], body, About(subjects=[unit], evidence=papers), by=by)
