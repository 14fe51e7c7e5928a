"""The handlers of this application: one for each kind of act on persons who leave."""

from __future__ import annotations

from typing import Any

from drawdown.ledger.act import Submission
from drawdown.staff import acts
from drawdown.staff.acts.leave import Leaving
from drawdown.web.records.handler import Handler
from drawdown.web.staff import project
from drawdown.web.staff.list_kept import CHECK_OUT_LIST
from drawdown.web.staff.queries import state_of


def _about(state: Leaving, submission: Submission) -> frozenset[str]:
    """Nobody decides on themselves."""
    return frozenset({state.file.person})


ON_PERSONS = (Handler(kind, state_of, project.leaver_changed, _about) for kind in acts.ON_PERSONS)
HANDLERS: tuple[Handler[Any], ...] = (*ON_PERSONS, *CHECK_OUT_LIST.handlers)
