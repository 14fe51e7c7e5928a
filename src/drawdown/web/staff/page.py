"""What the page of last days shows of each person, as far as its reader may see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from drawdown.staff.check_out import CheckOutList
from drawdown.staff.file import LeaverFile, Owned, Separation, beyond
from drawdown.web.people.presenting import names_of
from drawdown.web.people.who import Who
from drawdown.web.records.personal import values_of
from drawdown.web.staff.list_kept import CHECK_OUT_LIST
from drawdown.web.staff.queries import files, owned
from drawdown.web.staff.sight import restricted, shows
from drawdown.web.staff.words import OUTCOMES, item_name, owner_name
from drawdown.web.ui.names import named


@dataclass(frozen=True, slots=True)
class Shown:
    """One person who leaves."""

    file: LeaverFile
    name: str
    open: tuple[tuple[str, str], ...]
    """What is not settled, and whose it is to settle."""
    last_task: Owned | None
    beyond: tuple[Owned, ...]
    """Tasks that end after the last day: to be given to somebody else."""
    late: bool
    separations: tuple[tuple[Separation, str, str], ...]


def shown(who: Who, today: date) -> list[Shown]:
    """Return those who leave or own tasks, as far as somebody may see it."""
    known, tasks, names = files(), owned(), names_of(who.standing)
    listed = CHECK_OUT_LIST.in_force()
    persons = [each for each in {**known, **tasks} if shows(who, each)]
    found = [_shown(who, known.get(person) or LeaverFile(person), tasks.get(person, ()),
                    names, today, listed) for person in persons]  # fmt: skip
    return sorted(found, key=lambda each: (each.file.last_day or date.max, each.name))


def _shown(
    who: Who,
    file: LeaverFile,
    tasks: tuple[Owned, ...],
    names: Mapping[str, str],
    today: date,
    listed: CheckOutList,
) -> Shown:
    still = file.open(listed) if file.last_day else ()
    after = tuple(beyond(file.last_day, tasks)) if file.last_day else ()
    decided = file.separations if restricted(who) else ()
    values = values_of(digest for each in decided for digest in (each.outcome, each.grounds))
    return Shown(
        file=file,
        name=names.get(file.person, file.person),
        open=tuple((item_name(item), owner_name(item)) for item in still),
        last_task=max(tasks, key=lambda task: task.due, default=None),
        beyond=after,
        late=bool(file.last_day and file.last_day < today and still),
        separations=tuple(
            (each, _outcome(values.get(each.outcome)), values.get(each.grounds, ""))
            for each in decided
        ),
    )


def _outcome(value: str | None) -> str:
    """Return an outcome in words; nothing once it is erased."""
    return named(OUTCOMES, value) if value else ""
