"""What was released by a day, out of the rows of statements, as open data."""

from __future__ import annotations

from datetime import date

from drawdown.reports.open_data import files_of
from drawdown.reports.released import OpenFigure, Released, figures_of, said_in
from drawdown.web.register.queries import current_snapshot, register_of
from drawdown.web.reports.queries import NothingToReport
from drawdown.web.statements.drafts import draft_named
from drawdown.web.statements.models import Release, Statement


def released_by(as_of: date) -> tuple[Released, ...]:
    """Return the statements released by a day that no correction had replaced by it."""
    released = {
        row.statement: row for row in Release.objects.filter(at__date__lte=as_of).order_by("entry")
    }
    replaced = {
        row.corrects for row in Statement.objects.exclude(corrects="") if row.pk in released
    }
    found = []
    for statement, row in released.items():
        if statement in replaced:
            continue
        documents = sorted(kept[0] for kept in row.texts.values())
        drafts = [draft for name in documents if (draft := draft_named(name)) is not None]
        facts = dict.fromkeys(fact for draft in drafts for fact in said_in(draft))
        found.append(Released(statement, row.at.date(), documents[0], tuple(facts)))
    return tuple(found)


def open_files(as_of: date) -> tuple[dict[str, bytes], tuple[OpenFigure, ...]]:
    """Return the files of open data, and their figures. Raises `NothingToReport`."""
    snapshot = current_snapshot()
    if snapshot is None:
        raise NothingToReport("no register is loaded yet")
    figures = figures_of(released_by(as_of))
    return files_of(figures, register_of(snapshot)), figures
