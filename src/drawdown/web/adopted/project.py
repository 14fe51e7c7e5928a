"""Writes the rows of documents that are proposed, put in force and withdrawn."""

from __future__ import annotations

from typing import Any

from drawdown.ledger.act import Act
from drawdown.rules.proposing import Procedure
from drawdown.web.adopted.models import InForce, Proposal


def proposed(procedure: Procedure[Any], rows: type[Proposal], act: Act, index: int) -> None:
    """Write that somebody proposed a document."""
    body = procedure.proposed.body_of(act)
    rows._default_manager.create(  # noqa: SLF001 -- Django documents it for abstract models
        before=body.before,
        version=body.version,
        reason=body.reason,
        **_signed(procedure, act, index),
    )


def adopted(procedure: Procedure[Any], rows: type[InForce], act: Act, index: int) -> None:
    """Write that a document came into force."""
    body = procedure.adopted.body_of(act)
    told = {name: getattr(body, name) for name in rows.told}
    rows._default_manager.create(**told, **_signed(procedure, act, index))  # noqa: SLF001


def withdrawn(procedure: Procedure[Any], rows: type[Proposal], act: Act, _index: int) -> None:
    """Write that a proposal waits no longer."""
    body = procedure.withdrawn.body_of(act)
    waiting = rows._default_manager.filter(  # noqa: SLF001
        digest=procedure.named(act), before=body.before
    )
    waiting.delete()


def _signed(procedure: Procedure[Any], act: Act, index: int) -> dict[str, Any]:
    return {
        "entry": index,
        "digest": procedure.named(act),
        "person": act.actor.person,
        "capacity": act.actor.capacity,
        "at": act.recorded,
    }
