"""The handler of reports of strength."""

from __future__ import annotations

from drawdown.strength.acts.guard import GUARD_SET
from drawdown.strength.acts.report import STRENGTH_REPORTED
from drawdown.web.records.handler import Handler
from drawdown.web.strength import project
from drawdown.web.strength.queries import state_of

HANDLERS = (
    Handler(STRENGTH_REPORTED, state_of, project.strength_reported),
    Handler(GUARD_SET, state_of, project.guard_set),
)
