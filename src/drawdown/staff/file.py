"""The file of a person who leaves: last day, what is settled, what was decided on separation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from drawdown.staff.check_out import CheckOutList, Item


@dataclass(frozen=True, slots=True)
class Owned:
    """A task that a person owns and that is not over."""

    site: str
    task: str
    due: date


@dataclass(frozen=True, slots=True)
class Settled:
    """One thing of the check-out list: settled, or it does not concern them, and why."""

    on: date
    by: str
    applies: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Separation:
    """A decision on separation. What was decided and on which grounds stands beside the ledger."""

    on: date
    by: str
    criteria: str
    """The published criteria, by their reference."""
    pool: str
    """Whom they were compared with, in words that name no person."""
    pool_size: int
    outcome: str
    """The digest of a personal value."""
    grounds: str
    reference: str = ""


@dataclass(frozen=True, slots=True)
class LeaverFile:
    """One person who leaves, by id: never by name."""

    person: str
    last_day: date | None = None
    set_by: str = ""
    settled: Mapping[str, Settled] = field(default_factory=dict)
    separations: tuple[Separation, ...] = ()

    def open(self, listed: CheckOutList) -> tuple[Item, ...]:
        """Return what of a check-out list is not settled yet."""
        return tuple(item for item in listed.items if item.id not in self.settled)


def beyond(last_day: date, owned: Iterable[Owned]) -> Iterator[Owned]:
    """Yield the tasks that end after a last day, the latest first."""
    late = [task for task in owned if task.due > last_day]
    yield from sorted(late, key=lambda task: (task.due, task.site, task.task), reverse=True)
