"""Refuses at run time what no test saw: a write to a record beside the door, whoever sends it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from drawdown.web.records.tables import guarded

_WRITE = re.compile(
    r"\s*(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|UPDATE|DELETE\s+FROM|TRUNCATE(?:\s+TABLE)?)\s+\"?(\w+)",
    re.IGNORECASE,
)
_recording: ContextVar[bool] = ContextVar("recording", default=False)


class WrittenBesideTheDoor(RuntimeError):
    """Something writes a record that no act accounts for; nothing was written."""


@contextmanager
def recording() -> Iterator[None]:
    """Let the block write records: for the door, for a rebuild, and for nothing else."""
    token = _recording.set(True)
    try:
        yield
    finally:
        _recording.reset(token)


def keep(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
    """Run a statement, unless it writes a record outside `recording`."""
    if not _recording.get() and (found := _WRITE.match(sql)) and found[1] in guarded():
        raise WrittenBesideTheDoor(f"{found[1]}: only an act changes it, through `records.door`")
    return execute(sql, *rest)
