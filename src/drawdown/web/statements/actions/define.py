"""Put the mission's own definitions of figures in force: a stored document, named by one act."""

from __future__ import annotations

from drawdown.statements.acts.adopt import FiguresAdopted
from drawdown.statements.own import OwnFigures
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, Sender, send
from drawdown.web.statements.handlers import DEFINED
from drawdown.web.statements.own import keep_own


def adopt_figures(edited: OwnFigures, *, before: str, reason: str, by: Sender) -> Receipt:
    """Record that definitions come into force; `before` names those that their author saw."""
    kept = keep_own(edited)
    body = FiguresAdopted(figures=kept, before=before, version=edited.version, reason=reason)
    return send(DEFINED, body, About([f"figures:{kept[:16]}"], evidence=[kept]), by=by)
