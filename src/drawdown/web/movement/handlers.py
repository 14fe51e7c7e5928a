"""The handlers of this application: one for each kind of act on movements."""

from __future__ import annotations

from drawdown.ledger.act import Submission
from drawdown.movement import acts
from drawdown.movement.acts.load import MOVEMENT_DECIDED, MOVEMENT_REQUESTED
from drawdown.movement.acts.receive import MOVEMENT_RECEIVED, SHORT_SETTLED
from drawdown.movement.acts.state import Moving
from drawdown.web.movement import project
from drawdown.web.movement.queries import state_of
from drawdown.web.records.handler import Handler


def _loaded_it(state: Moving, submission: Submission) -> frozenset[str]:
    """Whoever made the load plan does not let it go."""
    return frozenset({state.file.load.by}) if state.file else frozenset()


def _checked_it_out(state: Moving, submission: Submission) -> frozenset[str]:
    """Custody passes from one person to another."""
    out = state.file.out if state.file else None
    return frozenset({out.by}) if out else frozenset()


PREPARED = {
    MOVEMENT_DECIDED.name: _loaded_it,
    MOVEMENT_RECEIVED.name: _checked_it_out,
    SHORT_SETTLED.name: _checked_it_out,
}


def _handlers() -> list[Handler[Moving]]:
    found: list[Handler[Moving]] = []
    for kind in acts.KINDS:
        write = project.requested if kind is MOVEMENT_REQUESTED else project.movement_changed
        if kind.name in PREPARED:
            found.append(Handler(kind, state_of, write, PREPARED[kind.name]))
        else:
            found.append(Handler(kind, state_of, write))
    return found


HANDLERS = tuple(_handlers())
