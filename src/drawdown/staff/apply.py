"""What an accepted act makes of the file of a person who leaves: pure, so that rows come again."""

from __future__ import annotations

from dataclasses import replace

from drawdown.ledger.act import Act
from drawdown.staff.acts.leave import CHECK_OUT_SETTLED, LAST_DAY_SET, SEPARATION_DECIDED
from drawdown.staff.file import LeaverFile, Separation, Settled


def apply(file: LeaverFile, act: Act) -> LeaverFile:
    """Return the file after an act that was decided on it; `ValueError` for another kind."""
    by = act.actor.person
    match act.kind:
        case LAST_DAY_SET.name:
            return replace(file, last_day=LAST_DAY_SET.body_of(act).last_day, set_by=by)
        case CHECK_OUT_SETTLED.name:
            body = CHECK_OUT_SETTLED.body_of(act)
            done = Settled(body.on, by, body.applies, body.note or "")
            return replace(file, settled={**file.settled, body.item: done})
        case SEPARATION_DECIDED.name:
            said = SEPARATION_DECIDED.body_of(act)
            decided = Separation(
                on=said.on,
                by=by,
                criteria=said.criteria,
                pool=said.pool,
                pool_size=said.pool_size,
                outcome=said.outcome.personal,
                grounds=said.grounds.personal,
                reference=said.reference or "",
            )
            return replace(file, separations=(*file.separations, decided))
    raise ValueError(f"{act.kind} says nothing of a person who leaves")
