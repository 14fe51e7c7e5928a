"""The checks of a folder run on a register that is whole: places are rows of its parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from drawdown.core.findings import Finding
from drawdown.core.provenance import Record
from drawdown.core.reading.records import Placed
from drawdown.register.checks.run import check_draft
from drawdown.register.draft import Draft
from drawdown.register.history import History
from drawdown.register.layout import FILE_OF, HISTORY_FILES, REGISTER_FILES
from drawdown.register.model import Register
from drawdown.register.movement import MovementMeans

WHOLE = frozenset(
    {part.name for part in REGISTER_FILES} | {f"history_{part.name}" for part in HISTORY_FILES}
)
_ONE = ("mission", "movement", "costs")


def check_register(register: Register, history: History) -> list[Finding]:
    """Return what all checks find in a register and its history."""
    return check_draft(draft_of(register, history))


def draft_of(register: Register, history: History) -> Draft:
    """Return a register as the draft that it was made from, rows counted as in its files."""
    means = {name: getattr(register.movement, name) for name in MovementMeans.model_fields}
    several: dict[str, Any] = {
        part.name: _placed(_records(register, part.name), part.name)
        for part in REGISTER_FILES
        if part.name not in _ONE
    }
    past: dict[str, Any] = {
        f"history_{part.name}": _placed(getattr(history, part.name), f"history {part.name}")
        for part in HISTORY_FILES
    }
    return Draft(
        mission=Placed(register.mission, FILE_OF["mission"]),
        movement=Placed(MovementMeans(**means), FILE_OF["movement"]),
        costs=Placed(register.costs, FILE_OF["costs"]),
        pack=register.pack,
        whole=WHOLE,
        **several,
        **past,
    )


def _records(register: Register, part: str) -> Sequence[Record]:
    """Return the records of a part; speeds and clearances stand among the rules of movement."""
    holder = register.movement if part in ("speeds", "clearances") else register
    records: Sequence[Record] = getattr(holder, part)
    return records


def _placed(records: Sequence[Record], part: str) -> tuple[Placed[Any], ...]:
    """Return records with their rows, counted from 1; the file is that of the part."""
    file = FILE_OF.get(part, part)
    return tuple(Placed(record, file, row) for row, record in enumerate(records, start=1))
