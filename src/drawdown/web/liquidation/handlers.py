"""The handlers of this application: the phase, tables, tasks and open items."""

from __future__ import annotations

from typing import Any

from drawdown.ledger.act import Submission
from drawdown.liquidation.acts.items import ITEM_KINDS
from drawdown.liquidation.acts.phase import LIQUIDATION_BEGUN, LIQUIDATION_CLOSED
from drawdown.liquidation.acts.state import Liquidating
from drawdown.liquidation.acts.tasks import TASK_DONE
from drawdown.web.closing.queries import register
from drawdown.web.liquidation import project
from drawdown.web.liquidation.queries import drawn_items, liquidation_file, staying
from drawdown.web.liquidation.standing import differences_of
from drawdown.web.liquidation.tables_kept import TABLES, tables_in_force
from drawdown.web.people.queries import standing
from drawdown.web.records.handler import Handler, table

HEAD = "liquidation_head"


def _items(_: Submission) -> Liquidating:
    tasks = tables_in_force().network.tasks
    return Liquidating(liquidation_file(), drawn_items(), tasks=tasks)


def _beginning(submission: Submission) -> Liquidating:
    heads = standing(submission.mission).in_office(HEAD, submission.claimed)
    return Liquidating(
        liquidation_file(),
        deadline=register().mission.deadline,
        staying=staying(),
        heads=frozenset(str(person) for person in heads),
    )


def _ending(_: Submission) -> Liquidating:
    file = liquidation_file()
    changes = [each for entry in file.entries.values() for each in entry.changes]
    return Liquidating(file, drawn_items(), differences=tuple(differences_of(file, changes)))


HANDLERS: tuple[Handler[Any], ...] = (
    Handler(LIQUIDATION_BEGUN, _beginning, project.phase_changed),
    Handler(LIQUIDATION_CLOSED, _ending, project.phase_changed),
    Handler(TASK_DONE, _items, project.task_done),
    *TABLES.handlers,
    *(Handler(kind, _items, project.item_changed) for kind in ITEM_KINDS),
)
BY_KIND = table(HANDLERS)
