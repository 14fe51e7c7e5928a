"""Writes the rows of the files of disposal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from drawdown.ledger.act import Act
from drawdown.property.files.file import DisposalFile, FileKind, Step
from drawdown.web.property import models
from drawdown.web.property.codec import read, written

LOSS = "loss"
"""Why a case is opened by a count."""


def keep(file: DisposalFile, index: int) -> None:
    """Write a file as it stands now; `index` counts where it is new."""
    models.File.objects.update_or_create(
        kind=file.kind,
        name=file.id,
        defaults={"site": file.site, "state": file.state, "opened": file.opened}
        | {"content": written(file)},
        create_defaults={"entry": index, "site": file.site, "state": file.state}
        | {"opened": file.opened, "content": written(file)},
    )


def opened_for_loss(
    act: Act, index: int, *, case: str, site: str, on: date, lines: Mapping[str, int]
) -> None:
    """Open a case for what a count did not find, or add it to one that is still open."""
    row = models.File.objects.filter(kind=FileKind.CASE, name=case).first()
    step = Step("case.opened", on, act.actor.person, act.actor.capacity)
    if row is None:
        file = DisposalFile(FileKind.CASE, case, site, "opened", on, LOSS, dict(lines), (step,))
    else:
        file = read(row.content)
        more = {line: file.lines.get(line, 0) + pieces for line, pieces in lines.items()}
        file = replace(file, lines={**file.lines, **more}, steps=(*file.steps, step))
    keep(file, index)
