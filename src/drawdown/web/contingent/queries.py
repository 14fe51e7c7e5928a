"""Reads contingents' equipment: rows to pure types, and what acts on it are decided on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from drawdown.contingent.acts.state import Holding
from drawdown.contingent.file import UnitFile
from drawdown.contingent.losses import Loss, losses
from drawdown.contingent.reconcile import Row, rows
from drawdown.ledger.act import Submission
from drawdown.ledger.act_reading import parse_act
from drawdown.movement.file import HOME, MovementFile
from drawdown.property.line import UN
from drawdown.property.posting import Posting, Way
from drawdown.web.closing.codec import Codec
from drawdown.web.contingent import models
from drawdown.web.movement.queries import account_of, movements, places
from drawdown.web.property.models import Item
from drawdown.web.property.models import Posting as PostingRow
from drawdown.web.property.queries import posting_of
from drawdown.web.records.models import Entry

UNIT = Codec(UnitFile)
GONE = (Way.LOST.value, Way.DESTROYED.value)


def file_of(unit: str) -> UnitFile:
    """Return the file of a contingent; an empty one where nothing is told of it."""
    row = models.UnitFile.objects.filter(unit=unit).first()
    return UNIT.read(row.content) if row else UnitFile(unit)


def files() -> Mapping[str, UnitFile]:
    """Return every file, by contingent."""
    return {row.unit: UNIT.read(row.content) for row in models.UnitFile.objects.all()}


def units() -> tuple[str, ...]:
    """Return every contingent that owns property, or of whose equipment something is told."""
    owners = Item.objects.exclude(owner=UN).order_by("owner").values_list("owner", flat=True)
    told = models.UnitFile.objects.values_list("unit", flat=True)
    return tuple(sorted({*owners.distinct(), *told}))


def lines_of(unit: str) -> tuple[str, ...]:
    """Return the lines of the property register that a contingent owns."""
    found = Item.objects.filter(owner=unit).order_by("line").values_list("line", flat=True)
    return tuple(found.distinct())


def rows_of_unit(file: UnitFile, moved: list[MovementFile]) -> list[Row]:
    """Return the equipment of a contingent, line by line."""
    return rows(file, lines_of(file.unit), moved)


def posted_losses(unit: str) -> list[tuple[int, Posting]]:
    """Return what was posted as lost or destroyed of a contingent's property, with its act."""
    found = PostingRow.objects.filter(owner=unit, way__in=GONE).order_by("id")
    return [(row.entry, posting_of(row)) for row in found]


def losses_of(file: UnitFile) -> tuple[Loss, ...]:
    """Return the register of losses of a contingent, without the papers of its postings."""
    return losses(file, posted_losses(file.unit))


def with_papers(found: Iterable[Loss]) -> list[Loss]:
    """Return losses with the evidence of the acts that posted them."""
    listed = list(found)
    entries = {loss.entry for loss in listed if loss.entry is not None}
    content = Entry.objects.filter(index__in=entries).values_list("index", "content")
    papers = {index: parse_act(bytes(text)).evidence for index, text in content}
    return [
        replace(loss, shown=papers.get(loss.entry, ())) if loss.entry is not None else loss
        for loss in listed
    ]


def holding_of(unit: str, lines: Iterable[str]) -> Holding:
    """Return what an act on a contingent's equipment is decided on."""
    file, moved = file_of(unit), movements()
    return Holding(
        file=file,
        account=account_of(sorted(set(lines))),
        sent_home=_sent_home(moved),
        places=frozenset(places()),
        left=frozenset(move.id for move in moved if move.out is not None),
        losses=losses_of(file),
        lists={name: each.unit for each in files().values() for name in each.lists},
    )


def state_of(submission: Submission) -> Holding:
    """Return the state of a submission."""
    body = submission.body
    lines = [str(each["line"]) for each in body.get("lines", ())]
    return holding_of(str(body["unit"]), lines)


def _sent_home(moved: Iterable[MovementFile]) -> Mapping[str, int]:
    found: Counter[str] = Counter()
    for move in moved:
        for receipt in move.receipts:
            if receipt.place == HOME:
                found.update({piece.line: piece.quantity for piece in receipt.lines})
    return found
