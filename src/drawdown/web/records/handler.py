"""What an application gives for each kind of act it takes: how to load, decide and project it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from drawdown.ledger.act import Act, Submission
from drawdown.ledger.kind import Kind
from drawdown.people.holding import Amount

State = TypeVar("State")

NOBODY: frozenset[str] = frozenset()


def _nobody(_: object, __: Submission) -> frozenset[str]:
    return NOBODY


def _unknown(_: object, __: Submission) -> Amount | None:
    return None


@dataclass(frozen=True, slots=True)
class Handler(Generic[State]):
    """A kind of act, the state that it is decided on, and the rows that it leads to."""

    kind: Kind[State, Any]
    load: Callable[[Submission], State]
    """Rows and documents into pure types; called under the log's lock."""
    project: Callable[[Act, int], None]
    """Writes the rows of an accepted act, at its index; the same again in a rebuild."""
    prepared_by: Callable[[State, Submission], frozenset[str]] = _nobody
    """Whose work the act decides on: for the rule that nobody approves their own."""
    amount: Callable[[State, Submission], Amount | None] = _unknown
    """For how much it is: for the limit of a delegation. None where that is not known."""


Handlers = Mapping[str, Handler[Any]]


def table(handlers: Iterable[Handler[Any]]) -> Handlers:
    """Return handlers by the name of their kind; refuses one that stands twice."""
    found: dict[str, Handler[Any]] = {}
    for handler in handlers:
        if handler.kind.name in found:
            raise ValueError(f"two handlers for {handler.kind.name}")
        found[handler.kind.name] = handler
    return found
