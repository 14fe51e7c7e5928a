"""Writes decisions on disposal, the groups they lead to, and the bands that a mission entered."""

from __future__ import annotations

from drawdown.ledger.act import Act
from drawdown.property.acts.decide_disposal import DISPOSAL_DECIDED
from drawdown.property.acts.enter_bands import BANDS_ENTERED
from drawdown.web.property import models
from drawdown.web.property.lines_project import Writing, changed
from drawdown.web.property.models import ROWS_OF_AN_ACT
from drawdown.web.property.queries import rows_of


def disposal_decided(act: Act, index: int) -> None:
    """Write a decision for each line; it takes the place of the last one, which stays."""
    body = DISPOSAL_DECIDED.body_of(act)
    lines = list(dict.fromkeys(body.lines))
    there = rows_of(lines)
    writing = Writing(index, body.on)
    made = []
    for number, line in enumerate(lines):
        key = index * ROWS_OF_AN_ACT + number
        made.append(
            models.Decision(
                id=key,
                entry=index,
                line=line,
                rules=body.rules,
                rule=body.rule,
                group=body.group or "",
                method=body.method.value,
                facts=dict(body.facts),
                shipping=body.shipping.model_dump(mode="json") if body.shipping else {},
                duties=list(body.duties),
                needs=list(body.needs),
                officer=act.actor.person,
                day=body.on,
            )
        )
        for row in there[line]:
            changed(row, {"group": body.group}, by_import=False).decision = key
        writing.touch(there[line])
    models.Decision.objects.bulk_create(made, batch_size=400)
    writing.flush()


def bands_entered(act: Act, index: int) -> None:
    """Write the bands that count from now on."""
    body = BANDS_ENTERED.body_of(act)
    models.Limits.objects.create(entry=index, content=body.model_dump(mode="json"))
