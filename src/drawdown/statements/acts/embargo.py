"""`statement.embargoed`: not to go out before a time; or the embargo is lifted, with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind
from drawdown.ledger.times import parse_time, print_time
from drawdown.statements.acts.state import Desk, Reason, StatementId, unfinished
from drawdown.statements.faults import LIFT_NOT_SAID, NOT_AHEAD, NOTHING_TO_LIFT

Time = Annotated[str, AfterValidator(lambda text: print_time(parse_time(text)))]
"""A time of the ledger: `2023-12-08T18:00:00Z`."""


class StatementEmbargoed(Frozen):
    """`until` says when it may go out; without it, the embargo is lifted."""

    statement: StatementId
    until: Time | None = None
    reason: Reason | None = None


def decide(state: Desk, act: Act) -> tuple[Finding, ...]:
    """Refuse a time that was past when it was set, and to lift without a reason.

    What holds a release back is the time at which that is recorded, whatever it claims.
    """
    body = STATEMENT_EMBARGOED.body_of(act)
    return (*unfinished(state, body.statement), *_faults(state, body, act))


def _faults(state: Desk, body: StatementEmbargoed, act: Act) -> Iterator[Finding]:
    if body.until is not None:
        if parse_time(body.until) <= act.claimed:
            yield NOT_AHEAD.at(Place("act", field="until"), until=body.until)
        return
    if state.file is not None and state.file.embargo is None:
        yield NOTHING_TO_LIFT.at(Place("act", field="until"))
    if not (body.reason or "").strip():
        yield LIFT_NOT_SAID.at(Place("act", field="reason"))


STATEMENT_EMBARGOED = Kind("statement.embargoed", StatementEmbargoed, decide)
