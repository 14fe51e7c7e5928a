"""Writes the rows that acts on the register lead to; nothing else does."""

from __future__ import annotations

from drawdown.documents.content import ContentStore
from drawdown.ledger.act import Act
from drawdown.register.acts import corrected, loaded
from drawdown.register.model import Register
from drawdown.web.register.models import Snapshot
from drawdown.web.store import documents


def register_loaded(act: Act, index: int) -> None:
    """Write the register that takes effect."""
    body = loaded.KIND.body_of(act)
    register = _register(documents(), body.snapshot)
    Snapshot.objects.create(
        entry=index,
        digest=body.snapshot,
        mission=register.mission.id,
        as_of=register.mission.as_of,
        origin=body.origin,
        history=body.history,
        loaded_at=act.recorded,
    )


def register_corrected(act: Act, index: int) -> None:
    """Write the corrected register: it has the origin and the history of the one before."""
    body = corrected.KIND.body_of(act)
    before = Snapshot.objects.filter(digest=body.before).latest("entry")
    register = _register(documents(), body.after)
    Snapshot.objects.create(
        entry=index,
        digest=body.after,
        mission=register.mission.id,
        as_of=register.mission.as_of,
        origin=before.origin,
        history=before.history,
        loaded_at=act.recorded,
    )


def _register(store: ContentStore, digest: str) -> Register:
    return Register.model_validate_json(store.get(digest))
