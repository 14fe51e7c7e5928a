"""Reads persons who leave: rows to pure types, and what acts on them are decided on."""

from __future__ import annotations

from collections.abc import Mapping

from drawdown.ledger.act import Submission
from drawdown.staff.acts.leave import Leaving
from drawdown.staff.file import LeaverFile, Owned
from drawdown.web.closing.codec import Codec
from drawdown.web.closing.queries import works
from drawdown.web.people.models import Person
from drawdown.web.staff import models
from drawdown.web.staff.list_kept import CHECK_OUT_LIST

LEAVER = Codec(LeaverFile)


def file_of(person: str) -> LeaverFile:
    """Return the file of a person; an empty one where nothing is told of their leaving."""
    row = models.Leaver.objects.filter(person=person).first()
    return LEAVER.read(row.content) if row else LeaverFile(person)


def files() -> Mapping[str, LeaverFile]:
    """Return every file, by person, those who leave first before the others."""
    return {row.person: LEAVER.read(row.content) for row in models.Leaver.objects.all()}


def owned() -> Mapping[str, tuple[Owned, ...]]:
    """Return the tasks of each person that are not over."""
    found: dict[str, list[Owned]] = {}
    for site, tasks in works().items():
        for work in tasks.values():
            if work.reported.person and work.over is None:
                mine = Owned(site, work.task, work.due)
                found.setdefault(work.reported.person, []).append(mine)
    return {person: tuple(tasks) for person, tasks in found.items()}


def state_of(submission: Submission) -> Leaving:
    """Return what an act on a person is decided on."""
    person = str(submission.body["person"])
    row = Person.objects.filter(id=person).first()
    return Leaving(
        file=file_of(person),
        owned=owned().get(person, ()),
        known=row is not None,
        left=row is not None and row.left_at is not None,
        listed=CHECK_OUT_LIST.in_force(),
    )
