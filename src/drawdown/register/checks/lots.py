"""What becomes of cargo: ways that share out each lot, and what it takes to let them."""

from __future__ import annotations

from collections.abc import Iterator

from drawdown.core.catalogue import (
    NO_DISPOSAL,
    NO_SHARES,
    NOT_A_LEAD_TASK,
    NOTHING_OPEN,
    SHARES,
)
from drawdown.core.findings import Finding, Place
from drawdown.core.reading.records import Placed
from drawdown.register.checks.sums import exact_sum
from drawdown.register.draft import Draft
from drawdown.register.layout import FILE_OF
from drawdown.register.site import CargoKind, Disposition, Owner
from drawdown.rules.pack import Timing

Lot = tuple[str | None, Owner, CargoKind]
"""The site, or none for all sites without lines of their own; the owner; the kind."""


def ways_share_out_all(draft: Draft) -> Iterator[Finding]:
    """The ways of a lot share out all of it, or leave something for those that are open."""
    for lot, rows in _by_lot(draft).items():
        given = [row.record.share for row in rows if row.record.share is not None]
        total, place = exact_sum(given), rows[0].at("share")
        if len(given) == len(rows) and total != 1:
            yield SHARES.at(place, what=_named(lot), sum=f"{float(total):g}")
        elif len(given) < len(rows) and total >= 1:
            yield NOTHING_OPEN.at(place, what=_named(lot), sum=f"{float(total):g}")


def every_lot_goes_somewhere(draft: Draft) -> Iterator[Finding]:
    """Something is said of what becomes of every lot."""
    known = _by_lot(draft).keys()
    lots = dict.fromkeys(
        (p.record.site, p.record.owner, p.record.kind) for p in draft.cargo if p.record.count
    )
    unsaid = [(o, k) for site, o, k in lots if not {(site, o, k), (None, o, k)} & known]
    file = FILE_OF["dispositions"]
    for owner, kind in dict.fromkeys(unsaid):
        yield NO_SHARES.at(Place(file), what=f"{owner} {kind}", file=file)


def open_ways_are_known(draft: Draft) -> Iterator[Finding]:
    """A plan chooses only among ways of which approval and price are known."""
    known = {(p.record.owner, p.record.way) for p in draft.disposals}
    for placed in draft.dispositions:
        row = placed.record
        if row.share is None and (row.owner, row.way) not in known:
            yield NO_DISPOSAL.at(placed.at("share"), way=row.way, owner=row.owner)


def approvals_hold_a_task(draft: Draft) -> Iterator[Finding]:
    """The task that waits for an approval is one of the rule pack that takes waiting time."""
    tasks = {task.id: task for task in draft.pack.tasks} if draft.pack else {}
    for placed in draft.disposals:
        name = placed.record.task
        if (
            name is not None
            and tasks
            and (name not in tasks or tasks[name].timing is not Timing.LEAD)
        ):
            yield NOT_A_LEAD_TASK.at(placed.at("task"), task=name)


def _by_lot(draft: Draft) -> dict[Lot, list[Placed[Disposition]]]:
    found: dict[Lot, list[Placed[Disposition]]] = {}
    for placed in draft.dispositions:
        row = placed.record
        found.setdefault((row.site, row.owner, row.kind), []).append(placed)
    return found


def _named(lot: Lot) -> str:
    site, owner, kind = lot
    return f"{owner} {kind}" + (f" of {site}" if site else "")
