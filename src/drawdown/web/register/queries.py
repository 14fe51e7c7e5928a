"""Reads registers: which one is current, and what stands in it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from drawdown.documents.content import ContentStore
from drawdown.register.history import History
from drawdown.register.model import Register
from drawdown.web.register.models import Snapshot
from drawdown.web.store import documents


def current_snapshot() -> Snapshot | None:
    """Return the register loaded last; none before the first."""
    return Snapshot.objects.first()


def register_of(snapshot: Snapshot) -> Register:
    """Return the register document that a row points at."""
    return _register(documents().root, snapshot.digest)


def register_named(digest: str) -> Register:
    """Return a register document by its hash. Raises `NoSuchDocument`."""
    return _register(documents().root, digest)


def history_of(snapshot: Snapshot) -> History:
    """Return what really happened, as far as it was known when the register was loaded."""
    return _history(documents().root, snapshot.history)


@lru_cache(maxsize=4)
def _register(root: Path, digest: str) -> Register:
    """A document never changes, so what was read once stays true."""
    return Register.model_validate_json(ContentStore(root).get(digest))


@lru_cache(maxsize=4)
def _history(root: Path, digest: str) -> History:
    return History.model_validate_json(ContentStore(root).get(digest))


def site_names() -> dict[str, str]:
    """Return the names of the sites in force, by id; none while no register is loaded."""
    snapshot = current_snapshot()
    return {site.id: site.name for site in register_of(snapshot).sites} if snapshot else {}


def known_sites() -> frozenset[str] | None:
    """Return the ids of the sites in force; nothing while no register is loaded."""
    snapshot = current_snapshot()
    return frozenset(site.id for site in register_of(snapshot).sites) if snapshot else None
