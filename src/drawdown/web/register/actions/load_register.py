"""Load a register: store its document, and what really happened beside it; one act names both."""

from __future__ import annotations

from drawdown.documents.evidence import put
from drawdown.register.acts.loaded import body_of, history_bytes
from drawdown.register.history import History
from drawdown.register.model import Register
from drawdown.web.records.sending import About, Sender, send
from drawdown.web.register.handlers import LOADED
from drawdown.web.register.models import Snapshot
from drawdown.web.store import documents


def load_register(register: Register, history: History, *, origin: str, by: Sender) -> Snapshot:
    """Record a register and return its snapshot; raise `Refused` with what is wrong with it."""
    store = documents()
    body = body_of(register, history, origin=origin)
    put(store, register.to_bytes(), name="register")
    put(store, history_bytes(history), name="history")
    about = About(subjects=[f"register:{body.snapshot}"], evidence=[body.snapshot, body.history])
    receipt = send(LOADED, body, about, by=by)
    return Snapshot.objects.get(entry=receipt.index)
