"""Writes the rows of the files of disposal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from drawdown.ledger.act import Act
from drawdown.property.acts.files import KIND_OF, after
from drawdown.property.acts.strip import LINES_DEIDENTIFIED
from drawdown.property.acts.tranche import TRANCHE_DECIDED, TRANCHE_PROPOSED, TRANCHE_RETURNED
from drawdown.property.effects import Pieces, gone
from drawdown.property.files.file import DisposalFile, FileKind, Step
from drawdown.property.files.tables import BY_ACT
from drawdown.web.property import models
from drawdown.web.property.codec import read, written
from drawdown.web.property.files import to_propose
from drawdown.web.property.lines_project import Writing
from drawdown.web.property.queries import rows_of

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


def file_begun(act: Act, index: int) -> None:
    """Write a new file."""
    body = KIND_OF[act.kind].body_of(act)
    keep(body.to_file(BY_ACT[act.kind].kind, act), index)


def file_stepped(act: Act, index: int) -> None:
    """Write a step of a file; where it lets its pieces go, post them."""
    rule, body = BY_ACT[act.kind], KIND_OF[act.kind].body_of(act)
    row = models.File.objects.get(kind=rule.kind, name=body.file)
    file = after(read(row.content), act)
    keep(file, index)
    if rule.posts is None:
        return
    writing, there = Writing(index, body.on), rows_of(sorted(file.lines))
    for line, pieces in sorted(file.lines.items()):
        rows = there[line]
        moved = Pieces(line, rows[0].owner, pieces)
        writing.post_here(gone(moved, rule.posts, site=file.site, on=body.on), rows)
    writing.finish()


def tranche_proposed(act: Act, index: int) -> None:
    """Write a tranche, and its name on the decisions that stand in it."""
    body = TRANCHE_PROPOSED.body_of(act)
    step = Step(act.kind, body.on, act.actor.person, act.actor.capacity)
    steps = (step,)
    file = DisposalFile(FileKind.TRANCHE, body.file, body.site, "proposed", body.on, steps=steps)
    keep(file, index)
    rows = to_propose(body.site).values_list("decision", flat=True)
    keys = [key for key in rows if key is not None]
    for start in range(0, len(keys), 900):
        some = keys[start : start + 900]
        models.Decision.objects.filter(pk__in=some).update(tranche=body.file)


def tranche_decided(act: Act, index: int) -> None:
    """Write that a tranche is approved; of one that is returned, the lines are free again."""
    kind = TRANCHE_DECIDED if act.kind == TRANCHE_DECIDED.name else TRANCHE_RETURNED
    body = kind.body_of(act)
    row = models.File.objects.get(kind=FileKind.TRANCHE, name=body.file)
    person, capacity = act.actor.person, act.actor.capacity
    step = Step(act.kind, body.on, person, capacity, dict(body.papers), body.note)
    file = read(row.content)
    keep(replace(file, state=BY_ACT[act.kind].to, steps=(*file.steps, step)), index)
    if kind is TRANCHE_RETURNED:
        models.Decision.objects.filter(tranche=body.file).update(tranche="")


def lines_deidentified(act: Act, index: int) -> None:
    """Write from which lines the marks were taken; the first time counts."""
    body = LINES_DEIDENTIFIED.body_of(act)
    known = set(models.Stripped.objects.filter(line__in=body.lines).values_list("line", flat=True))
    models.Stripped.objects.bulk_create(
        models.Stripped(line=line, entry=index, day=body.on, photo=body.papers["photo"])
        for line in dict.fromkeys(body.lines)
        if line not in known
    )
