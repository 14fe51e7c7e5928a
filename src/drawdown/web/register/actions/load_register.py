"""Load a register: store its document, and what really happened beside it, and point at both."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from drawdown.core.canonical import canonical_bytes
from drawdown.register.history import History
from drawdown.register.model import Register
from drawdown.web.register.models import Snapshot
from drawdown.web.register.project import snapshot_loaded
from drawdown.web.store import documents


def load_register(register: Register, history: History, *, origin: str, at: datetime) -> Snapshot:
    """Store a register whose findings hold no error, and return its snapshot."""
    store = documents()
    digest = store.put(register.to_bytes())
    beside = store.put(canonical_bytes(history.model_dump(mode="json", by_alias=True)))
    with transaction.atomic():
        return snapshot_loaded(register, digest=digest, history=beside, origin=origin, loaded_at=at)
