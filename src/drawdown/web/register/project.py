"""Writes the rows of this application; nothing else does."""

from __future__ import annotations

from datetime import datetime

from drawdown.register.model import Register
from drawdown.web.register.models import Snapshot


def snapshot_loaded(
    register: Register, *, digest: str, history: str, origin: str, loaded_at: datetime
) -> Snapshot:
    """Write the row of a loaded register. The same register loaded again keeps its first row."""
    snapshot, _ = Snapshot.objects.get_or_create(
        digest=digest,
        defaults={
            "mission": register.mission.id,
            "as_of": register.mission.as_of,
            "history": history,
            "origin": origin,
            "loaded_at": loaded_at,
        },
    )
    return snapshot
