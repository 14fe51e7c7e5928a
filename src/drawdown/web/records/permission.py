"""Who may send an act: a question that the door asks and `people` answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from drawdown.core.findings import Finding, Refused
from drawdown.ledger.act import Submission
from drawdown.people.holding import Amount


class Stranger(Refused):
    """The author is nobody known here: answered, and never recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What somebody asks to do, whose work it decides on, and when."""

    submission: Submission
    prepared_by: frozenset[str]
    at: datetime
    amount: Amount | None = None
    """For how much, where the kind of act moves money and it is known."""


class Permission(Protocol):
    """A rule about who may do what."""

    def __call__(self, request: Request, /) -> Iterable[Finding]:
        """Return what speaks against it; raise `Stranger` for an author whom nobody knows."""
        ...
