"""Reads the liquidation: rows to the pure file, and what other parts leave open."""

from __future__ import annotations

from collections.abc import Iterator

from drawdown.handover.file import SiteFile
from drawdown.handover.states import GIVEN_UP, LEFT_ALONE
from drawdown.liquidation import drawn as parts
from drawdown.liquidation.file import Begun, Entry, LiquidationFile
from drawdown.liquidation.item import OpenItem
from drawdown.property.files.file import FileKind
from drawdown.web.closing.codec import Codec
from drawdown.web.closing.queries import (
    every_file,
    register,
    rules,
    stored_commitments,
    stored_environment,
    stored_file,
)
from drawdown.web.liquidation import models
from drawdown.web.liquidation.assets import remaining_lines
from drawdown.web.movement.queries import movements
from drawdown.web.property.files import files_of

BEGUN = Codec(Begun)
ENTRY = Codec(Entry)


def stored_phase() -> LiquidationFile:
    """Return the phase alone, without open items."""
    row = models.Phase.objects.filter(id=1).first()
    if row is None:
        return LiquidationFile()
    return LiquidationFile(BEGUN.read(row.begun) if row.begun else None, row.closed_on)


def stored_entry(item: str) -> Entry | None:
    """Return what acts said of an item; none where no act did."""
    row = models.Item.objects.filter(item=item).first()
    return ENTRY.read(row.content) if row else None


def liquidation_file() -> LiquidationFile:
    """Return everything that acts of the liquidation said."""
    phase = stored_phase()
    entries = {row.item: ENTRY.read(row.content) for row in models.Item.objects.all()}
    done = dict(models.Task.objects.values_list("key", "done_on"))
    return LiquidationFile(phase.begun, phase.closed_on, entries, done)


def site_files() -> tuple[SiteFile, ...]:
    """Return the file of every site of the register, whole, in its order."""
    return tuple(stored_file(site.id, None) for site in register().sites)


def staying() -> tuple[str, ...]:
    """Return the sites that are not given up."""
    gone = GIVEN_UP | {LEFT_ALONE}
    return tuple(file.site for file in site_files() if file.state not in gone)


def drawn_items() -> dict[str, OpenItem]:
    """Return what every other part leaves open, by id."""
    return {item.id: item for item in _drawn()}


def _drawn() -> Iterator[OpenItem]:
    deadline = register().mission.deadline
    rule = rules().claims
    for file in site_files():
        yield from parts.site_left_open(file)
        commitments = stored_commitments(file.site)
        yield from parts.contracts_of(commitments, deadline=deadline)
        yield from parts.claims_of(commitments, rule=rule, mandate_end=deadline)
        yield from parts.conditions_of(stored_environment(file.site, None))
    for file in every_file():
        yield from parts.obligations_of(file)
        if file.part is not None:
            yield from parts.conditions_of(stored_environment(file.site, file.part))
    for kind in FileKind:
        for disposal in files_of(kind):
            yield from parts.files_of(disposal)
    for movement in movements():
        yield from parts.movements_of(movement)
    for place, lines, pieces in remaining_lines():
        yield from parts.asset_lines_of(place, lines, pieces)
