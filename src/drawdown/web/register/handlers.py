"""The handlers of this application: a register that is loaded, a value of it that is corrected."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel, ValidationError

from drawdown.documents.content import DamagedDocument, NoSuchDocument
from drawdown.ledger.act import Submission
from drawdown.register.acts import corrected, loaded
from drawdown.register.history import History
from drawdown.register.model import Register
from drawdown.web.records.handler import Handler
from drawdown.web.register import project
from drawdown.web.register.queries import current_snapshot, history_of, register_of
from drawdown.web.store import documents

M = TypeVar("M", bound=BaseModel)


def _documents_named(submission: Submission) -> loaded.State:
    body = loaded.KIND.body_of(submission)
    return loaded.State(_read(Register, body.snapshot), _read(History, body.history))


def _register_in_force(_: Submission) -> corrected.State:
    snapshot = current_snapshot()
    if snapshot is None:
        return corrected.State(current=None, register=None, history=History())
    return corrected.State(snapshot.digest, register_of(snapshot), history_of(snapshot))


def _read(model: type[M], digest: str) -> M | None:
    """Return a document as a record; nothing where it is not there or cannot be read."""
    try:
        return model.model_validate_json(documents().get(digest))
    except (NoSuchDocument, DamagedDocument, ValidationError):
        return None


LOADED = Handler(loaded.KIND, _documents_named, project.register_loaded)
CORRECTED = Handler(corrected.KIND, _register_in_force, project.register_corrected)

HANDLERS = (LOADED, CORRECTED)
