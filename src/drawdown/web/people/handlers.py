"""The handlers of this application: acts on persons, their offices and delegations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from drawdown.ledger.act import Act, Submission
from drawdown.ledger.kind import Kind
from drawdown.people.acts import (
    correct,
    end,
    enrol,
    erase,
    erase_values,
    give_capacity,
    give_delegation,
    invite,
    leave,
)
from drawdown.people.acts.state import State
from drawdown.people.reading import shipped_rights
from drawdown.web.people import project
from drawdown.web.people.outside import named_by
from drawdown.web.people.queries import standing
from drawdown.web.records.handler import Handler

Sites = Callable[[], frozenset[str] | None]
"""Gives the sites there are, which a later application knows; nothing before a register."""


def handlers(sites: Sites) -> tuple[Handler[Any], ...]:
    """Return a handler for each kind."""

    def load(submission: Submission) -> State:
        return State(standing(submission.mission), shipped_rights(), sites())

    def handler(kind: Kind[State, Any], projection: Callable[[Act, int], None]) -> Handler[State]:
        return Handler(kind, load, projection)

    return (
        handler(enrol.KIND, project.person_enrolled),
        handler(correct.KIND, project.person_corrected),
        handler(leave.KIND, project.person_left),
        handler(erase.KIND, project.person_erased),
        Handler(erase_values.VALUES_ERASED, named_by, project.values_erased),
        handler(invite.KIND, project.person_invited),
        handler(give_capacity.KIND, project.capacity_given),
        handler(end.CAPACITY_ENDED, project.holding_ended),
        handler(give_delegation.KIND, project.delegation_given),
        handler(end.DELEGATION_ENDED, project.holding_ended),
    )
