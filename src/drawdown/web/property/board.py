"""The review board: how old its cases are, which are late, and when it is through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from drawdown.property.disposal.cases import Case, through_by
from drawdown.property.files.file import DisposalFile

WINDOW = 90
"""Days whose pace is taken for the forecast."""


@dataclass(frozen=True, slots=True)
class Board:
    """What the board owes on a day."""

    waiting: int
    oldest: int
    """Days that the oldest one has waited."""
    late: tuple[str, ...]
    """Cases that were decided, and not carried out in time."""
    decided: int
    """Cases that were decided in the last days."""
    through: date | None
    """When all are decided at this pace; none where the pace is nothing."""


def board_of(files: Sequence[DisposalFile], today: date) -> Board:
    """Return how the board stands."""
    cases = [case_of(file) for file in files]
    waiting = [case for case in cases if case.open_on(today)]
    return Board(
        waiting=len(waiting),
        oldest=max((case.age(today) for case in waiting), default=0),
        late=tuple(case.id for case in cases if case.late_on(today)),
        decided=sum(
            case.decided is not None and 0 <= (today - case.decided).days < WINDOW for case in cases
        ),
        through=through_by(cases, today, days=WINDOW),
    )


def case_of(file: DisposalFile) -> Case:
    """Return a case by its days."""
    return Case(
        id=file.id,
        opened=file.opened,
        decided=file.day_of("case.decided"),
        due=file.due,
        executed=file.day_of("case.executed"),
    )
