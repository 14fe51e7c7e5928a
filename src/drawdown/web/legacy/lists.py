"""Lists of entries as documents: what an import names by its hash."""

from __future__ import annotations

import json
from collections.abc import Sequence

from pydantic import ValidationError

from drawdown.core.canonical import canonical_bytes
from drawdown.documents.content import DamagedDocument, NoSuchDocument
from drawdown.documents.evidence import put
from drawdown.legacy.entry import LegacyEntry
from drawdown.web.store import documents

FORMAT = "drawdown-legacy/1"


def keep_list(entries: Sequence[LegacyEntry]) -> str:
    """Store a list and return its hash."""
    told = [entry.model_dump(mode="json", exclude_none=True) for entry in entries]
    content = canonical_bytes({"format": FORMAT, "entries": told})
    return put(documents(), content, name="legacy.json")


def list_named(sha256: str) -> tuple[LegacyEntry, ...] | None:
    """Return the entries of a list; nothing where it is not stored or is none."""
    try:
        held = json.loads(documents().get(sha256))
        if held["format"] != FORMAT:
            return None
        return tuple(LegacyEntry.model_validate(each) for each in held["entries"])
    except (NoSuchDocument, DamagedDocument, ValidationError, ValueError, KeyError, TypeError):
        return None
